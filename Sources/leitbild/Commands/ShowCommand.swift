import ArgumentParser
import Atlas
import Coherence
import Cohorts

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a record as of a day: what it says, where that is stated, what it is linked to.",
        discussion: """
            EXAMPLE
              leitbild show de.integrationskurs
            """)

    @Argument(help: "A record's id, or its name if it is the only one of that name.") var id: String
    @Option(name: .long, help: "text or json.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let record = try UserFault.pass { try view.atlas.record(id) }
        if format == .json { return Terminal.write(record.json(in: view).rendered) }
        guard format == .text else {
            throw UserFault("leitbild: show answers in text or json. «leitbild list» has csv.")
        }
        Terminal.write(text(record, view))
    }

    private func text(_ record: Record, _ view: AtlasView) -> String {
        let kind = record.kind.rawValue + (record.type.isEmpty ? "" : ", \(record.type)")
        var lines = ["\(Terminal.paint(record.name, .bold)) (\(kind))", "  \(record.id)"]
        let others = record.names.texts.filter { $0.value != record.name && $0.key != "und" }.sorted {
            $0.key < $1.key
        }.map { "\($0.key): \($0.value)" }
        if !others.isEmpty {
            lines.append("also \(others.joined(separator: "; "))".wrapped("  ", hanging: "    "))
        }
        if ![.document, .place].contains(record.kind) {
            lines.append(
                "\(record.held.text); in force on \(view.day.words): \(record.force(on: view.day).rawValue)"
                    .wrapped("  ", hanging: "    "))
        }
        lines += record.outline(on: view.day).map { line in
            let indent = "  " + line.prefix { $0 == " " }
            return line.wrapped(indent, hanging: indent + "    ")
        }
        if let note = record.note { lines.append("note: \(note)".wrapped("  ", hanging: "    ")) }
        let incoming = view.linking(to: record.id).map { "\($0.from) \($0.kind.rawValue) this" }
        let about = view.atlas.records.values.filter {
            $0.list("about").contains(record.id.rawValue) || $0.list("of").contains(record.id.rawValue)
        }
        .sorted { $0.id < $1.id }.map { "\($0.kind.rawValue) \($0.id)" }
        if !(incoming + about).isEmpty {
            lines.append(
                "linked from: \((incoming + about).joined(separator: "; "))".wrapped("  ", hanging: "    "))
        }
        if !record.stages.isEmpty {
            lines.append("  changed \(record.stages.count) times: leitbild story \(record.id)")
        }
        lines.append(
            "sources: \(record.citations.isEmpty ? "general knowledge" : record.citations.map(\.words).joined(separator: "; "))"
                .wrapped("  ", hanging: "    "))
        if !record.inventory.isEmpty {
            lines.append(
                "inventory: \(record.inventory.joined(separator: ", "))".wrapped("  ", hanging: "    "))
        }
        lines.append("  As of \(view.day.words). The sources reach to \(view.atlas.horizon.year).")
        return lines.joined(separator: "\n")
    }
}
