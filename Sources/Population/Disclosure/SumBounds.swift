/// What follows for counts from one sum after the other: every table that is possible lies within, not every one within
/// is possible.
struct SumBounds {
    private var bounds: [(lower: Int, upper: Int)]
    private static let most = Int.max / 4
    /// How often bounds are passed on before what is left over is taken as it is.
    private static let mostRounds = 60

    /// - Parameters:
    ///   - sums: which counts are sums of which.
    ///   - given: what is known of each by itself, in persons.
    init(_ sums: [Leeway.Sum], within given: [(lower: Int, upper: Int?)]) {
        bounds = given.map { ($0.lower, $0.upper ?? Self.most) }
        var sumsOf = given.map { _ in [Int]() }
        for (number, sum) in sums.enumerated() { for member in sum.members { sumsOf[member].append(number) } }
        var open = Set(sums.indices)
        for _ in 0..<Self.mostRounds where !open.isEmpty {
            var next: Set<Int> = []
            for number in open.sorted() {
                for member in narrow(sums[number]) { next.formUnion(sumsOf[member]) }
            }
            open = next
        }
    }

    /// Whether it may be that it is nobody or somebody, or else as many numbers as the base.
    func leavesOpen(_ number: Int, _ disclosure: Disclosure) -> Bool {
        let (lower, upper) = bounds[number]
        return upper - lower + 1 >= (lower == 0 ? 2 : min(disclosure.base, disclosure.threshold - 1))
    }

    /// Narrows the members of a sum; returns those that it narrowed.
    private mutating func narrow(_ sum: Leeway.Sum) -> [Int] {
        let lower = sum.parts.reduce(0) { $0 + bounds[$1].lower }
        let upper = sum.parts.reduce(0) { min(Self.most, $0 + bounds[$1].upper) }
        let whole = bounds[sum.total]
        var narrowed: [Int] = []
        func narrow(_ member: Int, _ low: Int, _ high: Int) {
            let own = (lower: max(bounds[member].lower, low), upper: min(bounds[member].upper, high))
            // Weighted counts are no whole numbers, and their bounds may cross; nothing follows then.
            guard own != bounds[member], own.lower <= own.upper else { return }
            bounds[member] = own
            narrowed.append(member)
        }
        narrow(sum.total, lower, upper)
        for part in sum.parts {
            let (low, high) = bounds[part]
            let others = upper >= Self.most ? Self.most : upper - high
            narrow(
                part, others >= Self.most ? 0 : max(0, whole.lower - others),
                max(0, whole.upper - (lower - low)))
        }
        return narrowed
    }
}
