/// Counts that add up, made fit to be said together: a small count that sums and differences would pin down is protected
/// by withholding a further count.
///
/// Whoever reads the table knows how counts are rounded, that small ones are never withheld, and which are sums of which.
/// Of every small count it stays open whether it is anybody, or else it may be as many different numbers as the base
/// (all below the threshold where they are fewer). In tables of up to 400 counts that is shown count by count, by other
/// tables of which all the same would be said (`Leeway`); where none are found, more is withheld. In larger ones, what
/// follows from one sum after the other must leave as much open (`SumBounds`); several sums together may leave less. It
/// does not protect against somebody who knows some of the counts from elsewhere.
public struct ProtectedTable: Sendable {
    private let disclosure: Disclosure
    private var tallies: [Tally] = []
    private var sums: [Leeway.Sum] = []
    private var sumsOf: [[Int]] = []
    private var stated: Set<Leeway.Sum> = []
    private var isShown: [Bool] = []
    private var isUnsaid: Set<Int> = []
    private var isSomebody: Set<Int> = []
    /// The most counts of which each is shown to be open; of more the search would take too long.
    private static let mostShown = 400

    /// An empty table.
    public init(_ disclosure: Disclosure) { self.disclosure = disclosure }

    /// Adds a count; returns its number.
    ///
    /// - Parameters:
    ///   - tally: who is counted.
    ///   - isShown: whether it will be said here. One that is not is taken to be said elsewhere.
    ///   - isSomebody: whether it is known not to be nobody, because it is listed at all.
    public mutating func add(_ tally: Tally, isShown: Bool = true, isSomebody: Bool = false) -> Int {
        tallies.append(tally)
        sumsOf.append([])
        self.isShown.append(isShown)
        if isSomebody { self.isSomebody.insert(tallies.count - 1) }
        return tallies.count - 1
    }

    /// Adds a count of which nothing is said anywhere; returns its number.
    ///
    /// - Parameters:
    ///   - tally: who is counted.
    ///   - isSomebody: whether it is known not to be nobody.
    public mutating func addUnsaid(_ tally: Tally, isSomebody: Bool = false) -> Int {
        isUnsaid.insert(tallies.count)
        return add(tally, isShown: false, isSomebody: isSomebody)
    }

    /// States that a count is the sum of others; of parts of a larger whole say ``state(_:isAtLeast:)``.
    public mutating func state(_ total: Int, isSumOf parts: [Int]) {
        let sum = Leeway.Sum(total: total, parts: parts)
        guard stated.insert(sum).inserted else { return }
        for member in sum.members { sumsOf[member].append(sums.count) }
        sums.append(sum)
    }

    /// States that a count is a part of another, of whose rest nothing is said.
    public mutating func state(_ whole: Int, isAtLeast part: Int) {
        state(whole, isSumOf: [part, addUnsaid(tallies[whole] - tallies[part])])
    }

    /// What may be said of each count by itself, whatever sums say: for estimates, which are nobody's count.
    public func eachByItself() -> [Disclosure.Published] {
        tallies.indices.map { isUnsaid.contains($0) ? .withheld : disclosure.published(tallies[$0]) }
    }

    /// What may be said of each count.
    ///
    /// - Complexity: O(rounds × counts); for up to 400 counts a search of some hundred moves for each small one.
    public func published() -> [Disclosure.Published] {
        var said = eachByItself()
        var small = said.indices.filter { if case .fewerThan = said[$0] { true } else { false } }
        while !small.isEmpty {
            let known = SumBounds(sums, within: said.indices.map { bounds(of: $0, said[$0]) })
            small = small.filter { !known.leavesOpen($0, disclosure) }
            var withheld: Set<Int> = []
            for number in small
            where !sumsOf[number].contains(where: { !withheld.isDisjoint(with: sums[$0].members) }) {
                if let further = further(than: number, said) { withheld.insert(further) }
            }
            if withheld.isEmpty { break }
            for number in withheld { said[number] = .withheld }
        }
        if tallies.count <= Self.mostShown { showOpen(&said) }
        return said
    }

    /// Withholds until other tables are found for every small count.
    private func showOpen(_ said: inout [Disclosure.Published]) {
        var leeway = Leeway(
            sums, of: tallies.map(\.weight), within: said.indices.map { bounds(of: $0, said[$0]) })
        for number in said.indices {
            guard case .fewerThan = said[number] else { continue }
            // What is withheld later only opens more.
            while !leeway.isOpen(number, base: disclosure.base, threshold: disclosure.threshold),
                let further = further(than: number, said)
            {
                said[further] = .withheld
                leeway.set(bounds(of: further, .withheld), of: further)
            }
        }
    }

    /// What a reader knows of a count from what is said of it, in persons.
    private func bounds(of number: Int, _ said: Disclosure.Published) -> (lower: Int, upper: Int?) {
        let least = isSomebody.contains(number) ? 1 : 0
        if isUnsaid.contains(number) { return (least, nil) }
        var bounds = disclosure.bounds(said)
        bounds.lower = max(bounds.lower, least)
        // Few rows may weigh much: then it is hidden for the rows, and nobody can tell how much they weigh.
        if let upper = bounds.upper, tallies[number].persons > Double(upper) + 1 { bounds.upper = nil }
        return bounds
    }

    /// The nearest count said that stands in a sum with a small one, or in a sum with one that does; of several parts
    /// before totals, shown before said elsewhere, the smallest.
    private func further(than number: Int, _ said: [Disclosure.Published]) -> Int? {
        var (seen, ring): (Set<Int>, [Int]) = ([number], [number])
        while !ring.isEmpty {
            var best: (order: (Int, Int, Int, Int), number: Int)?
            var next: [Int] = []
            for sum in Set(ring.flatMap { sumsOf[$0] }).sorted() {
                for member in sums[sum].members {
                    if case .about = said[member] {
                        let order = (
                            member == sums[sum].total ? 1 : 0, isShown[member] ? 0 : 1, tallies[member].rows,
                            member
                        )
                        if best.map({ order < $0.order }) ?? true { best = (order, member) }
                    }
                    if seen.insert(member).inserted { next.append(member) }
                }
            }
            if let best { return best.number }
            ring = next
        }
        return nil
    }
}
