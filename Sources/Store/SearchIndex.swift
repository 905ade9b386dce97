public import Atlas
import Foundation
import GRDB

/// Something that search finds: what it is called in every language, where it belongs, what it says.
public struct SearchEntry: Sendable {
    /// The record.
    public let id: RecordID
    /// What kind of thing it is.
    public let kind: RecordKind
    let name: String
    let alias: String
    let place: String
    let text: String

    /// - Parameters:
    ///   - id: the record.
    ///   - kind: what kind of thing it is.
    ///   - names: what it is called, in all languages.
    ///   - aliases: other names, the id and codes.
    ///   - places: the place that it belongs to and those around it, in all languages.
    ///   - texts: what it says.
    public init(
        id: RecordID, kind: RecordKind, names: [String], aliases: [String], places: [String], texts: [String]
    ) {
        self.id = id
        self.kind = kind
        name = names.joined(separator: " · ")
        alias = aliases.joined(separator: " · ")
        place = places.joined(separator: " · ")
        text = texts.joined(separator: " · ")
    }
}

/// A hit with the reason for it.
public struct SearchHit: Hashable, Sendable {
    /// Where the words were found.
    public enum Reason: String, CaseIterable, Sendable { case name, alias, place, text }

    /// The record.
    public let id: RecordID
    /// Where the words were found.
    public let reason: Reason
    /// The words in their surroundings, in pieces; every second one was found.
    public let passage: [String]
}

extension AtlasDatabase {
    /// Makes the index anew.
    ///
    /// - Throws: ``StoreRefusal/failed(_:)``.
    public func index(_ entries: [SearchEntry]) throws(StoreRefusal) {
        do {
            try pool.write { database in
                try database.execute(sql: "DELETE FROM word")
                for entry in entries {
                    let texts = [entry.name, entry.alias, entry.place, entry.text].map(\.forSearch)
                    try database.execute(
                        sql:
                            "INSERT INTO word (id, kind, name, alias, place, text) VALUES (?, ?, ?, ?, ?, ?)",
                        arguments: [entry.id.rawValue, entry.kind.rawValue] + StatementArguments(texts))
                }
            }
        } catch {
            throw .failed("be indexed")
        }
    }

    /// The records in which every word occurs or begins one, best first; words of names count more than of texts.
    ///
    /// - Parameters:
    ///   - query: what somebody typed; accents, case and signs aside.
    ///   - limit: how many at most.
    public func search(_ query: String, limit: Int = 50) throws(StoreRefusal) -> [SearchHit] {
        let words = query.forSearch.split { !$0.isLetter && !$0.isNumber }.prefix(12)
        guard !words.isEmpty else { return [] }
        let pattern = words.map { "\"\($0)\"*" }.joined(separator: " ")
        do {
            return try pool.read { database in
                // The best are found first: making a passage of every hit takes long where a word is common.
                let rows = try Row.fetchAll(
                    database,
                    sql: """
                        SELECT id,
                            snippet(word, 2, char(1), char(1), '…', 12) AS name,
                            snippet(word, 3, char(1), char(1), '…', 12) AS alias,
                            snippet(word, 4, char(1), char(1), '…', 12) AS place,
                            snippet(word, 5, char(1), char(1), '…', 12) AS text
                        FROM word WHERE word MATCH ? AND rowid IN (
                            SELECT rowid FROM word WHERE word MATCH ?
                            ORDER BY bm25(word, 0, 0, 10, 6, 3, 1), id LIMIT ?)
                        ORDER BY bm25(word, 0, 0, 10, 6, 3, 1), id
                        """, arguments: [pattern, pattern, limit])
                return rows.compactMap(Self.hit)
            }
        } catch {
            throw .failed("be searched")
        }
    }

    /// The first column with a mark is the reason.
    private static func hit(_ row: Row) -> SearchHit? {
        for reason in SearchHit.Reason.allCases {
            let text: String = row[reason.rawValue]
            let pieces = text.split(separator: "\u{1}", omittingEmptySubsequences: false).map(String.init)
            if pieces.count > 1 {
                return SearchHit(id: RecordID(rawValue: row["id"]), reason: reason, passage: pieces)
            }
        }
        return nil
    }
}

extension String {
    /// As words are compared beyond what the index folds itself: ß as ss, ligatures and letters with strokes opened.
    fileprivate var forSearch: String {
        reduce(into: "") { folded, letter in
            switch letter {
            case "ß", "ẞ": folded += "ss"
            case "æ", "Æ": folded += "ae"
            case "œ", "Œ": folded += "oe"
            case "ø", "Ø": folded += "o"
            case "ł", "Ł": folded += "l"
            case "đ", "Đ": folded += "d"
            case "ı": folded += "i"
            case "\u{1}": folded += " "
            default: folded.append(letter)
            }
        }
    }
}
