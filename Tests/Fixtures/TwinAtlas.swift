public import Atlas
public import Cohorts
import Foundation
import LeitbildData

/// The shipped atlas with every id and every name replaced: what the checks find may not depend on either.
///
/// Countries take other ISO codes, and the memberships of unions move with them; only `eu` keeps its id, since the
/// language itself knows it.
public struct TwinAtlas: Sendable {
    /// The twin.
    public let atlas: Atlas
    private let renaming: Renaming

    /// The twin of a shipped id.
    public func id(_ shipped: RecordID) -> RecordID {
        RecordID(rawValue: renaming.twin(of: shipped.rawValue))
    }
    /// The twin of a shipped place.
    public func id(_ shipped: PlaceID) -> PlaceID { PlaceID(rawValue: renaming.twin(of: shipped.rawValue)) }

    /// The one twin that tests share.
    public static let shared: TwinAtlas = {
        do {
            return try TwinAtlas()
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    /// A twin with files of the shipped ids laid over it, their ids and names replaced like the others.
    ///
    /// - Parameter files: text by name; the folder is that of the twin's country.
    public static func with(_ files: [String: String]) throws -> TwinAtlas { try TwinAtlas(planting: files) }

    private init(planting planted: [String: String] = [:]) throws {
        let renaming = Renaming(of: ShippedAtlas.atlas)
        let root = FileManager.default.temporaryDirectory.appending(
            path: "leitbild-twin-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for record in ShippedAtlas.atlas.records.values {
            let text = try renaming.record(ShippedAtlas.text(of: record.id))
            let twin = renaming.ids[record.id.rawValue] ?? record.id.rawValue
            let folder = record.kind == .document ? "eu" : String(twin.split(separator: ".")[0])
            try Self.write(text, to: root.appending(path: "twin/\(folder)/x/\(twin).yml"))
        }
        try Self.write("horizon: 2014\n", to: root.appending(path: "twin/atlas.yml"))
        for file in ["attributes", "cohorts", "fields", "needs", "terms", "unions"] {
            let text = try String(
                contentsOf: LeitbildData.vocabulary.appending(path: "\(file).yml"), encoding: .utf8)
            try Self.write(
                file == "unions" ? renaming.unions(text) : text,
                to: root.appending(path: "vocabulary/\(file).yml"))
        }
        for (number, text) in planted.values.sorted().enumerated() {
            let twin = renaming.record(text)
            let country = twin.firstMatch(of: /(?m)^id: ([a-z]{2})/).map { String($0.output.1) } ?? "eu"
            try Self.write(twin, to: root.appending(path: "planted/\(country)/x/\(number).yml"))
        }
        let layers = (planted.isEmpty ? ["twin"] : ["twin", "planted"]).map { root.appending(path: $0) }
        let result = AtlasLoader(layers: layers, vocabulary: root.appending(path: "vocabulary")).load()
        guard let atlas = result.atlas, result.faults.isEmpty else {
            throw ShippedAtlas.Missing(description: result.faults.map(\.description).joined(separator: "\n"))
        }
        self.atlas = atlas
        self.renaming = renaming
    }

    private static func write(_ text: String, to file: URL) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
}

/// New ids for old, applied to the text of files.
private struct Renaming: Sendable {
    let ids: [String: String]
    private let codes: [String: String]

    init(of atlas: Atlas) {
        // Norway keeps its code, since its id is also the word «no».
        let used = Set(atlas.all(.place).compactMap { $0.text("code") }).subtracting(["NO"])
        let spare = (atlas.glossary.vocabulary.attribute(.nationality)?.words ?? [])
            .filter {
                !used.contains($0) && $0 != "NO" && !atlas.glossary.memberships.map(\.country).contains($0)
            }
        let codes = Dictionary(uniqueKeysWithValues: zip(used.sorted(), spare))
        var ids: [String: String] = [:]
        for (number, id) in atlas.records.keys.sorted().enumerated() where id != "eu" && id != "no" {
            let words = id.rawValue.split(separator: ".").map(String.init)
            let country = codes[words[0].uppercased()]?.lowercased() ?? words[0]
            let isDocument = atlas[id]?.kind == .document
            ids[id.rawValue] =
                isDocument ? "doc-\(number)" : words.count == 1 ? country : "\(country).r\(number)"
        }
        self.ids = ids
        self.codes = codes
    }

    func record(_ text: String) -> String {
        var number = 0
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            if line.hasPrefix("name:") {
                number += 1
                return "name: { en: Twin \(number) }"
            }
            if line.hasPrefix("aliases:") || line.hasPrefix("note:") { return "" }
            if line.hasPrefix("code:") {
                let code = line.dropFirst(5).trimmingCharacters(in: CharacterSet(charactersIn: " \""))
                return "code: " + (codes[code] ?? code)
            }
            return words(line)
        }.joined(separator: "\n")
    }

    func unions(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            let code = line.trimmingCharacters(in: .whitespaces).prefix(2)
            guard line.hasPrefix("  "), let twin = codes[String(code)] else { return String(line) }
            return "  \(twin)" + line.dropFirst(4)
        }.joined(separator: "\n")
    }

    /// The twin of an id, shipped or planted.
    func twin(of id: String) -> String { ids[id] ?? planted(id) ?? id }

    /// The twin of an id that only a test uses: its country is replaced like the others.
    private func planted(_ word: String) -> String? {
        let parts = word.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let code = codes[parts[0].uppercased()] else { return nil }
        return "\(code.lowercased()).\(parts[1])"
    }

    /// The line with each word that is an id replaced; words run over letters, digits, dots, hyphens.
    private func words(_ line: Substring) -> String {
        var out = ""
        var word = ""
        func flush() {
            out += ids[word] ?? planted(word) ?? word
            word = ""
        }
        for character in line {
            if character.isASCII,
                character.isLetter || character.isNumber || character == "." || character == "-"
            {
                word.append(character)
            } else {
                flush()
                out.append(character)
            }
        }
        flush()
        return out
    }
}
