import ArgumentParser
import Atlas
import Foundation
import LeitbildData
import Store

/// Which folder holds the database.
struct DataOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The folder of the database.", valueName: "dir")) var data =
        "data"

    var folder: URL { URL(fileURLWithPath: data) }
}

struct FillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fill",
        abstract: "Make a database and fill it with an atlas.",
        discussion: """
            The database keeps every file byte for byte. What it held before is set aside among its backups. An atlas \
            with faults is not taken in.

            EXAMPLE
              leitbild fill --data data
            """)

    @Option(name: .long, help: ArgumentHelp("The atlas; the shipped one if none is given.", valueName: "dir"))
    var atlas: String?
    @OptionGroup var place: DataOptions

    func run() throws {
        let source = atlas.map { URL(fileURLWithPath: $0) } ?? LeitbildData.atlas
        let result = AtlasLoader(layers: [source], vocabulary: LeitbildData.vocabulary).load()
        guard result.faults.isEmpty, let loaded = result.atlas else {
            let list = result.faults.prefix(50).map { "  \($0)" }.joined(separator: "\n")
            throw UserFault("leitbild: the atlas has faults and was not taken in.\n\(list)")
        }
        try UserFault.pass {
            let database = try AtlasDatabase(in: place.folder)
            if database.isFilled {
                let stamp = Int(Date().timeIntervalSince1970)
                try database.backup(to: place.folder.appending(path: "backups/before-fill-\(stamp).sqlite"))
            }
            try database.fill(atlas: source, vocabulary: LeitbildData.vocabulary)
            try database.index(SearchEntry.all(in: loaded))
        }
        Terminal.write("\(loaded.records.count) records in \(place.data)/\(AtlasDatabase.fileName)")
    }
}

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a copy of the database, which may be in use.",
        discussion: """
            EXAMPLE
              leitbild backup leitbild-2014-12-31.sqlite
            """)

    @Argument(help: "Where the copy goes; no file may stand there.") var file: String
    @OptionGroup var place: DataOptions

    func run() throws {
        try UserFault.pass { try openDatabase(place.data).backup(to: URL(fileURLWithPath: file)) }
        Terminal.write("Copied to \(file)")
    }
}

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in place of the database.",
        discussion: """
            What was there is set aside among the backups of the folder. Stop the program that uses it before.

            EXAMPLE
              leitbild restore leitbild-2014-12-31.sqlite
            """)

    @Argument(help: "A copy that «leitbild backup» wrote.") var file: String
    @OptionGroup var place: DataOptions

    func run() throws {
        try UserFault.pass { try AtlasDatabase.restore(URL(fileURLWithPath: file), in: place.folder) }
        Terminal.write("Restored in \(place.data)")
    }
}

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the files of the database, byte for byte as they were taken in.",
        discussion: """
            EXAMPLE
              leitbild export my-atlas
            """)

    @Argument(help: "A folder that does not exist yet.") var folder: String
    @OptionGroup var place: DataOptions

    func run() throws {
        try UserFault.pass { try openDatabase(place.data).export(to: URL(fileURLWithPath: folder)) }
        Terminal.write("Written to \(folder)")
    }
}
