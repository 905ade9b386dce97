import Atlas
import Charts
import Coherence
import Cohorts

/// Two places side by side: who does what, and what was found at one and not at the other. Nothing is added up.
struct ComparePage: Page {
    static let template = "compare"

    struct Side: Encodable, Sendable {
        let place: LinkItem
        let stack: ChartItem?
        let own: [FindingItem]
        let measures: Int
    }

    let title: String
    let summary: String
    let trail: [LinkItem]
    let action: String
    let choices: [ChoiceItem]
    let sides: [Side]
    let governance: TableItem?
    let shared: [LinkItem]

    init(_ edition: Edition, _ query: Query) throws {
        let (view, texts) = (edition.view, edition.texts)
        let places = [query["one"], query["other"]].map { text -> PlaceID? in
            (try? edition.atlas.place(named: text))?.id.place
        }
        for (text, place) in zip([query["one"], query["other"]], places) where !text.isEmpty && place == nil {
            throw PageRefusal.faulty(texts("no-such-place", ["place": text]))
        }
        action = edition.address(.compare)
        let all = PlaceChoice.few(edition)
        choices = zip(["one", "other"], places).map { name, place in
            ChoiceItem(
                name, texts("compare-\(name)"), any: texts("choose"), all, chosen: place?.rawValue ?? "")
        }
        trail = Trail.under(.places, "places", edition)
        guard let one = places[0], let other = places[1] else {
            title = texts("compare")
            summary = texts("compare-summary")
            (sides, governance, shared) = ([], nil, [])
            return
        }
        title = texts("compare-title", ["one": edition.name(one), "other": edition.name(other)])
        summary = texts("compare-summary")
        let assessment = edition.snapshot.assessment
        let first = assessment.findings(for: one).filter { $0.basis == .stated }
        let second = assessment.findings(for: other).filter { $0.basis == .stated }
        let both = Set(first.map(\.id)).intersection(second.map(\.id))
        sides = try [(one, first, "one"), (other, second, "other")].map { place, findings, id in
            let stack = Stack(of: place, in: view)
            return Side(
                place: edition.link(place),
                stack: try SiteCharts.levels(of: stack, id, edition),
                own: findings.filter { !both.contains($0.id) }.map { FindingItem($0, on: place, edition) },
                measures: stack.columns.reduce(0) { $0 + $1.measures.count })
        }
        shared = first.filter { both.contains($0.id) }.map {
            LinkItem(
                "\(edition.title($0.check)): \(edition.name($0.place))", edition.address(.finding($0.id)),
                id: $0.id)
        }
        governance = Self.governance([one, other], edition)
    }

    /// How the countries of both govern each field.
    private static func governance(_ places: [PlaceID], _ edition: Edition) -> TableItem? {
        let (view, texts) = (edition.view, edition.texts)
        let stacks = places.map { place in
            Dictionary(
                Stack(of: place, in: view).columns.compactMap { column in
                    column.field.map { ($0, column) }
                }
            ) { first, _ in first }
        }
        let fields = Set(stacks.flatMap(\.keys)).sorted { edition.name($0) < edition.name($1) }
        guard !fields.isEmpty else { return nil }
        return TableItem(
            texts("compare-governance"), [texts("field-field")] + places.map { edition.name($0) },
            fields.map { field in
                [TableItem.Cell(edition.link(field))]
                    + stacks.map { stack in
                        guard let column = stack[field] else {
                            return TableItem.Cell(texts("no-measure-known"))
                        }
                        let kind = column.governance.flatMap {
                            $0.kind == .undetermined ? nil : texts("governance-\($0.kind.rawValue)")
                        }
                        let count = texts.counted(column.measures.count, "measures")
                        return TableItem.Cell([kind, count].compactMap(\.self).joined(separator: " · "))
                    }
            })
    }
}
