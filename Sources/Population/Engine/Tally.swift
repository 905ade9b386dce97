/// Persons counted: how many rows, and what they weigh.
public struct Tally: Hashable, Sendable {
    /// How many rows.
    public var rows: Int
    /// What they weigh in units of ``Weight/unit``; without weights each row weighs one unit.
    public var weight: Int64

    /// - Parameters:
    ///   - rows: how many rows.
    ///   - weight: what they weigh in units of ``Weight/unit``.
    public init(rows: Int, weight: Int64) {
        self.rows = rows
        self.weight = weight
    }

    /// Nobody.
    public static let zero = Tally(rows: 0, weight: 0)

    /// How many persons the rows stand for.
    public var persons: Double { Double(weight) / Double(Weight.unit) }

    /// Both together.
    public static func + (left: Tally, right: Tally) -> Tally {
        Tally(rows: left.rows + right.rows, weight: left.weight + right.weight)
    }

    /// Those of the first that are not of the second, which is a part of it.
    public static func - (left: Tally, right: Tally) -> Tally {
        Tally(rows: left.rows - right.rows, weight: left.weight - right.weight)
    }

    static func += (left: inout Tally, right: Tally) { left = left + right }
}

/// What is counted of a need in a cell. The first seven add up as their comments say.
public enum Outcome: Int, CaseIterable, Sendable {
    /// Surely in need: served, rationed, gap and uncertain together.
    case inNeed
    /// Access at no level, at once or behind others.
    case gap
    /// Access behind others only.
    case rationed
    /// Unknown facts decide between the three.
    case uncertain
    /// Access at two or more levels.
    case overlap
    /// Open at one level, shut or reported at another.
    case contradiction
    /// Open at one level, a duty at another.
    case burden
    /// Contradiction or burden.
    case conflict
    /// Whether they are in need is not known; they are in none of the others.
    case needUnknown
    /// Access at two levels if unknown facts fall so, beyond those in overlap.
    case overlapPossible
    /// Conflict if unknown facts fall so, beyond those in it.
    case conflictPossible
}

/// What one thread has counted. A class, since it owns memory; it is written by its thread alone, before it is shared.
final class Accounts: @unchecked Sendable {
    /// The counts of an outcome by cell: rows, and their weights where rows have any.
    struct Counts {
        let rows: UnsafeMutablePointer<Int32>
        let weights: UnsafeMutablePointer<Int64>?
    }

    private let cellCount: Int
    private let isWeighted: Bool
    private(set) var offersSurely: [Tally]
    private(set) var offersPossibly: [Tally]
    /// By need and outcome; nil until something is counted.
    private(set) var counts: [[Counts?]]

    init(offers: Int, needs: Int, cells: Int, isWeighted: Bool) {
        cellCount = cells
        self.isWeighted = isWeighted
        offersSurely = Array(repeating: .zero, count: offers)
        offersPossibly = Array(repeating: .zero, count: offers)
        counts = Array(repeating: Array(repeating: nil, count: Outcome.allCases.count), count: needs)
    }

    deinit {
        for need in counts {
            for case let own? in need {
                own.rows.deallocate()
                own.weights?.deallocate()
            }
        }
    }

    func count(_ offer: Int, surely: Tally, possibly: Tally) {
        offersSurely[offer] += surely
        offersPossibly[offer] += possibly
    }

    /// Where an outcome of a need is counted.
    func counts(_ need: Int, _ outcome: Outcome) -> Counts {
        if let there = counts[need][outcome.rawValue] { return there }
        let rows = UnsafeMutablePointer<Int32>.allocate(capacity: cellCount)
        rows.initialize(repeating: 0, count: cellCount)
        var weights: UnsafeMutablePointer<Int64>?
        if isWeighted {
            weights = .allocate(capacity: cellCount)
            weights?.initialize(repeating: 0, count: cellCount)
        }
        let new = Counts(rows: rows, weights: weights)
        counts[need][outcome.rawValue] = new
        return new
    }

    /// What has been counted in a cell.
    func tally(_ need: Int, _ outcome: Outcome, _ cell: Int) -> Tally {
        guard let own = counts[need][outcome.rawValue] else { return .zero }
        let rows = Int(own.rows[cell])
        return Tally(rows: rows, weight: own.weights?[cell] ?? Int64(rows) * Weight.unit)
    }

    /// What has been counted in all cells.
    func total(_ need: Int, _ outcome: Outcome) -> Tally {
        counts[need][outcome.rawValue] == nil
            ? .zero : (0..<cellCount).reduce(.zero) { $0 + tally(need, outcome, $1) }
    }
}
