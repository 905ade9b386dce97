import Atlas
import Coherence
import Cohorts

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
