import Atlas
import Cohorts
import Foundation
import Population

/// What the reference counted; every number of the engine is compared with it.
struct ExpectedCounts: Decodable {
    struct Counts: Decodable {
        /// Rows reached, by the number of each measure in force.
        let reach: [String: Int]
        /// By `need`, `gap`, `overlap`, `conflict`; one number a need.
        let totals: [String: [Int]]
        /// By `gap`, `overlap`, `conflict` and need: one number a cell, city × 4 + group.
        let table: [String: [[Int]]]
    }

    let cities: [String]
    let groups: [String]
    let base: Counts
    let reform: Counts

    private static let outcomes: [(name: String, outcome: Outcome)] = [
        ("need", .inNeed), ("gap", .gap), ("overlap", .overlap), ("conflict", .conflict),
    ]

    /// How many times the register holds the residents that were counted.
    private let copies: Int

    private enum CodingKeys: String, CodingKey { case cities, groups, base, reform, copies }

    /// - Parameters:
    ///   - folder: what `Reach/prepare.py` made.
    ///   - name: the case.
    ///   - size: the register.
    init(_ folder: URL, _ name: String, _ size: String) throws {
        let file = folder.appending(path: "\(name)/counts-\(size).json")
        self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
    }

    /// What differs, in words; empty where all is equal.
    func differences(_ counts: ReachCounts, from expected: Counts) -> [String] {
        reachDifferences(counts, from: expected) + needDifferences(counts, from: expected)
    }

    private func reachDifferences(_ counts: ReachCounts, from expected: Counts) -> [String] {
        var missing = Set(expected.reach.keys)
        var differences: [String] = []
        for (offer, found) in zip(counts.rules.offers, counts.offers) {
            let number = Self.number(offer)
            missing.remove(number)
            let expected = expected.reach[number].map { $0 * copies }
            if found.surely.rows != expected || found.possibly.rows != expected {
                differences.append(
                    "\(offer.measure) reaches \(found.surely.rows)...\(found.possibly.rows), expected \(expected ?? -1)"
                )
            }
        }
        return differences + missing.map { "measure \($0) is missing" }
    }

    private func needDifferences(_ counts: ReachCounts, from expected: Counts) -> [String] {
        var differences: [String] = []
        for (need, rule) in counts.rules.needs.enumerated() {
            guard let number = Int(Self.number(rule)) else { continue }
            let total = counts.total(need)
            for (name, outcome) in Self.outcomes {
                let wanted = (expected.totals[name]?[number] ?? -1) * copies
                if total[outcome].rows != wanted {
                    differences.append("\(rule.id), \(name): \(total[outcome].rows), expected \(wanted)")
                }
                guard let cells = expected.table[name]?[number] else { continue }
                let found = table(counts, need, outcome)
                if found != cells.map({ $0 * copies }) {
                    let cell = zip(found, cells).enumerated().first { $1.0 != $1.1 * copies }?.offset ?? -1
                    differences.append("\(rule.id), \(name): the table differs first at cell \(cell)")
                }
            }
        }
        return differences
    }

    private func table(_ counts: ReachCounts, _ need: Int, _ outcome: Outcome) -> [Int] {
        let places = Dictionary(uniqueKeysWithValues: cities.enumerated().map { ($1, $0) })
        var table = [Int](repeating: 0, count: cities.count * groups.count)
        for (cell, counts) in counts.cells(need) {
            guard let city = cell.place.flatMap({ places[$0.rawValue] }),
                case .word(let word) = cell.values[0],
                let group = groups.firstIndex(of: word)
            else { continue }
            table[city * groups.count + group] = counts[outcome].rows
        }
        return table
    }

    /// `need-3` is need 3.
    static func number(_ need: RuleSet.Need) -> String { String(need.id.rawValue.dropFirst("need-".count)) }

    /// `at.m17` is measure 17.
    static func number(_ offer: RuleSet.Offer) -> String {
        String(offer.measure.rawValue.drop { $0 != "." }.dropFirst(2))
    }
}
