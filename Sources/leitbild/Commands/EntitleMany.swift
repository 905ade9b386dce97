import Atlas
import Coherence
import Cohorts
import Foundation
import Population
import Web

/// What is there for every person of a file, row by row. Nothing is stored.
struct EntitleMany {
    let view: AtlasView
    let file: String

    /// Above this a register and «leitbild reach» answer better.
    static let mostPersons = 10_000

    func run(_ format: Format) throws {
        let register = try UserFault.pass {
            try RegisterReader(in: view.setting, RegisterReader.Options(threads: 1))
                .read(URL(fileURLWithPath: file)).register
        }
        guard register.rowCount <= Self.mostPersons else {
            throw UserFault(
                "leitbild: \(file) holds \(register.rowCount) persons, more than \(Self.mostPersons). «leitbild reach --register» counts them."
            )
        }
        let header = ["row", "outcome", "record", "level", "as", "needs", "reasons"]
        var rows: [[String]] = []
        var next: [AttributeID?] = []
        for row in 0..<register.rowCount {
            let result = try UserFault.pass { try Entitlements(of: register.person(at: row), in: view) }
            next.append(result.nextQuestion)
            rows += result.items.filter { $0.outcome != .outside }.map { item in
                [
                    "\(row + 1)", item.outcome.rawValue, item.record.rawValue, item.level.rawValue,
                    item.manner.rawValue, item.needs.map(\.rawValue).joined(separator: " "),
                    item.reasons.map(\.text).joined(separator: "; "),
                ]
            }
        }
        switch format {
        case .csv: Terminal.write(CSV.rendered(header, rows))
        case .json:
            Terminal.write(
                JSON.object([
                    ("asOf", .text("\(view.day)")), ("horizon", .text("\(view.atlas.horizon)")),
                    ("items", .list(rows.map { $0.json(header) })),
                    (
                        "nextQuestions",
                        .list(
                            next.enumerated().map { row, id in
                                .object([
                                    ("row", .number(Double(row + 1))), ("ask", .optional(id?.rawValue)),
                                ])
                            })
                    ),
                ]).rendered)
        case .text: Terminal.write(text(rows, next))
        }
    }

    /// A line a person: how many measures of each outcome, and what to ask next.
    private func text(_ rows: [[String]], _ next: [AttributeID?]) -> String {
        let byRow = Dictionary(grouping: rows) { $0[0] }
        let lines = next.indices.map { row -> String in
            let own = byRow["\(row + 1)"] ?? []
            let counts = Entitlements.Outcome.allCases.compactMap { outcome -> String? in
                let count = own.count { $0[1] == outcome.rawValue }
                return count == 0 ? nil : "\(count) \(outcome.rawValue)"
            }
            let ask = next[row].map { "; ask next: \($0)" } ?? ""
            return
                "row \(row + 1): \(counts.isEmpty ? "nothing known" : counts.joined(separator: ", "))\(ask)"
        }
        return (lines + ["", "--format csv lists the measures. As of \(view.day.words)."]).joined(
            separator: "\n")
    }
}
