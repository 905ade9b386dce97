public import Atlas
public import Cohorts
public import Population

/// How many people a reform moves, by need, place and group.
public struct ReformReach: Sendable {
    /// The counts of one need.
    public struct NeedReach: Sendable {
        /// The need.
        public let need: NeedID
        /// Who gains: over all cells, and by cell.
        public let gained: Moved
        /// Who loses.
        public let lost: Moved
    }

    /// How many are moved, as it may be told.
    public struct Moved: Sendable {
        /// Surely and at most, over all cells.
        public let total: ProtectedReach.Offer
        /// The same by cell, where anybody is moved.
        public let cells: [(cell: Cell, counts: ProtectedReach.Offer)]
    }

    /// By need, in the reform's order.
    public let needs: [NeedReach]
    /// How many a measure reaches before, at least and at most; of counts that may be told.
    public let reachedBefore: [RecordID: ClosedRange<Double>]
    /// The same after.
    public let reachedAfter: [RecordID: ClosedRange<Double>]

    /// - Parameters:
    ///   - reform: what changes.
    ///   - register: who lives where.
    ///   - grouping: what the counts are told apart by.
    ///   - disclosure: how counts are told.
    /// - Throws: ``PopulationRefusal`` when the rules ask what cannot be told apart.
    public init(
        _ reform: Reform, over register: Register, by grouping: Grouping, _ disclosure: Disclosure
    ) throws(PopulationRefusal) {
        // Each movement is a need of its own, whose people are those moved.
        let moves = reform.needs.flatMap {
            [$0.gained.surely, $0.gained.atMost, $0.lost.surely, $0.lost.atMost]
        }
        let asked = moves.enumerated().map { RuleSet.Need(id: NeedID(rawValue: "move-\($0)"), cohort: $1) }
        let touched = Set(reform.records)
        func offers(_ rules: RuleSet) -> [RuleSet.Offer] {
            rules.offers.filter { touched.contains($0.measure) && $0.way.isAccess }
        }
        let access = [reform.rulesBefore, reform.rulesAfter].map { rules in
            RuleSet(
                needs: rules.needs.filter { need in reform.needs.contains { $0.need == need.id } },
                offers: rules.offers)
        }
        let movement = RuleSet(needs: asked, offers: [])
        let population = try Population(register, for: [movement] + access, by: grouping, in: reform.after)
        let counts = try population.reach(of: movement)
        let sides = (try population.reach(of: access[0]), try population.reach(of: access[1]))
        needs = reform.needs.enumerated().map { index, change in
            var table = MovementTable(disclosure, register.basis)
            let own = (0..<4).map { index * 4 + $0 }.map { (counts.total($0), counts.cells($0)) }
            let numbers = own.map { table.add($0.0, $0.1) }
            table.relate(
                numbers.map(\.total), gained: own[0].0[.inNeed], lost: own[2].0[.inNeed],
                before: sides.0.total(index), after: sides.1.total(index))
            let said = table.published()
            func moved(_ first: Int) -> Moved {
                let (sure, most) = (numbers[first], numbers[first + 1])
                let known = Dictionary(sure.cells.map { ($0.cell, $0.surely) }) { one, _ in one }
                return Moved(
                    total: ProtectedReach.Offer(
                        surely: said[sure.total.surely], possibly: said[most.total.possibly]),
                    cells: most.cells.map { cell in
                        let least = known[cell.cell].map { said[$0] } ?? .fewerThan(disclosure.threshold)
                        return (cell.cell, ProtectedReach.Offer(surely: least, possibly: said[cell.possibly]))
                    })
            }
            return NeedReach(need: change.need, gained: moved(0), lost: moved(2))
        }
        reachedBefore = Self.reached(sides.0, touched, disclosure, register.basis)
        reachedAfter = Self.reached(sides.1, touched, disclosure, register.basis)
    }

    /// Of measures with several ways of access, the widest counts.
    private static func reached(
        _ counts: ReachCounts, _ measures: Set<RecordID>, _ disclosure: Disclosure, _ basis: Register.Basis
    ) -> [RecordID: ClosedRange<Double>] {
        let told = ProtectedReach(counts, disclosure, basis: basis)
        var found: [RecordID: ClosedRange<Double>] = [:]
        var untold: Set<RecordID> = []
        for (offer, counts) in zip(told.rules.offers, told.offers)
        where measures.contains(offer.measure) && offer.way.isAccess {
            // What is withheld has no bound that may be told: then neither has its cost.
            guard counts.possibly != .withheld else {
                untold.insert(offer.measure)
                continue
            }
            var (least, most) = (0.0, Double(disclosure.threshold))
            if case .about(let count) = counts.surely { least = Double(count) }
            if case .about(let count) = counts.possibly { most = Double(count) }
            let known = found[offer.measure]
            found[offer.measure] =
                max(least, known?.lowerBound ?? 0)...max(most, known?.upperBound ?? 0, least)
        }
        return found.filter { !untold.contains($0.key) }
    }
}

/// The counts of those moved in one need, with how they add up.
private struct MovementTable {
    /// Where a count stands in the table.
    struct Numbers {
        let surely: Int
        let possibly: Int
    }

    private var table: ProtectedTable
    private let basis: Register.Basis

    init(_ disclosure: Disclosure, _ basis: Register.Basis) {
        table = ProtectedTable(disclosure)
        self.basis = basis
    }

    mutating func add(
        _ total: ReachCounts.NeedCounts, _ cells: [(cell: Cell, counts: ReachCounts.NeedCounts)]
    ) -> (total: Numbers, cells: [(cell: Cell, surely: Int, possibly: Int)]) {
        let whole = add(total, isListed: false)
        let parts = cells.map { ($0.cell, add($0.counts, isListed: true)) }
        if cells.count > 1 {
            table.state(whole.surely, isSumOf: parts.map(\.1.surely))
            table.state(whole.possibly, isSumOf: parts.map(\.1.possibly))
        }
        return (whole, parts.map { ($0.0, $0.1.surely, $0.1.possibly) })
    }

    /// - Parameter isListed: whether it is listed only because somebody is moved or may be.
    private mutating func add(_ counts: ReachCounts.NeedCounts, isListed: Bool) -> Numbers {
        let surely = table.add(told(counts[.inNeed]))
        let possibly = table.add(told(counts[.inNeed] + counts[.needUnknown]), isSomebody: isListed)
        table.state(possibly, isAtLeast: surely)
        return Numbers(surely: surely, possibly: possibly)
    }

    private func told(_ tally: Tally) -> Tally {
        basis == .estimated ? Tally(rows: .max / 4, weight: tally.weight) : tally
    }

    /// Those served before and after, which another question tells, differ by those who gain and lose.
    ///
    /// - Parameters:
    ///   - gained: how many surely gain.
    ///   - lost: how many surely lose.
    mutating func relate(
        _ moves: [Numbers], gained: Tally, lost: Tally, before: ReachCounts.NeedCounts,
        after: ReachCounts.NeedCounts
    ) {
        // As few more come and go, possibly before and surely after, as before and after must differ by.
        let (one, two) = (before.served, after.served)
        let come = Tally(
            rows: max(gained.rows, two.rows - one.rows + lost.rows),
            weight: max(gained.weight, two.weight - one.weight + lost.weight))
        let gone = one + come - two
        let (had, have) = (table.add(one, isShown: false), table.add(two, isShown: false))
        let (coming, going) = (table.addUnsaid(come), table.addUnsaid(gone))
        let either = table.addUnsaid(one + come)
        table.state(either, isSumOf: [had, coming])
        table.state(either, isSumOf: [have, going])
        table.state(coming, isAtLeast: moves[0].surely)
        table.state(going, isAtLeast: moves[2].surely)
    }

    func published() -> [Disclosure.Published] {
        basis == .estimated ? table.eachByItself() : table.published()
    }
}

extension Reform {
    /// An example person of a cell who is moved: surely if there can be one, else possibly; nil where there can be none.
    ///
    /// - Parameters:
    ///   - movement: who gains or loses.
    ///   - cell: the place and values.
    ///   - grouping: what the values are of.
    /// - Throws: ``CohortRefusal`` when the cohorts are too entangled to be decided.
    public func witness(
        of movement: Movement, in cell: Cell, of grouping: Grouping
    ) throws(CohortRefusal) -> Person? {
        var parts: [Cohort] = cell.place.map { [.test(.residence, .within($0))] } ?? []
        for (attribute, value) in zip(grouping.attributes, cell.values) {
            switch value {
            case .integer(let number): parts.append(.test(attribute, .equals(.integer(number))))
            case .word(let word): parts.append(.test(attribute, .equals(.word(word))))
            case .words(let words): parts += words.map { .test(attribute, .equals(.word($0))) }
            case .residence, .notApplicable, nil: break
            }
        }
        let surely = Cohort.and(parts + [movement.surely])
        let atMost = Cohort.and(parts + [movement.atMost])
        var decider = try Decider(setting: after.setting, cohorts: [surely, atMost])
        if let sure = try decider.witness(in: surely) { return sure }
        return try decider.witness(in: atMost)
    }
}
