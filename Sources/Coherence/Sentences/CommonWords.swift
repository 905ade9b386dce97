import Atlas
import Foundation

/// Words that the sentences of several checks share, from `texts/common.yml`: levels, duties, joints, units.
struct CommonWords: Sendable {
    /// A list of words; the file has one of each name, with these keys and no others.
    enum List: String, CaseIterable, Sendable {
        /// A level, beside the word «level».
        case levels
        /// Each place of a level.
        case each
        /// What a duty binds to.
        case duties
        /// Who delivers.
        case providers
        /// Who needs more, by what was compared.
        case deprived
        /// How many cities.
        case cities
        /// What follows if somebody does not comply; others stand as the source has them.
        case consequences
        /// A number of something: `{count}`.
        case counted
        /// What stands between the parts of a list.
        case joints
        /// What stands around a name, a cohort or a date: `{words}`.
        case around
        /// What has no inner part.
        case fixed
    }

    /// What stands between the parts of a list.
    enum Joint: String, CaseIterable, Sendable { case comma, semicolon, and, then }

    /// What is counted.
    enum Unit: String, CaseIterable, Sendable { case year, month, day, study }

    private let lists: [List: [String: Wording]]
    private let phrases: [String: Wording]

    /// Reads `common.yml` of the folder.
    ///
    /// - Throws: ``AtlasFault`` for a list or word that is missing, lacks a language, or that nothing uses.
    init(in folder: URL) throws(AtlasFault) {
        let name = "\(folder.lastPathComponent)/common.yml"
        let value = try PlainValue(fileAt: folder.appending(path: "common.yml"), named: name)
        for pair in value.pairs where List(rawValue: pair.key) == nil && pair.key != "phrases" {
            throw AtlasFault(file: name, field: pair.key, problem: "no sentence uses this list. Remove it.")
        }
        var lists: [List: [String: Wording]] = [:]
        for list in List.allCases { lists[list] = try Self.words(of: list, value[list.rawValue], name) }
        self.lists = lists
        phrases = try Self.phrases(value["phrases"], name)
    }

    private static func phrases(_ value: PlainValue?, _ name: String) throws(AtlasFault) -> [String: Wording]
    {
        for pair in value?.pairs ?? [] where Phrase(rawValue: pair.key) == nil {
            throw AtlasFault(
                file: name, field: "phrases.\(pair.key)", problem: "no finding says this phrase. Remove it.")
        }
        var phrases: [String: Wording] = [:]
        for phrase in Phrase.allCases {
            let field = "phrases.\(phrase.rawValue)"
            let wording = try Wording(value?[phrase.rawValue], file: name, field: field)
            guard wording.placeholders == phrase.placeholders else {
                let wanted = phrase.placeholders.sorted().map { "{\($0)}" }.joined(separator: ", ")
                throw AtlasFault(
                    file: name, field: field,
                    problem: "expected as placeholders: \(wanted.isEmpty ? "none" : wanted), and no other.")
            }
            phrases[phrase.rawValue] = wording
        }
        return phrases
    }

    /// The wording of a phrase that several checks share.
    func phrase(_ key: String) -> Wording? { phrases[key] }

    private static func words(of list: List, _ value: PlainValue?, _ name: String) throws(AtlasFault)
        -> [String: Wording]
    {
        for pair in value?.pairs ?? [] where !list.keys.contains(pair.key) {
            throw AtlasFault(
                file: name, field: "\(list).\(pair.key)", problem: "no sentence uses this word. Remove it.")
        }
        var words: [String: Wording] = [:]
        for key in list.keys {
            let field = "\(list).\(key)"
            let wording = try Wording(value?[key], file: name, field: field)
            guard wording.placeholders == list.placeholders else {
                let wanted = list.placeholders.map { "{\($0)}" }.first ?? "none"
                throw AtlasFault(
                    file: name, field: field, problem: "expected as placeholder: \(wanted), and no other.")
            }
            words[key] = wording
        }
        return words
    }

    /// The word of a list; the key itself where the list lacks it.
    func word(_ key: String, of list: List, in language: String) -> String {
        lists[list]?[key]?.text(in: language) { _ in nil } ?? key
    }

    /// «3 years».
    func counted(_ count: Int, _ unit: Unit, in language: String) -> String {
        let isOne = language == "fr" ? (0...1).contains(count) : count == 1
        let wording = lists[.counted]?[isOne ? unit.rawValue : unit.several]
        return wording?.text(in: language) { _ in String(count) } ?? String(count)
    }

    /// A name in quotation marks, a date with its preposition.
    func around(_ words: String, _ key: String, in language: String) -> String {
        lists[.around]?[key]?.text(in: language) { _ in words } ?? words
    }
}

extension CommonWords.Unit {
    /// The key of more than one.
    fileprivate var several: String { rawValue + "-several" }
}

extension CommonWords.List {
    /// The words that the file must have.
    fileprivate var keys: [String] {
        switch self {
        case .levels: Level.allCases.map(\.rawValue)
        case .each: Level.allCases.dropFirst().map(\.rawValue)
        case .duties:
            [
                "deliver", "tender", "fund", "record-complaints", "adopt-policy", "assess", "report",
                "coordinate", "protect", "implement",
            ]
        case .providers: ["city", "agency", "ngo", "firm", "volunteers", "region", "state", "others"]
        case .deprived: ["city", "area", "person"]
        case .cities: Each.Extent.allCases.map(\.rawValue)
        case .consequences: ["residence-permit"]
        case .counted: CommonWords.Unit.allCases.flatMap { [$0.rawValue, $0.several] }
        case .joints: CommonWords.Joint.allCases.map(\.rawValue)
        case .around: ["quotes", "group", "after", "by"]
        case .fixed: ["everyone", "unknown-time"]
        }
    }

    /// The placeholders that each of its words has.
    fileprivate var placeholders: Set<String> {
        switch self {
        case .counted: ["count"]
        case .around: ["words"]
        case .levels, .each, .duties, .providers, .deprived, .cities, .consequences, .joints, .fixed: []
        }
    }
}
