import Atlas
import Coherence
import Cohorts

/// A record through time: each change, and what the checks find from then on.
struct StoryPage: Page {
    static let template = "story"

    struct Chapter: Encodable, Sendable {
        let change: ChangeItem
        let changed: [String]
        let come: [LinkItem]
        let gone: [LinkItem]
    }

    let title: String
    let summary: String
    let trail: [LinkItem]
    let record: LinkItem
    let before: [LinkItem]
    let timeline: ChartItem?
    let chapters: [Chapter]
    let end: String?
    let after: [LinkItem]
    let said: [LinkItem]

    /// The days on which the checks have to run.
    static func days(of record: Record) -> [Day] { record.stages.compactMap(\.from.latest) }

    init(_ record: Record, _ edition: Edition, _ snapshots: [Day: Snapshot]) throws {
        let (view, texts) = (edition.view, edition.texts)
        title = texts("story-title", ["name": edition.name(record.id)])
        summary = texts(
            "story-summary", ["name": edition.name(record.id), "held": edition.words(record.held)])
        trail = Trail.under(record.kind, edition) + [edition.link(record.id)]
        self.record = edition.link(record.id)
        let links = view[record.id]?.facts.links ?? []
        before = links.filter { $0.kind == .replaces || $0.kind == .buildsOn }.map {
            edition.link($0.target).noting(texts("link-\($0.kind.rawValue)"))
        }
        timeline = try SiteCharts.timeline(of: record, edition).map {
            try SiteCharts.item($0, .stages(record.id), "stages", edition)
        }
        var known: [String: Finding] = [:]
        var chapters: [Chapter] = []
        for stage in record.stages {
            var come: [LinkItem] = [], gone: [LinkItem] = []
            if let snapshot = stage.from.latest.flatMap({ snapshots[$0] }) {
                let now = (snapshot.findingsByRecord[record.id] ?? []).filter { $0.basis == .stated }
                let there = Set(now.map(\.id))
                come = now.filter { known[$0.id] == nil }.map {
                    LinkItem(edition.title($0.check), edition.address(.check($0.check)), id: $0.id)
                }
                gone = known.values.filter { !there.contains($0.id) }.sorted { $0.id < $1.id }.map {
                    LinkItem(edition.title($0.check), edition.address(.check($0.check)), id: $0.id)
                }
                known = Dictionary(now.map { ($0.id, $0) }) { first, _ in first }
            }
            chapters.append(
                Chapter(
                    change: ChangeItem(stage, record, edition),
                    changed: RecordPage.changes(of: stage, record, edition), come: come, gone: gone))
        }
        self.chapters = chapters
        end = record.held.ended.map { texts("story-ended", ["when": edition.words($0)]) }
        after = view.linking(to: record.id).map {
            edition.link($0.from).noting(texts("linked-\($0.kind.rawValue)"))
        }
        said = (edition.holdings.backlinks[record.id] ?? []).compactMap { edition.atlas[$0] }.filter {
            [.study, .tension, .barrier, .change].contains($0.kind)
        }.map { edition.link($0.id).noting($0.text("says") ?? $0.text("found") ?? $0.note) }
    }
}

extension RecordPage {
    /// The fields that a stage changes, in words.
    static func changes(of stage: Record.Stage, _ record: Record, _ edition: Edition) -> [String] {
        record.statements(of: stage).map { statement in
            let value =
                statement.value.text == "absent"
                ? edition.texts("stage-absent")
                : edition.lines(of: statement.value, field: statement.field).map(\.text).joined(
                    separator: "; ")
            return "\(edition.texts.word(statement.field, of: "field")): \(value)"
        }
    }
}
