import Atlas
import Cohorts
import Population

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
        let rows = "\(Disclosure.Published.about(disclosure.rough(register.rowCount)).text)"
        let what =
            switch register.basis {
            case .register:
                register.isWeighted ? "about \(rows) weighted rows" : "a register of about \(rows) residents"
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
            + rows.map { row in [label(row.cell)] + shown.map { $0.count(row.counts).short } }
        let hidden = Self.columns.filter { column in !shown.contains { $0.word == column.word } }.map(\.word)
        var lines = [heading] + Self.aligned(table)
        if let cost = cost(of: need.id) { lines.append("  \(cost)") }
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

    private func label(_ cell: Cell) -> String {
        let place = grouping.level.map { level in
            cell.place.map(view.name) ?? "no \(level.rawValue) known"
        }
        let values = zip(grouping.attributes, cell.values).map { attribute, value in
            value.map { "\($0)" } ?? "\(attribute) unknown"
        }
        return ([place].compactMap { $0 } + values).joined(separator: ", ")
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

    // MARK: - Measures

    private struct WayRow {
        let way: RuleSet.Way
        let counts: ProtectedReach.Offer

        var words: String {
            let surely = counts.surely.text, possibly = counts.possibly.text
            let name = way == .any ? "by any of these" : way.rawValue
            return surely == possibly ? "\(name): \(surely)" : "\(name): \(surely), at most \(possibly)"
        }
    }

    private struct MeasureRow {
        let id: RecordID
        let level: Level
        let needs: [NeedID]
        /// The needs that it answers, by access.
        let answered: Set<NeedID>
        let ways: [WayRow]
        let perHead: [Money]
        let reached: ProtectedReach.Offer?
        /// What those reached cost, of counts that may be told; nil where too few are reached or no cost is stated.
        var total: ClosedRange<Double>? {
            guard let head = perHead.first?.perHead, case .about(let most) = reached?.possibly else {
                return nil
            }
            var least = 0
            if case .about(let surely) = reached?.surely { least = surely }
            return head.lowerBound * Double(least)...head.upperBound * Double(most)
        }

        /// What those reached cost, where the cost a head is stated.
        var cost: String? {
            guard let money = perHead.first, let head = money.perHead, reached != nil else { return nil }
            let currency = money.currency ?? ""
            let each = ReachReport.range(head, currency)
            guard let total else { return "cost: \(each) a head" }
            return
                "cost: \(each) a head\(money.year.map { " (\($0))" } ?? ""), so \(ReachReport.range(total, currency)) for those reached"
        }
    }

    private var measureRows: [MeasureRow] {
        var rows: [MeasureRow] = []
        var seen: Set<RecordID> = []
        for offer in reach.rules.offers where seen.insert(offer.measure).inserted {
            let own = zip(reach.rules.offers, reach.offers).filter { $0.0.measure == offer.measure }
            let access = own.first { $0.0.way == .any } ?? own.first { $0.0.way.isAccess }
            let needs = own.flatMap(\.0.needs)
            guard isWanted(offer.measure, needs) else { continue }
            rows.append(
                MeasureRow(
                    id: offer.measure, level: offer.level, needs: Set(needs).sorted(),
                    answered: Set(own.filter { $0.0.way.isAccess }.flatMap(\.0.needs)),
                    ways: own.map { WayRow(way: $0.0.way, counts: $0.1) },
                    perHead: view[offer.measure]?.facts.money.value?.map(\.value).filter { $0.perHead != nil }
                        ?? [],
                    reached: access?.1))
        }
        return rows
    }

    /// Whether the measure is about one of the needs asked about; all are where all needs were asked about.
    private func isWanted(_ measure: RecordID, _ needs: [NeedID]) -> Bool {
        let asked = Set(reach.rules.needs.map(\.id))
        guard asked.count < view.atlas.glossary.needs.count else { return true }
        return needs.contains { asked.contains($0) }
    }

    static func range(_ range: ClosedRange<Double>, _ currency: String) -> String {
        func number(_ value: Double) -> String { Disclosure.Published.about(Int(value.rounded())).text }
        let words =
            range.lowerBound == range.upperBound
            ? number(range.lowerBound) : "\(number(range.lowerBound)) to \(number(range.upperBound))"
        return "\(words) \(currency)"
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

extension Disclosure.Published {
    /// For a table: `1240`, `<10`, `withheld`.
    var short: String {
        switch self {
        case .about(let count): String(count)
        case .fewerThan(let count): "<\(count)"
        case .withheld: "withheld"
        }
    }

    /// A number; or an object that says why there is none.
    var json: JSON {
        switch self {
        case .about(let count): .number(Double(count))
        case .fewerThan(let count): .object([("fewerThan", .number(Double(count)))])
        case .withheld: .object([("withheld", .bool(true))])
        }
    }
}

extension Disclosure {
    /// How many rows there are, as far as that may be said.
    func rough(_ rows: Int) -> Int { (rows + base / 2) / base * base }
}

extension Grouping {
    /// Whether nothing is told apart.
    var isEverything: Bool { level == nil && attributes.isEmpty }
}
