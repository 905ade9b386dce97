import Atlas
import Coherence
import Cohorts
import Foundation

/// The reform lab: changes chosen in a form or pasted, and what follows from them. The address carries them; nothing is kept.
struct ReformPage: Page {
    static let template = "reform"
    /// What fits into an address, in characters.
    static let longest = 6000
    /// The same as it stands there, where a letter with an accent takes six.
    static let longestEncoded = 18_000

    struct Need: Encodable, Sendable {
        let name: String
        let gained: Moved?
        let lost: Moved?
    }

    struct Moved: Encodable, Sendable {
        let text: String
        let example: String?
    }

    struct Result: Encodable, Sendable {
        let records: [LinkItem]
        let lost: [FindingItem]
        let gained: [FindingItem]
        let unknown: [String]
        let needs: [Need]
        let payments: [String]
        let costs: [String]
        let nothing: String?
    }

    let title: String
    let summary: String
    let trail: [LinkItem]
    let action: String
    let examples: [LinkItem]
    let overlay: String
    let faults: [String]
    let result: Result?
    let record: String
    let recordLink: LinkItem?
    let on: String
    let changes: [ChoiceItem]
    let stages: ChoiceItem?
    let note: String

    /// What somebody has asked for.
    struct Asked: Sendable {
        let overlay: String
        let faults: [String]
    }

    /// The reform that a query asks for: pasted or an example, with the change of the form added to it.
    static func asked(_ query: Query, _ edition: Edition) -> Asked {
        let example = edition.holdings.examples.first { $0.id == query["example"] }
        let text = query.text("overlay").replacing("\r\n", with: "\n").trimmingCharacters(
            in: .whitespacesAndNewlines)
        let overlay = text.isEmpty ? example?.text ?? "" : text
        guard overlay.count <= longest, overlay.encodedForQuery.utf8.count <= longestEncoded else {
            return Asked(
                overlay: String(overlay.prefix(longest)),
                faults: [edition.texts("reform-too-long", ["limit": "\(longest)"])])
        }
        guard !query["do"].isEmpty else { return Asked(overlay: overlay, faults: []) }
        do {
            return Asked(overlay: try ReformDraft(query, edition).added(to: overlay), faults: [])
        } catch PageRefusal.faulty(let sentence) {
            return Asked(overlay: overlay, faults: [sentence])
        } catch {
            return Asked(overlay: overlay, faults: [])
        }
    }

    init(_ edition: Edition, _ query: Query, _ asked: Asked, reform: Reform?, faults: [String]) {
        let texts = edition.texts
        title = texts("reform")
        summary = texts("reform-summary")
        note = texts("reform-note")
        trail = [Trail.home(edition)]
        action = edition.address(.reform)
        overlay = asked.overlay
        examples = edition.holdings.examples.map { example in
            LinkItem(
                example.names.text(in: texts.language), edition.address(.reform, [("example", example.id)]),
                id: example.id)
        }
        self.faults = asked.faults + faults
        result = reform.map { Self.result($0, edition) }
        record = query["record"]
        on = query["on"].isEmpty ? "\(edition.day.year)" : query["on"]
        let subject = edition.atlas[RecordID(rawValue: record)]
        recordLink = subject.map { edition.link($0.id) }
        let own = (subject?.stages ?? []).map { stage in
            (value: stage.from.text, label: "\(stage.from.text): \(stage.says ?? texts("stage-change"))")
        }
        stages =
            own.isEmpty
            ? nil
            : ChoiceItem("stage", texts("reform-stage"), any: texts("choose"), own, chosen: query["stage"])
        changes = [
            ChoiceItem(
                "do", texts("reform-do"), any: nil,
                ReformDraft.Action.allCases.map { ($0.rawValue, texts("reform-do-\($0.rawValue)")) },
                chosen: query["do"].isEmpty ? "end" : query["do"]),
            ChoiceItem(
                "as", texts("reform-as"), any: nil,
                Reach.Manner.allCases.map { ($0.rawValue, texts("manner-\($0.rawValue)")) },
                chosen: query["as"].isEmpty ? "claim" : query["as"]),
        ]
    }

    private static func result(_ reform: Reform, _ edition: Edition) -> Result {
        let texts = edition.texts
        let after = Edition(
            holdings: edition.holdings, snapshot: edition.snapshot, texts: texts, language: edition.language)
        func items(_ findings: [Finding]) -> [FindingItem] {
            findings.filter { $0.basis == .stated }.map { FindingItem($0, after) }
        }
        let unknown = Dictionary(
            grouping: (reform.lost.map { ($0, false) } + reform.gained.map { ($0, true) }).filter {
                $0.0.basis == .unknown
            }
        ) {
            "\(edition.title($0.0.check)), " + texts($0.1 ? "reform-comes" : "reform-goes")
        }
        func moved(_ movement: Reform.Movement, _ key: String) -> Moved? {
            guard let witness = movement.witness else { return nil }
            return Moved(
                text: texts(movement.isWitnessPossible ? "\(key)-possibly" : key),
                example: witness.words(in: reform.after, texts))
        }
        let isWithoutEffect =
            (reform.lost + reform.gained).isEmpty && reform.needs.isEmpty && reform.payments.isEmpty
        return Result(
            records: reform.records.map {
                edition.atlas[$0] == nil
                    ? LinkItem(reform.after.name($0, in: texts.language), "") : edition.link($0)
            },
            lost: items(reform.lost), gained: items(reform.gained),
            unknown: unknown.keys.sorted().map { "\(unknown[$0]?.count ?? 0) × \($0)" },
            needs: reform.needs.map {
                Need(
                    name: edition.name($0.need), gained: moved($0.gained, "reform-gain"),
                    lost: moved($0.lost, "reform-lose"))
            },
            payments: reform.payments.map { change in
                texts(change.isNew ? "reform-comes" : "reform-goes").firstUppercased + ": "
                    + edition.words(change.money)
                    + " (\(reform.after.name(change.record, in: texts.language)))"
            },
            costs: reform.costs().map { cost in
                texts(
                    "reform-cost",
                    [
                        "level": edition.name(cost.level),
                        "before": Self.words(cost.before, cost.currency, edition),
                        "after": Self.words(cost.after, cost.currency, edition),
                    ])
            }, nothing: isWithoutEffect ? texts("reform-nothing", ["day": texts.day(edition.day)]) : nil)
    }

    /// An amount; where none is stated, that is said rather than nought.
    private static func words(_ sum: ClosedRange<Double>, _ currency: String, _ edition: Edition) -> String {
        sum.upperBound == 0 ? edition.texts("reform-no-amount") : "\(edition.words(sum)) \(currency)"
    }
}

/// One change of the form, as a line of a reform.
struct ReformDraft {
    /// What the form can do; a pasted reform can do more.
    enum Action: String, CaseIterable {
        case end, undo, open, pay, stop, leave
    }

    private let action: Action
    private let record: RecordID
    private let on: String
    private let stage: String
    private let cohort: String
    private let manner: String
    private let place: PlaceID?
    /// The payments that the record states beside grants to cities: a list in a reform takes the place of the whole.
    private let money: [String]

    /// - Throws: ``PageRefusal/faulty(_:)`` with the first thing that is missing or wrong.
    init(_ query: Query, _ edition: Edition) throws {
        let texts = edition.texts
        guard let action = Action(rawValue: query["do"]) else {
            throw PageRefusal.faulty(texts("reform-no-action"))
        }
        let named = query["record"].trimmingCharacters(in: .whitespaces)
        guard
            let record = (try? edition.atlas.record(named)) ?? (try? edition.atlas.record(named.lowercased()))
        else {
            let near = nearestWord(to: named, among: edition.atlas.records.keys.map(\.rawValue))
            throw PageRefusal.faulty(
                named.isEmpty
                    ? texts("reform-record-missing")
                    : texts("reform-no-record", ["record": named])
                        + (near.map { " " + texts("did-you-mean") + " «\($0)»?" } ?? ""))
        }
        guard record.kind == .measure || record.kind == .fund else {
            throw PageRefusal.faulty(texts("reform-not-measure", ["record": edition.name(record.id)]))
        }
        guard record.kind == .measure || ![.open, .leave].contains(action) else {
            throw PageRefusal.faulty(texts("reform-not-of-fund", ["record": edition.name(record.id)]))
        }
        self.action = action
        self.record = record.id
        money = Self.kept(of: record, on: edition.day)
        place = record.place
        on = query["on"]
        stage = query["stage"]
        cohort = query["cohort"].trimmingCharacters(in: .whitespaces)
        manner = Reach.Manner(rawValue: query["as"])?.rawValue ?? Reach.Manner.claim.rawValue
        if action == .undo {
            guard record.stages.contains(where: { $0.from.text == stage }) else {
                let dates = record.stages.map(\.from.text).unique().joined(separator: ", ")
                throw PageRefusal.faulty(
                    texts("reform-no-stage", ["stage": stage, "dates": dates.isEmpty ? "–" : dates]))
            }
        } else if Moment(on)?.latest == nil {
            throw PageRefusal.faulty(texts("not-a-date", ["date": on]))
        }
        if action == .open {
            do {
                _ = try Cohort(
                    cohort, vocabulary: edition.view.setting.vocabulary, places: edition.view.places.all)
            } catch {
                throw PageRefusal.faulty(texts("reform-no-cohort", ["cohort": cohort, "fault": "\(error)"]))
            }
        }
    }

    /// The reform with this change at its end.
    func added(to overlay: String) -> String {
        let start = overlay.isEmpty ? "reform: my-reform\nname: { en: My reform }\nchanges:" : overlay
        return start + "\n" + line
    }

    private var line: String {
        switch action {
        case .end: "  - { end: \(record), on: \(on) }"
        case .undo: "  - { undo: \(record), stage: \(stage) }"
        case .open: "  - { change: \(record), from: \(on), reaches: [{ cohort: \(quoted), as: \(manner) }] }"
        case .pay:
            "  - { change: \(record), from: \(on), money: [\(payments("paid"))] }"
        case .stop:
            "  - { change: \(record), from: \(on), money: [\(payments("stopped"))] }"
        case .leave:
            "  - { change: \(record), from: \(on), roles: { content: { level: city } }, discretion: full }"
        }
    }

    /// The payments as they are, and the grant to each city.
    private func payments(_ status: String) -> String {
        (money + ["{ flow: grant, from: \(place?.rawValue ?? "eu"), to: each-city, status: \(status) }"])
            .joined(separator: ", ")
    }

    private static func kept(of record: Record, on day: Day) -> [String] {
        let stated = record.statements(on: day).first { $0.field == "money" }?.value.items ?? []
        return stated.filter {
            $0["flow"] != nil && !($0["flow"]?.text == "grant" && $0["to"]?.text == "each-city")
        }
        .map(\.flowing)
    }

    private var quoted: String { "\"" + cohort.replacing("\\", with: "").replacing("\"", with: "") + "\"" }
}

extension PlainValue {
    /// The value on one line of YAML.
    fileprivate var flowing: String {
        switch self {
        case .text(let text): "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        case .list(let items): "[" + items.map(\.flowing).joined(separator: ", ") + "]"
        case .map(let pairs):
            "{ " + pairs.map { "\($0.key): \($0.value.flowing)" }.joined(separator: ", ") + " }"
        }
    }
}
