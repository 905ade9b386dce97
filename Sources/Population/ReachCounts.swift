/// Whom rules reach: exact counts, not for the outside (``Disclosure``).
public struct ReachCounts: Sendable {
    /// A need's counts in a cell, or in all of them.
    public struct NeedCounts: Hashable, Sendable {
        private var tallies: [Tally]

        init(_ tallies: [Tally]) { self.tallies = tallies }

        /// Nobody counted.
        static let zero = NeedCounts(Array(repeating: .zero, count: Outcome.allCases.count))

        /// How many have the outcome.
        public subscript(outcome: Outcome) -> Tally { tallies[outcome.rawValue] }
        /// Those in need with access at some level.
        public var served: Tally { self[.inNeed] - self[.gap] - self[.rationed] - self[.uncertain] }

        static func + (left: NeedCounts, right: NeedCounts) -> NeedCounts {
            NeedCounts(zip(left.tallies, right.tallies).map { $0 + $1 })
        }
    }

    /// Whom an offer reaches.
    public struct OfferCount: Hashable, Sendable {
        /// Surely.
        public let surely: Tally
        /// At most.
        public let possibly: Tally
    }

    /// The rules asked about.
    public let rules: RuleSet
    /// By offer, in the rules' order.
    public let offers: [OfferCount]
    private let plan: CellPlan
    /// By need, outcome and cell; nil where nobody was counted.
    private let rows: [[[Int]?]]
    private let weights: [[[Int64]?]]

    init(rules: RuleSet, plan: CellPlan, _ accounts: [Accounts]) {
        self.rules = rules
        self.plan = plan
        offers = rules.offers.indices.map { offer in
            OfferCount(
                surely: accounts.reduce(.zero) { $0 + $1.offersSurely[offer] },
                possibly: accounts.reduce(.zero) { $0 + $1.offersPossibly[offer] })
        }
        func sums<Number: FixedWidthInteger>(
            _ part: (Accounts.Counts) -> UnsafeMutablePointer<Number>?
        ) -> [[[Number]?]] {
            rules.needs.indices.map { need in
                Outcome.allCases.map { outcome in
                    var sum: [Number]?
                    for account in accounts {
                        guard let own = account.counts[need][outcome.rawValue].flatMap(part) else { continue }
                        if sum == nil {
                            sum = Array(UnsafeBufferPointer(start: own, count: plan.count))
                        } else {
                            sum?.withUnsafeMutableBufferPointer { sum in
                                for cell in 0..<sum.count { sum[cell] &+= own[cell] }
                            }
                        }
                    }
                    return sum
                }
            }
        }
        rows = sums { $0.rows }
        weights = sums { $0.weights }
    }

    /// A need's counts in a cell by number.
    private func counts(_ need: Int, _ cell: Int) -> NeedCounts {
        NeedCounts(
            Outcome.allCases.map { outcome in
                guard let own = rows[need][outcome.rawValue] else { return .zero }
                let weight = weights[need][outcome.rawValue]?[cell] ?? Int64(own[cell]) * Weight.unit
                return Tally(rows: own[cell], weight: weight)
            })
    }

    /// A need's counts over all cells.
    ///
    /// - Parameter need: the need's number in the rules.
    public func total(_ need: Int) -> NeedCounts {
        NeedCounts(
            Outcome.allCases.map { outcome in
                guard let own = rows[need][outcome.rawValue] else { return .zero }
                let count = own.reduce(0, +)
                let weight = weights[need][outcome.rawValue]?.reduce(0, +) ?? Int64(count) * Weight.unit
                return Tally(rows: count, weight: weight)
            })
    }

    /// A need's counts by cell, for the cells in which somebody is in need or may be, in the order of places and values.
    public func cells(_ need: Int) -> [(cell: Cell, counts: NeedCounts)] {
        (0..<plan.count).compactMap { number in
            let isThere = [Outcome.inNeed, .needUnknown].contains {
                (rows[need][$0.rawValue]?[number] ?? 0) > 0
            }
            return isThere ? (plan.cell(number), counts(need, number)) : nil
        }
    }
}
