import Cohorts
import Fixtures
import Testing

/// A wrong «proved» would be the worst bug of the project: every claim is compared with trying every person.
struct BruteForceTests {
    static let rounds = 3_000

    @Test(arguments: 0..<4)
    func `decisions agree with trying every person`(part: Int) throws {
        for seed in UInt64(part * Self.rounds / 4)..<UInt64((part + 1) * Self.rounds / 4) {
            var generator = SeededGenerator(seed: seed)
            let one = RandomCohorts.cohort(size: Int(seed % 4) + 1, using: &generator)
            let other = RandomCohorts.cohort(size: Int(seed % 3) + 1, using: &generator)
            let fault = try BruteForce.disagreement(one, other)
            #expect(fault == nil, "seed \(seed): \(one) / \(other): \(fault ?? "")")
        }
    }
}
