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

/// A country: how it governs each field, which cities are known, what was found, who moved first.
struct CountryPage: Page {
    static let template = "country"

    struct Field: Encodable, Sendable {
        let field: LinkItem
        let governance: String
        let reasons: [String]
    }

    struct Way: Encodable, Sendable {
        let domain: String
        let kind: String
        let moves: [LinkItem]
    }

    let title: String
    let summary: String
    let trail: [LinkItem]
    let placeLink: LinkItem
    let fields: [Field]
    let undetermined: [LinkItem]
    let cities: [LinkItem]
    let matrix: TableItem
    let findings: [FindingItem]
    let unknown: [FoldedItem]
    let measures: [LinkItem]
    let funds: [LinkItem]
    let bodies: [LinkItem]
    let routes: [Way]
    let changes: [ChangeItem]
    let moreChanges: LinkItem?
    let all: LinkItem

    init(_ country: PlaceID, _ edition: Edition) {
        let (view, texts) = (edition.view, edition.texts)
        title = edition.name(country)
        trail = Trail.under(.countries, "countries", edition)
        placeLink = LinkItem(texts("country-stack", ["place": title]), edition.address(.place(country)))
        let stack = Stack(of: country, in: view)
        let ownFields = Set(
            view.present(.measure).filter { state in
                state.record.place.map { view.places.isSame($0, asOrInside: country) } ?? false
            }.compactMap(\.facts.field)
        ).union(stack.columns.compactMap(\.field))
        let types = ownFields.sorted { edition.name($0) < edition.name($1) }.map {
            GovernanceType(of: country, $0, in: view)
        }
        fields = types.filter { $0.kind != .undetermined }.map {
            Field(
                field: edition.link($0.field), governance: texts("governance-\($0.kind.rawValue)"),
                reasons: edition.reasons($0))
        }
        undetermined = types.filter { $0.kind == .undetermined }.map { edition.link($0.field) }
        let inside = view.places.all.filter { $0 != country && view.places.isSame($0, asOrInside: country) }
        cities = inside.map { place in
            edition.link(place).noting(
                view.levels(of: place).map { edition.name($0) }.joined(separator: ", "))
        }.sorted { $0.text < $1.text }
        let own = edition.snapshot.assessment.findings.filter {
            view.places.isSame($0.place, asOrInside: country)
        }
        let stated = own.filter { $0.basis == .stated }
        summary = texts(
            "country-summary", ["country": title, "count": "\(stated.count)", "cities": "\(cities.count)"])
        matrix = Self.matrix(stated, edition)
        findings = stated.prefix(30).map { FindingItem($0, edition) }
        unknown = FoldedItem.all(own.filter { $0.basis == .unknown }, edition)
        func national(_ kind: RecordKind) -> [LinkItem] {
            (edition.holdings.byKind[kind] ?? []).filter { $0.place == country }.map { edition.dated($0) }
        }
        measures = national(.measure)
        funds = national(.fund)
        bodies = national(.body)
        routes = Self.ways(of: country, edition)
        let log = ChangeItem.all(for: country, edition)
        changes = log.suffix(ChangeItem.most).map(\.item)
        moreChanges = ChangeItem.more(than: log.count, country, edition)
        all = LinkItem(texts("all-findings"), edition.address(.findings, [("country", country.rawValue)]))
    }

    /// Checks down, places across: how many findings on stated facts.
    private static func matrix(_ findings: [Finding], _ edition: Edition) -> TableItem {
        let fields = Set(findings.compactMap(\.field)).sorted { edition.name($0) < edition.name($1) }
        let checks = Set(findings.map(\.check)).sorted { edition.title($0) < edition.title($1) }
        let columns: [FieldID?] = fields.map { $0 } + (findings.contains { $0.field == nil } ? [nil] : [])
        return TableItem(
            edition.texts("findings-by-field"),
            [edition.texts("check")]
                + columns.map { $0.map { edition.name($0) } ?? edition.texts("withoutField") },
            checks.map { check in
                [TableItem.Cell(edition.link(check))]
                    + columns.map { field in
                        let count = findings.count { $0.check == check && $0.field == field }
                        return TableItem.Cell(count == 0 ? "·" : "\(count)")
                    }
            })
    }
}

/// Who moved first, domain by domain.
extension CountryPage {
    fileprivate static func ways(of country: PlaceID, _ edition: Edition) -> [CountryPage.Way] {
        Coherence.Route.of(country, in: edition.view).map { route in
            CountryPage.Way(
                domain: route.domain.flatMap {
                    edition.atlas.glossary.domains[$0]?.text(in: edition.texts.language)
                } ?? "",
                kind: edition.texts("way-\(route.kind.rawValue)"),
                moves: route.moves.map {
                    edition.link($0.record).noting("\($0.when), \(edition.name($0.level))")
                })
        }
    }
}

extension String {
    /// With a capital at its beginning.
    var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}
