import Fixtures

@testable import Population

/// Somebody who reads what a table says, knows how counts are rounded and which add up, and tries every whole number.
struct TableAttack {
    /// That one count is the sum of others.
    struct Sum {
        let total: Int
        let parts: [Int]
    }

    private let sums: [Sum]
    private let sumsOf: [[Int]]
    private let bounds: [ClosedRange<Int>]
    /// Nothing in these tables is as large.
    private static let most = 2_000

    /// - Parameters:
    ///   - said: what is published of every count.
    ///   - sums: which are sums of which.
    ///   - rules: how counts are rounded and hidden.
    ///   - unsaid: counts of which nothing is said because nobody asked; others «withheld» are known not to be small.
    init(_ said: [Disclosure.Published], _ sums: [Sum], _ rules: Disclosure, unsaid: Set<Int> = []) {
        self.sums = sums
        var sumsOf = said.map { _ in [Int]() }
        for (number, sum) in sums.enumerated() {
            for member in sum.parts + [sum.total] { sumsOf[member].append(number) }
        }
        self.sumsOf = sumsOf
        bounds = said.enumerated().map { number, said in
            switch said {
            // Every whole number that is rounded so, by trying.
            case .about(let count):
                let all = (rules.threshold...max(rules.threshold, count + 2 * rules.base)).filter {
                    (2 * $0 + rules.base) / (2 * rules.base) * rules.base == count
                }
                return all[0]...all[all.count - 1]
            case .fewerThan(let limit): return 0...limit - 1
            case .withheld: return (unsaid.contains(number) ? 0 : rules.threshold)...Self.most
            }
        }
    }

    /// The values below a limit that a count may have, by trying each.
    func values(of count: Int, below limit: Int) -> [Int] {
        (0..<limit).filter { value in
            guard bounds[count].contains(value) else { return false }
            var trial = bounds
            trial[count] = value...value
            return isPossible(trial)
        }
    }

    /// Whether some whole numbers within the bounds add up everywhere.
    private func isPossible(_ bounds: [ClosedRange<Int>]) -> Bool {
        guard let bounds = narrowed(bounds) else { return false }
        let open = bounds.indices.filter { bounds[$0].count > 1 && !sumsOf[$0].isEmpty }
        guard let next = open.min(by: { bounds[$0].count < bounds[$1].count }) else { return true }
        return bounds[next].contains { value in
            var trial = bounds
            trial[next] = value...value
            return isPossible(trial)
        }
    }

    /// The bounds as far as single sums narrow them; nil when none are left.
    private func narrowed(_ given: [ClosedRange<Int>]) -> [ClosedRange<Int>]? {
        var bounds = given
        var isChanged = true
        while isChanged {
            isChanged = false
            for sum in sums {
                let low = sum.parts.reduce(0) { $0 + bounds[$1].lowerBound }
                let high = sum.parts.reduce(0) { $0 + bounds[$1].upperBound }
                let whole = bounds[sum.total]
                var wanted = [(sum.total, low, high)]
                for part in sum.parts {
                    let own = bounds[part]
                    wanted.append(
                        (
                            part, whole.lowerBound - (high - own.upperBound),
                            whole.upperBound - (low - own.lowerBound)
                        ))
                }
                for (member, low, high) in wanted {
                    let own = bounds[member]
                    let (lower, upper) = (max(own.lowerBound, low), min(own.upperBound, high))
                    guard lower <= upper else { return nil }
                    if lower...upper != own {
                        bounds[member] = lower...upper
                        isChanged = true
                    }
                }
            }
        }
        return bounds
    }
}

/// A seeded table with rows, columns, margins and a total, and some counts that came and went.
struct RandomTable {
    let disclosure: Disclosure
    private(set) var counts: [Int] = []
    private(set) var sums: [TableAttack.Sum] = []
    private(set) var unsaid: Set<Int> = []

    init(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        disclosure = try [
            Disclosure.usual, Disclosure(base: 3, threshold: 6), Disclosure(base: 4, threshold: 8),
            Disclosure(base: 5, threshold: 5),
        ][Int(seed % 4)]
        let (height, width) = (
            Int.random(in: 1...3, using: &generator), Int.random(in: 2...4, using: &generator)
        )
        var cells: [[Int]] = []
        for _ in 0..<height {
            cells.append(
                (0..<width).map { _ in
                    let count =
                        switch Int.random(in: 0..<10, using: &generator) {
                        case 0: 0
                        case 1...4: Int.random(in: 0..<disclosure.threshold, using: &generator)
                        default: Int.random(in: disclosure.threshold...40, using: &generator)
                        }
                    return add(count)
                })
        }
        let rows = cells.map { sum($0) }
        let columns = (0..<width).map { column in sum(cells.map { $0[column] }) }
        let total = sum(rows)
        sums.append(TableAttack.Sum(total: total, parts: columns))
        if seed % 3 == 0 { addChange(of: total, using: &generator) }
    }

    private mutating func add(_ count: Int) -> Int {
        counts.append(count)
        return counts.count - 1
    }

    private mutating func addUnsaid(_ count: Int) -> Int {
        unsaid.insert(counts.count)
        return add(count)
    }

    private mutating func sum(_ parts: [Int]) -> Int {
        let total = add(parts.reduce(0) { $0 + counts[$1] })
        sums.append(TableAttack.Sum(total: total, parts: parts))
        return total
    }

    /// Those there before and after, and how many came and went.
    private mutating func addChange(of before: Int, using generator: inout SeededGenerator) {
        let lost = add(Int.random(in: 0...min(12, counts[before]), using: &generator))
        let gained = add(Int.random(in: 0...12, using: &generator))
        let after = add(counts[before] - counts[lost] + counts[gained])
        let either = addUnsaid(counts[before] + counts[gained])
        sums.append(TableAttack.Sum(total: either, parts: [before, gained]))
        sums.append(TableAttack.Sum(total: either, parts: [after, lost]))
    }

    /// What the table lets out.
    func published() -> [Disclosure.Published] {
        var table = ProtectedTable(disclosure)
        for (number, count) in counts.enumerated() {
            let tally = Tally(rows: count, weight: Int64(count) * Weight.unit)
            let own = unsaid.contains(number) ? table.addUnsaid(tally) : table.add(tally)
            precondition(own == number)
        }
        for sum in sums { table.state(sum.total, isSumOf: sum.parts) }
        return table.published()
    }

    /// What would be let out if each count were looked at by itself.
    func unprotected() -> [Disclosure.Published] {
        counts.enumerated().map { number, count in
            unsaid.contains(number)
                ? .withheld : disclosure.published(Tally(rows: count, weight: Int64(count) * Weight.unit))
        }
    }

    /// The small counts of which what is said leaves too little open.
    func givenAway(by said: [Disclosure.Published]) -> [String] {
        let attack = TableAttack(said, sums, disclosure, unsaid: unsaid)
        return counts.indices.filter { counts[$0] < disclosure.threshold && !unsaid.contains($0) }
            .compactMap { number in
                let values = attack.values(of: number, below: disclosure.threshold)
                precondition(values.contains(counts[number]), "the attack excludes the truth")
                let isOpen =
                    values.count >= (values[0] == 0 ? 2 : min(disclosure.base, disclosure.threshold - 1))
                return isOpen ? nil : "count \(number) is one of \(values)"
            }
    }
}
