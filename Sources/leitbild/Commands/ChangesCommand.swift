import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Web

struct ChangesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes",
        abstract: "A dated log of what one level changed alone and of money and services withdrawn.",
        discussion: """
            Each entry says what was withdrawn, what stayed, who pays since, who is reached no longer, and what it means for \
            evaluation, as far as sources state it. A record's whole history: leitbild story ID.

            EXAMPLE
              leitbild changes Netherlands
            """)

    @Argument(help: "A place by id, ISO code or any name; without one all.") var place: String?
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let home = try view.place(ifNamed: place)
        let log = try UserFault.pass { try Withdrawal.all(for: home, in: view) }
        switch format {
        case .text: Terminal.write(text(log, view))
        case .json: Terminal.write(json(log, view).rendered)
        case .csv: Terminal.write(CSV.rendered(Self.header, log.map { row($0, view) }))
        }
    }

    private func text(_ log: [Withdrawal], _ view: AtlasView) -> String {
        var lines: [String] = []
        for entry in log {
            lines.append(
                "\(Terminal.paint(when(entry), .bold)) \(view.name(entry.record))\(who(entry, view)) [\(entry.record)]"
                    .wrapped("", hanging: "  "))
            if let says = entry.says { lines.append(says.wrapped("    ")) }
            lines.append(entry.withdrawn.lines("withdrawn"))
            lines.append(entry.stayed.lines("stayed"))
            lines.append(entry.payers.lines("pays since", orElse: "not stated"))
            lines.append("reached no longer: \(losers(entry))".wrapped("    ", hanging: "      "))
            if !entry.met.isEmpty {
                lines.append(
                    "open to some of them: \(view.list(entry.met))".wrapped("    ", hanging: "      "))
            }
            lines.append(entry.evaluation.lines("for evaluation", orElse: "not stated"))
            lines.append(
                "sources: \(entry.citations.map(\.words).joined(separator: "; "))".wrapped(
                    "    ", hanging: "      "))
            lines.append("")
        }
        if log.isEmpty { lines += ["None is known here.", ""] }
        lines.append("\(log.count) change\(log.count == 1 ? "" : "s").")
        return (lines + view.ending.dropFirst()).joined(separator: "\n")
    }

    private func when(_ entry: Withdrawal) -> String {
        guard let when = entry.when else { return "no date" }
        return when.earliest == nil ? "by \(when.latest.map { "\($0.year)" } ?? "?")" : when.text
    }

    private func who(_ entry: Withdrawal, _ view: AtlasView) -> String {
        let by = entry.by.map { ", by \(view.name($0))" } ?? ", by whom is not stated"
        return by
            + (entry.isAgreed.map { $0 ? ", agreed" : ", one level alone" } ?? ", agreed or not is not stated")
    }

    private func losers(_ entry: Withdrawal) -> String {
        guard let losers = entry.losers else { return "not stated" }
        return losers.isEmpty ? "no group by rule" : losers.map { "\($0)" }.joined(separator: "; ")
    }

    private static let header = [
        "date", "record", "name", "by", "agreed", "says", "withdrawn", "stayed", "paysSince",
        "reachedNoLonger", "openTo",
        "evaluation", "sources",
    ]

    private func row(_ entry: Withdrawal, _ view: AtlasView) -> [String] {
        [
            entry.when == nil ? "" : when(entry), entry.record.rawValue, view.name(entry.record),
            entry.by?.rawValue ?? "",
            entry.isAgreed.map { $0 ? "yes" : "no" } ?? "", entry.says ?? "", entry.withdrawn.cell,
            entry.stayed.cell,
            entry.payers.cell, entry.losers.map { $0.map { "\($0)" }.joined(separator: "; ") } ?? "",
            entry.met.map(\.rawValue).joined(separator: " "), entry.evaluation.cell,
            entry.citations.map(\.words).joined(separator: "; "),
        ]
    }

    private func json(_ log: [Withdrawal], _ view: AtlasView) -> JSON {
        .object([
            ("asOf", .text("\(view.day)")), ("horizon", .text("\(view.atlas.horizon)")),
            (
                "changes",
                .list(
                    log.map { entry in
                        .object([
                            ("date", .optional(entry.when == nil ? nil : when(entry))),
                            ("record", .text(entry.record.rawValue)), ("by", .optional(entry.by?.rawValue)),
                            ("agreed", entry.isAgreed.map { .bool($0) } ?? .null),
                            ("says", .optional(entry.says)),
                            ("withdrawn", entry.withdrawn.json), ("stayed", entry.stayed.json),
                            ("paysSince", entry.payers.json),
                            ("reachedNoLonger", entry.losers.map { .texts($0.map { "\($0)" }) } ?? .null),
                            ("openTo", .texts(entry.met.map(\.rawValue))),
                            ("evaluation", entry.evaluation.json),
                            ("sources", .list(entry.citations.map(\.json))),
                        ])
                    })
            ),
        ])
    }
}
