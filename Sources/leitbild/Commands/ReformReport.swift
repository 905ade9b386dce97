import Atlas
import Coherence
import Cohorts
import Population
import Web

/// What `leitbild reform` answers, in its three forms.
struct ReformReport {
    let reform: Reform
    let counts: (reach: ReformReach, grouping: Grouping, notes: [String], register: Register)?

    private var view: AtlasView { reform.after }

    // MARK: - Text

    func text() throws -> String {
        var lines = [
            "\(Terminal.paint("A reform", .bold)) of \(reform.records.map(view.name).joined(separator: ", ")), as of \(view.day.words)"
                .wrapped(),
            "What follows from the records, not how people would behave. The sources reach to \(view.atlas.horizon.year); what the reform states is a supposition."
                .wrapped(),
        ]
        lines += counts?.notes.map { $0.wrapped() } ?? []
        lines += ["", Terminal.paint("Findings that go", .bold)] + (try findings(reform.lost, reform.before))
        lines += ["", Terminal.paint("Findings that come", .bold)] + (try findings(reform.gained, view))
        lines += ["", Terminal.paint("Who gains and loses access", .bold)]
        lines += reform.needs.isEmpty ? ["  nobody, as far as sources say whom measures reach"] : []
        for (index, need) in reform.needs.enumerated() { lines += text(need, index) }
        lines += ["", Terminal.paint("Who pays", .bold)] + money()
        return lines.joined(separator: "\n")
    }

    private func findings(_ findings: [Finding], _ view: AtlasView) throws -> [String] {
        let cards = try shippedCards()
        let stated = findings.filter { $0.basis == .stated }
        let unknown = findings.filter { $0.basis == .unknown }
        var lines = stated.flatMap { finding -> [String] in
            let title = cards[finding.check]?.title.text() ?? finding.check.rawValue
            return [
                "\(finding.severity.rawValue): \(title) (\(view.name(finding.place)))".wrapped(
                    "  ", hanging: "    "),
                finding.explanation.wrapped("    "),
            ]
        }
        if !unknown.isEmpty {
            let names = Set(unknown.map { cards[$0.check]?.title.text() ?? $0.check.rawValue }).sorted()
            lines.append(
                "\(unknown.count) that \(unknown.count == 1 ? "rests" : "rest") on facts no source states: \(names.joined(separator: "; "))"
                    .wrapped("  ", hanging: "    "))
        }
        return lines.isEmpty ? ["  none"] : lines
    }

    private func text(_ change: Reform.NeedChange, _ index: Int) -> [String] {
        let name = view.atlas.glossary.needs[change.need]?.names.text() ?? change.need.rawValue
        var lines = ["  \(name) (\(change.need))"]
        let sides: [(String, Reform.Movement, ReformReach.Moved?)] = [
            ("gain", change.gained, counts?.reach.needs[index].gained),
            ("lose", change.lost, counts?.reach.needs[index].lost),
        ]
        for (word, movement, moved) in sides where !movement.isEmpty {
            let number = moved.map { ": \(Self.words($0.total))" } ?? ""
            lines.append("    \(word)\(movement.isWitnessPossible ? ", possibly" : "")\(number)")
            if let witness = movement.witness {
                lines.append("for example \(witness.words(in: view))".wrapped("      ", hanging: "        "))
            }
            guard let moved, let grouping = counts?.grouping, !grouping.isEverything else { continue }
            for (index, (cell, own)) in moved.cells.enumerated() {
                lines.append("      \(cell.words(in: grouping, view)): \(Self.words(own))")
                if let witness = witness(index, movement, cell) {
                    lines.append(
                        "for example \(witness.words(in: view))".wrapped("        ", hanging: "          "))
                }
            }
        }
        return lines
    }

    /// Beyond so many cells no examples are worked out.
    private static let mostExamples = 200

    /// An example person of a cell.
    private func witness(_ index: Int, _ movement: Reform.Movement, _ cell: Cell) -> Person? {
        guard index < Self.mostExamples, let grouping = counts?.grouping else { return nil }
        return (try? reform.witness(of: movement, in: cell, of: grouping)).flatMap(\.self)
    }

    private static func words(_ counts: ProtectedReach.Offer) -> String {
        counts.surely == counts.possibly
            ? "\(counts.surely.text) people"
            : "\(counts.surely.text) people surely, \(counts.possibly.text) at most"
    }

    private var costs: [Reform.LevelCost] {
        reform.costs(
            reachedBefore: counts?.reach.reachedBefore ?? [:], reachedAfter: counts?.reach.reachedAfter ?? [:]
        )
    }

    private func money() -> [String] {
        var lines = reform.payments.map { change in
            "\(change.isNew ? "comes" : "goes"): \(words(of: change)) (\(view.name(change.record)))"
                .wrapped("  ", hanging: "    ")
        }
        for cost in costs {
            lines.append(
                "the \(cost.level.rawValue) pays \(ReachReport.range(cost.before, cost.currency)) before and \(ReachReport.range(cost.after, cost.currency)) after, as far as amounts are stated"
                    .wrapped("  ", hanging: "    "))
        }
        return lines.isEmpty ? ["  no payment changes"] : lines
    }

    /// «grant paid, from the state to the city», «no grant from the state to the city».
    private func words(of change: Reform.PaymentChange) -> String {
        let payer =
            if case .persons = change.money.from { "those who attend" } else {
                change.from.map { "the \($0.rawValue)" }
            }
        let way = (payer.map { " from \($0)" } ?? "") + (change.to.map { " to the \($0.rawValue)" } ?? "")
        return change.money.status == .none
            ? "no \(change.money.flow.rawValue)\(way)"
            : "\(change.money.words),\(way.isEmpty ? " by whom is not stated" : way)"
    }

    // MARK: - JSON and CSV

    var json: JSON {
        .object([
            ("asOf", .text("\(view.day)")), ("horizon", .text("\(view.atlas.horizon)")),
            ("records", .texts(reform.records.map(\.rawValue))),
            ("notes", .texts(counts?.notes ?? [])),
            ("findingsLost", .list(reform.lost.map { $0.json(in: reform.before, at: nil) })),
            ("findingsGained", .list(reform.gained.map { $0.json(in: view, at: nil) })),
            (
                "needs",
                .list(
                    reform.needs.enumerated().map { index, change in
                        let own = counts?.reach.needs[index]
                        return .object([
                            ("need", .text(change.need.rawValue)),
                            ("gained", json(change.gained, own?.gained)),
                            ("lost", json(change.lost, own?.lost)),
                        ])
                    })
            ),
            ("payments", .list(reform.payments.map(json))),
            (
                "costs",
                .list(
                    costs.map { cost in
                        .object([
                            ("level", .text(cost.level.rawValue)), ("currency", .text(cost.currency)),
                            ("beforeLeast", .number(cost.before.lowerBound)),
                            ("beforeMost", .number(cost.before.upperBound)),
                            ("afterLeast", .number(cost.after.lowerBound)),
                            ("afterMost", .number(cost.after.upperBound)),
                        ])
                    })
            ),
        ])
    }

    private func json(_ movement: Reform.Movement, _ moved: ReformReach.Moved?) -> JSON {
        var pairs: [(String, JSON)] = [
            ("cohort", .text("\(movement.atMost)")),
            (
                "witness",
                movement.witness.map { .texts($0.text(in: view.setting.vocabulary)) } ?? .null
            ),
            ("isPossibleOnly", .bool(movement.isWitnessPossible)),
        ]
        if let moved, let grouping = counts?.grouping {
            pairs += [
                ("surely", moved.total.surely.json), ("atMost", moved.total.possibly.json),
                (
                    "cells",
                    .list(
                        moved.cells.enumerated().map { index, entry in
                            let (cell, own) = entry
                            let example = witness(index, movement, cell)?.text(in: view.setting.vocabulary)
                            return .object(
                                [("place", .optional(cell.place?.rawValue))]
                                    + zip(grouping.attributes, cell.values).map {
                                        ($0.rawValue, JSON.optional($1.map { "\($0)" }))
                                    } + [
                                        ("surely", own.surely.json), ("atMost", own.possibly.json),
                                        ("witness", example.map { .texts($0) } ?? .null),
                                    ])
                        })
                ),
            ]
        }
        return .object(pairs)
    }

    private func json(_ change: Reform.PaymentChange) -> JSON {
        .object([
            ("record", .text(change.record.rawValue)), ("flow", .text(change.money.flow.rawValue)),
            ("status", .text(change.money.status.rawValue)), ("from", .optional(change.from?.rawValue)),
            ("to", .optional(change.to?.rawValue)), ("isNew", .bool(change.isNew)),
        ])
    }

    /// One row a finding, a need with its cells, and a payment.
    var csv: String {
        var rows: [[String]] = []
        for (word, findings) in [("finding goes", reform.lost), ("finding comes", reform.gained)] {
            rows += findings.map { [word, $0.id, $0.place.rawValue, $0.basis.rawValue, "", ""] }
        }
        for (index, change) in reform.needs.enumerated() {
            let own = counts?.reach.needs[index]
            for (word, movement, moved) in [
                ("access gained", change.gained, own?.gained), ("access lost", change.lost, own?.lost),
            ] where !movement.isEmpty {
                rows.append([
                    word, change.need.rawValue, "all", movement.isWitnessPossible ? "unknown" : "stated",
                    moved?.total.surely.short ?? "", moved?.total.possibly.short ?? "",
                ])
                for (cell, counts) in moved?.cells ?? [] {
                    let values = cell.values.map { $0.map { "\($0)" } ?? "unknown" }
                    rows.append([
                        word, change.need.rawValue,
                        ([cell.place?.rawValue ?? ""] + values).joined(separator: " "), "",
                        counts.surely.short, counts.possibly.short,
                    ])
                }
            }
        }
        rows += reform.payments.map {
            [
                $0.isNew ? "payment comes" : "payment goes", $0.record.rawValue, $0.from?.rawValue ?? "",
                $0.money.flow.rawValue, $0.money.status.rawValue, $0.to?.rawValue ?? "",
            ]
        }
        return CSV.rendered(["what", "id", "where", "basis", "surely", "at_most"], rows)
    }
}
