import Atlas
import Cohorts
import Population
import Web

/// What `leitbild reach` answers, in its three forms.
struct ReachReport {
    let view: AtlasView
    let reach: ProtectedReach
    let grouping: Grouping
    let register: Register
    let disclosure: Disclosure
    let notes: [String]

    /// The columns of a need, by the word that names each.
    private static let columns:
        [(word: String, count: @Sendable (ProtectedReach.Need) -> Disclosure.Published)] = [
            ("in need", { $0.inNeed }), ("served", { $0.served }), ("rationed", { $0.rationed }),
            ("gap", { $0.gap }),
            ("uncertain", { $0.uncertain }), ("overlap", { $0.overlap }),
            ("overlap at most", { $0.overlapAtMost }),
            ("conflict", { $0.conflict }), ("conflict at most", { $0.conflictAtMost }),
            ("contradiction", { $0.contradiction }), ("burden", { $0.burden }),
            ("need unknown", { $0.needUnknown }),
        ]

    // MARK: - What is said first

    private var basis: String {
        let count = Tally(rows: register.rowCount, weight: Int64(register.rowCount) * Weight.unit)
        let rows = disclosure.said(of: count)
        let what =
            switch register.basis {
            case .register:
                register.isWeighted ? "\(rows) weighted rows" : "a register of \(rows) residents"
            case .estimated: "an estimate from published tables"
            }
        return "\(what)\(register.day.map { " of \($0.words)" } ?? "")"
    }

    private var definitions: [String] {
        [
            "Within those surely in need: served = access at some level; rationed = access only behind others in a queue; gap = neither; uncertain = unknown facts decide between them. These four add up.",
            "Access at a level: open to them or a duty to attend, and not closed or reported at the same level. A test that must be passed is never access.",
            "Overlap: access at two or more levels. Conflict: open at one level and at another closed or reported (contradiction) or a duty (burden). At most: if unknown facts fall so.",
            "Counts are rounded to \(disclosure.base); below \(disclosure.threshold) they are not told.",
        ]
    }

    // MARK: - Text

    var text: String {
        var lines = [
            "\(Terminal.paint("Reach", .bold)) as of \(view.day.words), over \(basis)".wrapped(),
            "The sources of the atlas reach to \(view.atlas.horizon.year).",
        ]
        lines += notes.map { $0.wrapped() }
        lines += [""] + definitions.map { $0.wrapped() }
        for (index, need) in reach.rules.needs.enumerated() { lines += [""] + text(index, need) }
        lines += ["", Terminal.paint("Measures", .bold)] + measures()
        return lines.joined(separator: "\n")
    }

    private func text(_ index: Int, _ need: RuleSet.Need) -> [String] {
        let name = view.atlas.glossary.needs[need.id]?.names.text() ?? need.id.rawValue
        let heading = Terminal.paint("\(name) (\(need.id))", .bold)
        let total = reach.totals[index]
        guard
            total.inNeed != .fewerThan(disclosure.threshold)
                || total.needUnknown != .fewerThan(disclosure.threshold)
        else { return [heading + ": " + total.inNeed.text + " in need"] }
        let rows = grouping.isEverything ? [] : reach.cells[index]
        let shown = Self.columns.filter { column in
            column.word == "in need"
                || ([total] + rows.map(\.counts)).contains {
                    column.count($0) != .fewerThan(disclosure.threshold)
                }
        }
        let table =
            [[""] + shown.map(\.word)]
            + [["all"] + shown.map { $0.count(total).short }]
            + rows.map { row in
                [row.cell.words(in: grouping, view)] + shown.map { $0.count(row.counts).short }
            }
        let hidden = Self.columns.filter { column in !shown.contains { $0.word == column.word } }.map(\.word)
        var lines = [heading] + Self.aligned(table)
        if let cost = cost(of: need.id) { lines.append(cost.wrapped("  ", hanging: "    ")) }
        if !hidden.isEmpty {
            lines.append("  fewer than \(disclosure.threshold) everywhere: \(hidden.joined(separator: ", "))")
        }
        return lines
    }

    /// What the measures that answer a need cost for those they reach, as far as the cost a head is stated.
    private func cost(of need: NeedID) -> String? {
        let answering = measureRows.filter { $0.answered.contains(need) }
        var sums: [String: (range: ClosedRange<Double>, count: Int)] = [:]
        for row in answering {
            guard let total = row.total, let currency = row.perHead.first?.currency else { continue }
            let own = sums[currency] ?? (0...0, 0)
            sums[currency] = (
                own.range.lowerBound + total.lowerBound...own.range.upperBound + total.upperBound,
                own.count + 1
            )
        }
        guard !sums.isEmpty else { return nil }
        let words = sums.sorted { $0.key < $1.key }.map { Self.range($0.value.range, $0.key) }
        let known = sums.values.reduce(0) { $0 + $1.count }
        return
            "cost: \(words.joined(separator: " and ")) for those reached, of \(known) of \(answering.count) measures that answer it (a measure may answer other needs too)"
    }

    private static func aligned(_ rows: [[String]]) -> [String] {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, text in
                let room = String(repeating: " ", count: widths[column] - text.count)
                return column == 0 ? text + room : room + text
            }
            return "  " + cells.joined(separator: "  ")
        }
    }

    private func measures() -> [String] {
        var lines: [String] = []
        let rows = measureRows
        let told = rows.filter { row in
            row.ways.contains { $0.counts.possibly != .fewerThan(disclosure.threshold) }
        }
        for measure in told {
            lines.append(
                "\(view.name(measure.id)) (\(measure.level.rawValue))".wrapped("  ", hanging: "    "))
            for way in measure.ways { lines.append("    \(way.words)") }
            if let cost = measure.cost { lines.append("    \(cost)") }
        }
        let rest = rows.count - told.count
        if rest > 0 {
            let these = told.isEmpty ? "\(rest)" : "\(rest) more"
            lines.append(
                "  \(these) \(rest == 1 ? "reaches" : "reach") fewer than \(disclosure.threshold) of these people"
            )
        }
        return lines.isEmpty ? ["  none in force that says whom it reaches"] : lines
    }

    // MARK: - JSON and CSV

    var json: JSON {
        .object([
            ("asOf", .text("\(view.day)")), ("horizon", .text("\(view.atlas.horizon)")),
            ("basis", .text(register.basis == .estimated ? "estimated" : "register")),
            ("date", .optional(register.day.map { "\($0)" })),
            ("rounding", .number(Double(disclosure.base))),
            ("threshold", .number(Double(disclosure.threshold))),
            ("definitions", .texts(definitions)), ("notes", .texts(notes)),
            ("needs", .list(reach.rules.needs.enumerated().map { json($0, $1) })),
            ("measures", .list(measureRows.map(json))),
        ])
    }

    private func json(_ index: Int, _ need: RuleSet.Need) -> JSON {
        func counts(_ counts: ProtectedReach.Need) -> [(String, JSON)] {
            Self.columns.map { ($0.word.replacing(" ", with: "_"), $0.count(counts).json) }
        }
        let cells = grouping.isEverything ? [] : reach.cells[index]
        return .object(
            [("need", .text(need.id.rawValue)), ("cost", .optional(cost(of: need.id)))]
                + counts(reach.totals[index]) + [
                    (
                        "cells",
                        .list(
                            cells.map { cell, own in
                                .object(
                                    [("place", .optional(cell.place?.rawValue))]
                                        + zip(grouping.attributes, cell.values).map {
                                            ($0.rawValue, JSON.optional($1.map { "\($0)" }))
                                        } + counts(own))
                            })
                    )
                ])
    }

    private func json(_ row: MeasureRow) -> JSON {
        .object([
            ("measure", .text(row.id.rawValue)), ("level", .text(row.level.rawValue)),
            ("needs", .texts(row.needs.map(\.rawValue))),
            (
                "ways",
                .list(
                    row.ways.map {
                        .object([
                            ("way", .text($0.way.rawValue)), ("surely", $0.counts.surely.json),
                            ("atMost", $0.counts.possibly.json),
                        ])
                    })
            ),
            ("cost", .optional(row.cost)),
        ])
    }

    /// One row a need and cell; the first of a need, without a place and values, is its total.
    var csv: String {
        let header =
            ["need", "place"] + grouping.attributes.map(\.rawValue)
            + Self.columns.map { $0.word.replacing(" ", with: "_") }
        var rows: [[String]] = []
        for (index, need) in reach.rules.needs.enumerated() {
            let blank = grouping.attributes.map { _ in "" }
            rows.append(
                [need.id.rawValue, "all"] + blank + Self.columns.map { $0.count(reach.totals[index]).short })
            for (cell, counts) in grouping.isEverything ? [] : reach.cells[index] {
                rows.append(
                    [need.id.rawValue, cell.place?.rawValue ?? ""]
                        + cell.values.map { $0.map { "\($0)" } ?? "unknown" }
                        + Self.columns.map { $0.count(counts).short })
            }
        }
        return CSV.rendered(header, rows)
    }
}
