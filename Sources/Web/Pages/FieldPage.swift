import Atlas
import Coherence
import Cohorts

/// A policy field: how countries govern it, what measures there are, what was found.
struct FieldPage: Page {
    static let template = "field"

    struct Country: Encodable, Sendable {
        let country: LinkItem
        let governance: String
        let reasons: [String]
        let measures: [LinkItem]
    }

    struct Need: Encodable, Sendable {
        let name: String
        let who: String
        let cohort: String
    }

    let title: String
    let summary: String
    let trail: [LinkItem]
    let domain: String
    let needs: [Need]
    let countries: [Country]
    let findings: [FindingItem]
    let unknownCount: Int
    let all: LinkItem
    let figures: TableItem?
    let studies: [LinkItem]

    init(_ field: Glossary.Field, _ edition: Edition) {
        let (view, texts, glossary) = (edition.view, edition.texts, edition.atlas.glossary)
        let name = edition.name(field.id)
        title = name.firstUppercased
        domain = glossary.domains[field.domain]?.text(in: texts.language) ?? ""
        trail = Trail.under(.fields, "fields", edition)
        let measures = view.present(.measure).filter { $0.facts.field == field.id }
        let byCountry = Dictionary(grouping: measures) { state in
            state.record.place.flatMap { edition.country(of: $0) ?? $0 } ?? .europeanUnion
        }
        summary = texts(
            "field-summary",
            [
                "field": name, "count": "\(measures.count)",
                "countries": "\(byCountry.keys.count { edition.country(of: $0) == $0 })",
            ])
        countries = byCountry.keys.sorted { edition.name($0) < edition.name($1) }.map { country in
            let isCountry = edition.country(of: country) == country
            let governance = GovernanceType(of: country, field.id, in: view)
            return Country(
                country: isCountry
                    ? LinkItem(edition.name(country), edition.address(.country(country)))
                    : edition.link(country),
                governance: isCountry ? texts("governance-\(governance.kind.rawValue)") : "",
                reasons: isCountry ? edition.reasons(governance) : [],
                measures: (byCountry[country] ?? []).map { state in
                    edition.link(state.id).noting(
                        [
                            view.level(of: state).map { edition.name($0) },
                            state.force == .yes ? nil : texts("force-doubt"),
                        ]
                        .compactMap(\.self).joined(separator: "; "))
                })
        }
        let served = Set(measures.flatMap { $0.facts.serves + $0.facts.concerns })
        needs = glossary.needOrder.filter(served.contains).compactMap { glossary.needs[$0] }.map {
            Need(
                name: $0.names.text(in: texts.language), who: edition.words($0.cohort), cohort: "\($0.cohort)"
            )
        }
        let own = edition.snapshot.assessment.findings.filter { $0.field == field.id }
        findings = own.filter { $0.basis == .stated }.prefix(30).map { FindingItem($0, edition) }
        unknownCount = own.count { $0.basis == .unknown }
        all = LinkItem(texts("all-findings"), edition.address(.findings, [("field", field.id.rawValue)]))
        let ids = Set(measures.map(\.id.rawValue))
        func isAbout(_ record: Record) -> Bool { !ids.isDisjoint(with: record.list("about")) }
        let numbers = (edition.holdings.byKind[.figure] ?? []).filter(isAbout)
        figures = numbers.isEmpty ? nil : FigureTable.of(numbers, edition, withPlace: true)
        studies = (edition.holdings.byKind[.study] ?? []).filter(isAbout).map { edition.dated($0) }
    }
}

extension String {
    /// With a capital at its beginning.
    var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}
