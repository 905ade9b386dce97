import Atlas
import Cohorts
import Fixtures
import Testing

@testable import Population

/// The engine beside plain evaluation of every cohort for every person, over seeded worlds.
struct ReachEqualityTests {
    @Test(arguments: 1...40)
    func `counts what plain evaluation counts`(seed: UInt64) throws {
        let world = RandomReach(seed: seed, size: 60 + Int(seed % 7) * 40)
        let population = try Population(
            world.register, for: [world.rules], by: world.grouping, in: Auenland.setting,
            levels: RandomReach.levels, threads: 1 + Int(seed % 2))
        let counts = try population.reach(of: world.rules)
        let plain = PlainReach(setting: Auenland.setting, rules: world.rules)
        for (index, offer) in world.rules.offers.enumerated() {
            var (surely, possibly) = (Tally.zero, Tally.zero)
            for (person, weight) in zip(world.persons, world.tallies) {
                let truth = try plain.reached(person, by: offer)
                if truth == .yes { surely += weight }
                if truth != .no { possibly += weight }
            }
            let found = counts.offers[index]
            #expect(found.surely == surely, "seed \(seed), offer \(index): \(offer)")
            #expect(found.possibly == possibly, "seed \(seed), offer \(index): \(offer)")
        }
        for (index, need) in world.rules.needs.enumerated() {
            var expected: [Cell: [Outcome: Tally]] = [:]
            for (person, weight) in zip(world.persons, world.tallies) {
                let cell = try world.cell(of: person)
                for outcome in try plain.outcomes(of: person, in: need) {
                    expected[cell, default: [:]][outcome, default: .zero] += weight
                }
            }
            let cells = counts.cells(index)
            #expect(Set(cells.map(\.cell)) == Set(expected.keys), "seed \(seed), need \(index)")
            for (cell, found) in cells {
                for outcome in Outcome.allCases {
                    let wanted = expected[cell]?[outcome] ?? .zero
                    #expect(
                        found[outcome] == wanted, "seed \(seed), need \(index), \(cell), \(outcome)")
                }
            }
            let total = cells.reduce(ReachCounts.NeedCounts.zero) { $0 + $1.counts }
            #expect(total == counts.total(index), "seed \(seed), need \(index)")
        }
    }

    @Test(arguments: 1...10)
    func `a part of the rules counts what it counts among all`(seed: UInt64) throws {
        let world = RandomReach(seed: seed &* 77, size: 200)
        let population = try Population(
            world.register, for: [world.rules], in: Auenland.setting, levels: RandomReach.levels)
        let all = try population.reach(of: world.rules)
        let need = world.rules.needs[0]
        let part = RuleSet(needs: [need], offers: world.rules.offers.filter { $0.needs.contains(need.id) })
        #expect(try population.reach(of: part).total(0) == all.total(0), "seed \(seed)")
    }
}
