import Atlas
import Fixtures
import Foundation
import GRDB
import LeitbildData
import Testing

@testable import Store

struct AtlasDatabaseTests {
    /// A folder that exists only while a test looks at it.
    private func inFolder<Outcome>(_ body: (URL) throws -> Outcome) throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    private func filled(in folder: URL) throws -> AtlasDatabase {
        let database = try AtlasDatabase(in: folder)
        try database.fill(atlas: LeitbildData.atlas, vocabulary: LeitbildData.vocabulary)
        return database
    }

    private func files(in folder: URL) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let file = folder.appending(path: path)
            if let data = try? Data(contentsOf: file), !file.hasDirectoryPath { found[path] = data }
        }
        return found
    }

    @Test func `holds the atlas that it was filled with`() throws {
        try inFolder { folder in
            let sources = try filled(in: folder).sources()
            let result = AtlasLoader(layers: [sources.atlas], vocabulary: sources.vocabulary).load()
            #expect(result.faults == [])
            let atlas = try #require(result.atlas)
            #expect(AtlasDifference.sentences(from: ShippedAtlas.atlas, to: atlas) == [])
            #expect(atlas.horizon == ShippedAtlas.atlas.horizon)
        }
    }

    @Test func `exports byte for byte what it took in`() throws {
        try inFolder { folder in
            try filled(in: folder).export(to: folder.appending(path: "out"))
            #expect(try files(in: folder.appending(path: "out/atlas")) == files(in: LeitbildData.atlas))
            #expect(
                try files(in: folder.appending(path: "out/vocabulary")) == files(in: LeitbildData.vocabulary))
        }
    }

    @Test func `refuses to export over something`() throws {
        try inFolder { folder in
            let database = try AtlasDatabase(in: folder)
            let sentence = refusal { try database.export(to: folder) }
            #expect(sentence.contains("exists already. Choose another name"))
        }
    }

    @Test func `a new database is empty, and the same when opened again`() throws {
        try inFolder { folder in
            #expect(try !AtlasDatabase(in: folder).isFilled)
            _ = try filled(in: folder)
            #expect(try AtlasDatabase(in: folder).isFilled)
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "backups").path))
        }
    }

    @Test func `a backup is restored, and what was there set aside`() throws {
        try inFolder { folder in
            let copy = folder.appending(path: "copy.sqlite")
            let data = folder.appending(path: "data")
            do { try filled(in: data).backup(to: copy) }
            let other = folder.appending(path: "other")
            do { _ = try AtlasDatabase(in: other) }
            try AtlasDatabase.restore(copy, in: other)
            #expect(try AtlasDatabase(in: other).isFilled)
            let aside = try FileManager.default.contentsOfDirectory(
                atPath: other.appending(path: "backups").path)
            #expect(aside.count == 1)
        }
    }

    @Test func `refuses to restore what is no backup, and keeps what was there`() throws {
        try inFolder { folder in
            _ = try filled(in: folder)
            let junk = folder.appending(path: "junk.sqlite")
            try Data("SQLite format 3\0 and then nothing".utf8).write(to: junk)
            #expect(
                refusal { try AtlasDatabase.restore(junk, in: folder) }
                    == "«junk.sqlite» is not a database of Leitbild. Give one that «leitbild backup» wrote.")
            #expect(try AtlasDatabase(in: folder).isFilled)
        }
    }

    @Test func `refuses a file that is no database`() throws {
        try inFolder { folder in
            try Data("hello".utf8).write(to: folder.appending(path: AtlasDatabase.fileName))
            #expect(
                refusal { try AtlasDatabase(in: folder) }.hasPrefix("«leitbild.sqlite» is not a database"))
        }
    }

    @Test func `refuses a database of a later version`() throws {
        try inFolder { folder in
            do {
                let database = try AtlasDatabase(in: folder)
                try database.pool.write {
                    try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99 from afar')")
                }
            }
            #expect(refusal { try AtlasDatabase(in: folder) }.contains("was written by a later version"))
        }
    }

    @Test func `brings an old database up to date and sets a copy aside`() throws {
        try inFolder { folder in
            do {
                let queue = try DatabaseQueue(path: folder.appending(path: AtlasDatabase.fileName).path)
                try queue.write { try $0.execute(sql: "CREATE TABLE older (x)") }
            }
            _ = try AtlasDatabase(in: folder)
            let aside = try FileManager.default.contentsOfDirectory(
                atPath: folder.appending(path: "backups").path)
            #expect(aside.count == 1 && aside[0].hasPrefix("before-migration"))
        }
    }

    @Test func `has no column for a person`() throws {
        let columns = try AtlasDatabase().pool.read { database in
            try ["file", "word"].flatMap { try database.columns(in: $0).map(\.name) }
        }
        #expect(columns == ["part", "path", "bytes", "id", "kind", "name", "alias", "place", "text"])
    }
}
