import Atlas
import Charts
import Coherence
import Cohorts

/// The charts of the site, from the atlas.
enum SiteCharts {
    // MARK: - Map of places

    /// Every place with coordinates over the outlines of countries.
    static func map(_ edition: Edition) throws -> ChartItem {
        try item(placeMap(edition), .map, "map", edition)
    }

    static func placeMap(_ edition: Edition) throws -> PlaceMap {
        let texts = edition.texts
        let counts = Dictionary(
            grouping: edition.snapshot.assessment.findings.filter { $0.basis == .stated }, by: \.place)
        var cities: [(record: Record, count: Int)] = []
        for record in edition.holdings.byKind[.place] ?? [] {
            guard record.list("levels").contains("city"), let point = position(of: record, edition),
                europe.longitudes.contains(point.longitude), europe.latitudes.contains(point.latitude)
            else { continue }
            cities.append((record, counts[record.id.place]?.count ?? 0))
        }
        // More marks than these tell nobody anything; those with findings of their own come first.
        let shown = cities.sorted { ($1.count, $0.record.id) < ($0.count, $1.record.id) }.prefix(150)
            .sorted { $0.record.id < $1.record.id }
        let places = try shown.compactMap { city, count -> PlaceMap.Place? in
            guard let point = position(of: city, edition) else { return nil }
            return PlaceMap.Place(
                edition.name(city.id), at: point, kind: count > 0 ? 0 : 1, value: .known(Double(count)),
                link: try Link(edition.address(.place(city.id.place))))
        }
        let own = places.count { $0.kind == 0 }
        return try PlaceMap(
            About(
                title: texts("map-title"), description: texts("map-description"),
                summary: texts("map-summary", ["count": "\(places.count)", "own": "\(own)"]),
                source: texts("map-source"), unit: texts("map-unit")),
            background: edition.holdings.outlines, places: places,
            kinds: [texts("map-own"), texts("map-none")])
    }

    /// Cities beyond it would make the map too small to read; they stand in the list of places.
    private static let europe = (longitudes: -25.0...45.0, latitudes: 34.0...72.0)

    private static func position(of record: Record, _ edition: Edition) -> GeoPoint? {
        guard
            let value = record.statements(on: edition.day).first(where: { $0.field == "coordinates" })?.value,
            let latitude = value["latitude"]?.text.flatMap(Double.init),
            let longitude = value["longitude"]?.text.flatMap(Double.init)
        else { return nil }
        return try? GeoPoint(longitude: longitude, latitude: latitude, name: record.name)
    }

    // MARK: - Who does what

    /// The chart of a place's levels; nil where no source states who does what.
    static func levels(of stack: Stack, _ id: String, _ edition: Edition) throws -> ChartItem? {
        let matrix = try matrix(of: stack, edition)
        return matrix.columns.isEmpty ? nil : try item(matrix, .stack(stack.place), id, edition)
    }

    /// Levels down, fields across, and in each cell who decides, pays, delivers and evaluates.
    static func matrix(of stack: Stack, _ edition: Edition) throws -> LevelMatrix {
        let texts = edition.texts
        let levels = levels(of: stack, edition)
        let columns = drawn(stack, levels)
        let parts = ["content", "means", "delivery", "evaluation"]
        let cells = levels.map { level in columns.map { cell(level, $0) } }
        let filled = cells.joined().count {
            if case .roles(let roles, _) = $0 { !roles.isEmpty } else { false }
        }
        return try LevelMatrix(
            About(
                title: texts("stack-title", ["place": edition.name(stack.place)]),
                description: texts("stack-description"),
                summary: texts(
                    "stack-summary", ["filled": "\(filled)", "cells": "\(levels.count * columns.count)"]),
                source: texts("stack-source"), unit: ""),
            roles: parts.map {
                LevelMatrix.Role(texts("role-\($0)-letter").first ?? "?", texts("role-\($0)"))
            },
            rows: levels.map { edition.name($0) },
            columns: columns.map { $0.field.map { edition.name($0) } ?? texts("withoutField") }, cells: cells)
    }

    /// The fields of which a source states some part; columns of question marks tell nothing.
    private static func drawn(_ stack: Stack, _ levels: [Level]) -> [Stack.Column] {
        stack.columns.filter { column in
            column.field != nil && levels.contains { cell($0, column) != .missing }
        }
    }

    /// The fields with measures of which no source states who does what.
    static func silent(_ stack: Stack, _ edition: Edition) -> [FieldID] {
        let shown = Set(drawn(stack, levels(of: stack, edition)).map(\.field))
        return stack.columns.compactMap(\.field).filter { !shown.contains($0) }
    }

    /// The levels above the place and its own, and those that measures for it name.
    static func levels(of stack: Stack, _ edition: Edition) -> [Level] {
        let around = edition.view.places.chain(from: stack.place).flatMap { edition.view.levels(of: $0) }
        let named = stack.columns.flatMap {
            $0.measures.flatMap { row in
                [
                    row.level, row.profile.content, row.profile.means, row.profile.delivery,
                    row.profile.evaluation,
                ]
                .compactMap(\.self)
            }
        }
        return Set(around + named).sorted()
    }

    private static func cell(_ level: Level, _ column: Stack.Column) -> LevelMatrix.Cell {
        var certain: Set<Int> = [], unsure: Set<Int> = []
        var deniesPart = false
        for row in column.measures {
            let roles = row.state.facts.roles
            let isSure = row.state.force == .yes
            let held: [(Level?, Truth)] = [
                (roles.content?.value, roles.content?.force ?? .no),
                (roles.means?.value, roles.means?.force ?? .no),
                (roles.delivery?.value.level, roles.delivery?.force ?? .no),
                (roles.evaluation?.value.level, roles.evaluation?.force ?? .no),
            ]
            for (index, (holder, force)) in held.enumerated() where holder == level {
                if isSure, force == .yes { certain.insert(index) } else { unsure.insert(index) }
            }
            if level == .city, roles.delivery?.value.city == CityRole.none { deniesPart = true }
        }
        if certain.isEmpty, unsure.isEmpty { return deniesPart ? .roles([]) : .missing }
        return .roles(certain, uncertain: unsure.subtracting(certain))
    }

    // MARK: - Stages

    /// The stages of a record through time.
    static func timeline(of record: Record, _ edition: Edition) throws -> Timeline? {
        let texts = edition.texts
        let dated = record.stages.filter { $0.from.earliest != nil || $0.from.latest != nil }
        guard !dated.isEmpty else { return nil }
        let ended = record.held.ended ?? record.held.to
        var stages: [Timeline.Stage] = []
        var marks: [Timeline.Mark] = []
        for (index, stage) in dated.prefix(200).enumerated() {
            let next = dated.dropFirst(index + 1).lazy.map(\.from).first { $0 != stage.from }
            let end: Timeline.End = next.map(Self.end) ?? ended.map(Self.end) ?? .open
            stages.append(
                Timeline.Stage(
                    "\(edition.words(stage.from)): \(stage.says ?? texts("stage-change"))",
                    from: Self.end(stage.from), to: end))
            if stage.isAgreed == false, let day = stage.from.latest ?? stage.from.earliest {
                marks.append(
                    Timeline.Mark(
                        texts("stage-notAgreed"), at: Self.time(day), kind: 0, stage: index))
            }
        }
        return try Timeline(
            About(
                title: texts("timeline-title", ["name": edition.name(record.id)]),
                description: texts("timeline-description"),
                summary: texts.counted(dated.count, "timeline-summary"),
                source: edition.sources(record.citations).map { "\($0.document.text), \($0.locators)" }
                    .joined(separator: "; "),
                unit: texts("year")),
            stages: stages, marks: marks, kinds: marks.isEmpty ? [] : [texts("stage-notAgreed")])
    }

    private static func end(_ moment: Moment) -> Timeline.End {
        switch (moment.earliest, moment.latest) {
        case (let first?, let last?) where first.year != last.year: .between(time(first), time(last))
        case (let first?, _): .on(time(first))
        case (nil, let last?): .on(time(last))
        case (nil, nil): .open
        }
    }

    private static func time(_ day: Day) -> Double { Double(day.year) + Double(day.month - 1) / 12 }

    // MARK: - Findings

    /// How many findings on stated facts each country has.
    static func bars(_ edition: Edition) throws -> Bars {
        let texts = edition.texts
        let stated = edition.snapshot.assessment.findings.filter { $0.basis == .stated }
        let groups = Dictionary(grouping: stated) { edition.country(of: $0.place) ?? $0.place }
        let rows = groups.map { (name: edition.name($0.key), count: $0.value.count) }.sorted {
            $0.name < $1.name
        }
        return try Bars(
            About(
                title: texts("bars-title"), description: texts("bars-description"),
                summary: texts("bars-summary", ["count": "\(stated.count)", "places": "\(rows.count)"]),
                source: texts("stack-source"), unit: texts("bars-unit")),
            bars: rows.map { Bars.Bar($0.name, .known(Double($0.count))) })
    }

    // MARK: - Figures

    static func item(_ chart: some Chart, _ route: ChartRoute, _ id: String, _ edition: Edition) throws
        -> ChartItem
    {
        let figure = Figure(chart, id: try FigureID(id), words: edition.chartWords)
        return ChartItem(
            html: figure.html,
            files: [Form.svg, .png, .csv].map { form in
                LinkItem(
                    form.rawValue.dropFirst().uppercased(), edition.address(.chart(route), form: form),
                    note: edition.texts("download-\(form.rawValue.dropFirst())"))
            }, summary: figure.about.summary)
    }
}

extension SiteCharts {
    /// The stylesheet that all charts share.
    static var css: String { ChartStyle.css }
}
