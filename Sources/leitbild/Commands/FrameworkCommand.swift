import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Web

struct FrameworkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "framework",
        abstract: "Whether higher levels frame and enable what cities do, or prescribe it.",
        discussion: """
            Facilitating: the content is left to the cities, and money or knowledge is given. Prescribing: the content is decided \
            above and cities have no discretion, no part, or a fixed order of seats. Of what no source states nothing follows. \
            The rule stands in penninx-2009, 2.1 and 2.4.

            EXAMPLES
              leitbild framework Netherlands --as-of 2007
              leitbild framework Nuremberg --field newcomer-language
            """)

    @Argument(help: "A place by id, ISO code or any name; without one all.") var place: String?
    @Option(name: .long, help: "Only this field.") var field: String?
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let home = try view.place(ifNamed: place)
        let framework = Framework(for: home, in: view, field: try view.field(named: field))
        switch format {
        case .text: Terminal.write(text(framework, view))
        case .json: Terminal.write(json(framework, view).rendered)
        case .csv: Terminal.write(CSV.rendered(Self.header, framework.profiles.map { row($0, view) }))
        }
    }

    private func text(_ framework: Framework, _ view: AtlasView) -> String {
        var lines: [String] = []
        for profile in framework.profiles {
            lines.append(
                "\(Terminal.paint(view.name(profile.record), .bold)): \(profile.kind.rawValue) (\(profile.level.rawValue)) [\(profile.record)]"
                    .wrapped("", hanging: "  "))
            if profile.kind == .unknown {
                lines.append(
                    "not known: \(profile.reasons.joined(separator: "; "))".wrapped("    ", hanging: "      ")
                )
            }
            lines.append(profile.prescribed.lines("prescribes"))
            lines.append((profile.left + profile.say).lines("leaves to cities"))
            lines.append((profile.support + profile.missing).lines("money and knowledge"))
            lines.append("")
        }
        if framework.profiles.isEmpty {
            lines += ["Nothing that bears on it is stated of measures above the cities.", ""]
        }
        lines += silent(framework, view)
        if !framework.funds.isEmpty {
            lines.append("Funds of higher levels: \(view.list(framework.funds))".wrapped("", hanging: "  "))
        }
        if !framework.knowledge.isEmpty {
            lines.append(
                "Knowledge through networks and projects paid by the Union: \(view.list(framework.knowledge))"
                    .wrapped("", hanging: "  "))
        }
        return (lines + view.ending).joined(separator: "\n")
    }

    private func silent(_ framework: Framework, _ view: AtlasView) -> [String] {
        guard !framework.silent.isEmpty else { return [] }
        let count = framework.silent.count
        let names = framework.silent.prefix(6).map { view.name($0) }.joined(separator: "; ")
        return [
            "Of \(count) more measure\(count == 1 ? "" : "s") no source states content, freedom, duties or support: \(names)\(count > 6 ? " …" : ".")"
                .wrapped("", hanging: "  ")
        ]
    }

    private static let header = [
        "record", "name", "level", "field", "kind", "reasons", "prescribed", "left", "support", "missing",
        "inForce",
        "sources",
    ]

    private func row(_ profile: FrameworkProfile, _ view: AtlasView) -> [String] {
        let points = profile.prescribed + profile.left + profile.say + profile.support + profile.missing
        return [
            profile.record.rawValue, view.name(profile.record), profile.level.rawValue,
            view[profile.record]?.facts.field?.rawValue ?? "", profile.kind.rawValue,
            profile.reasons.joined(separator: "; "), profile.prescribed.cell,
            (profile.left + profile.say).cell, profile.support.cell,
            profile.missing.cell, profile.force.rawValue, points.sources,
        ]
    }

    private func json(_ framework: Framework, _ view: AtlasView) -> JSON {
        .object([
            ("asOf", .text("\(view.day)")), ("horizon", .text("\(view.atlas.horizon)")),
            (
                "measures",
                .list(
                    framework.profiles.map { profile in
                        .object([
                            ("record", .text(profile.record.rawValue)),
                            ("level", .text(profile.level.rawValue)),
                            ("kind", .text(profile.kind.rawValue)), ("reasons", .texts(profile.reasons)),
                            ("prescribed", profile.prescribed.json),
                            ("left", (profile.left + profile.say).json),
                            ("support", profile.support.json), ("missing", profile.missing.json),
                            ("inForce", .text(profile.force.rawValue)),
                        ])
                    })
            ),
            ("notStated", .texts(framework.silent.map(\.rawValue))),
            ("funds", .texts(framework.funds.map(\.rawValue))),
            ("knowledge", .texts(framework.knowledge.map(\.rawValue))),
        ])
    }
}
