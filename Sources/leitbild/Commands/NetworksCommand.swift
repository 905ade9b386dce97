import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Web

struct NetworksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "networks",
        abstract:
            "Networks and projects: how long they lived against their money, and whom they tie to the Union past the state.",
        discussion: """
            A network outlived its money when it is known on a day after the money ended.

            EXAMPLE
              leitbild networks Stockholm
            """)

    @Argument(help: "A place that takes part; without one all.") var place: String?
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let home = try UserFault.pass { try place.map { try view.atlas.place(named: $0).id.place } }
        let lives = (view.atlas.all(.network) + view.atlas.all(.project)).map {
            NetworkLife(of: $0, in: view)
        }
        .filter { life in home.map { life.members.contains($0) || life.record.place == $0 } ?? true }
        switch format {
        case .text: Terminal.write(text(lives, view))
        case .json: Terminal.write(JSON.list(lives.map { row($0).json(Self.header) }).rendered)
        case .csv: Terminal.write(CSV.rendered(Self.header, lives.map { row($0) }))
        }
    }

    private func text(_ lives: [NetworkLife], _ view: AtlasView) -> String {
        var lines: [String] = []
        for life in lives {
            let record = life.record
            lines.append(
                "\(Terminal.paint(record.name, .bold)) (\(record.kind.rawValue), \(record.held.text)) [\(record.id)]"
                    .wrapped("", hanging: "  "))
            var facts: [String] = []
            if let count = record.text("memberCount") { facts.append("members: \(count)") }
            if !life.members.isEmpty {
                facts.append("named: \(life.members.map { view.name($0) }.joined(separator: ", "))")
            }
            if let years = life.years {
                facts.append("known from \(years.lowerBound) to \(years.upperBound)")
            }
            if !life.funders.isEmpty {
                let names = life.funders.map { view.name($0) }.joined(separator: ", ")
                let outcome =
                    life.outcome == .unknown
                    ? "what came after the money is not known"
                    : life.outcome == .outlived ? "outlived its money" : life.outcome.rawValue
                facts.append("paid by \(names); \(outcome)")
            }
            if !life.direct.isEmpty {
                facts.append("ties \(life.direct.count) cities to the Union past their states")
            }
            lines += facts.map { $0.wrapped("  ", hanging: "    ") }
        }
        lines += [
            "",
            "\(lives.count) networks and projects. As of \(view.day.words). The sources reach to \(view.atlas.horizon.year).",
        ]
        return lines.joined(separator: "\n")
    }

    private static let header = [
        "id", "record", "name", "held", "memberCount", "members", "funders", "outcome", "direct", "knownFrom",
        "knownTo", "sources",
    ]

    private func row(_ life: NetworkLife) -> [String] {
        [
            life.record.id.rawValue, life.record.kind.rawValue, life.record.name, life.record.held.text,
            life.record.text("memberCount") ?? "",
            life.members.map(\.rawValue).joined(separator: " "),
            life.funders.map(\.rawValue).joined(separator: " "), life.outcome.rawValue,
            life.direct.map(\.rawValue).joined(separator: " "),
            life.years.map { "\($0.lowerBound)" } ?? "", life.years.map { "\($0.upperBound)" } ?? "",
            life.record.citations.map(\.words).joined(separator: "; "),
        ]
    }
}
