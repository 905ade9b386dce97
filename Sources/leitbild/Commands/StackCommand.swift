import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Web

struct StackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stack",
        abstract: "Who decides, pays, delivers and evaluates for a place, level by level.",
        discussion: """
            A dot means that no source states it.

            EXAMPLE
              leitbild stack Nuremberg --field newcomer-language
            """)

    @Argument(help: "A place by id, ISO code or any name.") var place: String
    @Option(name: .long, help: "Only this field.") var field: String?
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let subject = try UserFault.pass { try view.atlas.place(named: place).id.place }
        let stack = Stack(of: subject, in: view, field: try view.field(named: field))
        switch format {
        case .text: Terminal.write(text(stack, view))
        case .json: Terminal.write(json(stack, view).rendered)
        case .csv:
            Terminal.write(
                CSV.rendered(
                    Self.header, stack.columns.flatMap { column in column.measures.map { row($0, column) } }))
        }
    }

    private func text(_ stack: Stack, _ view: AtlasView) -> String {
        var lines = [
            "\(Terminal.paint(view.name(stack.place), .bold)) as of \(view.day.words). The sources reach to \(view.atlas.horizon.year)."
        ]
        if stack.columns.isEmpty { lines.append("No measure is known to hold here.") }
        for column in stack.columns {
            lines += [
                "",
                Terminal.paint(column.field.map { view.name($0) } ?? "without a field", .bold)
                    + (column.field.map { " (\($0))" } ?? ""),
            ]
            if let governance = column.governance {
                lines.append(
                    "governed: \(governance.kind.rawValue), since \(governance.reasons(in: view).prefix(2).joined(separator: "; "))"
                        .wrapped("  ", hanging: "    "))
            }
            lines.append(
                "  " + "level".padded(to: 14) + "content".padded(to: 12) + "means".padded(to: 12)
                    + "delivery".padded(to: 12) + "evaluation".padded(to: 12) + "money")
            lines += matrix(column)
            for (index, row) in column.measures.enumerated() { lines += measure(row, index + 1, view) }
        }
        return lines.joined(separator: "\n")
    }

    /// One line a level; each cell names the measures by number.
    private func matrix(_ column: Stack.Column) -> [String] {
        let numbered = column.measures.enumerated().map { ($0.offset + 1, $0.element) }
        func numbers(_ isThere: (Stack.Row) -> Bool) -> String {
            let found = numbered.filter { isThere($0.1) }.map { "\($0.0)" }
            return (found.isEmpty ? "·" : found.joined(separator: " ")).padded(to: 12)
        }
        return Level.allCases.compactMap { level in
            let cells = [
                numbers { $0.profile.content == level }, numbers { $0.profile.means == level },
                numbers { $0.delivers(at: level) }, numbers { $0.profile.evaluation == level },
                numbers { row in row.payers.contains(level) },
            ]
            guard
                column.measures.contains(where: { $0.level == level })
                    || cells.contains(where: { !$0.hasPrefix("·") })
            else { return nil }
            return ("  " + level.rawValue.padded(to: 14) + cells.joined()).trimmedEnd
        }
    }

    private func measure(_ row: Stack.Row, _ number: Int, _ view: AtlasView) -> [String] {
        let state = row.state
        let unsure = state.force == .yes ? "" : ", in force on the day: not known"
        let each = state.facts.each.map { ", \($0.words)" } ?? ""
        var lines = [
            "\(number) \(state.record.name) [\(state.id)] (\(row.level.rawValue)\(each)\(unsure))".wrapped(
                "  ", hanging: "      ")
        ]
        var facts: [String] = []
        if let delivery = state.facts.roles.delivery {
            facts.append(
                "delivered by \(delivery.by.isEmpty ? "not stated" : delivery.by.joined(separator: ", "))"
                    + (delivery.city.map { "; the city's part: \($0.rawValue)" } ?? ""))
        }
        let partners = state.facts.partners.map { partner in
            (partner.body.map { view.name($0) } ?? partner.kind ?? "")
                + (partner.level.map { " (\($0.rawValue))" } ?? "")
        }
        if !partners.isEmpty { facts.append("partners: \(partners.joined(separator: ", "))") }
        if let discretion = state.facts.discretion { facts.append("discretion: \(discretion)") }
        facts += state.facts.money.value?.map(\.value.words) ?? []
        if row.profile.extent != .unknown {
            facts.append("handed down to cities: \(row.profile.extent.rawValue)")
        }
        if let warning = row.profile.warning { facts.append("warning: \(warning)") }
        lines += facts.map { $0.wrapped("      ", hanging: "        ") }
        return lines
    }

    private static let header = [
        "field", "level", "record", "name", "content", "means", "delivery", "city", "evaluation",
        "discretion", "partners", "money", "handedDown",
    ]

    private func row(_ row: Stack.Row, _ column: Stack.Column) -> [String] {
        [
            column.field?.rawValue ?? "", row.level.rawValue, row.state.id.rawValue, row.state.record.name,
            row.profile.content?.rawValue ?? "",
            row.profile.means?.rawValue ?? "", row.profile.delivery?.rawValue ?? "",
            row.profile.city?.rawValue ?? "",
            row.profile.evaluation?.rawValue ?? "", row.state.facts.discretion ?? "",
            row.state.facts.partners.map { $0.body?.rawValue ?? $0.kind ?? "" }.joined(separator: "; "),
            (row.state.facts.money.value?.map(\.value.words) ?? []).joined(separator: "; "),
            row.profile.extent.rawValue,
        ]
    }

    private func json(_ stack: Stack, _ view: AtlasView) -> JSON {
        let fields = stack.columns.map { column in
            JSON.object([
                ("field", .optional(column.field?.rawValue)),
                (
                    "governance",
                    column.governance.map {
                        .object([
                            ("type", .text($0.kind.rawValue)), ("reasons", .texts($0.reasons(in: view))),
                        ])
                    } ?? .null
                ),
                (
                    "measures",
                    .list(
                        column.measures.map { row in
                            .object(
                                zip(Self.header.dropFirst(), self.row(row, column).dropFirst()).map {
                                    ($0, .optional($1.isEmpty ? nil : $1))
                                })
                        })
                ),
            ])
        }
        return .object([
            ("asOf", .text("\(view.day)")), ("horizon", .text("\(view.atlas.horizon)")),
            ("place", .text(stack.place.rawValue)), ("fields", .list(fields)),
        ])
    }
}

extension Stack.Row {
    fileprivate func delivers(at level: Level) -> Bool {
        guard let delivery = state.facts.roles.delivery else { return false }
        return delivery.level == level || (delivery.level == nil && self.level == level)
    }

    /// Levels that pay something now.
    fileprivate var payers: Set<Level> {
        Set(
            (state.facts.money.value ?? []).filter {
                $0.status == .paid || $0.status == .unchanged || $0.status == .cut
            }.compactMap { payment in
                switch payment.from {
                case .each(let level): level
                case .record, nil:
                    payment.flow == .budget || payment.flow == .grant || payment.flow == .bonus
                        ? self.level : nil
                case .persons, .other: nil
                }
            })
    }
}

extension String {
    fileprivate var trimmedEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}

extension Each {
    /// «in many of the cities», «each state».
    fileprivate var words: String {
        let places = level == .city ? "cities" : "\(level.rawValue)s"
        return switch extent {
        case .all: "in each of the \(places)"
        case .unstated: "in \(places), how many is not stated"
        case .most, .many, .some: "in \(extent.rawValue) of the \(places)"
        }
    }
}
