import Atlas
import Coherence
import Cohorts

@testable import Web

/// Pages of the shipped atlas, at least one of each kind.
enum Samples {
    typealias Route = Web.Route

    static let pages: [Route] =
        [
            .home, .search, .places, .place("de.munich"), .place("nl"), .place("eu"), .compare, .countries,
            .country("de"), .fields, .field("newcomer-language"), .checks,
            .check("money.withdrawn-duty-kept"),
            .findings, .records(.measure), .records(.figure), .record(.measure, "nl.inburgering"),
            .record(.measure, "de.integrationskurs"), .record(.document, "mpi-2014"),
            .story("nl.inburgering"),
            .changes, .reform, .entitlements, .glossary, .about,
        ]

    /// The first record of every kind, those with stages before others.
    static var records: [Route] {
        RecordKind.allCases.filter { $0 != .place }.compactMap { kind in
            let all = TestSite.shared.holdings.byKind[kind] ?? []
            return (all.first { !$0.stages.isEmpty } ?? all.first).map { .record(kind, $0.id) }
        }
    }

    /// Pages that have parts which few pages have.
    static func rare(_ edition: Edition) -> [Route] {
        let holdings = edition.holdings
        let findings = edition.snapshot.assessment.findings
        let telling = findings.enumerated().filter { offset, finding in
            offset % 9 == 0 || !finding.exempt.isEmpty || !finding.easedAt.isEmpty
        }
        let stories = RecordKind.allCases.flatMap { holdings.byKind[$0] ?? [] }.filter { !$0.stages.isEmpty }
        let ended = stories.first { $0.held.ended != nil }
        let followed = stories.first { !edition.view.linking(to: $0.id).isEmpty }
        let warned = edition.view.present(.measure).first { CalibrationProfile(of: $0).warning != nil }
        let doubted = edition.view.present(.measure).first {
            ($0.facts.reaches.value ?? []).contains { $0.force == .unknown }
        }
        let payers = (holdings.byKind[.fund] ?? []).compactMap(\.place).filter {
            edition.country(of: $0) == $0
        }
        var routes: [Route] = Check.all.map { .check($0.id) } + telling.map { .finding($0.element.id) }
        routes += (holdings.byKind[.place] ?? []).filter { $0.note != nil }.prefix(2).map {
            .place($0.id.place)
        }
        routes += findings.compactMap { $0.easedAt.keys.min() }.prefix(1).map { .place($0) }
        routes += [ended, followed].compactMap(\.self).map { .story($0.id) }
        routes += [warned, doubted].compactMap(\.self).map { .record(.measure, $0.id) }
        routes += payers.prefix(1).map { .country($0) }
        return routes + (holdings.byKind[.measure] ?? []).prefix(12).map { .record(.measure, $0.id) }
    }

    /// A dialogue to its end: every question is answered with the first or the last that it allows.
    static func dialogue(in home: String, first isFirst: Bool, _ edition: Edition) throws
        -> [EntitlementsPage]
    {
        var answers = [("residence", home)]
        var pages: [EntitlementsPage] = []
        for _ in 0..<12 {
            let page = try EntitlementsPage(edition, Query(answers))
            pages.append(page)
            guard let question = page.question else { break }
            let options = (question.choices.first?.options ?? []).filter { !$0.value.isEmpty }
            let value = question.isNumber ? "30" : (isFirst ? options.first : options.last)?.value ?? ""
            answers.append((question.attribute, value))
            if page.fault != nil { answers.append(("skip", question.attribute)) }
        }
        return pages
    }
}
