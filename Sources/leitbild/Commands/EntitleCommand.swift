import ArgumentParser
import Atlas
import Coherence
import Cohorts

struct EntitleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entitle",
        abstract: "What is there for one person at every level, and what to ask next.",
        discussion: """
            Facts are attribute=value; what is left out is unknown. Nothing is stored.
            The answer is what the sources say, not what an office will decide.

            With --interactive the questions that settle most are asked one by one, until everything is decided that \
            the person's facts can decide. An empty answer means «not known».

            EXAMPLES
              leitbild entitle Munich nationality=RO age=34 language=A1 years-resident=1
              leitbild entitle Munich --interactive
              leitbild entitle --persons persons.csv --format csv
            """)

    @Argument(help: "A place, where the person lives.") var place: String?
    @Argument(help: "Facts such as age=34, nationality=TR,SY, status=family.") var facts: [String] = []
    @Flag(name: .shortAndLong, help: "Ask for what is not known, the best question first.") var interactive =
        false
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Answer for every row of a CSV file whose header names attributes, residence among them.",
            valueName: "file"))
    var persons: String?
    @Option(name: .long, help: "text or json; csv with --persons.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        if let persons {
            guard place == nil, facts.isEmpty, !interactive else {
                throw UserFault(
                    "leitbild: --persons takes its persons from the file. Leave out place, facts and -i.")
            }
            return try EntitleMany(view: view, file: persons).run(format)
        }
        guard let place else {
            throw UserFault("leitbild: say where the person lives: leitbild entitle Munich age=34")
        }
        var (person, result) = try answer(place, view)
        if interactive {
            guard format == .text else { throw UserFault("leitbild: --interactive answers in text.") }
            let dialogue = EntitleDialogue(view: view)
            (person, result) = try UserFault.pass { try dialogue.ask(person) }
        }
        switch format {
        case .text: Terminal.write(text(person, result, view))
        case .json: Terminal.write(json(result, view).rendered)
        case .csv: throw UserFault("leitbild: entitle answers in text or json; in csv with --persons.")
        }
    }

    private func answer(_ place: String, _ view: AtlasView) throws -> (Person, Entitlements) {
        try UserFault.pass {
            let home = try view.atlas.place(named: place).id.place
            let isLeaf = !view.places.all.contains { view.places.parent(of: $0) == home }
            var person = Person([.residence: .residence(isLeaf ? .elsewhere(in: home) : .at(home))])
            for text in facts {
                let (attribute, value) = try view.setting.fact(text)
                person[attribute] = value
            }
            return (person, try Entitlements(of: person, in: view))
        }
    }

    private static let headings: [Entitlements.Outcome: String] = [
        .open: "Open", .duty: "A duty", .rationed: "Behind others in a queue",
        .closed: "Closed, or its use is reported",
        .undecided: "Not decided", .outside: "Not for this person",
    ]

    private func text(_ person: Person, _ result: Entitlements, _ view: AtlasView) -> String {
        var lines = ["\(person.words(in: view)), as of \(view.day.words):".wrapped("", hanging: "  ")]
        for outcome in Entitlements.Outcome.allCases {
            let items = result.items.filter { $0.outcome == outcome }
            guard !items.isEmpty else { continue }
            lines += ["", Terminal.paint(Self.headings[outcome] ?? outcome.rawValue, .bold)]
            lines += items.flatMap { describe($0, view) }
        }
        if result.items.isEmpty {
            lines += ["", "No measure is known whose sources say whom it reaches here."]
        }
        if let next = result.nextQuestion, let attribute = view.setting.vocabulary.attribute(next) {
            lines += [
                "",
                "Ask next: \(attribute.questions["en"] ?? attribute.label(in: "en")) (\(next))".wrapped(
                    "", hanging: "  "),
            ]
        }
        lines += [
            "",
            "The sources reach to \(view.atlas.horizon.year). This is what they say, not a decision."
                .wrapped(),
        ]
        return lines.joined(separator: "\n")
    }

    private func describe(_ item: Entitlements.Item, _ view: AtlasView) -> [String] {
        let needs = item.needs.map { view.atlas.glossary.needs[$0]?.names.text() ?? $0.rawValue }.joined(
            separator: ", ")
        var lines = [
            "\(view.name(item.record)) (\(item.level.rawValue); \(needs))".wrapped("  ", hanging: "    ")
        ]
        let reasons = item.reasons.map(\.text).joined(separator: ", ")
        switch item.outcome {
        case .undecided where item.dependsOnPerson:
            lines.append("\(item.manner.rawValue), if: \(reasons)".wrapped("    ", hanging: "      "))
        case .undecided:
            lines.append(
                "\(item.manner.rawValue), possibly: the source does not say exactly who, or when".wrapped(
                    "    ", hanging: "      "))
        default:
            lines.append(
                "why: \(reasons.isEmpty ? "it is for everyone" : reasons)".wrapped("    ", hanging: "      "))
        }
        for miss in item.nearestMisses.prefix(2) {
            lines.append(
                "would reach with \(miss.text(in: view.setting.vocabulary).joined(separator: " and "))"
                    .wrapped("    ", hanging: "      "))
        }
        lines.append(
            "source: \(item.citations.map(\.words).joined(separator: "; "))".wrapped(
                "    ", hanging: "      "))
        return lines
    }

    private func json(_ result: Entitlements, _ view: AtlasView) -> JSON {
        let items = result.items.map { item in
            JSON.object([
                ("record", .text(item.record.rawValue)), ("level", .text(item.level.rawValue)),
                ("needs", .texts(item.needs.map(\.rawValue))),
                ("outcome", .text(item.outcome.rawValue)), ("as", .text(item.manner.rawValue)),
                ("reasons", .texts(item.reasons.map(\.text))),
                ("dependsOnPerson", .bool(item.dependsOnPerson)),
                (
                    "nearestMisses",
                    .list(item.nearestMisses.map { .texts($0.text(in: view.setting.vocabulary)) })
                ),
                ("sources", .list(item.citations.map(\.json))),
            ])
        }
        return .object([
            ("asOf", .text("\(view.day)")), ("horizon", .text("\(view.atlas.horizon)")),
            ("items", .list(items)),
            ("nextQuestion", .optional(result.nextQuestion?.rawValue)),
        ])
    }
}
