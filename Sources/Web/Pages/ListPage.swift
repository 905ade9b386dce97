import Atlas
import Coherence
import Cohorts

/// Rows of things of one kind, with filters in the address.
struct ListPage: Page {
    static let template = "list"
    let title: String
    let summary: String
    let trail: [LinkItem]
    let intro: [String]
    let action: String
    let filters: [ChoiceItem]
    let count: String
    let table: TableItem
    let pager: Pager?
    let chart: ChartItem?
    let csv: [[String]]?

    private enum CodingKeys: String, CodingKey { case title, summary, intro, count, table, pager, chart }

    /// - Parameters:
    ///   - table: every row; the page shows a part of them.
    ///   - csv: the rows for a table file, if they are others.
    init(
        _ key: String, _ route: Route, _ edition: Edition, _ query: Query, filters: [ChoiceItem] = [],
        table: TableItem, csv: [[String]]? = nil, chart: ChartItem? = nil
    ) {
        let texts = edition.texts
        title = texts(key)
        summary = texts("\(key)-summary")
        trail = [Trail.home(edition)]
        intro = [texts("\(key)-summary")]
        action = edition.address(route)
        self.filters = filters
        count = texts.counted(table.rows.count, "entries")
        pager = Pager(of: table.rows.count, route, query, edition)
        let part = table.rows.dropFirst(pager?.first ?? 0).prefix(Pager.size)
        self.table = TableItem(table.caption, table.header, part.map { [$0.head] + $0.cells })
        self.chart = chart
        self.csv = csv ?? [table.header] + table.texts
    }
}

/// The lists of the site.
enum Lists {
    typealias Cell = TableItem.Cell

    static func places(_ edition: Edition, _ query: Query) throws -> ListPage {
        let (view, texts) = (edition.view, edition.texts)
        let country = query["country"], level = query["level"]
        let groups = Dictionary(
            grouping: edition.snapshot.assessment.findings.filter { $0.basis == .stated }, by: \.place)
        let rows = (edition.holdings.byKind[.place] ?? []).filter { place in
            (country.isEmpty || edition.country(of: place.id.place)?.rawValue == country)
                && (level.isEmpty || view.levels(of: place.id.place).map(\.rawValue).contains(level))
        }.map { place -> [Cell] in
            let id = place.id.place
            let home = edition.country(of: id)
            return [
                Cell(edition.link(id)),
                Cell(view.levels(of: id).map { edition.name($0) }.joined(separator: ", ")),
                home == nil || home == id ? Cell("–") : Cell(edition.link(home ?? id)),
                Cell("\(edition.snapshot.assessment.findings(for: id).count { $0.basis == .stated })"),
                Cell("\(groups[id]?.count ?? 0)"),
            ]
        }.sorted { $0[0].text < $1[0].text }
        return ListPage(
            "places", .places, edition, query,
            filters: [
                ChoiceItem(
                    "country", texts("country"), any: texts("all"), countries(edition), chosen: country),
                ChoiceItem(
                    "level", texts("level"), any: texts("all"),
                    Level.allCases.map { ($0.rawValue, edition.name($0)) }, chosen: level),
            ],
            table: TableItem(
                texts("places"),
                ["place", "level", "country", "findings-for", "findings-own"].map { texts($0) }, rows),
            chart: country.isEmpty && level.isEmpty ? try SiteCharts.map(edition) : nil)
    }

    static func countries(_ edition: Edition) -> [(value: String, label: String)] {
        (edition.holdings.byKind[.place] ?? []).filter { $0.text("code") != nil }.map {
            ($0.id.rawValue, edition.name($0.id))
        }
        .sorted { $0.label < $1.label }
    }

    static func countries(_ edition: Edition, _ query: Query) throws -> ListPage {
        let texts = edition.texts
        let stated = Dictionary(
            grouping: edition.snapshot.assessment.findings.filter { $0.basis == .stated }
        ) { edition.country(of: $0.place) ?? $0.place }
        let measures = Dictionary(grouping: edition.holdings.byKind[.measure] ?? []) { record in
            record.place.flatMap { edition.country(of: $0) ?? $0 }
        }
        let cities = Dictionary(grouping: edition.holdings.byKind[.place] ?? []) {
            edition.country(of: $0.id.place)
        }
        let rows = (edition.holdings.byKind[.place] ?? []).filter { $0.text("code") != nil }.map {
            country -> [Cell] in
            let id = country.id.place
            return [
                Cell(edition.name(id), edition.address(.country(id))),
                Cell("\((cities[id]?.count ?? 1) - 1)"), Cell("\(measures[id]?.count ?? 0)"),
                Cell("\(stated[id]?.count ?? 0)"),
            ]
        }.sorted { $0[0].text < $1[0].text }
        return ListPage(
            "countries", .countries, edition, query,
            table: TableItem(
                texts("countries"),
                ["country", "places-known", "kinds-measure", "findings"].map { texts($0) }, rows),
            chart: try SiteCharts.item(SiteCharts.bars(edition), .findings, "findings-chart", edition))
    }

    static func fields(_ edition: Edition, _ query: Query) -> ListPage {
        let texts = edition.texts
        let glossary = edition.atlas.glossary
        let measures = Dictionary(grouping: edition.view.present(.measure)) { $0.facts.field }
        let found = Dictionary(grouping: edition.snapshot.assessment.findings.filter { $0.basis == .stated })
        { $0.field }
        let rows = glossary.fields.values.map { field -> [Cell] in
            [
                Cell(edition.link(field.id)),
                Cell(glossary.domains[field.domain]?.text(in: texts.language) ?? ""),
                Cell("\(measures[field.id]?.count ?? 0)"), Cell("\(found[field.id]?.count ?? 0)"),
            ]
        }.sorted { ($0[1].text, $0[0].text) < ($1[1].text, $1[0].text) }
        return ListPage(
            "fields", .fields, edition, query,
            table: TableItem(
                texts("fields"), ["field-field", "domain", "kinds-measure", "findings"].map { texts($0) },
                rows))
    }

    static func checks(_ edition: Edition, _ query: Query) -> ListPage {
        let texts = edition.texts
        let found = Dictionary(grouping: edition.snapshot.assessment.findings, by: \.check)
        let rows = Check.all.compactMap { check -> [Cell]? in
            guard let card = edition.holdings.cards[check.id] else { return nil }
            let own = found[check.id] ?? []
            return [
                Cell(edition.link(check.id)), Cell(card.question.text(in: texts.language)),
                Cell(texts(card.severity.rawValue)),
                Cell("\(own.count { $0.basis == .stated })"), Cell("\(own.count { $0.basis == .unknown })"),
            ]
        }
        return ListPage(
            "checks", .checks, edition, query,
            table: TableItem(
                texts("checks"),
                ["check", "question", "severity", "findings-stated", "findings-unknown"].map { texts($0) },
                rows))
    }

    static func findings(_ edition: Edition, _ query: Query) throws(PageRefusal) -> ListPage {
        let texts = edition.texts
        let (country, field, check, severity, basis) = (
            query["country"], query["field"], query["check"], query["severity"], query["basis"]
        )
        let found = edition.snapshot.assessment.findings.filter { finding in
            (country.isEmpty || (edition.country(of: finding.place) ?? finding.place).rawValue == country)
                && (field.isEmpty || (finding.field?.rawValue ?? "none") == field)
                && (check.isEmpty || finding.check.rawValue == check)
                && (severity.isEmpty || finding.severity.rawValue == severity)
                && (basis.isEmpty || finding.basis.rawValue == basis)
        }
        let rows = found.map { finding -> [Cell] in
            [
                Cell("\(edition.title(finding.check))", edition.address(.finding(finding.id))),
                Cell(texts(finding.severity.rawValue)),
                Cell(edition.link(finding.place)),
                Cell(
                    (finding.records.map { edition.name($0) }
                        + [finding.need.map { edition.name($0) }].compactMap(\.self)).joined(separator: "; ")),
                Cell(texts("basis-short-\(finding.basis.rawValue)")),
            ]
        }
        let above = (edition.holdings.byKind[.place] ?? []).filter { $0.id.place == .europeanUnion }.map {
            ($0.id.rawValue, edition.name($0.id))
        }
        return ListPage(
            "findings", .findings, edition, query,
            filters: [
                ChoiceItem(
                    "country", texts("country"), any: texts("all"), above + countries(edition),
                    chosen: country),
                ChoiceItem(
                    "field", texts("field-field"), any: texts("all"),
                    FieldChoice.all(edition) + [("none", texts("withoutField"))], chosen: field),
                ChoiceItem(
                    "check", texts("check"), any: texts("all"),
                    Check.all.map { ($0.id.rawValue, edition.title($0.id)) }, chosen: check),
                ChoiceItem(
                    "severity", texts("severity"), any: texts("all"),
                    Severity.allCases.reversed().map { ($0.rawValue, texts($0.rawValue)) }, chosen: severity),
                ChoiceItem(
                    "basis", texts("basis"), any: texts("all"),
                    ["stated", "unknown"].map { ($0, texts("basis-short-\($0)")) }, chosen: basis),
            ],
            table: TableItem(
                texts("findings"), ["finding", "severity", "place", "about-it", "basis"].map { texts($0) },
                rows),
            csv: [Finding.csvHeader] + found.map { $0.csvRow(edition) })
    }

    static func records(_ kind: RecordKind, _ edition: Edition, _ query: Query) -> ListPage {
        let texts = edition.texts
        let key = "kinds-\(kind.rawValue)"
        let (country, field, type) = (query["country"], query["field"], query["type"])
        let all = edition.holdings.byKind[kind] ?? []
        let hasFields = kind == .measure
        let types = Set(all.map(\.type)).subtracting([""]).sorted()
        let shown = all.filter { record in
            (country.isEmpty || record.place.flatMap { (edition.country(of: $0) ?? $0).rawValue } == country)
                && (field.isEmpty || edition.view[record.id]?.facts.field?.rawValue == field)
                && (type.isEmpty || record.type == type)
        }
        if kind == .figure {
            return ListPage(
                key, .records(kind), edition, query,
                filters: [
                    ChoiceItem(
                        "country", texts("country"), any: texts("all"), countries(edition), chosen: country)
                ],
                table: FigureTable.of(shown, edition, withPlace: true),
                csv: FigureTable.csv(shown, edition))
        }
        let hasPlaces = all.contains { $0.place != nil }
        let header =
            [texts("kind-\(kind.rawValue)")] + (hasPlaces ? [texts("place")] : [])
            + (hasFields ? [texts("field-field")] : [])
            + (types.isEmpty ? [] : [texts("field-type")]) + [texts("time")]
        let rows = shown.map { record -> [Cell] in
            let fieldCell = edition.view[record.id]?.facts.field.map { Cell(edition.link($0)) } ?? Cell("–")
            return [Cell(edition.link(record.id))]
                + (hasPlaces ? [record.place.map { Cell(edition.link($0)) } ?? Cell("–")] : [])
                + (hasFields ? [fieldCell] : [])
                + (types.isEmpty
                    ? [] : [Cell(record.type.isEmpty ? "–" : texts.word(record.type, of: "value"))])
                + [Cell(edition.dated(record).note ?? "–")]
        }.sorted { $0[0].text < $1[0].text }
        let filters =
            (hasPlaces
                ? [
                    ChoiceItem(
                        "country", texts("country"), any: texts("all"), countries(edition), chosen: country)
                ] : [])
            + (hasFields
                ? [
                    ChoiceItem(
                        "field", texts("field-field"), any: texts("all"), FieldChoice.all(edition),
                        chosen: field)
                ] : [])
            + (types.isEmpty
                ? []
                : [
                    ChoiceItem(
                        "type", texts("field-type"), any: texts("all"),
                        types.map { ($0, texts.word($0, of: "value")) }, chosen: type)
                ])
        return ListPage(
            key, .records(kind), edition, query, filters: filters, table: TableItem(texts(key), header, rows),
            csv: [["id"] + header]
                + zip(shown.sorted { edition.name($0.id) < edition.name($1.id) }, rows).map {
                    [$0.id.rawValue] + $1.map(\.text)
                })
    }
}

/// Every field as the answer of a form.
enum FieldChoice {
    static func all(_ edition: Edition) -> [(value: String, label: String)] {
        edition.atlas.glossary.fields.keys.map { ($0.rawValue, edition.name($0)) }.sorted {
            $0.label < $1.label
        }
    }
}
