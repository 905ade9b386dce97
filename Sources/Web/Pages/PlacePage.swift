import Atlas
import Charts
import Coherence
import Cohorts

/// A place: who does what for it, what was found, what is known.
struct PlacePage: Page {
    static let template = "place"

    struct Field: Encodable, Sendable {
        let id: String
        let name: LinkItem
        let governance: String
        let reasons: [String]
        let table: TableItem
        let silent: [LinkItem]
    }

    struct Since: Encodable, Sendable {
        let title: String
        let changes: [ChangeItem]
        let gone: [LinkItem]
        let come: [LinkItem]
    }

    struct Measures: Encodable, Sendable {
        let level: String
        let links: [LinkItem]
    }

    let id: String
    let title: String
    let summary: String
    let trail: [LinkItem]
    let levels: String
    let country: LinkItem?
    let within: [LinkItem]
    let inner: [LinkItem]
    let severities: [LinkItem]
    let stack: ChartItem?
    let silentFields: [LinkItem]
    let fields: [Field]
    let findings: [FindingItem]
    let unknown: [FoldedItem]
    let unknownCount: Int
    let measures: [Measures]
    let figures: TableItem?
    let studies: [LinkItem]
    let networks: [LinkItem]
    let events: [LinkItem]
    let bodies: [LinkItem]
    let others: [LinkItem]
    let since: Since?
    let changes: [ChangeItem]
    let moreChanges: LinkItem?
    let beside: ChoiceItem
    let besideAddress: String
    let note: String?

    init(_ place: PlaceID, _ edition: Edition, horizon: Snapshot?) throws {
        let (view, texts) = (edition.view, edition.texts)
        let name = edition.name(place)
        let record = edition.atlas[RecordID(place)]
        let all = edition.snapshot.assessment.findings(for: place)
        let stated = all.filter { $0.basis == .stated }.sorted {
            (-$0.severity(at: place).order, $0.place == place ? 0 : 1, $0.id)
                < (-$1.severity(at: place).order, $1.place == place ? 0 : 1, $1.id)
        }
        id = place.rawValue
        title = name
        levels = view.levels(of: place).map { edition.name($0) }.joined(separator: texts("group-and"))
        let around = view.places.chain(from: place).dropFirst()
        within = around.map { edition.link($0) }
        country = edition.country(of: place).map { LinkItem(edition.name($0), edition.address(.country($0))) }
        trail = Trail.places(edition, around: around.reversed())
        inner = (edition.holdings.inner[place] ?? []).map { edition.link($0) }.sorted { $0.text < $1.text }
        severities = Severity.allCases.reversed().compactMap { severity in
            let count = stated.count { $0.severity(at: place) == severity }
            return count == 0
                ? nil : LinkItem(texts.counted(count, "count-\(severity.rawValue)"), "#findings")
        }
        findings = stated.map { FindingItem($0, on: place, edition) }
        unknown = FoldedItem.all(all.filter { $0.basis == .unknown }, edition)
        unknownCount = all.count - stated.count
        let stack = Stack(of: place, in: view)
        self.stack = try SiteCharts.levels(of: stack, "stack", edition)
        silentFields = SiteCharts.silent(stack, edition).map { edition.link($0) }
        fields = stack.columns.map { Self.field($0, edition) }
        summary =
            texts(
                "place-summary", ["place": name, "count": "\(stated.count)", "day": texts.day(edition.day)])
            + (edition.day > edition.atlas.horizon ? " " + texts("afterHorizon") : "")
        measures = Self.measures(of: stack, edition)
        figures = Self.figures(of: place, edition)
        func own(_ kinds: [RecordKind], _ isOwn: (Record) -> Bool) -> [LinkItem] {
            kinds.flatMap { edition.holdings.byKind[$0] ?? [] }.filter(isOwn).map { edition.dated($0) }
        }
        func takesPart(_ record: Record) -> Bool {
            record.place == place
                || (record.list("members") + record.list("participants")).contains(place.rawValue)
        }
        studies = own([.study]) { $0.place == place || $0.list("about").contains(place.rawValue) }
        networks = own([.network, .project], takesPart)
        events = own([.event], takesPart)
        bodies = own([.body]) { $0.place == place || $0.list("actsIn").contains(place.rawValue) }
        others = own([.instrument, .practice, .tension, .barrier]) { $0.place == place }
        let log = ChangeItem.all(for: place, edition)
        changes = log.suffix(ChangeItem.most).map(\.item)
        moreChanges = ChangeItem.more(than: log.count, place, edition)
        since = horizon.map { Self.since(place, log, all, $0, edition) }
        beside = ChoiceItem(
            "other", texts("beside-label"), any: texts("choose"),
            PlaceChoice.few(edition).filter { $0.value != place.rawValue },
            chosen: "")
        besideAddress = edition.address(.compare)
        note = record?.note
    }

    // MARK: - The stack in words

    private static func field(_ column: Stack.Column, _ edition: Edition) -> Field {
        let texts = edition.texts
        func cell(_ level: Level?) -> TableItem.Cell { TableItem.Cell(level.map { edition.name($0) } ?? "–") }
        var rows: [[TableItem.Cell]] = []
        var silent: [LinkItem] = []
        for row in column.measures {
            let money = (row.state.facts.money.value ?? []).map { edition.words($0.value) }.joined(
                separator: ". ")
            let roles = [
                row.profile.content, row.profile.means, row.profile.delivery, row.profile.evaluation,
            ]
            if roles.allSatisfy({ $0 == nil }), money.isEmpty {
                silent.append(edition.link(row.state.id).noting(edition.name(row.level)))
                continue
            }
            rows.append(
                [TableItem.Cell(edition.link(row.state.id)), cell(row.level)] + roles.map(cell)
                    + [TableItem.Cell(money.isEmpty ? "–" : money)])
        }
        let name = column.field.map { edition.link($0) } ?? LinkItem(texts("withoutField"), "")
        return Field(
            id: column.field?.rawValue ?? "none", name: name,
            governance: [
                column.governance.flatMap {
                    $0.kind == .undetermined ? nil : texts("governance-\($0.kind.rawValue)")
                }, texts.counted(column.measures.count, "measures"),
            ].compactMap(\.self).joined(separator: " · "),
            reasons: column.governance.map { edition.reasons($0) } ?? [],
            table: TableItem(
                texts("stack-of", ["field": name.text]),
                ["measure", "level", "content", "means", "delivery", "evaluation", "money"].map { texts($0) },
                rows),
            silent: silent)
    }

    private static func measures(of stack: Stack, _ edition: Edition) -> [Measures] {
        var byLevel: [Level: [LinkItem]] = [:]
        for row in stack.columns.flatMap(\.measures) {
            let notes = [
                row.state.facts.each.flatMap {
                    $0.extent == .all ? nil : edition.texts("extent-of-\($0.extent.rawValue)")
                }, row.state.force == .yes ? nil : edition.texts("force-doubt"),
            ].compactMap(\.self)
            byLevel[row.level, default: []].append(
                edition.link(row.state.id).noting(notes.isEmpty ? nil : notes.joined(separator: "; ")))
        }
        return byLevel.keys.sorted().map { level in
            Measures(level: edition.name(level), links: byLevel[level] ?? [])
        }
    }

    private static func figures(of place: PlaceID, _ edition: Edition) -> TableItem? {
        let records = (edition.holdings.byKind[.figure] ?? []).filter { $0.place == place }
        return records.isEmpty ? nil : FigureTable.of(records, edition)
    }

    // MARK: - What changed since

    private static func since(
        _ place: PlaceID, _ log: [ChangeItem.Dated], _ found: [Finding], _ horizon: Snapshot,
        _ edition: Edition
    ) -> Since {
        let later = horizon.assessment.findings(for: place).filter { $0.basis == .stated }
        let now = found.filter { $0.basis == .stated }
        func links(_ some: [Finding], notIn others: [Finding]) -> [LinkItem] {
            let there = Set(others.map(\.id))
            return some.filter { !there.contains($0.id) }.map {
                LinkItem(
                    "\(edition.title($0.check)): \($0.records.map { edition.name($0) }.joined(separator: ", "))",
                    edition.address(.finding($0.id)), id: $0.id)
            }
        }
        let (from, to) =
            edition.day < horizon.view.day ? (edition.day, horizon.view.day) : (horizon.view.day, edition.day)
        return Since(
            title: edition.texts(
                edition.day < horizon.view.day ? "since-title" : "since-title-later",
                ["day": edition.texts.day(edition.day), "horizon": edition.texts.day(horizon.view.day)]),
            changes: log.filter { $0.day.map { from < $0 && $0 <= to } ?? false }.map(\.item),
            gone: links(now, notIn: later), come: links(later, notIn: now))
    }
}

extension Severity {
    /// A conflict is most.
    var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Every place as the answer of a form, by country.
enum PlaceChoice {
    /// All places where a list of them can be overlooked; none where a name has to be typed.
    static func few(_ edition: Edition) -> [(value: String, label: String)] {
        (edition.holdings.byKind[.place]?.count ?? 0) > 150 ? [] : all(edition)
    }

    static func all(_ edition: Edition) -> [(value: String, label: String)] {
        (edition.holdings.byKind[.place] ?? []).map { place in
            let country = edition.country(of: place.id.place)
            let around =
                country == nil || country == place.id.place
                ? "" : ", \(edition.name(country ?? place.id.place))"
            return (place.id.rawValue, edition.name(place.id) + around)
        }.sorted { $0.label < $1.label }
    }
}

/// The pages above a page.
enum Trail {
    static func home(_ edition: Edition) -> LinkItem {
        LinkItem(edition.texts("home"), edition.address(.home))
    }

    static func places(_ edition: Edition, around: [PlaceID]) -> [LinkItem] {
        [home(edition), LinkItem(edition.texts("places"), edition.address(.places))]
            + around.map { edition.link($0) }
    }

    static func under(_ route: Route, _ key: String, _ edition: Edition) -> [LinkItem] {
        [home(edition), LinkItem(edition.texts(key), edition.address(route))]
    }

    static func under(_ kind: RecordKind, _ edition: Edition) -> [LinkItem] {
        under(.records(kind), "kinds-\(kind.rawValue)", edition)
    }
}

extension Edition {
    /// A record with its time, for lists.
    func dated(_ record: Record) -> LinkItem {
        let time =
            record.text("year") ?? record.moment("on").map { words($0) }
            ?? record.moment("period").map { words($0) }
        let dated: Set<RecordKind> = [.body, .measure, .fund, .network, .project, .instrument, .practice]
        return link(record.id).noting(time ?? (dated.contains(record.kind) ? words(record.held) : nil))
    }

    /// Why a field is governed as it is.
    func reasons(_ governance: GovernanceType) -> [String] {
        guard governance.kind != .undetermined else { return [] }
        return governance.grounds.map { ground in
            texts(
                "ground-\(ground.kind.rawValue)",
                [
                    "one": ground.records.first.map { name($0) } ?? "",
                    "other": ground.records.last.map { name($0) } ?? "",
                ])
        }
    }
}

/// Figures with value, unit, definition, period and source.
enum FigureTable {
    private static let csvHeader = [
        "id", "name", "place", "value", "min", "max", "qualifier", "unit", "definition", "from", "to",
        "basis", "formula",
        "sources", "address",
    ]

    /// For programs: numbers with a point and no signs between thousands, dates as ISO 8601 has them, empty where not stated.
    static func csv(_ records: [Record], _ edition: Edition) -> [[String]] {
        [csvHeader]
            + records.map { figure in
                let (value, range, period) = (
                    figure.numbers("value"), figure.numbers("range"), figure.moment("period")
                )
                return [
                    figure.id.rawValue, edition.name(figure.id), figure.place?.rawValue ?? "",
                    value.map { plain($0.lowerBound) } ?? "", range.map { plain($0.lowerBound) } ?? "",
                    range.map { plain($0.upperBound) } ?? "", figure.text("qualifier") ?? "",
                    figure.text("unit") ?? "", figure.text("definition") ?? "",
                    period?.earliest.map { "\($0)" } ?? "", period?.latest.map { "\($0)" } ?? "",
                    figure.text("basis") ?? "", figure.text("formula") ?? "",
                    figure.citations.map { "\($0.document), \($0.locator)" }.joined(separator: "; "),
                    edition.address(.record(.figure, figure.id)),
                ]
            }
    }

    private static func plain(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
    }

    static func of(_ records: [Record], _ edition: Edition, withPlace: Bool = false) -> TableItem {
        let texts = edition.texts
        let header =
            ["figure"] + (withPlace ? ["place"] : []) + [
                "value", "unit", "definition", "period", "basis", "evidence",
            ]
        let rows = records.map { figure -> [TableItem.Cell] in
            let range = figure.numbers("value") ?? figure.numbers("range")
            let qualifier = figure.text("qualifier").map { texts.word($0, of: "value") + " " } ?? ""
            let formula = figure.text("formula").map { " (\($0))" } ?? ""
            let place = figure.place.map { TableItem.Cell(edition.link($0)) } ?? TableItem.Cell("–")
            return [TableItem.Cell(edition.link(figure.id))] + (withPlace ? [place] : [])
                + [
                    qualifier + (range.map { edition.words($0) } ?? "–"), figure.text("unit") ?? "–",
                    (figure.text("definition") ?? "–") + formula,
                    figure.moment("period").map { edition.words($0) } ?? texts("no-year"),
                    figure.text("basis").map { texts.word($0, of: "value") } ?? "–",
                    edition.sources(figure.citations).map { "\($0.document.text): \($0.locators)" }.joined(
                        separator: "; "),
                ].map { TableItem.Cell($0) }
        }
        return TableItem(texts("figures"), header.map { texts($0) }, rows)
    }
}
