public import Atlas
public import Foundation

/// The words of pages by language, from `texts/`.
public struct Texts: Sendable {
    /// The language.
    public let language: String
    private let texts: [String: Names]

    /// Reads one file or several; a key stands in one of them only.
    ///
    /// - Parameters:
    ///   - pages: the files' names without ending: `words`, `report`.
    ///   - folder: the folder of the texts.
    ///   - language: BCP 47; texts that lack it are told in English.
    /// - Throws: ``AtlasFault`` for a file that cannot be read.
    public init(_ pages: [String], in folder: URL, language: String) throws(AtlasFault) {
        var texts: [String: Names] = [:]
        for page in pages {
            let name = "texts/\(page).yml"
            let value = try PlainValue(fileAt: folder.appending(path: "\(page).yml"), named: name)
            for pair in value.pairs {
                guard texts.updateValue(pair.value.names, forKey: pair.key) == nil else {
                    throw AtlasFault(
                        file: name, field: pair.key, problem: "another file has this key. Keep one.")
                }
            }
        }
        self.language = language
        self.texts = texts
    }

    /// The text with its placeholders filled; the key itself where there is none. What fills them is never filled itself.
    public func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        var rest = (texts[key]?.text(in: language) ?? key)[...]
        guard !values.isEmpty else { return String(rest) }
        var filled = ""
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            filled += rest[..<open] + (values[name] ?? "{\(name)}")
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    /// The text of a word that the sources may bring along; the word itself where there is none for it, in plain letters if
    /// it is one word of a vocabulary, as `more-deprived`, and untouched if it is anything else.
    public func word(_ word: String, of list: String) -> String {
        if let text = texts["\(list)-\(word)"]?.text(in: language) { return text }
        let isOneWord = word.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || $0 == "-" }
        return isOneWord ? word.replacing("-", with: " ") : word
    }

    /// Whether there is a text of the key.
    func has(_ key: String) -> Bool { texts[key] != nil }

    /// Every text by its key, in the language.
    var all: [String: String] { texts.mapValues { $0.text(in: language) } }

    /// The texts as written, for tests.
    var names: [String: Names] { texts }

    /// «31 December 2014», as the language writes it.
    public func day(_ day: Day) -> String {
        let months = self("months").split(separator: " ").map(String.init)
        return self("day", ["day": "\(day.day)", "month": months[day.month - 1], "year": "\(day.year)"])
    }

    /// «1 finding», «2 findings»: the text of `key-one` or `key-many` with the number in it.
    func counted(_ count: Int, _ key: String) -> String {
        self(count == 1 ? "\(key)-one" : "\(key)-many", ["count": "\(count)"])
    }
}
