import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Web

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
                        "figures",
                        .texts(
                            view.atlas.all(.figure).filter { figure in
                                figure.list("studies").contains { id in
                                    studies.contains { $0.id.rawValue == id }
                                }
                            }.map(\.id.rawValue))
                    ),
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
        lines += figures(from: studies, view)
        lines += [
            "",
            "\(studies.count) \(studies.count == 1 ? "study" : "studies"). As of \(view.day.words). The sources reach to \(view.atlas.horizon.year).",
        ]
        return lines.joined(separator: "\n")
    }

    /// The figures that come from the studies, those of one definition and unit in order of time.
    private func figures(from studies: [Record], _ view: AtlasView) -> [String] {
        let ids = Set(studies.map(\.id.rawValue))
        let figures = view.atlas.all(.figure).filter { !ids.isDisjoint(with: $0.list("studies")) }
        let series = Dictionary(grouping: figures) {
            "\($0.text("definition") ?? ""), \($0.text("unit") ?? "")"
        }
        return series.sorted { $0.key < $1.key }.flatMap { heading, figures in
            let values = figures.sorted { ($0.text("period") ?? "") < ($1.text("period") ?? "") }
                .map { "\($0.moment("period")?.text ?? "no year"): \($0.numbers("value")?.words ?? "–")" }
            let source = figures.first?.citations.first.map { " [\($0.words)]" } ?? ""
            return ["", "\(heading): \(values.joined(separator: ", "))\(source)".wrapped()]
        }
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
