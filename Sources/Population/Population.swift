public import Atlas
public import Cohorts
import Foundation

/// A register made ready for the rules of an atlas: asked once or many times whom they reach, by place and group.
///
/// It holds residents as bit planes and nothing that identifies them. What it counts is exact; what may leave the
/// building is for ``Disclosure`` to say.
public struct Population: Sendable {
    /// How many rows it has.
    public var rowCount: Int { store.rowCount }
    /// What the counts are told apart by.
    public let grouping: Grouping
    /// Bytes that the rows take in memory.
    public var byteCount: Int { store.byteCount }
    /// Whether rows weigh more or less than one person.
    public var isWeighted: Bool { store.weights != nil }

    private let store: Store
    private let plan: CellPlan
    private let threads: Int

    /// - Parameters:
    ///   - register: who lives where.
    ///   - rules: every rule set that will be asked about.
    ///   - grouping: what the counts are told apart by.
    ///   - setting: vocabulary, places and unions of the day.
    ///   - levels: the levels of each place.
    ///   - threads: how many threads count; each owns a few megabytes. Nil for one a processor.
    /// - Throws: ``PopulationRefusal`` when rules ask what cannot be told apart.
    /// - Complexity: O(rows × attributes), once; about 50–100 ns a row.
    public init(
        _ register: Register, for rules: [RuleSet], by grouping: Grouping = Grouping(), in setting: Setting,
        levels: [PlaceID: [Level]], threads: Int? = nil
    ) throws(PopulationRefusal) {
        let cut = try Cut(
            register, for: rules.flatMap(\.cohorts), apart: grouping.attributes, in: setting)
        plan = try CellPlan(grouping, cut: cut, levels: levels)
        let threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
        store = try StoreBuilder(register, cut: cut, threads: threads).store()
        self.grouping = grouping
        self.threads = threads
    }

    /// The same for the day and the places of an atlas.
    public init(
        _ register: Register, for rules: [RuleSet], by grouping: Grouping = Grouping(), in view: AtlasView,
        threads: Int? = nil
    ) throws(PopulationRefusal) {
        let places = view.places.all.map { ($0, view.levels(of: $0)) }
        try self.init(
            register, for: rules, by: grouping, in: view.setting,
            levels: Dictionary(uniqueKeysWithValues: places), threads: threads)
    }

    /// Rules made ready to be asked about.
    public struct Compiled: Sendable {
        let program: Program
        /// Workers that have their memory already, for the next question.
        let idle: IdleWorkers
        /// The rules.
        public var rules: RuleSet { program.rules }
    }

    /// Compiles rules: one of those that the population was made for, or a part of them.
    public func compile(_ rules: RuleSet) throws(PopulationRefusal) -> Compiled {
        Compiled(program: try Program(rules, cut: store.cut), idle: IdleWorkers())
    }

    /// Whom the rules reach, who is in need and has nothing, who is served twice, whom levels contradict.
    public func reach(of rules: RuleSet) throws(PopulationRefusal) -> ReachCounts {
        reach(of: try compile(rules))
    }

    /// The same for compiled rules.
    ///
    /// - Complexity: O(rows × offers), bit-parallel; `docs/methods/reach.md` has the cost model.
    public func reach(of compiled: Compiled) -> ReachCounts {
        let program = compiled.program
        let count = min(threads, max(1, store.blocks.count))
        var accounts = [Accounts?](repeating: nil, count: count)
        accounts.withUnsafeMutableBufferPointer { accounts in
            nonisolated(unsafe) let accounts = accounts
            let next = Counter()
            inParallel(count) { thread in
                let worker = compiled.idle.take() ?? ReachWorker(store, program, plan)
                while case let block = next.take(), block < store.blocks.count { worker.count(block) }
                accounts[thread] = worker.close()
                compiled.idle.put(worker)
            }
        }
        return ReachCounts(rules: program.rules, plan: plan, accounts.compactMap(\.self))
    }
}

/// Workers that wait for the next question. A class with a lock, since threads take from it.
final class IdleWorkers: @unchecked Sendable {
    private let lock = NSLock()
    private var workers: [ReachWorker] = []

    func take() -> ReachWorker? {
        lock.lock()
        defer { lock.unlock() }
        return workers.popLast()
    }

    func put(_ worker: ReachWorker) {
        lock.lock()
        defer { lock.unlock() }
        workers.append(worker)
    }
}
