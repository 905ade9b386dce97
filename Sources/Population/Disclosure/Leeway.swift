/// How far single counts can be moved, others with them, so that all sums still hold and nothing that is said changes:
/// each such table is one that a reader cannot tell from the true one.
///
/// It finds tables by search and gives up early; that it finds none proves nothing.
struct Leeway {
    /// That one count is the sum of others.
    struct Sum: Hashable, Sendable {
        let total: Int
        let parts: [Int]

        var members: [Int] { parts + [total] }
    }

    /// How many counts are moved in one attempt, with those that are taken back.
    private static let mostMoves = 400
    /// How many counts of a sum are looked at, and how many tried, to make it hold again.
    private static let (mostLooks, mostTries) = (48, 4)
    private static let step = Int(Weight.unit)

    /// Members of each sum: parts, and with the other sign the total.
    private let members: [[(number: Int, sign: Int)]]
    private let sumsOf: [[(sum: Int, sign: Int)]]
    private var values: [Int]
    private var lower: [Int]
    private var upper: [Int]

    // The search: what has been moved, by how much sums do not hold, and where to look for one that does not.
    private var isMoved: [Bool]
    private var excess: [Int]
    private var touched: [Int] = []
    private var moves: [(number: Int, direction: Int)] = []
    private var movesLeft = 0

    /// - Parameters:
    ///   - sums: which counts are sums of which; they hold.
    ///   - truth: the counts, in units of ``Weight/unit``.
    ///   - bounds: what is known of each, in persons.
    init(_ sums: [Sum], of truth: [Int64], within bounds: [(lower: Int, upper: Int?)]) {
        values = truth.map(Int.init)
        var sumsOf = truth.map { _ in [(sum: Int, sign: Int)]() }
        for (number, sum) in sums.enumerated() {
            for part in sum.parts { sumsOf[part].append((number, 1)) }
            sumsOf[sum.total].append((number, -1))
        }
        self.sumsOf = sumsOf
        // Whoever stands in few sums moves few others.
        members = sums.map { sum in
            (sum.parts.map { ($0, 1) } + [(sum.total, -1)]).sorted {
                (sumsOf[$0.0].count, $0.0) < (sumsOf[$1.0].count, $1.0)
            }
        }
        lower = Array(repeating: 0, count: truth.count)
        upper = lower
        isMoved = truth.map { _ in false }
        excess = sums.map { _ in 0 }
        for (number, own) in bounds.enumerated() { set(own, of: number) }
    }

    /// Takes other bounds of a count to be known.
    mutating func set(_ bounds: (lower: Int, upper: Int?), of number: Int) {
        lower[number] = bounds.lower * Self.step
        upper[number] = bounds.upper.map { $0 * Self.step } ?? .max
    }

    /// Whether enough is left open of a small count: that it is nobody or not, or else as many numbers as the base.
    mutating func isOpen(_ number: Int, base: Int, threshold: Int) -> Bool {
        let wanted = min(base, threshold - 1)
        let truth = values[number]
        let below = steps(number, -1, most: wanted - 1)
        let isNobody = truth - below * Self.step < Self.step && lower[number] == 0
        if isNobody, below > 0 { return true }
        let above = steps(number, 1, most: isNobody ? 1 : wanted - 1 - below)
        return above + below + 1 >= (isNobody ? 2 : wanted)
    }

    /// By how many persons a count can be moved in a direction, up to a number of interest; all is put back.
    private mutating func steps(_ number: Int, _ direction: Int, most: Int) -> Int {
        var all: [(number: Int, direction: Int)] = []
        var count = 0
        while count < most, isAllowed(number, direction) {
            movesLeft = Self.mostMoves
            put(number, direction)
            let isDone = balance()
            if isDone { all += moves } else { takeBack() }
            for move in moves { isMoved[move.number] = false }
            moves = []
            touched = []
            guard isDone else { break }
            count += 1
        }
        for move in all { values[move.number] -= move.direction * Self.step }
        return count
    }

    private func isAllowed(_ number: Int, _ direction: Int) -> Bool {
        let value = values[number] + direction * Self.step
        return !isMoved[number] && (direction < 0 ? value >= lower[number] : value <= upper[number])
    }

    private mutating func put(_ number: Int, _ direction: Int) {
        isMoved[number] = true
        values[number] += direction * Self.step
        for (sum, sign) in sumsOf[number] {
            excess[sum] += sign * direction
            touched.append(sum)
        }
        moves.append((number, direction))
    }

    private mutating func takeBack() {
        guard let (number, direction) = moves.popLast() else { return }
        isMoved[number] = false
        values[number] -= direction * Self.step
        for (sum, sign) in sumsOf[number] { excess[sum] -= sign * direction }
        touched.removeLast(sumsOf[number].count)
    }

    /// Makes sums hold again by moving further counts, each by one person: first the one that leaves fewest sums open;
    /// takes back what leads nowhere.
    private mutating func balance() -> Bool {
        var best: [Candidate]?
        var seen: Set<Int> = []
        for sum in touched where excess[sum] != 0 && seen.insert(sum).inserted {
            let own = candidates(sum)
            // Nobody can make this one hold.
            guard let first = own.first else { return false }
            if best.map({ first.cost < $0[0].cost }) ?? true { best = own }
        }
        guard let best else { return true }
        for candidate in best {
            guard movesLeft > 0 else { return false }
            movesLeft -= 1
            put(candidate.number, candidate.direction)
            if balance() { return true }
            takeBack()
        }
        return false
    }

    /// A move that makes a sum hold.
    private struct Candidate {
        /// How many sums more it leaves open than before, by one person each.
        let cost: Int
        let room: Int
        let number: Int
        let direction: Int

        func precedes(_ other: Candidate) -> Bool { (cost, -room) < (other.cost, -other.room) }
    }

    /// The moves that leave the fewest sums open, of those alike the ones with the most room.
    private func candidates(_ sum: Int) -> [Candidate] {
        var best: [Candidate] = []
        var looks = 0
        for (number, sign) in members[sum] {
            let direction = excess[sum] > 0 ? -sign : sign
            guard isAllowed(number, direction) else { continue }
            var cost = 0
            for own in sumsOf[number] {
                cost += abs(excess[own.sum] + own.sign * direction) - abs(excess[own.sum])
            }
            let room =
                direction < 0 ? values[number] - lower[number] : upper[number] - values[number]
            let own = Candidate(cost: cost, room: room, number: number, direction: direction)
            let place = best.firstIndex { own.precedes($0) } ?? best.count
            if place < Self.mostTries {
                best.insert(own, at: place)
                if best.count > Self.mostTries { best.removeLast() }
            }
            looks += 1
            if looks >= Self.mostLooks { break }
        }
        return best
    }
}
