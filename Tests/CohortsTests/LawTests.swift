import Cohorts
import Fixtures
import Testing

/// What holds of all cohorts, tried on many seeded ones.
struct LawTests {
    static let seeds: Range<UInt64> = 100_000..<100_500

    /// Two random cohorts and a decider that was told of them.
    private struct Trial {
        let seed: UInt64
        let one: Cohort
        let other: Cohort
        var decider: Decider

        var message: Comment { "seed \(seed): \(one) / \(other)" }

        init(seed: UInt64) throws {
            var generator = SeededGenerator(seed: seed)
            self.seed = seed
            one = RandomCohorts.cohort(size: Int(seed % 6) + 1, using: &generator)
            other = RandomCohorts.cohort(size: Int(seed % 5) + 1, using: &generator)
            decider = try Auenland.decider([one, other])
        }
    }

    private func forEverySeed(_ law: (inout Trial) throws -> Bool) throws {
        for seed in Self.seeds {
            var trial = try Trial(seed: seed)
            let holds = try law(&trial)
            #expect(holds, trial.message)
        }
    }

    // MARK: - Algebra

    @Test func `not both is either not`() throws {
        try forEverySeed { trial in
            let (left, right) = (
                Cohort.not(.and([trial.one, trial.other])), Cohort.or([.not(trial.one), .not(trial.other)])
            )
            return try trial.decider.areEqual(left, right) == .proved
        }
    }

    @Test func `not either is both not`() throws {
        try forEverySeed { trial in
            let (left, right) = (
                Cohort.not(.or([trial.one, trial.other])), Cohort.and([.not(trial.one), .not(trial.other)])
            )
            return try trial.decider.areEqual(left, right) == .proved
        }
    }

    @Test func `a cohort and itself is itself`() throws {
        try forEverySeed { trial in
            return try trial.decider.areEqual(.and([trial.one, trial.one]), trial.one) == .proved
        }
    }

    @Test func `a cohort or itself is itself`() throws {
        try forEverySeed { trial in
            return try trial.decider.areEqual(.or([trial.one, trial.one]), trial.one) == .proved
        }
    }

    @Test func `not not is the cohort itself`() throws {
        try forEverySeed { trial in
            return try trial.decider.areEqual(.not(.not(trial.one)), trial.one) == .proved
        }
    }

    @Test func `a cohort lies in itself or any other`() throws {
        try forEverySeed { trial in
            let either = Cohort.or([trial.one, trial.other])
            return try trial.decider.isSubset(trial.one, of: either) == .proved
        }
    }

    @Test func `a cohort and any other lies in it`() throws {
        try forEverySeed { trial in
            let both = Cohort.and([trial.one, trial.other])
            return try trial.decider.isSubset(both, of: trial.one) == .proved
        }
    }

    @Test func `nobody is in a cohort and its opposite`() throws {
        try forEverySeed { trial in
            return try trial.decider.areDisjoint(trial.one, .not(trial.one)) == .proved
        }
    }

    @Test func `everyone is in a cohort or its opposite`() throws {
        try forEverySeed { trial in
            let either = Cohort.or([trial.one, .not(trial.one)])
            return try trial.decider.areEqual(either, .everyone) == .proved
        }
    }

    @Test func `and spreads over or`() throws {
        try forEverySeed { trial in
            var generator = SeededGenerator(seed: ~trial.seed)
            let third = RandomCohorts.cohort(size: 2, using: &generator)
            let left = Cohort.and([third, .or([trial.one, trial.other])])
            let right = Cohort.or([.and([third, trial.one]), .and([third, trial.other])])
            var decider = try Auenland.decider([left])
            return try decider.areEqual(left, right) == .proved
        }
    }

    // MARK: - Claims among one another

    @Test func `a subset is proved exactly when its difference is empty`() throws {
        try forEverySeed { trial in
            let claim = try trial.decider.isSubset(trial.one, of: trial.other)
            let difference = try trial.decider.witness(in: .and([trial.one, .not(trial.other)]))
            return claim.witness == difference
        }
    }

    @Test func `disjoint is proved exactly when nobody is in both`() throws {
        try forEverySeed { trial in
            let claim = try trial.decider.areDisjoint(trial.one, trial.other)
            return try claim.witness == trial.decider.witness(in: .and([trial.one, trial.other]))
        }
    }

    @Test func `disjoint and equal do not mind the order`() throws {
        try forEverySeed { trial in
            let (one, other) = (trial.one, trial.other)
            let disjoint = try (trial.decider.areDisjoint(one, other), trial.decider.areDisjoint(other, one))
            let equal = try (trial.decider.areEqual(one, other), trial.decider.areEqual(other, one))
            return disjoint.0.isProved == disjoint.1.isProved
                && equal.0.isProved == equal.1.isProved
        }
    }

    @Test func `equal is proved exactly when each lies in the other`() throws {
        try forEverySeed { trial in
            let there = try trial.decider.isSubset(trial.one, of: trial.other).isProved
            let back = try trial.decider.isSubset(trial.other, of: trial.one).isProved
            return try trial.decider.areEqual(trial.one, trial.other).isProved == (there && back)
        }
    }

    @Test func `being told of more cohorts changes no claim`() throws {
        try forEverySeed { trial in
            var generator = SeededGenerator(seed: ~trial.seed)
            let more = (0..<3).map { _ in RandomCohorts.cohort(size: 3, using: &generator) }
            var wider = try Auenland.decider([trial.one, trial.other] + more)
            let narrow = try trial.decider.isSubset(trial.one, of: trial.other).isProved
            return try wider.isSubset(trial.one, of: trial.other).isProved == narrow
        }
    }

    @Test func `a printed cohort decides as the cohort itself`() throws {
        try forEverySeed { trial in
            let again = try Auenland.cohort(trial.one.description)
            return try trial.decider.areEqual(again, trial.one) == .proved
        }
    }

    // MARK: - Witnesses

    @Test func `a witness is in the cohort`() throws {
        try forEverySeed { trial in
            guard let witness = try trial.decider.witness(in: trial.one) else { return true }
            return try trial.one.truth(for: witness, in: Auenland.setting) == .yes
        }
    }

    @Test func `a witness against a subset is in the first alone`() throws {
        try forEverySeed { trial in
            guard let witness = try trial.decider.isSubset(trial.one, of: trial.other).witness else {
                return true
            }
            return try trial.one.truth(for: witness, in: Auenland.setting) == .yes
                && trial.other.truth(for: witness, in: Auenland.setting) == .no
        }
    }

    @Test func `a witness who falls between is in the need and in no offer`() throws {
        try forEverySeed { trial in
            var generator = SeededGenerator(seed: ~trial.seed)
            let offers = [trial.other] + (0..<3).map { _ in RandomCohorts.cohort(size: 2, using: &generator) }
            var decider = try Auenland.decider([trial.one] + offers)
            guard let witness = try decider.between(trial.one, offers) else { return true }
            let reached = try offers.map { try $0.truth(for: witness, in: Auenland.setting) }
            return try trial.one.truth(for: witness, in: Auenland.setting) == .yes
                && reached.allSatisfy { $0 == .no }
        }
    }

    @Test func `a witness knows everything that the cohorts ask about`() throws {
        try forEverySeed { trial in
            guard let witness = try trial.decider.witness(in: trial.one) else { return true }
            let asked = trial.one.attributes(in: Auenland.vocabulary)
            return asked.allSatisfy { witness[$0] != nil }
        }
    }

    @Test func `the same input gives the same witness`() throws {
        try forEverySeed { trial in
            var again = try Trial(seed: trial.seed)
            let first = try trial.decider.witness(in: trial.one)
            return try again.decider.witness(in: again.one) == first
        }
    }

    @Test func `what was asked before does not change the witness`() throws {
        try forEverySeed { trial in
            var again = try Trial(seed: trial.seed)
            _ = try again.decider.areEqual(again.other, again.one)
            _ = try again.decider.witness(in: .not(again.other))
            let later = try again.decider.isSubset(again.one, of: again.other)
            return try trial.decider.isSubset(trial.one, of: trial.other) == later
        }
    }
}
