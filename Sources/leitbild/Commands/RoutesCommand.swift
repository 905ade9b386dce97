import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Web

struct RoutesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routes",
        abstract: "Which level moved first in a domain, and how the others answered.",
        discussion: """
            top-down, bottom-up, unanswered (asked from below without an answer known), uploaded (a state's practice became the \
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
