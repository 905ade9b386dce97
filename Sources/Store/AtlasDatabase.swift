public import Atlas
public import Foundation
import GRDB

/// The atlas of a site in an SQLite database: its files byte for byte, and an index over their words.
///
/// The files are what counts; the index is made from them. Nothing of a person has a column here.
public struct AtlasDatabase: Sendable {
    let pool: any DatabaseWriter
    /// The file in its folder.
    public static let fileName = "leitbild.sqlite"

    /// Opens the database of a folder, new or old. An old one is brought up to date, a copy of it set aside before.
    ///
    /// - Throws: ``StoreRefusal`` for a folder that cannot be used or a file that is none.
    public init(in folder: URL) throws(StoreRefusal) {
        let file = folder.appending(path: Self.fileName)
        let isNew = !FileManager.default.fileExists(atPath: file.path)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .unusableFolder(folder.lastPathComponent)
        }
        guard isNew || Self.isDatabase(file) else { throw .notADatabase(Self.fileName) }
        do {
            var configuration = Configuration()
            configuration.label = "leitbild"
            pool = try DatabasePool(path: file.path, configuration: configuration)
        } catch {
            throw .unusableFolder(folder.lastPathComponent)
        }
        try migrate(isNew: isNew, folder)
    }

    /// A database in memory, gone with the program: for an index over an atlas that is read from files.
    ///
    /// - Throws: ``StoreRefusal/failed(_:)`` when memory runs out.
    public init() throws(StoreRefusal) {
        do {
            let queue = try DatabaseQueue()
            try Migrations.all.migrate(queue)
            pool = queue
        } catch {
            throw .failed("be made")
        }
    }

    /// Whether a folder holds a database.
    public static func exists(in folder: URL) -> Bool { isDatabase(folder.appending(path: fileName)) }

    private static func isDatabase(_ file: URL) -> Bool {
        guard let handle = try? FileHandle(forReadingFrom: file) else { return false }
        defer { try? handle.close() }
        return (try? handle.read(upToCount: 16)).map { $0 == Data("SQLite format 3\0".utf8) } ?? false
    }

    private func migrate(isNew: Bool, _ folder: URL) throws(StoreRefusal) {
        let migrator = Migrations.all
        do {
            let (isDone, isLater) = try pool.read { database in
                (try migrator.hasCompletedMigrations(database), try migrator.hasBeenSuperseded(database))
            }
            if isLater { throw StoreRefusal.fromTheFuture(Self.fileName) }
            if isDone { return }
            if !isNew {
                let stamp = Int(Date().timeIntervalSince1970)
                try copy(to: folder.appending(path: "backups/before-migration-\(stamp).sqlite"))
            }
            try migrator.migrate(pool)
        } catch let refusal as StoreRefusal {
            throw refusal
        } catch {
            throw .failed("be brought up to date")
        }
    }

    /// Whether it holds an atlas.
    public var isFilled: Bool {
        (try? pool.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM file") }) ?? 0 > 0
    }

    /// The two folders that a database keeps.
    enum Part: String, CaseIterable { case atlas, vocabulary }

    /// Fills the database with the files of an atlas and its vocabulary, in place of what it holds; all or nothing.
    ///
    /// - Throws: ``StoreRefusal/failed(_:)`` when a file cannot be read or the disk is full.
    public func fill(atlas: URL, vocabulary: URL) throws(StoreRefusal) {
        do {
            let files = try [(Part.atlas, atlas), (.vocabulary, vocabulary)].flatMap { part, folder in
                try Self.files(in: folder).map {
                    (part, $0, try Data(contentsOf: folder.appending(path: $0)))
                }
            }
            try pool.write { database in
                try database.execute(sql: "DELETE FROM file")
                for (part, path, bytes) in files {
                    try database.execute(
                        sql: "INSERT INTO file (part, path, bytes) VALUES (?, ?, ?)",
                        arguments: [part.rawValue, path, bytes])
                }
            }
        } catch {
            throw .failed("take in the files of the atlas")
        }
    }

    private static func files(in folder: URL) throws -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: folder.path) else {
            throw CocoaError(.fileReadNoSuchFile)
        }
        return walk.compactMap { $0 as? String }.filter { path in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: folder.appending(path: path).path, isDirectory: &isFolder)
            return exists && !isFolder.boolValue && !path.split(separator: "/").contains { $0.hasPrefix(".") }
        }.sorted()
    }

    /// The atlas and its vocabulary, for an ``AtlasLoader``.
    public func sources() throws(StoreRefusal) -> (atlas: AtlasSource, vocabulary: AtlasSource) {
        (.files(name: "atlas", try files(of: .atlas)), .files(name: "vocabulary", try files(of: .vocabulary)))
    }

    private func files(of part: Part) throws(StoreRefusal) -> [String: Data] {
        do {
            return try pool.read { database in
                let rows = try Row.fetchAll(
                    database, sql: "SELECT path, bytes FROM file WHERE part = ?", arguments: [part.rawValue])
                return Dictionary(
                    uniqueKeysWithValues: rows.map { ($0["path"] as String, $0["bytes"] as Data) })
            }
        } catch {
            throw .failed("be read")
        }
    }

    /// Writes the files as they were taken in, byte for byte, to a folder that does not exist yet.
    ///
    /// - Throws: ``StoreRefusal/occupied(_:)``.
    public func export(to folder: URL) throws(StoreRefusal) {
        guard !FileManager.default.fileExists(atPath: folder.path) else {
            throw .occupied(folder.lastPathComponent)
        }
        do {
            for part in Part.allCases {
                for (path, bytes) in try files(of: part) {
                    let file = folder.appending(path: "\(part.rawValue)/\(path)")
                    try FileManager.default.createDirectory(
                        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                    try bytes.write(to: file)
                }
            }
        } catch let refusal as StoreRefusal {
            throw refusal
        } catch {
            throw .unusableFolder(folder.lastPathComponent)
        }
    }

    /// Writes a copy of the database as it is at this moment, while it goes on being used.
    ///
    /// - Throws: ``StoreRefusal/occupied(_:)`` when a file stands there.
    public func backup(to file: URL) throws(StoreRefusal) {
        guard !FileManager.default.fileExists(atPath: file.path) else {
            throw .occupied(file.lastPathComponent)
        }
        do {
            try copy(to: file)
        } catch {
            throw .failed("be copied")
        }
    }

    private func copy(to file: URL) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try pool.vacuum(into: file.path)
    }

    /// Puts a backup in place of the database of a folder; what was there is set aside among the backups.
    ///
    /// - Throws: ``StoreRefusal/notADatabase(_:)`` for a file that is no backup; what was there stays then.
    public static func restore(_ file: URL, in folder: URL) throws(StoreRefusal) {
        guard isDatabase(file) else { throw .notADatabase(file.lastPathComponent) }
        do {
            let queue = try DatabaseQueue(path: file.path, configuration: Self.readOnly)
            let isWhole = try queue.read { database in
                try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok"
                    && database.tableExists("file")
            }
            try queue.close()
            guard isWhole else { throw StoreRefusal.notADatabase(file.lastPathComponent) }
            let target = folder.appending(path: fileName)
            let draft = folder.appending(path: ".restoring.sqlite")
            try FileManager.default.createDirectory(
                at: folder.appending(path: "backups"), withIntermediateDirectories: true)
            try? FileManager.default.removeItem(at: draft)
            try FileManager.default.copyItem(at: file, to: draft)
            if FileManager.default.fileExists(atPath: target.path) {
                let stamp = Int(Date().timeIntervalSince1970)
                try AtlasDatabase(in: folder).copy(
                    to: folder.appending(path: "backups/before-restore-\(stamp).sqlite"))
                for suffix in ["", "-wal", "-shm"] {
                    try? FileManager.default.removeItem(atPath: target.path + suffix)
                }
            }
            try FileManager.default.moveItem(at: draft, to: target)
        } catch let refusal as StoreRefusal {
            throw refusal
        } catch {
            throw .notADatabase(file.lastPathComponent)
        }
    }

    private static var readOnly: Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        return configuration
    }
}

/// The forms that the database has had, one step each; a step that has been released is never changed.
private enum Migrations {
    static var all: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 files and index") { database in
            try database.execute(
                sql: """
                    CREATE TABLE file (
                        part TEXT NOT NULL, path TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (part, path)
                    ) STRICT, WITHOUT ROWID;
                    CREATE VIRTUAL TABLE word USING fts5 (
                        id UNINDEXED, kind UNINDEXED, name, alias, place, text,
                        tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
                    );
                    """)
        }
        return migrator
    }
}
