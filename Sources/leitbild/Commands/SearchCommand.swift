import ArgumentParser
import Atlas
import Store
import Web

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find records by words of any language, with the reason for each hit.",
        discussion: """
            Every word must occur or begin a word: in a name, an alias, the name of a place around it, or what the record \
            says. Accents and case are set aside.

            EXAMPLES
              leitbild search Integrationskurs
              leitbild search language courses germany
            """)

    @Argument(help: "What to look for.") var words: [String]
    @Option(name: .long, help: "How many hits at most.") var limit = 20
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        guard (1...1000).contains(limit) else {
            throw UserFault("leitbild: --limit takes a number from 1 to 1000.")
        }
        let atlas = try options.load()
        let hits = try UserFault.pass {
            let database = try AtlasDatabase()
            try database.index(SearchEntry.all(in: atlas))
            return try database.search(words.joined(separator: " "), limit: limit)
        }
        let header = ["id", "kind", "name", "found_in", "passage"]
        let rows = hits.map { hit in
            [
                hit.id.rawValue, atlas[hit.id]?.kind.rawValue ?? "", atlas[hit.id]?.name ?? "",
                hit.reason.rawValue,
                hit.passage.joined(),
            ]
        }
        switch format {
        case .csv: Terminal.write(CSV.rendered(header, rows))
        case .json: Terminal.write(JSON.list(rows.map { $0.json(header) }).rendered)
        case .text:
            guard !hits.isEmpty else {
                return Terminal.write("Nothing found. Try fewer words, or the beginning of one.")
            }
            Terminal.write(
                hits.map { hit in
                    let record = atlas[hit.id]
                    let passage = hit.passage.enumerated().map { index, piece in
                        index % 2 == 1 ? Terminal.paint(piece, .bold) : piece
                    }.joined()
                    return "\(record?.name ?? "") (\(record?.kind.rawValue ?? ""), \(hit.id))".wrapped(
                        "", hanging: "  ") + "\n" + "\(hit.reason.rawValue): \(passage)".wrapped("    ")
                }.joined(separator: "\n"))
        }
    }
}
