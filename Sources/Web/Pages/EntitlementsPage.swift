import Atlas
import Coherence
import Cohorts

/// «What is there for me»: one question after another, and what is open, a duty, behind a queue or closed.
///
/// Answers come in the body of a request, never in its address, and are neither kept nor logged.
struct EntitlementsPage: Page {
    static let template = "entitlements"

    struct Answered: Encodable, Sendable {
        let attribute: String
        let label: String
        let value: String
        let hidden: [Hidden]
    }

    struct Hidden: Encodable, Sendable {
        let name: String
        let value: String
        let label: String?
    }

    struct Question: Encodable, Sendable {
        let attribute: String
        let text: String
        let why: String?
        let choices: [ChoiceItem]
        let isNumber: Bool
        let least: Int
        let most: Int
        let number: String
    }

    struct Group: Encodable, Sendable {
        struct Item: Encodable, Sendable {
            let record: LinkItem
            let level: String
            let needs: String
            let manner: String
            let reasons: String?
            let misses: [String]
            let sources: [SourceItem]
        }

        let id: String
        let title: String
        let note: String
        let items: [Item]
        let isFolded: Bool
        let count: Int
    }

    let title: String
    let summary: String
    let trail: [LinkItem]
    let action: String
    let promise: String
    let fault: String?
    let answered: [Answered]
    let skipped: [Hidden]
    let question: Question?
    let done: String?
    let groups: [Group]
    let tell: [LinkItem]
    let note: String
    let steps: String

    /// - Parameter answers: names of attributes with what was answered; `skip` names those that are not to be asked.
    init(_ edition: Edition, _ answers: Query) throws {
        let (view, texts) = (edition.view, edition.texts)
        title = texts("me")
        summary = texts("me-summary")
        promise = texts("me-promise")
        note = texts("me-note")
        trail = [Trail.home(edition)]
        action = edition.address(.entitlements)
        var person = Person()
        var fault: String?
        let removed = Set(answers.all("remove"))
        var given: [(attribute: Attribute, values: [String])] = []
        for attribute in view.setting.vocabulary.attributes where !removed.contains(attribute.id.rawValue) {
            let values = answers.all(attribute.id.rawValue).filter { !$0.isEmpty }.prefix(
                attribute.isSeveral ? 4 : 1
            ).map {
                String($0.prefix(80))
            }
            guard !values.isEmpty else { continue }
            do {
                let (id, value) = try Self.fact(values, attribute, edition)
                var known = person
                known[id] = value
                _ = try Entitlements(of: known, in: view)
                person = known
                given.append((attribute, values))
            } catch {
                let what = texts("me-fault", ["what": attribute.label(in: texts.language)])
                fault = [fault, what].compactMap(\.self).joined(separator: " ")
            }
        }
        self.fault = fault
        let skips = Set(answers.all("skip").map { AttributeID(rawValue: $0) }).subtracting(
            removed.map { AttributeID(rawValue: $0) })
        skipped = skips.filter { view.setting.vocabulary.attribute($0) != nil }.map {
            Hidden(name: "skip", value: $0.rawValue, label: edition.label($0))
        }.sorted { $0.value < $1.value }
        answered = given.map { attribute, values in
            Answered(
                attribute: attribute.id.rawValue, label: attribute.label(in: texts.language),
                value: values.map { Self.words($0, attribute, edition) }.joined(separator: ", "),
                hidden: values.map { Hidden(name: attribute.id.rawValue, value: $0, label: nil) })
        }
        let livesSomewhere = person[.residence] != nil
        let result = livesSomewhere ? try Entitlements(of: person, in: view, notAsking: skips) : nil
        let next = livesSomewhere ? result?.nextQuestion : .residence
        question = next.flatMap { view.setting.vocabulary.attribute($0) }.map { Self.question($0, edition) }
        done = question == nil ? texts(skips.isEmpty ? "me-done" : "me-done-skipped") : nil
        let open = result?.items.count { $0.outcome == .undecided && $0.dependsOnPerson } ?? 0
        steps = livesSomewhere ? texts.counted(open, "me-open") : texts("me-first")
        groups = result.map { Self.groups($0, edition) } ?? []
        tell = Self.offices(for: person, edition)
    }

    private static func fact(_ values: [String], _ attribute: Attribute, _ edition: Edition) throws -> (
        AttributeID, Person.Value
    ) {
        if attribute.domain == .place {
            let home = try edition.atlas.place(named: values[0]).id.place
            let isLeaf = edition.holdings.inner[home]?.isEmpty ?? true
            return (attribute.id, .residence(isLeaf ? .elsewhere(in: home) : .at(home)))
        }
        let text = values.filter { $0 != "none" || values.count == 1 }.joined(separator: ",")
        return try edition.view.setting.fact("\(attribute.id)=\(text)")
    }

    private static func words(_ value: String, _ attribute: Attribute, _ edition: Edition) -> String {
        if attribute.domain == .place { return edition.name(PlaceID(rawValue: value)) }
        return attribute.words.contains(value) ? edition.label(of: value, attribute) : value
    }

    // MARK: - The next question

    private static func question(_ attribute: Attribute, _ edition: Edition) -> Question {
        let texts = edition.texts
        let text =
            attribute.questions[texts.language] ?? attribute.questions["en"]
            ?? attribute.label(in: texts.language)
        var choices: [ChoiceItem] = []
        var range: ClosedRange<Int>?
        func options(_ words: [String]) -> [(value: String, label: String)] {
            words.map { ($0, edition.label(of: $0, attribute)) }
        }
        switch attribute.domain {
        case .integer(let allowed): range = allowed
        case .scale(let words):
            choices = [
                ChoiceItem(
                    attribute.id.rawValue, texts("me-answer"), any: texts("choose"), options(words),
                    chosen: "")
            ]
        case .category(let words):
            let sorted = words.count > 30 ? options(words).sorted { $0.label < $1.label } : options(words)
            choices = [
                ChoiceItem(
                    attribute.id.rawValue, texts("me-answer"), any: texts("choose"), sorted, chosen: "")
            ]
        case .several(let words):
            let sorted = options(words).sorted { $0.label < $1.label }
            choices = [
                ChoiceItem(
                    attribute.id.rawValue, texts("me-first-of"), any: texts("choose"),
                    sorted + [("none", texts("me-none-of"))], chosen: ""),
                ChoiceItem(
                    attribute.id.rawValue, texts("me-second-of"), any: texts("me-no-second"), sorted,
                    chosen: ""),
            ]
        case .place:
            let homes = PlaceChoice.all(edition).filter { place in
                edition.country(of: PlaceID(rawValue: place.value)) != nil
            }
            choices = [
                ChoiceItem(attribute.id.rawValue, texts("me-answer"), any: texts("choose"), homes, chosen: "")
            ]
        }
        return Question(
            attribute: attribute.id.rawValue, text: text,
            why: attribute.sensitivity == .special ? texts("me-special") : nil, choices: choices,
            isNumber: range != nil, least: range?.lowerBound ?? 0, most: range?.upperBound ?? 0, number: "")
    }

    // MARK: - Whom to tell

    /// Where the person lives and above: bodies that take complaints or speak for migrants, and what records complaints.
    private static func offices(for person: Person, _ edition: Edition) -> [LinkItem] {
        let home: PlaceID? =
            switch person[.residence] {
            case .residence(.at(let place)), .residence(.elsewhere(in: let place?)): place
            default: nil
            }
        guard let home else { return [] }
        let around = edition.view.places.chain(from: home)
        let kinds = ["complaints-body", "migrant-body"]
        let bodies = around.flatMap { place in
            kinds.flatMap { kind in
                (edition.holdings.byKind[.body] ?? []).filter { body in
                    body.type == kind && (body.place == place || body.list("actsIn").contains(place.rawValue))
                        && body.force(on: edition.day) != .no
                }.map {
                    edition.link($0.id).noting(
                        "\(edition.texts.word(kind, of: "value")), \(edition.name(place))")
                }
            }
        }
        let services = edition.view.present(.measure, holdingFor: home).filter { state in
            state.facts.duties.value?.contains { $0.action == "record-complaints" } ?? false
        }
        return bodies
            + services.map {
                edition.link($0.id).noting(edition.texts.word("record-complaints", of: "duty"))
            }
    }

    // MARK: - What is there

    private static func groups(_ result: Entitlements, _ edition: Edition) -> [Group] {
        return Entitlements.Outcome.allCases.flatMap { outcome -> [Group] in
            let own = result.items.filter { $0.outcome == outcome }
            guard outcome == .undecided else { return group(outcome.rawValue, own, edition) }
            // What an answer would settle, and what no answer can, since the source leaves it open.
            return group("undecided", own.filter(\.dependsOnPerson), edition)
                + group("possible", own.filter { !$0.dependsOnPerson }, edition)
        }
    }

    private static func group(_ id: String, _ items: [Entitlements.Item], _ edition: Edition) -> [Group] {
        guard !items.isEmpty else { return [] }
        return [
            Group(
                id: id, title: edition.texts("outcome-\(id)"), note: edition.texts("outcome-\(id)-note"),
                items: items.map { item($0, edition) }, isFolded: id == Entitlements.Outcome.outside.rawValue,
                count: items.count)
        ]
    }

    private static func item(_ item: Entitlements.Item, _ edition: Edition) -> Group.Item {
        let texts = edition.texts
        let reasons = item.reasons.map { reason in
            let words = edition.words(reason.condition, of: reason.attribute)
            return reason.truth == .no ? texts("group-not", ["who": words]) : words
        }.unique().joined(separator: "; ")
        let why: String? =
            switch item.outcome {
            case .undecided where item.dependsOnPerson:
                item.reasons.isEmpty
                    ? nil
                    : texts(
                        "me-depends",
                        [
                            "what": item.reasons.map { edition.words($0.condition, of: $0.attribute) }
                                .unique()
                                .joined(separator: "; ")
                        ])
            case .undecided: texts("me-source-open")
            default: reasons.isEmpty ? texts("me-everyone") : texts("me-because", ["what": reasons])
            }
        return Group.Item(
            record: edition.link(item.record), level: edition.name(item.level),
            needs: item.needs.map { edition.name($0) }.joined(separator: ", "),
            manner: texts("manner-\(item.manner.rawValue)"), reasons: why,
            misses: item.nearestMisses.prefix(2).map { miss in
                texts("me-miss", ["what": Person(miss.changes).words(in: edition.view, texts)])
            }, sources: edition.sources(item.citations))
    }
}

extension Attribute {
    /// Whether a person may have several of its values at once.
    fileprivate var isSeveral: Bool { if case .several = domain { true } else { false } }
}
