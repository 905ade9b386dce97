import ArgumentParser
import Atlas
import Cohorts
import Foundation
import LeitbildData

struct AtlasCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "atlas",
        abstract: "Look after the records: check them, count them, begin a new one.",
        discussion: """
            EXAMPLE
              leitbild atlas validate --atlas my-city
            """,
        subcommands: [
            ValidateCommand.self, StatsCommand.self, StaleCommand.self, DiffCommand.self, NewCommand.self,
            SchemaCommand.self,
        ])
}

struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Report every fault of the atlas at once, by file, line and field.",
        discussion: """
            EXAMPLE
              leitbild atlas validate --atlas my-city
            """)

    @Option(
        name: .long,
        help: ArgumentHelp("Lay a folder of records over the shipped atlas (repeatable).", valueName: "dir"))
    var atlas: [String] = []

    func run() throws {
        let layers = [LeitbildData.atlas] + atlas.map { URL(fileURLWithPath: $0) }
        let result = AtlasLoader(layers: layers, vocabulary: LeitbildData.vocabulary).load()
        guard result.faults.isEmpty else {
            for fault in result.faults { Terminal.complain("\(fault)") }
            Terminal.complain("\(result.faults.count) fault\(result.faults.count == 1 ? "" : "s").")
            throw ExitCode(2)
        }
        Terminal.write("\(result.atlas?.records.count ?? 0) records, no fault.")
    }
}

struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Count the records by kind and country, and the facts that no source states.",
        discussion: """
            EXAMPLE
              leitbild atlas stats
            """)

    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let records = view.atlas.records.values
        var lines = ["\(records.count) records. The sources reach to \(view.atlas.horizon.year).", ""]
        for kind in RecordKind.allCases {
            let count = records.filter { $0.kind == kind }.count
            if count > 0 { lines.append("  \(kind.rawValue.padded(to: 14))\(count)") }
        }
        let countries = Dictionary(grouping: records) { $0.id.rawValue.prefix(2) }.filter {
            view.atlas[RecordID(rawValue: String($0.key))] != nil
        }
        lines += [
            "",
            "  by country: "
                + countries.keys.sorted().map { "\($0) \(countries[$0]?.count ?? 0)" }.joined(separator: ", "),
        ].map { $0.wrapped("  ", hanging: "    ") }
        let measures = view.atlas.all(.measure).compactMap { view[$0.id] }
        func counted(_ name: String, _ isCounted: (AtlasView.State) -> Bool) -> String {
            "  \(name.padded(to: 26))\(measures.filter(isCounted).count) of \(measures.count)"
        }
        lines += [
            "", "Stated of measures as of \(view.day.words):",
            counted("in force for certain") { $0.force == .yes },
            counted("whom they reach") { !$0.facts.reaches.isAbsent },
            counted("who holds the content") { $0.facts.roles.content != nil },
            counted("who holds the means") { $0.facts.roles.means != nil },
            counted("the city's part") { $0.facts.roles.delivery?.value.city != nil },
            counted("money") { !$0.facts.money.isAbsent },
            counted("who took part in making") { !$0.facts.makers.isAbsent },
        ]
        let inventory = Set(records.flatMap { $0.inventory + $0.stages.flatMap(\.inventory) })
            .union(view.atlas.glossary.concepts.flatMap(\.inventory))
        lines += ["", "\(inventory.count) rows of the inventory of the sources are covered."]
        Terminal.write(lines.joined(separator: "\n"))
    }
}

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a commented file for a new record, to be filled in.",
        discussion: """
            EXAMPLE
              leitbild atlas new measure de.osnabrueck.welcome-desk --in my-city
            """)

    @Argument(help: "A kind of record: place, measure, fund, …") var kind: String
    @Argument(help: "The new record's id: ISO country code, then ASCII words.") var id: String
    @Option(name: .customLong("in"), help: ArgumentHelp("The folder of your atlas.", valueName: "dir"))
    var folder: String

    func run() throws {
        guard let wanted = RecordKind(rawValue: kind) else {
            let kinds = RecordKind.allCases.map(\.rawValue)
            let near = nearestWord(to: kind, among: kinds).map { " Did you mean «\($0)»?" } ?? ""
            throw UserFault(
                "leitbild: «\(kind.prefix(40))» is not a kind of record. There are \(kinds.joined(separator: ", ")).\(near)"
            )
        }
        let isSafe = id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-" || $0 == ".") }
        guard isSafe, !id.isEmpty, !id.hasPrefix("."), !id.contains(".."), id.count <= 100 else {
            throw UserFault(
                "leitbild: «\(id.prefix(60))» is not an id. Write lower-case ASCII words with dots between: de.osnabrueck.welcome-desk."
            )
        }
        let record = RecordID(rawValue: id)
        let file = URL(fileURLWithPath: folder).appending(path: RecordTemplate.path(for: wanted, id: record))
        guard !FileManager.default.fileExists(atPath: file.path) else {
            throw UserFault("leitbild: \(file.relativePath) is there already and was left as it is.")
        }
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(RecordTemplate.text(for: wanted, id: record).utf8).write(
                to: file, options: .withoutOverwriting)
        } catch {
            throw UserFault(
                "leitbild: \(file.relativePath) cannot be written. Check the folder and its permissions.")
        }
        Terminal.write(
            "Wrote \(file.relativePath). Fill it in, then run: leitbild atlas validate --atlas \(folder)")
    }
}
