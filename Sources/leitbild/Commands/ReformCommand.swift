import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Foundation
import LeitbildData
import Population

struct ReformCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reform",
        abstract: "What a reform would change: findings, who gains and loses access, who pays.",
        discussion: """
            A reform is a file that ends, changes, undoes or starts measures and funds, with dates, in the format of the \
            atlas (docs/atlas-format.md). Without a name the examples that ship are listed. The answer is what follows \
            from the records; it says nothing of how people would behave.

            EXAMPLES
              leitbild reform nl-withdrawal-undone
              leitbild reform my-reform.yml --register residents.csv --by city
            """)

    @Argument(help: "A file, a folder, or the name of an example.") var reform: String?
    @Option(
        name: .long,
        help: ArgumentHelp("Tell counts apart by one level of places and by attributes.", valueName: "words"))
    var by: String?
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var people: PopulationOptions
    @OptionGroup var options: AtlasOptions

    func run() throws {
        guard let reform else { return Terminal.write(try Self.list()) }
        let disclosure = try people.disclosure()
        let before = try options.view()
        let after = try options.load(reforms: [Self.url(of: reform)]).view(asOf: before.day)
        let result = try UserFault.pass { try Reform(from: before, to: after, cards: shippedCards()) }
        var counts: (reach: ReformReach, grouping: Grouping, notes: [String], register: Register)?
        if people.isGiven {
            let (register, notes) = try people.load(before)
            let words = by?.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) } ?? []
            counts = try UserFault.pass {
                let grouping = try Grouping(words: words, vocabulary: before.setting.vocabulary)
                return (
                    try ReformReach(result, over: register, by: grouping, disclosure), grouping, notes,
                    register
                )
            }
        }
        let report = ReformReport(reform: result, counts: counts)
        switch format {
        case .text: Terminal.write(try report.text())
        case .json: Terminal.write(report.json.rendered)
        case .csv: Terminal.write(report.csv)
        }
    }

    /// A file that is there, else an example of that name.
    private static func url(of text: String) throws -> URL {
        let given = URL(fileURLWithPath: text)
        if FileManager.default.fileExists(atPath: given.path) { return given }
        let names = try examples().map(\.name)
        guard names.contains(text) else {
            let near = nearestWord(to: text, among: names).map { " Did you mean «\($0)»?" }
            throw UserFault(
                "leitbild: there is no reform «\(text.prefix(60))».\(near ?? " Give a file, or one of \(names.joined(separator: ", ")).")"
            )
        }
        return LeitbildData.reforms.appending(path: "\(text).yml")
    }

    private static func examples() throws -> [(name: String, url: URL)] {
        let files = try FileManager.default.contentsOfDirectory(atPath: LeitbildData.reforms.path)
        return files.filter { $0.hasSuffix(".yml") }.sorted().map {
            (String($0.dropLast(4)), LeitbildData.reforms.appending(path: $0))
        }
    }

    private static func list() throws -> String {
        let lines = try examples().map { name, url in
            let text = try String(contentsOf: url, encoding: .utf8)
            let question = text.split(separator: "\n").first.map { $0.drop { "# ".contains($0) } } ?? ""
            return "  \(name)\n      \(question)"
        }
        return (["Reforms that ship as examples; «leitbild reform NAME» works one out:"] + lines).joined(
            separator: "\n")
    }
}
