public import Atlas
public import Cohorts
public import Foundation

/// The id of a check, as `money.withdrawn-duty-kept`.
public struct CheckID: Identifier {
    /// The id as written.
    public let rawValue: String
    /// Wraps the text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// How grave a finding is.
public enum Severity: String, CaseIterable, Comparable, Sendable {
    /// Worth knowing; also whatever rests on facts that no source states.
    case notice
    /// It may go wrong.
    case risk
    /// Somebody is not served, or something not paid.
    case gap
    /// Levels work against one another.
    case conflict

    /// A notice is least.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What a check asks and what is to be done about it: one file in `checks/`, with one function of the same id.
public struct CheckCard: Sendable {
    /// What an absent fact does.
    public enum WhenAbsent: String, Sendable {
        /// The finding is raised, resting on facts that are not known.
        case fire
        /// The record is not assessed.
        case silent
    }

    /// The check's id.
    public let id: CheckID
    /// What the finding is called.
    public let title: Names
    /// What is asked.
    public let question: Names
    /// Why it matters.
    public let why: Names
    /// How grave a finding is that rests on stated facts.
    public let severity: Severity
    /// Every fact it reads, with what its absence does.
    public let facts: [(name: String, whenAbsent: WhenAbsent)]
    /// How far back it looks, in years.
    public let lookBack: Double?
    /// What to do.
    public let advice: Names
    /// Where the idea comes from.
    public let sources: [Citation]
    /// What a finding says, by the keys of its sentences.
    let says: [String: Wording]
    /// The words that all cards share.
    let words: CommonWords

    /// What the absence of the fact does.
    public func whenAbsent(_ fact: String) -> WhenAbsent {
        facts.first { $0.name == fact }?.whenAbsent ?? .silent
    }
}

extension CheckCard {
    /// Reads every card of a folder.
    ///
    /// - Parameters:
    ///   - folder: the cards, one file each.
    ///   - texts: the folder that holds `common.yml`; without it `texts/` beside the cards.
    /// - Throws: ``AtlasFault`` that names the file and the field, also where a check has no card or a card no check,
    ///   and where a text lacks a language.
    public static func all(in folder: URL, texts: URL? = nil) throws(AtlasFault) -> [CheckID: CheckCard] {
        let beside = folder.deletingLastPathComponent().appending(path: "texts")
        let words = try CommonWords(in: texts ?? beside)
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        var cards: [CheckID: CheckCard] = [:]
        for file in files.sorted() where file.hasSuffix(".yml") {
            let name = "\(folder.lastPathComponent)/\(file)"
            let card = try CheckCard(
                PlainValue(fileAt: folder.appending(path: file), named: name), name: name, words: words)
            guard file == "\(card.id).yml" else {
                throw AtlasFault(
                    file: name, field: "id", problem: "the card is called \(card.id). Name the file alike.")
            }
            cards[card.id] = card
        }
        for check in Check.all where cards[check.id] == nil {
            throw AtlasFault(file: folder.lastPathComponent, problem: "the check \(check.id) has no card.")
        }
        for id in cards.keys.sorted() where !Check.all.contains(where: { $0.id == id }) {
            throw AtlasFault(
                file: "\(folder.lastPathComponent)/\(id).yml", problem: "no check has the id \(id).")
        }
        return cards
    }

    private init(_ value: PlainValue, name: String, words: CommonWords) throws(AtlasFault) {
        func text(_ key: String) throws(AtlasFault) -> Names {
            try Wording.texts(value[key], file: name, field: key)
        }
        guard let id = value["id"]?.text else {
            throw AtlasFault(file: name, field: "id", problem: "a card needs its check's id.")
        }
        guard let severity = value["severity"]?.text.flatMap(Severity.init) else {
            let words = Severity.allCases.map(\.rawValue).joined(separator: ", ")
            throw AtlasFault(file: name, field: "severity", problem: "expected one of \(words).")
        }
        var facts: [(name: String, whenAbsent: WhenAbsent)] = []
        for pair in value["facts"]?.pairs ?? [] {
            guard let absence = pair.value.text.flatMap(WhenAbsent.init) else {
                throw AtlasFault(file: name, field: "facts.\(pair.key)", problem: "expected fire or silent.")
            }
            facts.append((pair.key, absence))
        }
        self.id = CheckID(rawValue: id)
        title = try text("title")
        question = try text("question")
        why = try text("why")
        self.severity = severity
        self.facts = facts
        lookBack = value["lookBack"]?.text.flatMap { Period($0) }?.years
        advice = try text("advice")
        sources = value["sources"]?.citations ?? []
        says = try Self.wordings(value["says"], of: CheckID(rawValue: id), name: name)
        self.words = words
    }

    /// A wording for each sentence of the check, and no other.
    private static func wordings(_ value: PlainValue?, of id: CheckID, name: String) throws(AtlasFault)
        -> [String: Wording]
    {
        let keys = Check.all.first { $0.id == id }?.says ?? []
        for pair in value?.pairs ?? [] where !keys.contains(pair.key) {
            throw AtlasFault(
                file: name, field: "says.\(pair.key)", problem: "the check never says this. Remove it.")
        }
        var wordings: [String: Wording] = [:]
        for key in keys.sorted() {
            wordings[key] = try Wording(value?[key], file: name, field: "says.\(key)")
        }
        return wordings
    }
}
