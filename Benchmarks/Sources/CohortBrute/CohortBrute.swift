import Cohorts
import Foundation
import Measuring

/// Compares the decisions about many random pairs of cohorts with trying every person of small worlds.
///
///     cohort-brute --pairs 1000000 --seed 1 --threads 2
@main
struct CohortBrute {
    static let largest = 6

    static func main() async throws {
        let arguments = Arguments(CommandLine.arguments)
        let (pairs, seed, threads) = (
            arguments["pairs"] ?? 1_000_000, arguments["seed"] ?? 1, arguments["threads"] ?? 2
        )
        let load = loadAverage()
        let tables = try Worlds.all().map { PersonTable($0) }
        let faults = try await withThrowingTaskGroup(of: [String].self) { group in
            for thread in 0..<threads {
                group.addTask { try run(stride(from: thread, to: pairs, by: threads), seed: seed, tables) }
            }
            var faults: [String] = []
            for try await more in group { faults += more }
            return faults
        }
        for fault in faults { print(fault) }
        let persons = tables.map { String($0.count) }.joined(separator: ", ")
        print("cohort-brute, load \(shown(load)): \(tables.count) worlds of \(persons) persons")
        print("\(pairs) pairs, \(faults.count) disagreements, \(shown(Cost.now().seconds, 1)) s CPU")
        if !faults.isEmpty { exit(1) }
    }

    /// Each pair has a generator of its own, so that one that disagrees can be tried again by itself.
    private static func run(
        _ numbers: StrideTo<Int>, seed: Int, _ tables: [PersonTable]
    ) throws -> [String] {
        var comparisons = tables.map { Comparison($0) }
        let randoms = tables.map { RandomCohorts(setting: $0.world.setting, rarity: 5) }
        var faults: [String] = []
        for number in numbers where faults.count < 10 {
            var generator = SeededGenerator(
                seed: UInt64(bitPattern: Int64(seed)) &* 0x1_0000_0001 &+ UInt64(number))
            let world = number % tables.count
            func cohort() -> Cohort {
                let terms = Int.random(in: 1...largest, using: &generator)
                return randoms[world].cohort(terms: terms, using: &generator)
            }
            let (one, other) = (cohort(), cohort())
            guard let fault = try comparisons[world].disagreement(one, other) else { continue }
            faults.append(
                "DISAGREES  seed \(seed), pair \(number), world «\(tables[world].world.name)»\n  \(one)\n  \(other)\n  \(fault)"
            )
        }
        return faults
    }
}

/// `--name number` pairs of a command line.
struct Arguments {
    private var numbers: [String: Int] = [:]

    init(_ words: [String]) {
        for (word, next) in zip(words.dropFirst(), words.dropFirst(2)) where word.hasPrefix("--") {
            numbers[String(word.dropFirst(2))] = Int(next)
        }
    }

    subscript(name: String) -> Int? { numbers[name] }
}
