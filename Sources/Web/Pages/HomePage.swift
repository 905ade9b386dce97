import Atlas
import Charts
import Coherence
import Cohorts

/// The first page: what Leitbild is, where the places are, what was found.
struct HomePage: Page {
    static let template = "home"

    struct Count: Encodable, Sendable {
        let number: Int
        let label: String
        let address: String
    }

    let title: String
    let summary: String
    let trail: [LinkItem] = []
    let lead: [String]
    let searchAddress: String
    let map: ChartItem
    let counts: [Count]
    let severities: [Count]
    let findings: TableItem
    let findingsNote: String
    let gravest: [FindingItem]
    let doors: [LinkItem]
    let horizon: String

    private enum CodingKeys: String, CodingKey {
        case title, summary, map, counts, severities, findings, gravest, horizon
    }

    init(_ edition: Edition) throws {
        let texts = edition.texts
        title = texts("home-title")
        summary = texts("home-lead-1")
        lead = [texts("home-lead-1"), texts("home-lead-2")]
        searchAddress = edition.address(.search)
        map = try SiteCharts.map(edition)
        let kinds: [RecordKind] = [.place, .measure, .fund, .body, .network, .study, .figure, .event]
        counts = kinds.map { kind in
            Count(
                number: edition.holdings.byKind[kind]?.count ?? 0, label: texts("kinds-\(kind.rawValue)"),
                address: edition.address(kind == .place ? .places : .records(kind)))
        }
        let stated = edition.snapshot.assessment.findings.filter { $0.basis == .stated }
        severities = Severity.allCases.reversed().map { severity in
            Count(
                number: stated.count { $0.severity == severity },
                label: texts("severities-\(severity.rawValue)"),
                address: edition.address(.findings, [("severity", severity.rawValue), ("basis", "stated")]))
        }
        findings = FindingMatrix.byCountryAndField(stated, edition)
        findingsNote = texts("home-findings-note")
        var seen: Set<CheckID> = []
        gravest = stated.filter { seen.insert($0.check).inserted }.prefix(3).map { FindingItem($0, edition) }
        doors = [
            LinkItem(texts("door-city"), edition.address(.places), note: texts("door-city-note")),
            LinkItem(texts("door-reform"), edition.address(.reform), note: texts("door-reform-note")),
            LinkItem(
                texts("door-learn"), edition.address(.records(.network)), note: texts("door-learn-note")),
            LinkItem(
                texts("door-research"), edition.address(.records(.figure)), note: texts("door-research-note")),
            LinkItem(texts("door-me"), edition.address(.entitlements), note: texts("door-me-note")),
        ]
        horizon = texts("horizon", ["horizon": "\(edition.atlas.horizon.year)"])
    }
}

/// How many findings there are, by country and by field.
enum FindingMatrix {
    /// Countries down, fields across; each number leads to its findings. Places above countries stand first.
    static func byCountryAndField(_ findings: [Finding], _ edition: Edition) -> TableItem {
        func place(_ finding: Finding) -> PlaceID { edition.country(of: finding.place) ?? finding.place }
        let places = Set(findings.map(place)).sorted {
            (edition.view.levels(of: $0).first?.rank ?? 0, edition.name($0))
                < (edition.view.levels(of: $1).first?.rank ?? 0, edition.name($1))
        }
        let fields = Set(findings.compactMap(\.field)).sorted { edition.name($0) < edition.name($1) }
        let hasNone = findings.contains { $0.field == nil }
        let groups = Dictionary(grouping: findings) { Key(place: place($0), field: $0.field) }
        let columns: [FieldID?] = fields.map { $0 } + (hasNone ? [nil] : [])
        let rows = places.map { place -> [TableItem.Cell] in
            let isCountry = edition.country(of: place) == place
            let head = TableItem.Cell(
                edition.name(place), edition.address(isCountry ? .country(place) : .place(place)))
            return [head]
                + columns.map { field in
                    let count = groups[Key(place: place, field: field)]?.count ?? 0
                    guard count > 0 else { return TableItem.Cell("·") }
                    let query = [
                        ("country", place.rawValue), ("field", field?.rawValue ?? "none"),
                        ("basis", "stated"),
                    ]
                    return TableItem.Cell("\(count)", edition.address(.findings, query))
                }
        }
        return TableItem(
            edition.texts("home-findings"),
            [edition.texts("country")]
                + columns.map { $0.map { edition.name($0) } ?? edition.texts("withoutField") },
            rows)
    }

    private struct Key: Hashable {
        let place: PlaceID
        let field: FieldID?
    }
}
