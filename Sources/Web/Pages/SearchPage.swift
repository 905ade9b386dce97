import Atlas
import Coherence
import Cohorts
import Store

/// What search found, with the reason for each hit.
struct SearchPage: Page {
    static let template = "search"
    static let limit = 60

    struct Hit: Encodable, Sendable {
        struct Piece: Encodable, Sendable {
            let text: String
            let isFound: Bool
        }

        let link: LinkItem
        let kind: String
        let place: String?
        let reason: String
        let passage: [Piece]
    }

    let title: String
    let summary: String
    let trail: [LinkItem]
    let action: String
    let asked: String
    let hits: [Hit]
    let count: String?
    let advice: String?
    let fields: [LinkItem]
    let csv: [[String]]?

    private enum CodingKeys: String, CodingKey { case title, summary, asked, hits, count, advice, fields }

    init(_ edition: Edition, asked: String, hits found: [SearchHit]) {
        let texts = edition.texts
        self.asked = asked
        title = texts("search")
        summary = texts("search-summary")
        trail = [Trail.home(edition)]
        action = edition.address(.search)
        hits = found.compactMap { hit in
            guard let record = edition.atlas[hit.id] else { return nil }
            return Hit(
                link: edition.link(hit.id), kind: texts("kind-\(record.kind.rawValue)"),
                place: record.kind == .place ? nil : record.place.map { edition.name($0) },
                reason: texts("reason-\(hit.reason.rawValue)"),
                passage: hit.passage.enumerated().map {
                    Hit.Piece(text: $0.element, isFound: $0.offset % 2 == 1)
                })
        }
        let isAsked = asked.contains { $0.isLetter || $0.isNumber }
        count = isAsked ? texts.counted(hits.count, "hits") : nil
        advice = isAsked && hits.isEmpty ? texts("search-advice") : nil
        let words = asked.lowercased().split(separator: " ").map(String.init)
        fields =
            words.isEmpty
            ? []
            : edition.atlas.glossary.fields.values.filter { field in
                let names = field.names.texts.values.map { $0.lowercased() }
                return words.allSatisfy { word in names.contains { $0.contains(word) } }
            }.map { edition.link($0.id) }.sorted { $0.text < $1.text }
        csv =
            [["id", "kind", "name", "found_in", "passage"]]
            + found.compactMap { hit in
                edition.atlas[hit.id].map {
                    [
                        hit.id.rawValue, $0.kind.rawValue, edition.name(hit.id), hit.reason.rawValue,
                        hit.passage.joined(),
                    ]
                }
            }
    }
}

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

/// Every dated change, newest first; also as a feed.
struct HistoryPage: Page {
    static let template = "history"

    let title: String
    let summary: String
    let trail: [LinkItem]
    let action: String
    let filters: [ChoiceItem]
    let changes: [ChangeItem]
    let count: String
    let pager: Pager?
    let csv: [[String]]?
    /// The changes with their days, for the feed.
    let dated: [ChangeItem.Dated]

    private enum CodingKeys: String, CodingKey { case title, summary, changes, count, pager }

    init(_ edition: Edition, _ query: Query) {
        let texts = edition.texts
        let country = query["place"].isEmpty ? query["country"] : query["place"]
        let alone = query["alone"]
        title = texts("history")
        summary = texts("history-summary")
        trail = [Trail.home(edition)]
        action = edition.address(.changes)
        let place = country.isEmpty ? nil : edition.atlas[RecordID(rawValue: country)]?.id.place
        let all = ChangeItem.all(for: place, edition).filter { alone.isEmpty || $0.item.isAlone }
        dated = all.filter { $0.day != nil }.reversed() + all.filter { $0.day == nil }
        pager = Pager(of: dated.count, .changes, query, edition)
        changes = dated.dropFirst(pager?.first ?? 0).prefix(Pager.size).map(\.item)
        count = texts.counted(dated.count, "entries")
        filters = [
            ChoiceItem(
                "country", texts("country"), any: texts("all"), Lists.countries(edition), chosen: country),
            ChoiceItem(
                "alone", texts("agreed"), any: texts("all"), [("yes", texts("agreed-no"))], chosen: alone),
        ]
        csv =
            [["when", "record", "says", "by", "agreed", "sources"].map { texts("history-\($0)") }]
            + dated.map(\.item).map { change in
                [
                    change.when, change.record.text, change.says, change.by, change.agreed,
                    change.sources.map { "\($0.document.text): \($0.locators)" }.joined(separator: "; "),
                ]
            }
    }
}

/// The words of the sources and of the atlas.
struct GlossaryPage: Page {
    static let template = "glossary"

    struct Section: Encodable, Sendable {
        struct Word: Encodable, Sendable {
            let name: String
            let meaning: String?
            let neutral: String?
            let others: String
            let sources: [SourceItem]
        }

        let id: String
        let title: String
        let words: [Word]
    }

    let title: String
    let summary: String
    let trail: [LinkItem]
    let sections: [Section]
    let needs: [FieldPage.Need]

    init(_ edition: Edition) {
        let (texts, glossary) = (edition.texts, edition.atlas.glossary)
        title = texts("glossary")
        summary = texts("glossary-summary")
        trail = [Trail.home(edition)]
        sections = Glossary.Concept.Section.allCases.map { section in
            Section(
                id: section.rawValue, title: texts("glossary-\(section.rawValue)"),
                words: glossary.concepts.filter { $0.section == section }.map { concept in
                    let name = concept.names.text(in: texts.language)
                    return Section.Word(
                        name: name, meaning: concept.meaning, neutral: concept.alias,
                        others: concept.names.texts.filter { $0.value != name }.sorted { $0.key < $1.key }
                            .map { "\($0.key): \($0.value)" }.joined(separator: " · "),
                        sources: edition.sources(concept.citations))
                }.sorted { $0.name.lowercased() < $1.name.lowercased() })
        }
        needs = glossary.needOrder.compactMap { glossary.needs[$0] }.map {
            FieldPage.Need(
                name: $0.names.text(in: texts.language), who: edition.words($0.cohort), cohort: "\($0.cohort)"
            )
        }
    }
}

/// How the site works, what it rests on, what it keeps, and how to correct it.
struct AboutPage: Page {
    static let template = "about"

    struct Part: Encodable, Sendable {
        let id: String
        let title: String
        let paragraphs: [String]
    }

    let title: String
    let summary: String
    let trail: [LinkItem]
    let parts: [Part]
    let documents: [LinkItem]
    let kinds: TableItem

    init(_ edition: Edition) {
        let texts = edition.texts
        title = texts("site-about")
        summary = texts("home-lead-1")
        trail = [Trail.home(edition)]
        parts = ["facts", "findings", "never", "privacy", "access", "data", "correct"].map { id in
            Part(
                id: id, title: texts("about-\(id)-title"),
                paragraphs: texts("about-\(id)", ["horizon": "\(edition.atlas.horizon.year)"]).split(
                    separator: "\n"
                ).map(String.init))
        }
        documents = (edition.holdings.byKind[.document] ?? []).filter {
            edition.holdings.backlinks[$0.id]?.isEmpty == false
        }
        .map { edition.link($0.id).noting($0.text("year")) }
        kinds = TableItem(
            texts("about-kinds"), [texts("about-kind"), texts("about-count")],
            RecordKind.allCases.map { kind in
                [
                    TableItem.Cell(
                        texts("kinds-\(kind.rawValue)"),
                        edition.address(kind == .place ? .places : .records(kind))),
                    TableItem.Cell("\(edition.holdings.byKind[kind]?.count ?? 0)"),
                ]
            })
    }
}

/// What a reader sees when there is no page: what is wrong and what to do, nothing of the program's inside.
struct ErrorPage: Page {
    static let template = "error"

    let title: String
    let summary: String
    let trail: [LinkItem]
    let status: Int
    let nearest: LinkItem?
    let requestID: String?
    let searchAddress: String
}
