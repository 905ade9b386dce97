import Atlas
import Cohorts
import Fixtures
import Testing

@testable import Population

/// What a table says, beside what somebody can work out of it who tries all whole numbers.
struct DisclosureAttackTests {
    @Test(arguments: 0..<12)
    func `no small count can be worked out of what a table says`(part: UInt64) throws {
        for seed in part * 20..<(part + 1) * 20 {
            let table = try RandomTable(seed: seed)
            let found = table.givenAway(by: table.published())
            #expect(found == [], "seed \(seed), counts \(table.counts)")
        }
    }

    @Test func `small counts can be worked out where no further one is withheld`() throws {
        let seeds = try (0..<100 as Range<UInt64>).filter { seed in
            let table = try RandomTable(seed: seed)
            return !table.givenAway(by: table.unprotected()).isEmpty
        }
        #expect(seeds.count > 10, "\(seeds)")
    }
}

/// What is said of needs of the same people.
struct ProtectedReachTests {
    @Test(arguments: 1...8)
    func `says the same of who is in need wherever needs have the same people`(seed: UInt64) throws {
        let world = RandomReach(seed: seed, size: 90)
        guard let first = world.rules.needs.first else { return }
        let twin = RuleSet.Need(id: "twin", cohort: first.cohort)
        let rules = RuleSet(needs: world.rules.needs + [twin], offers: world.rules.offers)
        let population = try Population(
            world.register, for: [rules], by: Grouping(level: .region, attributes: ["language"]),
            in: Auenland.setting, levels: RandomReach.levels)
        let told = ProtectedReach(
            try population.reach(of: rules), try Disclosure(base: 3, threshold: 6), basis: .register)
        let last = rules.needs.count - 1
        #expect(told.totals[0].inNeed == told.totals[last].inNeed, "seed \(seed)")
        #expect(told.cells[0].map(\.counts.inNeed) == told.cells[last].map(\.counts.inNeed), "seed \(seed)")
        #expect(
            told.cells[0].map(\.counts.needUnknown) == told.cells[last].map(\.counts.needUnknown),
            "seed \(seed)")
    }
}
