import Cohorts
import Foundation
import Measuring

/// Decides for every ordered pair of 300 random cohorts whether the first lies inside the second, and lets a plain loop
/// over sampled persons try the same.
@main
struct CohortBench {
    static let allowedSeconds = 5.0
    static let cohortCount = 300
    static let sampleSize = 100

    static func main() throws {
        do {
            try run()
        } catch let refusal as CohortRefusal {
            fail("\(refusal)")
        }
    }

    private static func run() throws {
        let setting = try SyntheticWorld.setting()
        var generator = SeededGenerator(seed: 1)
        let random = RandomCohorts(setting: setting, rarity: 12)
        let cohorts = (0..<cohortCount).map { _ in
            random.cohort(terms: Int.random(in: 3...8, using: &generator), using: &generator)
        }
        let load = loadAverage()
        let proofs = try Cost.of { try prove(cohorts, setting) }
        let memory = Cost.now().peakMemory
        var sampler = SampledPersons(setting: setting, generator: generator)
        let persons = try sampler.persons(sampleSize)
        let loop = try Cost.of { try refute(cohorts, persons, setting) }

        let pairs = cohortCount * (cohortCount - 1)
        print("cohort-bench, load \(shown(load))")
        print(
            "  decider: \(pairs) proofs in \(shown(proofs.seconds)) s CPU, \(proofs.value.proved.count) proved,"
        )
        print("           \(proofs.value.nodes) diagram nodes, peak resident memory \(shown(memory, 0)) MiB")
        print(
            "  loop:    \(sampleSize) sampled persons in \(shown(loop.seconds)) s CPU, \(loop.value.count) refuted, none proved"
        )
        print("  ratio:   loop / decider \(shown(loop.seconds / proofs.seconds))")
        let wrong = proofs.value.proved.intersection(loop.value)
        if !wrong.isEmpty { fail("\(wrong.count) pairs are proved though a sampled person refutes them") }
        if proofs.seconds > allowedSeconds { fail("more than \(allowedSeconds) s of CPU") }
    }

    /// The pairs (as first × count + second) in which the first cohort lies inside the second.
    private static func prove(_ cohorts: [Cohort], _ setting: Setting) throws -> (
        proved: Set<Int>, nodes: Int
    ) {
        var decider = try Decider(setting: setting, cohorts: cohorts)
        var proved: Set<Int> = []
        for (row, inner) in cohorts.enumerated() {
            for (column, outer) in cohorts.enumerated() where row != column {
                if try decider.isSubset(inner, of: outer).isProved {
                    proved.insert(row * cohorts.count + column)
                }
            }
        }
        return (proved, decider.nodeCount)
    }

    /// The pairs in which some sampled person is in the first cohort and not in the second.
    private static func refute(_ cohorts: [Cohort], _ persons: [Person], _ setting: Setting) throws -> Set<
        Int
    > {
        var refuted: Set<Int> = []
        for (row, inner) in cohorts.enumerated() {
            for (column, outer) in cohorts.enumerated() where row != column {
                let found = try persons.contains { person in
                    try inner.truth(forCompleted: person, in: setting) == .yes
                        && outer.truth(forCompleted: person, in: setting) == .no
                }
                if found { refuted.insert(row * cohorts.count + column) }
            }
        }
        return refuted
    }

    private static func fail(_ sentence: String) -> Never {
        print("  FAILED:  \(sentence)")
        exit(1)
    }
}
