public import Atlas
public import Cohorts
public import Population

/// What a reform would change: findings gained and lost, who gains and loses access to what, who pays.
///
/// It compares two atlases as of the same day. It says what follows from what records state, and nothing of how people
/// would behave.
public struct Reform: Sendable {
    /// What changes for people in one need.
    public struct NeedChange: Sendable {
        /// The need.
        public let need: NeedID
        /// Who gains and who loses.
        public let gained: Movement
        /// Who loses.
        public let lost: Movement
    }

    /// People whose access changes.
    public struct Movement: Sendable {
        /// From surely none to surely some (or the reverse).
        public let surely: Cohort
        /// From none to possibly, or from possibly to surely (or the reverse).
        public let atMost: Cohort
        /// An example person.
        public let witness: Person?
        /// Whether it is only possible that the witness is affected.
        public let isWitnessPossible: Bool

        /// Whether nobody can be affected.
        public var isEmpty: Bool { witness == nil }
    }

    /// A payment that stands on one side only.
    public struct PaymentChange: Sendable {
        /// The measure or fund.
        public let record: RecordID
        /// The payment.
        public let money: Money
        /// The level that pays; nil for persons, or where no source says.
        public let from: Level?
        /// The level that is paid; nil for persons and bodies, or where no source says.
        public let to: Level?
        /// Whether it comes with the reform; else it goes.
        public let isNew: Bool
    }

    /// What a level pays, before and after, of what is stated in one currency.
    public struct LevelCost: Sendable {
        /// The level that pays.
        public let level: Level
        /// ISO 4217.
        public let currency: String
        /// In all before, at least and at most.
        public let before: ClosedRange<Double>
        /// In all after.
        public let after: ClosedRange<Double>
    }

    /// Without the reform.
    public let before: AtlasView
    /// With it.
    public let after: AtlasView
    /// The rules without it.
    public let rulesBefore: RuleSet
    /// The rules with it.
    public let rulesAfter: RuleSet
    /// The records that it touches.
    public let records: [RecordID]
    /// Findings that come with it.
    public let gained: [Finding]
    /// Findings that go with it.
    public let lost: [Finding]
    /// The needs for which somebody's access changes.
    public let needs: [NeedChange]
    /// Payments that come and go.
    public let payments: [PaymentChange]

    /// - Parameters:
    ///   - before: the atlas as of a day.
    ///   - after: the reformed atlas as of the same day.
    ///   - cards: the card of every check.
    /// - Throws: ``CohortRefusal`` when cohorts are too entangled to be decided.
    public init(from before: AtlasView, to after: AtlasView, cards: [CheckID: CheckCard])
        throws(CohortRefusal)
    {
        self.before = before
        self.after = after
        records = AtlasDifference.records(from: before.atlas, to: after.atlas)
        let found = try Assessment(of: before, cards: cards).findings
        let finds = try Assessment(of: after, cards: cards).findings
        gained = Self.findings(of: finds, notIn: found)
        lost = Self.findings(of: found, notIn: finds)
        rulesBefore = RuleSet(before)
        rulesAfter = RuleSet(after)
        needs = try Self.changes(from: rulesBefore, before.setting, to: rulesAfter, after.setting)
        payments = records.flatMap { Self.payments(of: $0, from: before, to: after) }
    }

    /// Findings of which the other list has none with the same id and basis.
    private static func findings(of some: [Finding], notIn others: [Finding]) -> [Finding] {
        let there = Set(others.map { "\($0.id) \($0.basis)" })
        return some.filter { !there.contains("\($0.id) \($0.basis)") }
    }

    // MARK: - Access

    private static func changes(
        from one: RuleSet, _ first: Setting, to two: RuleSet, _ second: Setting
    ) throws(CohortRefusal) -> [NeedChange] {
        var found: [NeedChange] = []
        for need in two.needs {
            func offers(_ rules: RuleSet) -> Set<RuleSet.Offer> {
                Set(rules.offers.filter { $0.needs.contains(need.id) })
            }
            guard offers(one) != offers(two) else { continue }
            let gained = try movement(of: need, from: one, to: two, in: second)
            let lost = try movement(of: need, from: two, to: one, in: first)
            guard !gained.isEmpty || !lost.isEmpty else { continue }
            found.append(NeedChange(need: need.id, gained: gained, lost: lost))
        }
        return found
    }

    /// Who has access under the second rules and not, or less surely, under the first.
    private static func movement(
        of need: RuleSet.Need, from one: RuleSet, to two: RuleSet, in setting: Setting
    ) throws(CohortRefusal) -> Movement {
        let (had, mayHaveHad) = (
            one.access(to: need.id, surely: true), one.access(to: need.id, surely: false)
        )
        let (has, mayHave) = (two.access(to: need.id, surely: true), two.access(to: need.id, surely: false))
        let surely = Cohort.and([need.cohort, has, .not(mayHaveHad)])
        let atMost = Cohort.and([
            need.cohort, .or([.and([mayHave, .not(mayHaveHad)]), .and([has, .not(had)])]),
        ])
        var decider = try Decider(setting: setting, cohorts: [surely, atMost])
        let sure = try decider.witness(in: surely)
        let maybe = sure == nil ? try decider.witness(in: atMost) : nil
        return Movement(
            surely: surely, atMost: atMost, witness: sure ?? maybe, isWitnessPossible: sure == nil)
    }

    // MARK: - Money

    private static func payments(
        of id: RecordID, from before: AtlasView, to after: AtlasView
    ) -> [PaymentChange] {
        let one = payments(of: id, in: before), two = payments(of: id, in: after)
        func change(_ money: Money, _ view: AtlasView, _ isNew: Bool) -> PaymentChange {
            PaymentChange(
                record: id, money: money, from: view.payer(of: money, id),
                to: money.to.flatMap { view.level(of: $0) },
                isNew: isNew)
        }
        return one.filter { !two.contains($0) }.map { change($0, before, false) }
            + two.filter { !one.contains($0) }.map { change($0, after, true) }
    }

    private static func payments(of id: RecordID, in view: AtlasView) -> [Money] {
        guard let state = view[id], state.force != .no else { return [] }
        return state.facts.money.value?.map(\.value) ?? []
    }

    /// What each level pays before and after, of the records that the reform touches and of what is stated.
    ///
    /// - Parameters:
    ///   - reachedBefore: how many a measure reaches before, at least and at most, where that is known: what is stated a
    ///     head is multiplied by it. Else a stated total counts as it is.
    ///   - reachedAfter: how many it reaches after.
    public func costs(
        reachedBefore: [RecordID: ClosedRange<Double>] = [:],
        reachedAfter: [RecordID: ClosedRange<Double>] = [:]
    ) -> [LevelCost] {
        var sums:
            [String: (
                level: Level, currency: String, before: ClosedRange<Double>, after: ClosedRange<Double>
            )] =
                [:]
        func add(_ view: AtlasView, isAfter: Bool) {
            for id in records {
                for money in Self.payments(of: id, in: view) where money.isPaid {
                    guard let level = view.payer(of: money, id), let currency = money.currency,
                        let sum = money.total(for: (isAfter ? reachedAfter : reachedBefore)[id])
                    else { continue }
                    let key = "\(level) \(currency)"
                    var own = sums[key] ?? (level, currency, 0...0, 0...0)
                    if isAfter { own.after = own.after + sum } else { own.before = own.before + sum }
                    sums[key] = own
                }
            }
        }
        add(before, isAfter: false)
        add(after, isAfter: true)
        return sums.values.sorted { ($0.level, $0.currency) < ($1.level, $1.currency) }.map {
            LevelCost(level: $0.level, currency: $0.currency, before: $0.before, after: $0.after)
        }
    }
}

private func + (left: ClosedRange<Double>, right: ClosedRange<Double>) -> ClosedRange<Double> {
    left.lowerBound + right.lowerBound...left.upperBound + right.upperBound
}

extension Money {
    /// Whether money flows.
    var isPaid: Bool { status == .paid || status == .unchanged || status == .cut }

    /// What it comes to: a head where people are known, else as stated.
    fileprivate func total(for persons: ClosedRange<Double>?) -> ClosedRange<Double>? {
        if let perHead, let persons {
            return perHead.lowerBound * persons.lowerBound...perHead.upperBound * persons.upperBound
        }
        return amount
    }
}

extension AtlasView {
    /// The level that pays: that of the payer; of a budget without one, the record's own.
    fileprivate func payer(of money: Money, _ record: RecordID) -> Level? {
        guard let from = money.from else {
            return money.flow == .budget || money.flow == .grant
                ? self[record].flatMap { level(of: $0) } : nil
        }
        return level(of: from)
    }
}
