import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Web

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract:
            "Two places side by side: measures, governance and findings by field, figures of one definition.",
        discussion: """
            Nothing is added up to a score.

            EXAMPLE
              leitbild compare Munich Nuremberg
            """)

    @Argument(help: "A place.") var one: String
    @Argument(help: "Another place.") var other: String
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let places = try UserFault.pass { try [one, other].map { try view.atlas.place(named: $0).id.place } }
        let stacks = places.map { Stack(of: $0, in: view) }
        let assessment = try UserFault.pass { try Assessment(of: view, cards: shippedCards()) }
        let fields = Set(stacks.flatMap { $0.columns.compactMap(\.field) }).sorted()
        let rows = fields.map { field in [field.rawValue] + stacks.flatMap { cell($0, field, view) } }
        switch format {
        case .csv: Terminal.write(CSV.rendered(header(places), rows))
        case .json: Terminal.write(JSON.list(rows.map { $0.json(header(places)) }).rendered)
        case .text: Terminal.write(text(places, fields, stacks, assessment, view))
        }
    }

    private func header(_ places: [PlaceID]) -> [String] {
        ["field"] + places.flatMap { ["\($0) own", "\($0) above", "\($0) governed"] }
    }

    private func cell(_ stack: Stack, _ field: FieldID, _ view: AtlasView) -> [String] {
        let column = stack.columns.first { $0.field == field }
        let own = column?.measures.filter { $0.state.record.place == stack.place } ?? []
        let above = column?.measures.filter { $0.state.record.place != stack.place } ?? []
        return [own, above].map { rows in rows.map { view.name($0.state.id) }.joined(separator: "; ") } + [
            column?.governance?.kind.rawValue ?? ""
        ]
    }

    private func text(
        _ places: [PlaceID], _ fields: [FieldID], _ stacks: [Stack], _ assessment: Assessment,
        _ view: AtlasView
    ) -> String {
        var lines = [Terminal.paint(places.map { view.name($0) }.joined(separator: " and "), .bold)]
        for field in fields {
            lines += ["", Terminal.paint(view.name(field), .bold)]
            for stack in stacks {
                let cells = cell(stack, field, view)
                let own = cells[0].isEmpty ? "nothing of its own is known" : cells[0]
                let above = cells[1].isEmpty ? "" : "; from above: \(cells[1])"
                let governed = cells[2].isEmpty || cells[2] == "undetermined" ? "" : " (\(cells[2]))"
                lines.append(
                    "\(view.name(stack.place))\(governed): \(own)\(above)".wrapped("  ", hanging: "    "))
            }
        }
        lines += ["", Terminal.paint("Findings on stated facts", .bold)]
        let found = places.map { place in assessment.findings(for: place).filter { $0.basis == .stated } }
        for check in Check.all.map(\.id) {
            let counts = found.map { findings in findings.filter { $0.check == check }.count }
            guard counts.contains(where: { $0 > 0 }) else { continue }
            let who = zip(places, counts).map { "\(view.name($0)) \($1)" }.joined(separator: ", ")
            lines.append("  \(check.rawValue.padded(to: 38))\(who)".wrapped("  ", hanging: "      "))
        }
        lines += figures(places, view)
        lines += ["", "As of \(view.day.words). The sources reach to \(view.atlas.horizon.year)."]
        return lines.joined(separator: "\n")
    }

    private func figures(_ places: [PlaceID], _ view: AtlasView) -> [String] {
        let figures = places.map { place in view.atlas.all(.figure).filter { $0.place == place } }
        let shared = figures[0].compactMap { left in
            figures[1].first { $0.text("definition") == left.text("definition") }.map { (left, $0) }
        }
        guard !shared.isEmpty else {
            return ["", "No figure of one definition is known for both.".wrapped()]
        }
        return ["", Terminal.paint("Figures of one definition", .bold)]
            + shared.map {
                "\($0.0.text("definition") ?? ""): \($0.0.numbers("value")?.words ?? "") and \($0.1.numbers("value")?.words ?? "")"
                    .wrapped("  ", hanging: "    ")
            }
    }
}
