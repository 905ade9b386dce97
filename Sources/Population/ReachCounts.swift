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
    /// What each thread has counted.
    private let accounts: [Accounts]

    init(rules: RuleSet, plan: CellPlan, _ accounts: [Accounts]) {
        self.rules = rules
        self.plan = plan
        offers = rules.offers.indices.map { offer in
            OfferCount(
                surely: accounts.reduce(.zero) { $0 + $1.offersSurely[offer] },
                possibly: accounts.reduce(.zero) { $0 + $1.offersPossibly[offer] })
        }
        self.accounts = accounts
    }

    /// A need's counts in a cell by number.
    private func counts(_ need: Int, _ cell: Int) -> NeedCounts {
        NeedCounts(
            Outcome.allCases.map { outcome in
                accounts.reduce(.zero) { $0 + $1.tally(need, outcome, cell) }
            })
    }

    /// A need's counts over all cells.
    ///
    /// - Parameter need: the need's number in the rules.
    public func total(_ need: Int) -> NeedCounts {
        NeedCounts(
            Outcome.allCases.map { outcome in
                accounts.reduce(.zero) { $0 + $1.total(need, outcome) }
            })
    }

    /// A need's counts by cell, for the cells in which somebody is in need or may be, in the order of places and values.
    public func cells(_ need: Int) -> [(cell: Cell, counts: NeedCounts)] {
        (0..<plan.count).compactMap { number in
            let isThere = [Outcome.inNeed, .needUnknown].contains { outcome in
                accounts.contains { $0.tally(need, outcome, number).rows > 0 }
            }
            return isThere ? (plan.cell(number), counts(need, number)) : nil
        }
    }
}
