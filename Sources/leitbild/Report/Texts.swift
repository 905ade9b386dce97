import Atlas
import Foundation
import LeitbildData

/// The words of a page by language, from `texts/`.
struct Texts {
    /// The languages in which every text stands.
    static let languages = ["en", "de", "fr", "nl"]

    let language: String
    private let texts: [String: Names]

    /// - Throws: ``UserFault`` for a language that the texts lack.
    init(_ page: String, language: String) throws {
        guard Self.languages.contains(language) else {
            throw UserFault(
                "leitbild: «\(language.prefix(20))» is not a language of the report. There are \(Self.languages.joined(separator: ", "))."
            )
        }
        let file = LeitbildData.texts.appending(path: "\(page).yml")
        let value = try UserFault.pass { try PlainValue(fileAt: file, named: "texts/\(page).yml") }
        self.language = language
        texts = Dictionary(value.pairs.map { ($0.key, $0.value.names) }) { first, _ in first }
    }

    /// The text with its placeholders filled; the key itself where there is none.
    func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        values.reduce(texts[key]?.text(in: language) ?? key) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    /// «31 December 2014», as the language writes it.
    func day(_ day: Day) -> String {
        let months = self("months").split(separator: " ").map(String.init)
        return self("day", ["day": "\(day.day)", "month": months[day.month - 1], "year": "\(day.year)"])
    }
}
