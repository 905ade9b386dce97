import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Web

struct EqualityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "equality",
        abstract: "How real the risk is that handing policy to cities ends in a race to the bottom.",
        discussion: """
            Real: duty was handed down without room or means, and the city is not inclined. Unlikely: integration is a priority \
            there, or paid from its own budget, or room and money came along. Measures for some groups only are formally \
            unequal between cities; with evidence not materially. The rule stands in penninx-2009, 2.3.

            EXAMPLES
              leitbild equality Netherlands --as-of 2007
              leitbild equality Copenhagen
            """)

    @Argument(help: "A place by id, ISO code or any name; without one all.") var place: String?
    @Option(name: .long, help: "Only this field.") var field: String?
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let home = try view.place(ifNamed: place)
        let field = try view.field(named: field)
        let guards = try UserFault.pass { try EqualityGuard.all(for: home, in: view, field: field) }
        switch format {
        case .text: Terminal.write(text(guards, view))
        case .json: Terminal.write(json(guards, view).rendered)
        case .csv: Terminal.write(CSV.rendered(Self.header, guards.map { row($0, view) }))
        }
    }

    private func text(_ guards: [EqualityGuard], _ view: AtlasView) -> String {
        var lines: [String] = []
        for item in guards {
            lines.append(
                "\(Terminal.paint(view.name(item.record), .bold)): \(item.risk.rawValue) [\(item.record)]"
                    .wrapped("", hanging: "  "))
            lines.append(item.reasons.lines("since"))
            lines += [
                answer("duty without room or means", item.isPartial, item),
                answer("integration a priority there", item.isPriority, item),
                answer("paid from general budgets", item.isGenerallyPaid, item),
                answer("national money or control before", item.wasNational, item),
            ]
            lines.append(contentsOf: groups(item, view))
            let cities = item.cities.map { view.name($0) }.joined(separator: ", ")
            lines.append(
                "cities with a measure of their own for it: \(cities.isEmpty ? "none known" : cities)"
                    .wrapped("    ", hanging: "      "))
            lines.append("")
        }
        if guards.isEmpty { lines += ["No measure is known that hands duty to cities here.", ""] }
        lines.append(
            "That some cities have a policy and others none is the larger inequality [\(EqualityGuard.rule.words)]."
                .wrapped())
        return (lines + view.ending).joined(separator: "\n")
    }

    /// The answer, with those of its points that the reasons do not give already.
    private func answer(_ question: String, _ answer: Answer, _ item: EqualityGuard) -> String {
        let word = answer.truth == .unknown ? "not known" : answer.truth.rawValue
        let points = answer.points.filter { !item.reasons.contains($0) }.map(\.words).joined(separator: "; ")
        return "\(question): \(word)\(points.isEmpty ? "" : ", \(points)")".wrapped("    ", hanging: "      ")
    }

    private func groups(_ item: EqualityGuard, _ view: AtlasView) -> [String] {
        item.groups.map { group in
            let who = group.cohorts.map { "\($0)" }.joined(separator: " or ")
            let ground =
                group.evidence.isEmpty
                ? "no evidence for the choice is stated"
                : "a formal inequality, not a material one: \(group.evidence.map(\.words).joined(separator: "; "))"
            return "for some only: «\(view.name(group.record))» (\(who)); \(ground)".wrapped(
                "    ", hanging: "      ")
        }
    }

    private static let header = [
        "record", "name", "field", "risk", "reasons", "partial", "priority", "generalBudget", "national",
        "groups",
        "cities", "rule", "sources",
    ]

    private func row(_ item: EqualityGuard, _ view: AtlasView) -> [String] {
        let answers = [item.isPartial, item.isPriority, item.isGenerallyPaid, item.wasNational]
        return [
            item.record.rawValue, view.name(item.record), item.field?.rawValue ?? "", item.risk.rawValue,
            item.reasons.cell,
        ]
            + answers.map(\.truth.rawValue)
            + [
                item.groups.map { "\($0.record)" + ($0.evidence.isEmpty ? "" : " (evidence)") }.joined(
                    separator: "; "),
                item.cities.map(\.rawValue).joined(separator: " "), EqualityGuard.rule.words,
                answers.flatMap(\.points).sources,
            ]
    }

    private func json(_ guards: [EqualityGuard], _ view: AtlasView) -> JSON {
        func json(_ answer: Answer) -> JSON {
            .object([("answer", .text(answer.truth.rawValue)), ("points", answer.points.json)])
        }
        return .object([
            ("asOf", .text("\(view.day)")), ("horizon", .text("\(view.atlas.horizon)")),
            ("rule", EqualityGuard.rule.json),
            (
                "measures",
                .list(
                    guards.map { item in
                        .object([
                            ("record", .text(item.record.rawValue)),
                            ("field", .optional(item.field?.rawValue)),
                            ("risk", .text(item.risk.rawValue)), ("reasons", item.reasons.json),
                            ("partial", json(item.isPartial)), ("priority", json(item.isPriority)),
                            ("generalBudget", json(item.isGenerallyPaid)),
                            ("national", json(item.wasNational)),
                            (
                                "groups",
                                .list(
                                    item.groups.map {
                                        .object([
                                            ("record", .text($0.record.rawValue)),
                                            ("cohorts", .texts($0.cohorts.map { "\($0)" })),
                                            ("evidence", $0.evidence.json),
                                        ])
                                    })
                            ),
                            ("cities", .texts(item.cities.map(\.rawValue))),
                        ])
                    })
            ),
        ])
    }
}
