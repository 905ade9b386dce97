import Atlas
import Charts
import Coherence
import Cohorts

/// One finding with everything that it rests on.
struct FindingPage: Page {
    static let template = "finding-page"

    let title: String
    let summary: String
    let trail: [LinkItem]
    let finding: FindingItem
    let basisNote: String
    let person: TableItem?
    let cohort: String?
    let levels: String
    let need: String?
    let inherited: [LinkItem]
    let exempt: [LinkItem]
    let question: String
    let siblings: [LinkItem]

    init(_ finding: Finding, _ edition: Edition) {
        let (view, texts) = (edition.view, edition.texts)
        self.finding = FindingItem(finding, edition)
        title = "\(edition.title(finding.check)): \(edition.name(finding.place))"
        summary = self.finding.explanation
        trail = Trail.under(.findings, "findings", edition) + [edition.link(finding.check)]
        basisNote = texts("basis-\(finding.basis.rawValue)")
        person = finding.witness.map { witness in
            TableItem(
                texts(finding.isWitnessPossible ? "person-possible" : "person"),
                [texts("fact"), texts("value")],
                view.setting.vocabulary.attributes.compactMap { attribute in
                    guard let value = witness[attribute.id] else { return nil }
                    let alone = Person([attribute.id: value]).words(in: view, texts)
                    let label = attribute.label(in: texts.language)
                    let text =
                        alone.hasPrefix("\(label): ") ? String(alone.dropFirst(label.count + 2)) : alone
                    return [TableItem.Cell(label), TableItem.Cell(text)]
                })
        }
        cohort = finding.cohort.map { "\($0)" }
        levels = finding.levels.map { edition.name($0) }.joined(separator: ", ")
        need = finding.need.map { edition.name($0) }
        let below = view.places.all.filter {
            $0 != finding.place && view.places.isSame($0, asOrInside: finding.place)
                && view.levels(of: $0).contains { $0 >= .city }
        }.sorted()
        let free = below.filter { !finding.exempt.isDisjoint(with: view.places.chain(from: $0)) }
        exempt = free.map { edition.link($0) }
        inherited = below.filter { !free.contains($0) }.map { place in
            edition.link(place).noting(
                finding.easedAt[place].map { texts("eased-by", ["name": edition.name($0)]) })
        }
        question = edition.holdings.cards[finding.check]?.question.text(in: texts.language) ?? ""
        siblings = edition.snapshot.assessment.findings.filter {
            $0.check == finding.check && $0.id != finding.id
        }
        .prefix(12).map {
            LinkItem(
                edition.name($0.place) + ($0.records.first.map { ": \(edition.name($0))" } ?? ""),
                edition.address(.finding($0.id)), id: $0.id)
        }
    }
}

/// One check: what it asks, what it reads, what it found.
struct CheckPage: Page {
    static let template = "check"

    struct Fact: Encodable, Sendable {
        let name: String
        let whenAbsent: String
    }

    let title: String
    let summary: String
    let trail: [LinkItem]
    let id: String
    let severity: String
    let severityLabel: String
    let why: String
    let facts: [Fact]
    let advice: String
    let lookBack: String?
    let sources: [SourceItem]
    let stated: [LinkItem]
    let unknown: [LinkItem]
    let unknownCount: Int
    let all: LinkItem

    init(_ card: CheckCard, _ edition: Edition) {
        let texts = edition.texts
        id = card.id.rawValue
        title = card.title.text(in: texts.language)
        summary = card.question.text(in: texts.language)
        trail = Trail.under(.checks, "checks", edition)
        severity = card.severity.rawValue
        severityLabel = texts(card.severity.rawValue)
        why = card.why.text(in: texts.language)
        advice = card.advice.text(in: texts.language)
        facts = card.facts.map {
            Fact(name: $0.name, whenAbsent: texts($0.whenAbsent == .fire ? "absent-fire" : "absent-silent"))
        }
        lookBack = card.lookBack.map { texts("lookBack", ["years": edition.chartWords.number($0)]) }
        sources = edition.sources(card.sources)
        let own = edition.snapshot.assessment.findings.filter { $0.check == card.id }
        func link(_ finding: Finding) -> LinkItem {
            LinkItem(
                edition.name(finding.place)
                    + (finding.records.isEmpty
                        ? "" : ": " + finding.records.map { edition.name($0) }.joined(separator: ", ")),
                edition.address(.finding(finding.id)), id: finding.id,
                note: finding.need.map { edition.name($0) })
        }
        stated = own.filter { $0.basis == .stated }.map(link)
        let rest = own.filter { $0.basis == .unknown }
        unknown = rest.prefix(40).map(link)
        unknownCount = rest.count
        all = LinkItem(texts("all-findings"), edition.address(.findings, [("check", card.id.rawValue)]))
    }
}
