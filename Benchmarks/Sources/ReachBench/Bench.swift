import Atlas
import Cohorts
import Foundation
import Measuring
import Population

/// All that is measured of one case and one register.
struct Bench {
    private(set) var figures = Figures()
    /// Where a count is not the reference's.
    private(set) var differences: [String] = []
    private let arguments: Arguments

    init(_ arguments: Arguments) { self.arguments = arguments }

    mutating func run() throws {
        let workload = try Workload(arguments.folder, case: arguments.name)
        figures.add("atlas records", Double(workload.records), "")
        figures.add("atlas loading", workload.loading, "s CPU")
        let expected = try ExpectedCounts(arguments.folder, arguments.name, arguments.size)
        let register = try register(workload)
        let job = try Job(population: ingest(workload, register), rules: workload.rules)
        try run(job, workload, expected)
        figures.add("peak memory", Cost.now().peakMemory, "MiB")
        guard !arguments.isJobOnly else { return }
        try twoThreads(job, workload, register)
        guard FileManager.default.fileExists(atPath: arguments.register("-unknown").path) else { return }
        let variants = try ExpectedVariants(arguments.folder, arguments.name, arguments.size)
        try variant("unknown", job, workload, differences: variants.unknownDifferences)
        try variant("weighted", job, workload) { counts in
            variants.weightedDifferences(counts) + expected.differences(counts, from: expected.base)
        }
        let loop = try PlainLoop(arguments.folder, arguments.name, arguments.size)
        compare(loop, job, expected)
    }

    /// A population and rules that it has been asked about before.
    private struct Job {
        let population: Population
        let compiled: Population.Compiled

        init(population: Population, rules: RuleSet) throws(PopulationRefusal) {
            self.population = population
            compiled = try population.compile(rules)
        }

        func run() -> ReachCounts { population.reach(of: compiled) }
    }

    // MARK: The register

    /// The stored register, if there is one and nothing else; else the register read from CSV, which is stored.
    private mutating func register(_ workload: Workload) throws -> Register {
        let (text, stored) = (arguments.register(), arguments.register("", "reg"))
        let setting = workload.view.setting
        if FileManager.default.fileExists(atPath: text.path) {
            if arguments.isJobOnly { return try RegisterReader(in: setting).read(text).register }
            let read = try Cost.of { try RegisterReader(in: setting).read(text).register }
            add("CSV", read.seconds, read.value)
            let written = try Cost.of { try RegisterFile.write(read.value, to: stored) }
            add("storing", written.seconds, read.value)
        }
        let opened = try Cost.of { try RegisterFile.open(stored, in: setting) }
        add("opening", opened.seconds, opened.value)
        return opened.value
    }

    private mutating func add(_ name: String, _ seconds: Double, _ register: Register) {
        figures.add(name, seconds * 1e9 / Double(register.rowCount), "CPU-ns a resident")
    }

    private mutating func ingest(_ workload: Workload, _ register: Register) throws -> Population {
        let made = try Cost.of { try workload.population(register) }
        add("ingest", made.seconds, register)
        figures.add("bytes", Double(made.value.byteCount) / Double(register.rowCount), "bytes a resident")
        return made.value
    }

    // MARK: The job

    /// Everything at once, the reform, and one need of it, on one thread.
    private mutating func run(_ job: Job, _ workload: Workload, _ expected: ExpectedCounts) throws {
        let compiling = try Runs(atLeast: 1) { try job.population.compile(workload.rules) }
        figures.add("compile", compiling.cpu * 1e3, "ms CPU")
        let full = Runs(atLeast: arguments.runs) { job.run() }
        figures.add("full job", full.cpu * 1e3, "ms CPU")
        differences += expected.differences(full.value, from: expected.base)

        let reform = try Job(population: job.population, rules: workload.reform)
        let reformed = Runs(atLeast: arguments.runs) { reform.run() }
        figures.add("reform, all needs", reformed.cpu * 1e3, "ms CPU")
        differences += expected.differences(reformed.value, from: expected.reform)

        let part = workload.reform.only("need-0")
        let one = try Job(population: job.population, rules: part)
        let answered = Runs(atLeast: arguments.runs) { one.run() }
        figures.add("reform, one need", answered.cpu * 1e3, "ms CPU, \(part.offers.count) offers")
        if answered.value.total(0) != reformed.value.total(0) {
            differences.append("need-0 alone is counted otherwise than among all needs")
        }
    }

    /// How much sooner two threads are done than one, beside what two plain loops get on this machine now.
    private mutating func twoThreads(_ job: Job, _ workload: Workload, _ register: Register) throws {
        figures.add("two plain loops", Spinning(seconds: 0.3).speedup, "x one, by the clock")
        let double = try Job(population: workload.population(register, threads: 2), rules: workload.rules)
        let ratio = Ratio(runs: arguments.runs * 2, of: double.run, to: job.run)
        figures.add("two threads", ratio.speedup, "x one, by the clock")
        figures.add("two threads, CPU", ratio.cpu, "x one")
    }

    /// The same job on a register with unknown facts, or with weights.
    private mutating func variant(
        _ name: String, _ job: Job, _ workload: Workload,
        differences found: (ReachCounts) -> [String]
    ) throws {
        let file = arguments.register("-\(name)")
        let register = try RegisterReader(in: workload.view.setting).read(file).register
        let other = try Job(population: workload.population(register), rules: workload.rules)
        let ratio = Ratio(runs: arguments.runs * 2, of: other.run, to: job.run)
        figures.add(name, ratio.cpu, "x the full job")
        differences += found(ratio.value).map { "\(name): \($0)" }
    }

    /// The engine in turns with a loop over rows.
    private mutating func compare(_ loop: PlainLoop, _ job: Job, _ expected: ExpectedCounts) {
        var counted: [Int] = []
        let ratio = Ratio(runs: arguments.runs * 2, of: { _ = job.run() }, to: { counted = loop.counts() })
        let share = Double(loop.rules.count) / Double(job.compiled.rules.offers.count)
        figures.add("plain loop / engine", 1 / (ratio.cpu * share), "x")
        for (rule, count) in zip(loop.rules, counted) where expected.base.reach[rule.id] ?? count != count {
            differences.append("the plain loop counts \(count) of measure \(rule.id)")
        }
    }
}
