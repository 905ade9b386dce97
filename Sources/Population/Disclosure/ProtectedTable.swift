/// Counts that add up, made fit to be said together: a small count that sums and differences would pin down is protected
/// by withholding a further count.
///
/// Whoever reads the table knows how counts are rounded and which are sums of which. From that they can bound each small
/// count. The table withholds counts until of every small one it stays open whether it is anybody, or else it may be as
/// many different numbers as the base.
public struct ProtectedTable: Sendable {
    /// That one count is the sum of others.
    private struct Sum {
        let total: Int
        let parts: [Int]
    }

    private let disclosure: Disclosure
    private var tallies: [Tally] = []
    private var sums: [Sum] = []
    private var sumsOf: [[Int]] = []
    private var isShown: [Bool] = []
    private var isUnsaid: Set<Int> = []
    /// How often bounds are passed on before what is left over is taken as it is.
    private static let mostRounds = 60

    /// An empty table.
    public init(_ disclosure: Disclosure) { self.disclosure = disclosure }

    /// Adds a count; returns its number.
    ///
    /// - Parameter isShown: whether it will be said here. One that is not is taken to be said elsewhere.
    public mutating func add(_ tally: Tally, isShown: Bool = true) -> Int {
        tallies.append(tally)
        sumsOf.append([])
        self.isShown.append(isShown)
        return tallies.count - 1
    }

    /// Adds a count of which nothing is said anywhere; returns its number.
    public mutating func addUnsaid() -> Int {
        isUnsaid.insert(tallies.count)
        return add(.zero, isShown: false)
    }

    /// States that a count is the sum of others; those that are part of a larger whole need a count for the rest.
    public mutating func state(_ total: Int, isSumOf parts: [Int]) {
        for member in parts + [total] { sumsOf[member].append(sums.count) }
        sums.append(Sum(total: total, parts: parts))
    }

    /// What may be said of each count.
    ///
    /// - Complexity: O(rounds × counts); a round passes bounds once through every sum.
    public func published() -> [Disclosure.Published] {
        var said = tallies.map(disclosure.published)
        for number in isUnsaid { said[number] = .withheld }
        var open = Set(sums.indices)
        while true {
            let bounds = bounds(of: said, &open)
            var withheld: Set<Int> = []
            for (number, own) in bounds.enumerated() {
                guard case .fewerThan = said[number], isPinned(own) else { continue }
                if sumsOf[number].contains(where: { members(of: $0).contains(where: withheld.contains) }) {
                    continue
                }
                if let further = further(than: number, said) { withheld.insert(further) }
            }
            if withheld.isEmpty { return said }
            for number in withheld { said[number] = .withheld }
            open = Set(sums.indices)
        }
    }

    /// Whether too little is left open: that it is nobody, or how few somebody is.
    private func isPinned(_ bounds: (lower: Int, upper: Int)) -> Bool {
        bounds.upper - bounds.lower + 1 < (bounds.lower == 0 ? 2 : disclosure.base)
    }

    private func members(of sum: Int) -> [Int] { sums[sum].parts + [sums[sum].total] }

    /// The smallest count said that stands in a sum with a small one: parts before totals, shown before said elsewhere.
    private func further(than number: Int, _ said: [Disclosure.Published]) -> Int? {
        var best: (isTotal: Bool, isElsewhere: Bool, rows: Int, number: Int)?
        for sum in sumsOf[number] {
            for member in members(of: sum) where member != number {
                guard case .about = said[member] else { continue }
                let candidate = (
                    member == sums[sum].total, !isShown[member], tallies[member].rows, member
                )
                if let found = best,
                    (found.isTotal ? 1 : 0, found.isElsewhere ? 1 : 0, found.rows, found.number)
                        <= (candidate.0 ? 1 : 0, candidate.1 ? 1 : 0, candidate.2, candidate.3)
                {
                    continue
                }
                best = candidate
            }
        }
        return best?.number
    }

    /// What a reader can work out of every count.
    private func bounds(
        of said: [Disclosure.Published], _ open: inout Set<Int>
    ) -> [(lower: Int, upper: Int)] {
        let most = Int.max / 4
        var bounds = said.map { published -> (lower: Int, upper: Int) in
            let own = disclosure.bounds(published)
            return (own.lower, own.upper ?? most)
        }
        for _ in 0..<Self.mostRounds where !open.isEmpty {
            var next: Set<Int> = []
            for number in open.sorted() {
                let sum = sums[number]
                let lower = sum.parts.reduce(0) { $0 + bounds[$1].lower }
                let upper = sum.parts.reduce(0) { min(most, $0 + bounds[$1].upper) }
                func narrow(_ member: Int, _ low: Int, _ high: Int) {
                    let narrowed = (max(bounds[member].lower, low), min(bounds[member].upper, high))
                    // Weighted counts are no whole numbers, and their bounds may cross; nothing follows then.
                    guard narrowed != bounds[member], narrowed.0 <= narrowed.1 else { return }
                    bounds[member] = narrowed
                    next.formUnion(sumsOf[member])
                }
                narrow(sum.total, lower, upper)
                let whole = bounds[sum.total]
                for part in sum.parts {
                    let (low, high) = bounds[part]
                    let others = (lower - low, upper >= most ? most : upper - high)
                    narrow(
                        part, others.1 >= most ? 0 : max(0, whole.lower - others.1),
                        max(0, whole.upper - others.0))
                }
            }
            open = next
        }
        return bounds
    }
}
