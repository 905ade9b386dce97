import Foundation

/// What somebody writes in an afternoon: for each measure a loop over all rows that looks at one byte a test and stops at
/// the first condition that fails. When the engine is not many times faster, its kernels are no longer vectorised.
struct PlainLoop {
    /// A measure: all conditions must hold, each when one of its tests does.
    struct Rule {
        let id: String
        let conditions: [[Test]]
    }

    /// Whether a column's value is among some.
    struct Test {
        let column: Int
        let holds: [Bool]
    }

    /// The first measures of the case that are of this shape, three in four are.
    let rules: [Rule]
    let rowCount: Int
    private let columns: [[UInt16]]

    /// - Parameters:
    ///   - folder: what `Reach/prepare.py` made.
    ///   - name: the case.
    ///   - size: the register.
    ///   - count: how many measures to take.
    init(_ folder: URL, _ name: String, _ size: String, count: Int = 16) throws {
        let residents = folder.appending(path: "residents-\(size)")
        columns = try MadeRules.columns.map { column in
            let bytes = try Data(contentsOf: residents.appending(path: "\(column).bin"))
            guard column == "place" else { return bytes.map(UInt16.init) }
            return stride(from: 0, to: bytes.count, by: 2).map {
                UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
            }
        }
        rowCount = columns[0].count
        let file = folder.appending(path: "\(name)/rules.json")
        let made = try JSONDecoder().decode(MadeRules.self, from: Data(contentsOf: file))
        rules = Array(made.measures.lazy.compactMap(\.rule).prefix(count))
    }

    /// How many rows each rule reaches.
    func counts() -> [Int] { rules.map(count) }

    private func count(_ rule: Rule) -> Int {
        let conditions = rule.conditions.map { tests in tests.map { (columns[$0.column], $0.holds) } }
        var count = 0
        rows: for row in 0..<rowCount {
            conditions: for tests in conditions {
                for (column, holds) in tests where holds[Int(column[row])] { continue conditions }
                continue rows
            }
            count += 1
        }
        return count
    }
}

/// The rules as `Reach/rules.py` wrote them.
private struct MadeRules: Decodable {
    static let columns = [
        "place", "age", "group", "citizenship", "permit", "years", "cefr", "employment", "isced", "family",
        "children", "sex", "income", "disability",
    ]
    let measures: [Measure]

    struct Measure: Decodable {
        let id: Int
        let pred: Predicate

        /// The measure as conditions, if it has that shape.
        var rule: PlainLoop.Rule? {
            let conditions = (pred.args ?? []).map(\.tests)
            guard conditions.allSatisfy({ $0 != nil }) else { return nil }
            return PlainLoop.Rule(id: "\(id)", conditions: conditions.compactMap(\.self))
        }
    }

    struct Predicate: Decodable {
        let op: String?
        let args: [Predicate]?
        let col: String?
        let cmp: String?
        let v: Int?
        let lo: Int?
        let hi: Int?
        let set: [Int]?

        /// The tests of which one must hold; nil for a shape that has more than that.
        var tests: [PlainLoop.Test]? {
            switch op {
            case nil: test.map { [$0] }
            case "not": args?.first?.test.map { [PlainLoop.Test(column: $0.column, holds: $0.holds.map(!))] }
            case "or" where args?.allSatisfy { $0.op == nil } ?? false: args?.compactMap(\.test)
            default: nil
            }
        }

        private var test: PlainLoop.Test? {
            guard let column = col.flatMap(MadeRules.columns.firstIndex) else { return nil }
            return PlainLoop.Test(column: column, holds: (0..<(column == 0 ? 8000 : 256)).map(holds))
        }

        private func holds(_ value: Int) -> Bool {
            switch cmp {
            case "ge": value >= v ?? 0
            case "le": value <= v ?? 0
            case "lt": value < v ?? 0
            case "eq": value == v
            case "ne": value != v
            case "in": set?.contains(value) ?? false
            default: value >= lo ?? 0 && value <= hi ?? 0
            }
        }
    }
}
