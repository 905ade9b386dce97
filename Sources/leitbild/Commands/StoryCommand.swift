import ArgumentParser
import Atlas
import Coherence
import Cohorts

struct StoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "story",
        abstract: "A record through time: what changed, by whom, agreed or not, and what followed.",
        discussion: """
            EXAMPLE
              leitbild story nl.inburgering
            """)

    @Argument(help: "A record's id or name.") var id: String
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let record = try UserFault.pass { try view.atlas.record(id) }
        var lines = [
            "\(Terminal.paint(record.name, .bold)) [\(record.id)], \(record.held.text)".wrapped(
                "", hanging: "  ")
        ]
        lines += before(record, view).map { $0.wrapped("  ", hanging: "    ") }
        var known: Set<String> = []
        let cards = try shippedCards()
        for stage in record.stages {
            lines += ["", Terminal.paint(stage.from.text, .bold) + heading(stage, view)]
            if let says = stage.says { lines.append(says.wrapped("  ")) }
            lines += record.changes(of: stage).map { line in
                line.wrapped("    " + line.prefix { $0 == " " }, hanging: "        ")
            }
            lines.append(
                "sources: \(stage.citations.map(\.words).joined(separator: "; "))".wrapped(
                    "  ", hanging: "    "))
            guard let day = stage.from.latest else { continue }
            let then = try UserFault.pass { try Assessment(of: view.atlas.view(asOf: day), cards: cards) }
            let now = then.findings.filter { $0.basis == .stated && $0.records.contains(record.id) }
            for finding in now where !known.contains(finding.id) {
                lines.append(
                    "→ from here on: \(cards[finding.check]?.title.text() ?? "") (\(finding.check))".wrapped(
                        "  ", hanging: "    "))
            }
            for gone in known.subtracting(now.map(\.id)).sorted() {
                lines.append("→ no longer: \(gone.prefix { $0 != "/" })".wrapped("  "))
            }
            known = Set(now.map(\.id))
        }
        let after = following(record, view)
        if !after.isEmpty {
            lines +=
                ["", Terminal.paint("What followed and what is said of it", .bold)]
                + after.map { $0.wrapped("  ", hanging: "    ") }
        }
        lines += ["", "The sources reach to \(view.atlas.horizon.year)."]
        Terminal.write(lines.joined(separator: "\n"))
    }

    private func heading(_ stage: Record.Stage, _ view: AtlasView) -> String {
        let by = stage.by.map { ", by \(view.name(RecordID(rawValue: $0)))" } ?? ", by whom is not stated"
        let agreed =
            stage.isAgreed.map { $0 ? ", agreed" : ", not agreed: one level alone" }
            ?? ", agreed or not is not stated"
        return by + agreed
    }

    private func before(_ record: Record, _ view: AtlasView) -> [String] {
        let links = view[record.id]?.facts.links.filter { $0.kind == .replaces || $0.kind == .buildsOn } ?? []
        return links.map {
            "\($0.kind == .replaces ? "replaces" : "builds on") «\(view.name($0.target))» [\($0.target)]"
        }
    }

    private func following(_ record: Record, _ view: AtlasView) -> [String] {
        let links = view.linking(to: record.id).map {
            "«\(view.name($0.from))» \($0.kind.rawValue) it [\($0.from)]"
        }
        let said = view.atlas.records.values.filter {
            $0.list("about").contains(record.id.rawValue) || $0.list("of").contains(record.id.rawValue)
        }
        .sorted { $0.id < $1.id }
        .map {
            "\($0.kind.rawValue) «\($0.name)»: \($0.text("says") ?? $0.text("found") ?? $0.note ?? "") [\($0.id)]"
        }
        let end = record.held.ended.map { ["ended \($0.text)"] } ?? []
        return end + links + said
    }
}
