import Atlas
import Charts
import Coherence
import Cohorts
import Foundation
import Store

extension Site {
    /// The page of a route as of a day.
    ///
    /// - Throws: ``PageRefusal`` for what does not exist or cannot be asked; anything else is a fault of ours.
    func page(_ route: Route, _ edition: Edition, _ query: Query) async throws -> any Page {
        switch route {
        case .home: return try HomePage(edition)
        case .search:
            let asked = query["q"]
            return SearchPage(
                edition, asked: asked, hits: try database.search(asked, limit: SearchPage.limit))
        case .places: return try Lists.places(edition, query)
        case .place(let place):
            try exists(RecordID(place), .place, edition)
            let horizon = edition.isUsualDay ? nil : try await snapshots.snapshot(on: holdings.atlas.horizon)
            return try PlacePage(place, edition, horizon: horizon)
        case .compare: return try ComparePage(edition, query)
        case .countries: return try Lists.countries(edition, query)
        case .country(let country):
            try exists(RecordID(country), .place, edition)
            guard edition.country(of: country) == country else {
                throw PageRefusal.movedTo(edition.address(.place(country)))
            }
            return CountryPage(country, edition)
        case .fields: return Lists.fields(edition, query)
        case .field(let id):
            guard let field = holdings.atlas.glossary.fields[id] else {
                let near = nearest(id.rawValue, holdings.atlas.glossary.fields.keys.map(\.rawValue))
                throw PageRefusal.notFound(
                    id.rawValue, nearest: near.map { edition.link(FieldID(rawValue: $0)) })
            }
            return FieldPage(field, edition)
        case .checks: return Lists.checks(edition, query)
        case .check(let id):
            guard let card = holdings.cards[id] else {
                let near = nearest(id.rawValue, holdings.cards.keys.map(\.rawValue))
                throw PageRefusal.notFound(
                    id.rawValue, nearest: near.map { edition.link(CheckID(rawValue: $0)) })
            }
            return CheckPage(card, edition)
        case .findings: return try Lists.findings(edition, query)
        case .finding(let id):
            guard let finding = edition.snapshot.findingsByID[id] else { throw await noFinding(id, edition) }
            return FindingPage(finding, edition)
        case .records(let kind): return Lists.records(kind, edition, query)
        case .record(let kind, let id):
            try exists(id, kind, edition)
            guard let record = holdings.atlas[id] else {
                throw PageRefusal.notFound(id.rawValue, nearest: nil)
            }
            return try RecordPage(record, edition)
        case .story(let id): return try await story(id, edition)
        case .changes: return HistoryPage(edition, query)
        case .reform: return try await reform(edition, query)
        case .entitlements: return try EntitlementsPage(edition, Query([]))
        case .glossary: return GlossaryPage(edition)
        case .about: return AboutPage(edition)
        case .chart: throw PageRefusal.noSuchForm
        }
    }

    private func nearest(_ word: String, _ words: [String]) -> String? { nearestWord(to: word, among: words) }

    /// - Throws: ``PageRefusal/notFound(_:nearest:)`` with the nearest record of the kind, or where a record of another kind is.
    private func exists(_ id: RecordID, _ kind: RecordKind, _ edition: Edition) throws(PageRefusal) {
        guard let record = holdings.atlas[id] else {
            let ids = (holdings.byKind[kind] ?? []).map(\.id.rawValue)
            throw .notFound(
                id.rawValue, nearest: nearest(id.rawValue, ids).map { edition.link(RecordID(rawValue: $0)) })
        }
        guard record.kind == kind else {
            throw .movedTo(edition.route(to: id).map { edition.address($0) } ?? edition.address(.home))
        }
    }

    /// A finding that is not there on this day may be there on the usual one.
    private func noFinding(_ id: String, _ edition: Edition) async -> PageRefusal {
        let check = CheckID(rawValue: String(id.prefix { $0 != "/" }))
        let link = holdings.cards[check].map { _ in edition.link(check) }
        return .notFound(id, nearest: link)
    }

    private func story(_ id: RecordID, _ edition: Edition) async throws -> StoryPage {
        guard let record = holdings.atlas[id] else { throw PageRefusal.notFound(id.rawValue, nearest: nil) }
        guard !record.stages.isEmpty else {
            throw PageRefusal.movedTo(
                edition.route(to: id).map { edition.address($0) } ?? edition.address(.home))
        }
        var found: [Day: Snapshot] = [:]
        for day in StoryPage.days(of: record) where found[day] == nil {
            found[day] = try await snapshots.snapshot(on: day)
        }
        return try StoryPage(record, edition, found)
    }

    // MARK: - Reforms

    private func reform(_ edition: Edition, _ query: Query) async throws -> ReformPage {
        let asked = ReformPage.asked(query, edition)
        if asked.faults.isEmpty, !query["do"].isEmpty {
            // What the form adds becomes a part of the address, which then says all.
            throw PageRefusal.movedTo(edition.address(.reform, [("overlay", asked.overlay)]))
        }
        guard asked.faults.isEmpty, !asked.overlay.isEmpty else {
            return ReformPage(edition, query, asked, reform: nil, faults: [])
        }
        let (holdings, before) = (holdings, edition.view)
        let outcome = try await workshop.run { () -> (Reform?, [String]) in
            let layer = AtlasSource.files(name: "reform", ["reform.yml": Data(asked.overlay.utf8)])
            let result = AtlasLoader(layers: [holdings.source, layer], vocabulary: holdings.vocabulary).load()
            guard result.faults.isEmpty, let atlas = result.atlas else {
                return (nil, result.faults.prefix(20).map { "\($0)" })
            }
            let after = atlas.view(asOf: before.day)
            do {
                return (try Reform(from: before, to: after, cards: holdings.cards), [])
            } catch {
                return (nil, ["\(error)"])
            }
        }
        return ReformPage(edition, query, asked, reform: outcome.0, faults: outcome.1)
    }

    // MARK: - Charts by themselves

    /// The chart of a route, ready to be drawn.
    func chart(_ chart: ChartRoute, _ edition: Edition) throws -> any Chart {
        switch chart {
        case .map: return try SiteCharts.placeMap(edition)
        case .findings: return try SiteCharts.bars(edition)
        case .stack(let place):
            try exists(RecordID(place), .place, edition)
            return try SiteCharts.matrix(of: Stack(of: place, in: edition.view), edition)
        case .stages(let id):
            guard let record = holdings.atlas[id], let timeline = try SiteCharts.timeline(of: record, edition)
            else {
                throw PageRefusal.notFound(id.rawValue, nearest: nil)
            }
            return timeline
        }
    }
}
