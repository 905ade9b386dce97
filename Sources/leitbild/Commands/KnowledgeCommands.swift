import ArgumentParser
import Atlas
import Coherence
import Cohorts

struct StudiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "studies",
        abstract:
            "Studies by phase of the policy cycle, commissioner, funder and year; how lasting a place's dialogue is.",
        discussion: """
            A dialogue is continuous with three or more dated contacts never more than five years apart (our measure).

            EXAMPLES
              leitbild studies --phase evaluation
              leitbild studies Amsterdam
            """)

    @Argument(help: "A place by id, ISO code or any name; without one all.") var place: String?
    @Option(name: .long, help: "recognition, instrumentation, evaluation or reformulation.") var phase:
        String?
    @Option(name: .long, help: "Part of the commissioner's name.") var commissioner: String?
    @Option(name: .long, help: "Part of the funder's name.") var funder: String?
    @Option(name: .long, help: "The first year.") var from: Int?
    @Option(name: .long, help: "The last year.") var to: Int?
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    private static let phases = ["recognition", "instrumentation", "evaluation", "reformulation"]

    func run() throws {
        if let phase, !Self.phases.contains(phase) {
            let near = nearestWord(to: phase, among: Self.phases).map { " Did you mean «\($0)»?" } ?? ""
            throw UserFault(
                "leitbild: «\(phase.prefix(40))» is not a phase. There are \(Self.phases.joined(separator: ", ")).\(near)"
            )
        }
        let view = try options.view()
        let home = try UserFault.pass { try place.map { try view.atlas.place(named: $0).id.place } }
        let studies = view.atlas.all(.study).filter { isWanted($0, home, view) }
        switch format {
        case .text: Terminal.write(text(studies, home, view))
        case .json:
            let dialogue = home.map { Dialogue(of: $0, in: view) }
            Terminal.write(
                JSON.object([
                    ("asOf", .text("\(view.day)")),
                    ("studies", .list(studies.map { row($0).json(Self.header) })),
                    (
                        "dialogue",
                        dialogue.map {
                            .object([
                                ("kind", .text($0.kind.rawValue)),
                                ("years", .list($0.contacts.map { .number(Double($0.year)) })),
                                ("gaps", .list($0.gaps.map { .number(Double($0)) })),
                            ])
                        } ?? .null
                    ),
                ]).rendered)
        case .csv: Terminal.write(CSV.rendered(Self.header, studies.map { row($0) }))
        }
    }

    private func isWanted(_ study: Record, _ home: PlaceID?, _ view: AtlasView) -> Bool {
        let year = study.text("year").flatMap { Int($0) }
        func holds(_ part: String?, _ field: String) -> Bool {
            part.map { study.text(field)?.lowercased().contains($0.lowercased()) ?? false } ?? true
        }
        let isThere =
            home.map { outer in study.place.map { view.places.isSame($0, asOrInside: outer) } ?? false }
            ?? true
        return isThere && (phase == nil || study.text("phase") == phase)
            && holds(commissioner, "commissioner") && holds(funder, "funder")
            && (from == nil || year.map { $0 >= from ?? 0 } ?? false)
            && (to == nil || year.map { $0 <= to ?? 0 } ?? false)
            && (options.asOf == nil || year.map { $0 <= view.day.year } ?? true)
    }

    private func text(_ studies: [Record], _ home: PlaceID?, _ view: AtlasView) -> String {
        var lines: [String] = []
        for phase in Self.phases.map(Optional.some) + [nil] {
            let part = studies.filter { $0.text("phase") == phase }.sorted {
                ($0.text("year") ?? "", $0.id) < ($1.text("year") ?? "", $1.id)
            }
            guard !part.isEmpty else { continue }
            lines += [
                Terminal.paint(phase.map { "\($0) phase" } ?? "phase not stated", .bold) + " (\(part.count))"
            ]
            for study in part {
                let who = [
                    study.text("commissioner").map { "commissioned by \($0)" },
                    study.text("funder").map { "paid by \($0)" },
                ].compactMap { $0 }
                let tail = who.isEmpty ? "" : "; " + who.joined(separator: ", ")
                lines.append(
                    "\(study.text("year") ?? "    ") \(study.name)\(tail) [\(study.id)]".wrapped(
                        "  ", hanging: "       "))
            }
        }
        if let home { lines += [""] + dialogue(Dialogue(of: home, in: view), view) }
        let shares = view.atlas.all(.figure).filter { $0.text("unit") == "percent of research projects" }
        if home == nil, !shares.isEmpty {
            let values = shares.sorted { ($0.text("period") ?? "") < ($1.text("period") ?? "") }
                .map { "\($0.moment("period")?.text ?? ""): \($0.numbers("value")?.words ?? "")" }
            lines += [
                "",
                "\(shares[0].text("definition") ?? ""), \(shares[0].text("unit") ?? ""): \(values.joined(separator: ", ")) [\(shares[0].citations.first?.words ?? "")]"
                    .wrapped(),
            ]
        }
        lines += [
            "",
            "\(studies.count) \(studies.count == 1 ? "study" : "studies"). As of \(view.day.words). The sources reach to \(view.atlas.horizon.year).",
        ]
        return lines.joined(separator: "\n")
    }

    private func dialogue(_ dialogue: Dialogue, _ view: AtlasView) -> [String] {
        let years = Set(dialogue.contacts.map(\.year)).sorted().map(String.init).joined(separator: ", ")
        let gaps =
            dialogue.gaps.isEmpty
            ? "" : "; gaps of \(dialogue.gaps.map(String.init).joined(separator: ", ")) years"
        return [
            "Dialogue of \(view.name(dialogue.place)) with research: \(dialogue.kind.rawValue) (\(years.isEmpty ? "no dated contact" : years)\(gaps))"
                .wrapped("", hanging: "  ")
        ]
    }

    private static let header = [
        "id", "name", "place", "year", "phase", "design", "commissioner", "funder", "language", "about",
        "found", "sources",
    ]

    private func row(_ study: Record) -> [String] {
        [
            study.id.rawValue, study.name, study.place?.rawValue ?? "", study.text("year") ?? "",
            study.text("phase") ?? "", study.text("design") ?? "",
            study.text("commissioner") ?? "", study.text("funder") ?? "",
            study.list("language").joined(separator: " "),
            study.list("about").joined(separator: " "), study.text("found") ?? "",
            study.citations.map(\.words).joined(separator: "; "),
        ]
    }
}

struct NetworksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "networks",
        abstract:
            "Networks and projects: how long they lived against their money, and whom they tie to the Union past the state.",
        discussion: """
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
            if !life.funders.isEmpty {
                facts.append(
                    "paid by \(life.funders.map { view.name($0) }.joined(separator: ", ")); \(life.outcome.rawValue)"
                )
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
        "id", "record", "name", "held", "memberCount", "members", "funders", "outcome", "direct", "sources",
    ]

    private func row(_ life: NetworkLife) -> [String] {
        [
            life.record.id.rawValue, life.record.kind.rawValue, life.record.name, life.record.held.text,
            life.record.text("memberCount") ?? "",
            life.members.map(\.rawValue).joined(separator: " "),
            life.funders.map(\.rawValue).joined(separator: " "), life.outcome.rawValue,
            life.direct.map(\.rawValue).joined(separator: " "),
            life.record.citations.map(\.words).joined(separator: "; "),
        ]
    }
}

struct RoutesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routes",
        abstract: "Which level moved first in a domain, and how the others answered.",
        discussion: """
            top-down, bottom-up, unanswered (asked from below without an answer known), uploaded (a state's practice became the
            Union's), or a single level. Only dated measures count.

            EXAMPLE
              leitbild routes Switzerland
            """)

    @Argument(help: "A country; without one all, and what was uploaded to the Union.") var country: String?
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let wanted = try UserFault.pass { try country.map { try view.atlas.place(named: $0).id.place } }
        let countries =
            wanted.map { [$0] }
            ?? view.atlas.all(.place).map(\.id.place).filter { view.levels(of: $0).contains(.state) }
        let routes =
            countries.flatMap { Route.of($0, in: view) }
            + (wanted == nil || wanted == .europeanUnion ? Route.uploaded(in: view) : [])
        switch format {
        case .text: Terminal.write(text(routes, view))
        case .json: Terminal.write(JSON.list(routes.map { row($0).json(Self.header) }).rendered)
        case .csv: Terminal.write(CSV.rendered(Self.header, routes.map { row($0) }))
        }
    }

    private func text(_ routes: [Route], _ view: AtlasView) -> String {
        var lines: [String] = []
        for route in routes {
            let domain = route.domain.flatMap { view.atlas.glossary.domains[$0]?.text() } ?? "uploading"
            lines.append(
                "\(Terminal.paint(view.name(route.place), .bold)), \(domain): \(route.kind.rawValue)")
            lines += route.moves.map {
                "\($0.when) \($0.level.rawValue): \(view.name($0.record)) [\($0.record)]".wrapped(
                    "  ", hanging: "      ")
            }
        }
        if routes.isEmpty { lines.append("No dated measure is known here.") }
        lines += ["", "As of \(view.day.words). The sources reach to \(view.atlas.horizon.year)."]
        return lines.joined(separator: "\n")
    }

    private static let header = ["place", "domain", "route", "moves"]

    private func row(_ route: Route) -> [String] {
        [
            route.place.rawValue, route.domain?.rawValue ?? "", route.kind.rawValue,
            route.moves.map { "\($0.when) \($0.level.rawValue) \($0.record)" }.joined(separator: "; "),
        ]
    }
}

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

extension [String] {
    /// A row as an object under its header; empty cells are null.
    func json(_ header: [String]) -> JSON {
        .object(zip(header, self).map { ($0, .optional($1.isEmpty ? nil : $1)) })
    }
}
