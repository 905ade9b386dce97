import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Web

struct BalanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balance",
        abstract: "Which dimensions of integration, and which of its two parties, measures address.",
        discussion: """
            The dimensions are those of penninx-2009, 1; the parties, migrants and the receiving society, of 1.1. A party counts \
            only where the atlas states whom a measure reaches, binds or joins. Nothing is weighed.

            EXAMPLE
              leitbild balance Copenhagen
            """)

    @Argument(help: "A place by id, ISO code or any name; without one the whole atlas.") var place: String?
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let home = try view.place(ifNamed: place)
        let balance = try UserFault.pass { try Balance(for: home, in: view) }
        switch format {
        case .text: Terminal.write(text(balance, home, view))
        case .json: Terminal.write(json(balance, home, view).rendered)
        case .csv:
            Terminal.write(CSV.rendered(["dimension", "party", "record", "name"], rows(balance, view)))
        }
    }

    private func text(_ balance: Balance, _ home: PlaceID?, _ view: AtlasView) -> String {
        var lines: [String] = []
        for row in balance.rows {
            let count = "\(row.count) measure\(row.count == 1 ? "" : "s")"
            lines.append(
                "\(Terminal.paint(row.dimension?.rawValue ?? "no dimension named", .bold)): \(count)")
            for part in Balance.Part.allCases {
                guard let ids = row.measures[part], !ids.isEmpty else { continue }
                let shown =
                    ids.prefix(5).map { view.name($0) }.joined(separator: "; ") + (ids.count > 5 ? " …" : "")
                let names = home == nil || part == .notStated ? "" : ": \(shown)"
                lines.append("\(part.rawValue) \(ids.count)\(names)".wrapped("  ", hanging: "      "))
            }
            if row.count == 0 { lines.append("  no measure is known") }
        }
        lines += [
            "",
            "A measure of several dimensions or parties stands in each. CSV and JSON list every measure."
                .wrapped(),
        ]
        return (lines + view.ending.dropFirst()).joined(separator: "\n")
    }

    private func rows(_ balance: Balance, _ view: AtlasView) -> [[String]] {
        balance.rows.flatMap { row in
            Balance.Part.allCases.flatMap { part in
                (row.measures[part] ?? []).map {
                    [row.dimension?.rawValue ?? "", part.rawValue, $0.rawValue, view.name($0)]
                }
            }
        }
    }

    private func json(_ balance: Balance, _ home: PlaceID?, _ view: AtlasView) -> JSON {
        .object([
            ("asOf", .text("\(view.day)")), ("horizon", .text("\(view.atlas.horizon)")),
            ("place", .optional(home?.rawValue)),
            (
                "dimensions",
                .list(
                    balance.rows.map { row in
                        .object([
                            ("dimension", .optional(row.dimension?.rawValue)),
                            ("count", .number(Double(row.count))),
                            (
                                "parties",
                                .object(
                                    Balance.Part.allCases.map { part in
                                        (part.rawValue, .texts((row.measures[part] ?? []).map(\.rawValue)))
                                    })
                            ),
                        ])
                    })
            ),
        ])
    }
}
