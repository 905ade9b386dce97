import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Web

struct RoomCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "room",
        abstract: "What laws keep a place from doing, whom that hits, and the room that is left.",
        discussion: """
            Options are what records state that cities do beside the law; none of them is advice on what is lawful.

            EXAMPLE
              leitbild room Munich
            """)

    @Argument(help: "A place by id, ISO code or any name; without one all.") var place: String?
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let home = try view.place(ifNamed: place)
        let room = try UserFault.pass { try Room(for: home, in: view) }
        switch format {
        case .text: Terminal.write(text(room, view))
        case .json: Terminal.write(json(room, view).rendered)
        case .csv: Terminal.write(CSV.rendered(Self.header, rows(room, view)))
        }
    }

    private func text(_ room: Room, _ view: AtlasView) -> String {
        var lines = [Terminal.paint("What hinders", .bold)]
        for item in room.hindrances {
            let level = item.level?.rawValue ?? "named by a source"
            let unsure = item.force == .yes ? "" : ", in force on the day: not known"
            lines.append(
                "\(view.name(item.record)) (\(level)\(unsure)) [\(item.record)]".wrapped(
                    "  ", hanging: "    "))
            lines.append([item.blocks].lines("blocks"))
            if let cohort = item.cohort { lines.append("hits: \(cohort)".wrapped("    ", hanging: "      ")) }
            if !item.pursuedBy.isEmpty {
                lines.append(
                    "pursued all the same by \(view.list(item.pursuedBy))".wrapped("    ", hanging: "      "))
            }
            let options = item.options.isEmpty ? "none stated" : view.list(item.options)
            lines.append("what cities do beside it: \(options)".wrapped("    ", hanging: "      "))
            if !item.attempts.isEmpty {
                lines.append(
                    "tries to change it: \(view.list(item.attempts))".wrapped("    ", hanging: "      "))
            }
        }
        if room.hindrances.isEmpty { lines.append("  none is stated here") }
        lines += ["", Terminal.paint("Room that higher levels leave", .bold)]
        for item in room.latitudes {
            lines.append(
                "\(view.name(item.record)) (\(item.level.rawValue)) [\(item.record)]".wrapped(
                    "  ", hanging: "    "))
            lines.append(item.leaves.lines("leaves"))
        }
        if room.latitudes.isEmpty { lines.append("  none is stated here") }
        return (lines + view.ending).joined(separator: "\n")
    }

    private static let header = [
        "kind", "record", "name", "level", "domain", "what", "cohort", "pursuedBy", "options", "attempts",
        "inForce",
        "sources",
    ]

    private func rows(_ room: Room, _ view: AtlasView) -> [[String]] {
        func ids(_ ids: [RecordID]) -> String { ids.map(\.rawValue).joined(separator: " ") }
        return room.hindrances.map { item in
            [
                "hindrance", item.record.rawValue, view.name(item.record), item.level?.rawValue ?? "",
                item.domain?.rawValue ?? "", item.blocks.text, item.cohort.map { "\($0)" } ?? "",
                ids(item.pursuedBy),
                ids(item.options), ids(item.attempts), item.force.rawValue, [item.blocks].sources,
            ]
        }
            + room.latitudes.map { item in
                [
                    "room", item.record.rawValue, view.name(item.record), item.level.rawValue, "",
                    item.leaves.cell, "",
                    "", "", "", "", item.leaves.sources,
                ]
            }
    }

    private func json(_ room: Room, _ view: AtlasView) -> JSON {
        .object([
            ("asOf", .text("\(view.day)")), ("horizon", .text("\(view.atlas.horizon)")),
            (
                "hindrances",
                .list(
                    room.hindrances.map { item in
                        .object([
                            ("record", .text(item.record.rawValue)),
                            ("level", .optional(item.level?.rawValue)),
                            ("domain", .optional(item.domain?.rawValue)), ("blocks", item.blocks.json),
                            ("cohort", .optional(item.cohort.map { "\($0)" })),
                            ("pursuedBy", .texts(item.pursuedBy.map(\.rawValue))),
                            ("options", .texts(item.options.map(\.rawValue))),
                            ("attempts", .texts(item.attempts.map(\.rawValue))),
                            ("inForce", .text(item.force.rawValue)),
                        ])
                    })
            ),
            (
                "room",
                .list(
                    room.latitudes.map {
                        .object([
                            ("record", .text($0.record.rawValue)), ("level", .text($0.level.rawValue)),
                            ("leaves", $0.leaves.json),
                        ])
                    })
            ),
        ])
    }
}
