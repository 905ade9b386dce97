public import Atlas
public import Coherence
import Cohorts
import Foundation
import LeitbildData

/// The shipped atlas for tests: as it is, with one file changed, or as a twin with all ids and names replaced.
public enum ShippedAtlas {
    /// What a fixture needs and did not find.
    public struct Missing: Error, CustomStringConvertible {
        /// What is missing.
        public let description: String
    }

    /// The check cards.
    public static let cards: [CheckID: CheckCard] = {
        do {
            return try CheckCard.all(in: LeitbildData.checks)
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    /// The atlas as it ships.
    public static let atlas: Atlas = {
        let result = AtlasLoader(layers: [LeitbildData.atlas], vocabulary: LeitbildData.vocabulary).load()
        guard let atlas = result.atlas, result.faults.isEmpty else {
            preconditionFailure(result.faults.map(\.description).joined(separator: "\n"))
        }
        return atlas
    }()

    /// The text of the file that holds a record.
    public static func text(of id: RecordID) throws -> String {
        guard let record = atlas[id] else { throw Missing(description: "no record \(id)") }
        return try String(contentsOf: LeitbildData.folder.appending(path: record.file), encoding: .utf8)
    }

    /// The atlas with files laid over it.
    ///
    /// - Parameter files: text by path inside the layer.
    public static func with(_ files: [String: String]) throws -> Atlas {
        let layer = FileManager.default.temporaryDirectory.appending(path: "leitbild-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: layer) }
        for (path, text) in files {
            let file = layer.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let result = AtlasLoader(layers: [LeitbildData.atlas, layer], vocabulary: LeitbildData.vocabulary)
            .load()
        guard let changed = result.atlas, result.faults.isEmpty else {
            throw Missing(description: result.faults.map(\.description).joined(separator: "\n"))
        }
        return changed
    }

    /// The atlas with some of its own text replaced: each change must find what it replaces.
    public static func changing(_ changes: [TextChange]) throws -> Atlas {
        var texts: [RecordID: String] = [:]
        for change in changes {
            let text = try texts[change.record] ?? text(of: change.record)
            guard text.contains(change.old) else {
                throw Missing(description: "\(change.record) does not say «\(change.old)»")
            }
            texts[change.record] = text.replacing(change.old, with: change.new)
        }
        var files: [String: String] = [:]
        for (id, text) in texts { files["\(id.rawValue.prefix(2))/changed/\(id).yml"] = text }
        return try with(files)
    }

    /// What the checks find.
    public static func assess(_ atlas: Atlas, asOf year: Int, only check: CheckID? = nil) throws -> Assessment
    {
        try Assessment(of: atlas.view(asOf: .last(of: year)), cards: cards, only: check.map { [$0] })
    }
}

/// A piece of a record's file and what stands there instead.
public struct TextChange: Sendable {
    let record: RecordID
    let old: String
    let new: String

    /// - Parameters:
    ///   - record: the record whose file is changed.
    ///   - old: what it says; every occurrence is replaced.
    ///   - new: what it says instead.
    public init(_ record: RecordID, _ old: String, _ new: String) {
        self.record = record
        self.old = old
        self.new = new
    }
}
