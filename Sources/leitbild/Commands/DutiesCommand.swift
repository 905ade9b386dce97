import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Web

struct DutiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duties",
        abstract: "A register of duties laid on lower levels, with the money that came with them.",
        discussion: """
            funded: a grant is paid; short: it is smaller than the stated cost; unfunded: a source says that there is none or \
            that it was stopped; unknown: no source says.

            EXAMPLE
              leitbild duties Netherlands --as-of 2007
            """)

    @Argument(help: "A place by id, ISO code or any name; without one all.") var place: String?
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let duties = DutyEntry.all(for: try view.place(ifNamed: place), in: view)
        switch format {
        case .text: Terminal.write(text(duties, view))
        case .json: Terminal.write(json(duties, view).rendered)
        case .csv: Terminal.write(CSV.rendered(Self.header, duties.map { row($0, view) }))
        }
    }

    private func text(_ duties: [DutyEntry], _ view: AtlasView) -> String {
        var lines: [String] = []
        for entry in duties {
            let unsure = entry.isCertain ? "" : ", in force on the day: not known"
            lines.append(
                "\(Terminal.paint(entry.duty.text, .bold)): \(entry.funding.rawValue)\(unsure)".wrapped(
                    "", hanging: "  "))
            lines.append(
                "\(view.name(entry.record)) (\(entry.level.rawValue)) [\(entry.record)]".wrapped(
                    "    ", hanging: "      "))
            lines.append(entry.grants.lines("money handed down"))
            if !entry.costs.isEmpty { lines.append(entry.costs.lines("cost to those bound")) }
            if let shortfall = entry.shortfall {
                lines.append("short of \(shortfall.words) \(entry.currency ?? "")".wrapped("    "))
            }
            if !entry.tensions.isEmpty {
                lines.append("disputed: \(view.list(entry.tensions))".wrapped("    ", hanging: "      "))
            }
            lines.append("sources: \([entry.duty].sources)".wrapped("    ", hanging: "      "))
        }
        if duties.isEmpty { lines.append("No duty on a lower level is known here.") }
        return (lines + view.ending).joined(separator: "\n")
    }

    private static let header = [
        "record", "name", "level", "duty", "binding", "funding", "grants", "costs", "shortfall", "currency",
        "tensions",
        "inForce", "sources",
    ]

    private func row(_ entry: DutyEntry, _ view: AtlasView) -> [String] {
        [
            entry.record.rawValue, view.name(entry.record), entry.level.rawValue, entry.duty.text,
            entry.isBinding ? "must" : "expected", entry.funding.rawValue, entry.grants.cell,
            entry.costs.cell,
            entry.shortfall?.words ?? "", entry.currency ?? "",
            entry.tensions.map(\.rawValue).joined(separator: " "),
            entry.isCertain ? "yes" : "unknown", [entry.duty].sources,
        ]
    }

    private func json(_ duties: [DutyEntry], _ view: AtlasView) -> JSON {
        .object([
            ("asOf", .text("\(view.day)")), ("horizon", .text("\(view.atlas.horizon)")),
            (
                "duties",
                .list(
                    duties.map { entry in
                        .object([
                            ("record", .text(entry.record.rawValue)), ("level", .text(entry.level.rawValue)),
                            ("duty", entry.duty.json), ("binding", .bool(entry.isBinding)),
                            ("funding", .text(entry.funding.rawValue)), ("grants", entry.grants.json),
                            ("costs", entry.costs.json), ("shortfall", entry.shortfall?.json ?? .null),
                            ("currency", .optional(entry.currency)),
                            ("tensions", .texts(entry.tensions.map(\.rawValue))),
                            ("inForce", .text(entry.isCertain ? "yes" : "unknown")),
                        ])
                    })
            ),
        ])
    }
}
