import Atlas

/// A text in every language, with placeholders in braces that are the same in all: `"«{measure}» was stopped."`.
struct Wording: Sendable {
    /// The languages that every text of a card or list has (BCP 47), English first.
    static let languages = ["en", "de", "fr", "nl"]

    /// The names of its placeholders.
    let placeholders: Set<String>
    private let templates: [String: [Piece]]

    private enum Piece: Hashable {
        case text(String)
        case placeholder(String)
    }

    /// - Parameters:
    ///   - value: the texts by language.
    ///   - file: what messages call the file.
    ///   - field: what messages call the text.
    /// - Throws: ``AtlasFault`` for a missing language, a brace without its pair, and a placeholder that stands in one
    ///   language but not in another.
    init(_ value: PlainValue?, file: String, field: String) throws(AtlasFault) {
        var templates: [String: [Piece]] = [:]
        for (language, text) in try Self.texts(value, file: file, field: field).texts {
            guard let pieces = Self.pieces(of: text) else {
                throw AtlasFault(
                    file: file, field: "\(field).\(language)",
                    problem: "a brace has no pair. A placeholder is a name in braces, as {measure}.")
            }
            templates[language] = pieces
        }
        let names = templates.mapValues(Self.names)
        let all = Set(names.values.flatMap { $0 })
        for (language, own) in names.sorted(by: { $0.key < $1.key }) {
            guard let lacking = all.subtracting(own).min() else { continue }
            throw AtlasFault(
                file: file, field: "\(field).\(language)",
                problem: "the placeholder {\(lacking)} is missing; another language has it. "
                    + "Use the same ones in every language.")
        }
        placeholders = all
        self.templates = templates
    }

    /// The texts, if there is one in every language.
    ///
    /// - Throws: ``AtlasFault`` that names the language that is missing.
    static func texts(_ value: PlainValue?, file: String, field: String) throws(AtlasFault) -> Names {
        for language in languages where value?[language]?.text?.isEmpty ?? true {
            throw AtlasFault(
                file: file, field: "\(field).\(language)",
                problem: "the text is missing. Give it in \(languages.joined(separator: ", ")).")
        }
        return value?.names ?? Names([:])
    }

    /// The text in the language, else in English, with each placeholder filled; one that nothing fills stays as it is.
    func text(in language: String, filling fill: (String) -> String?) -> String {
        (templates[language] ?? templates["en"] ?? []).map { piece in
            switch piece {
            case .text(let text): text
            case .placeholder(let name): fill(name) ?? "{\(name)}"
            }
        }.joined()
    }

    private static func names(of pieces: [Piece]) -> Set<String> {
        Set(pieces.compactMap { if case .placeholder(let name) = $0 { name } else { nil } })
    }

    /// nil when a brace has no pair or nothing stands between two.
    private static func pieces(of text: String) -> [Piece]? {
        var pieces: [Piece] = []
        for (number, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            let halves = part.split(separator: "}", omittingEmptySubsequences: false).map(String.init)
            guard halves.count == (number == 0 ? 1 : 2) else { return nil }
            if number > 0 {
                guard !halves[0].isEmpty else { return nil }
                pieces.append(.placeholder(halves[0]))
            }
            if let rest = halves.last, !rest.isEmpty { pieces.append(.text(rest)) }
        }
        return pieces
    }
}
