import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Web

struct FiguresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures",
        abstract: "Figures with their definitions: cities beside their nations, and what programmes cost.",
        discussion: """
            A city is compared with its nation within one definition only; cities are not ranked across definitions.

            EXAMPLE
              leitbild figures Munich
            """)

    @Argument(help: "Places by id, ISO code or any name; without one all.") var places: [String] = []
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let wanted = try UserFault.pass { try places.map { try view.atlas.place(named: $0).id.place } }
        func isWanted(_ place: PlaceID?) -> Bool {
            wanted.isEmpty
                || wanted.contains { outer in place.map { view.places.isSame($0, asOrInside: outer) } ?? false
                }
        }
        let pairs = FigurePair.all(in: view.atlas, view.places).filter { isWanted($0.city.place) }
        let costs = ProgrammeCost.all(in: view).filter { isWanted(view.atlas[$0.record]?.place) }
        let others = view.atlas.all(.figure).filter { isWanted($0.place) }
        switch format {
        case .text: Terminal.write(text(pairs, costs, others, view))
        case .json: Terminal.write(json(pairs, costs, others, view).rendered)
        case .csv:
            Terminal.write(CSV.rendered(Self.header, others.map { row($0) }))
        }
    }

    private func text(_ pairs: [FigurePair], _ costs: [ProgrammeCost], _ others: [Record], _ view: AtlasView)
        -> String
    {
        var lines: [String] = []
        if !pairs.isEmpty {
            lines += [Terminal.paint("City beside nation, within one definition", .bold)]
            for pair in pairs {
                let values =
                    "\(value(pair.city)) : \(value(pair.nation)), ratio \(pair.isRough ? "about " : "")\(decimal(pair.ratio))"
                let names = "\(view.name(pair.city.place ?? "")) : \(view.name(pair.nation.place ?? ""))"
                lines.append("\(names), \(pair.definition): \(values)".wrapped("  ", hanging: "      "))
            }
            lines += [
                "The definitions differ between pairs: a ratio may be read inside a pair, a ranking across pairs may not."
                    .wrapped("  "), "",
            ]
        }
        if !costs.isEmpty {
            lines += [Terminal.paint("What programmes cost", .bold)]
            for cost in costs {
                let scope = cost.money.scope.map { "; covers \($0)" } ?? "; what it covers is not narrowed"
                let people = "implies about \(thousands(cost.impliedParticipants)) participants"
                lines.append(
                    "\(view.name(cost.record)): \(cost.money.words); \(people)\(cost.money.scope == nil ? scope : "")"
                        .wrapped("  ", hanging: "      "))
            }
            lines += [
                "Participants are derived: total over cost per head. Compare within one scope only.".wrapped(
                    "  "), "",
            ]
        }
        lines += [Terminal.paint("Figures", .bold)]
        for figure in others {
            let place = figure.place.map { view.name($0) } ?? "–"
            let period = figure.moment("period").map { ", \($0.text)" } ?? ""
            let basis =
                figure.text("basis") == "stated"
                ? "" : ", \(figure.text("basis") ?? ""): \(figure.text("formula") ?? "")"
            let line =
                "\(place): \(value(figure)) \(figure.text("unit") ?? ""), \(figure.text("definition") ?? "")\(period)\(basis)"
            lines.append("\(line) [\(figure.citations.first?.words ?? "")]".wrapped("  ", hanging: "      "))
        }
        if others.isEmpty { lines.append("  none is known here") }
        lines += ["", "As of \(view.day.words). The sources reach to \(view.atlas.horizon.year)."]
        return lines.joined(separator: "\n")
    }

    private func value(_ figure: Record) -> String {
        let words = (figure.numbers("value") ?? figure.numbers("range"))?.words ?? "–"
        switch figure.text("qualifier") {
        case "about": return "about \(words)"
        case "more-than": return "more than \(words)"
        case "estimate": return "\(words) (estimate)"
        default: return words
        }
    }

    private func decimal(_ number: Double) -> String { String(Double(Int((number * 10).rounded())) / 10) }

    /// Rounded to hundreds: the figures that it comes from are rounded too.
    private func thousands(_ range: ClosedRange<Double>) -> String {
        func rounded(_ number: Double) -> Double { (number / 100).rounded() * 100 }
        return (rounded(range.lowerBound)...rounded(range.upperBound)).words
    }

    private static let header = [
        "id", "place", "value", "min", "max", "unit", "definition", "qualifier", "period", "basis", "formula",
        "sources",
    ]

    private func row(_ figure: Record) -> [String] {
        let value = figure.numbers("value")
        let range = figure.numbers("range")
        return [
            figure.id.rawValue, figure.place?.rawValue ?? "", figure.text("value") ?? "",
            value == nil ? range.map { "\($0.lowerBound)" } ?? "" : "",
            value == nil ? range.map { "\($0.upperBound)" } ?? "" : "", figure.text("unit") ?? "",
            figure.text("definition") ?? "",
            figure.text("qualifier") ?? "", figure.moment("period")?.text ?? "", figure.text("basis") ?? "",
            figure.text("formula") ?? "",
            figure.citations.map(\.words).joined(separator: "; "),
        ]
    }

    private func json(_ pairs: [FigurePair], _ costs: [ProgrammeCost], _ others: [Record], _ view: AtlasView)
        -> JSON
    {
        .object([
            ("asOf", .text("\(view.day)")), ("horizon", .text("\(view.atlas.horizon)")),
            (
                "pairs",
                .list(
                    pairs.map {
                        .object([
                            ("city", .text($0.city.id.rawValue)), ("nation", .text($0.nation.id.rawValue)),
                            ("definition", .text($0.definition)),
                            ("ratio", .number($0.ratio)), ("rough", .bool($0.isRough)),
                        ])
                    })
            ),
            (
                "costs",
                .list(
                    costs.map {
                        .object([
                            ("record", .text($0.record.rawValue)), ("money", $0.money.json),
                            ("impliedParticipants", $0.impliedParticipants.json),
                            ("sources", .list($0.citations.map(\.json))),
                        ])
                    })
            ),
            (
                "figures",
                .list(
                    others.map { figure in
                        .object(zip(Self.header, row(figure)).map { ($0, .optional($1.isEmpty ? nil : $1)) })
                    })
            ),
        ])
    }
}
