import ArgumentParser
import Atlas
import Cohorts
import Foundation
import Population

struct RegisterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Check a register of residents, and store it for quick use.",
        discussion: """
            The CSV file has a row a resident; its header names attributes («leitbild register --attributes» lists them), \
            residence at least. Fields hold values as the vocabulary spells them; an empty field is unknown. A column \
            «weight» says how many persons a row stands for. The stored file holds what the register held, no more.

            EXAMPLE
              leitbild register residents.csv.gz -o residents.register
            """)

    @Argument(help: "A CSV file, plain or gzip.") var file: String?
    @Option(name: .shortAndLong, help: ArgumentHelp("Where to store it.", valueName: "file")) var output:
        String?
    @Option(name: .long, help: "The day that the facts are of.") var date: String?
    @Option(name: .long, help: "How many faulty rows may be left out.") var maxFaults = 0
    @Flag(name: .long, help: "List the attributes with their values.") var attributes = false
    @OptionGroup var options: AtlasOptions

    func run() throws {
        guard maxFaults >= 0 else { throw UserFault("leitbild: --max-faults takes a number from 0 on.") }
        let view = try options.view()
        if attributes { return Terminal.write(Self.list(view.setting.vocabulary)) }
        guard let file else {
            throw UserFault(
                "leitbild: give the register's CSV file, or --attributes to list what it may hold.")
        }
        var day: Day?
        if let date {
            guard let latest = Moment(date)?.latest else {
                throw UserFault("leitbild: \(AtlasRefusal.notADate(date))")
            }
            day = latest
        }
        let url = URL(fileURLWithPath: file)
        let bar = ProgressBar("Reading \(url.lastPathComponent)")
        let result = try UserFault.pass { () throws -> RegisterReader.Result in
            defer { bar.end() }
            let options = RegisterReader.Options(mostFaults: maxFaults, day: day) { bar.show($0) }
            return try RegisterReader(in: view.setting, options).read(url)
        }
        if let output {
            try UserFault.pass { try RegisterFile.write(result.register, to: URL(fileURLWithPath: output)) }
        }
        Terminal.write(text(result, view))
    }

    private func text(_ result: RegisterReader.Result, _ view: AtlasView) -> String {
        let register = result.register
        var lines = [
            "\(register.rowCount) \(register.rowCount == 1 ? "row" : "rows")\(register.isWeighted ? " with weights" : ""), \(result.leftOut) left out."
        ]
        lines += result.faults.map { "  \($0)" }
        if result.leftOut > result.faults.count {
            lines.append("  and \(result.leftOut - result.faults.count) more")
        }
        var known = Set(register.columns.map(\.attribute))
        // Citizenship follows from nationality and the country of residence.
        if known.contains(.nationality) { known.insert(.citizenship) }
        let missing = view.setting.vocabulary.attributes.map(\.id).filter { !known.contains($0) }
        lines.append(
            "It knows \(register.columns.map(\.attribute.rawValue).joined(separator: ", ")).".wrapped())
        if !missing.isEmpty {
            lines.append(
                "Unknown of everybody: \(missing.map(\.rawValue).joined(separator: ", ")).".wrapped())
        }
        if let output { lines.append("Stored in \(output).") }
        return lines.joined(separator: "\n")
    }

    private static func list(_ vocabulary: Vocabulary) -> String {
        vocabulary.attributes.map { attribute in
            let values =
                switch attribute.domain {
                case .integer(let range): "\(range.lowerBound) to \(range.upperBound)"
                case .place: "the id of a place («leitbild list place»)"
                case .several(let words):
                    "any of \(words.count) codes with commas between, quoted; none for no value"
                case .scale(let words), .category(let words):
                    words.count > 20 ? "one of \(words.count) codes" : words.joined(separator: ", ")
                }
            return "\(attribute.id): \(values)".wrapped("", hanging: "    ")
        }.joined(separator: "\n")
    }
}
