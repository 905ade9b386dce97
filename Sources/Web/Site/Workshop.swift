import Atlas
import NIOPosix

/// Where long work is done: on threads of its own, a piece at a time, with a short queue before it, so that readers of
/// pages that are ready never wait for it.
actor Workshop {
    /// How many pieces may wait.
    static let longestQueue = 24

    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private let threads: NIOThreadPool

    init(threads: NIOThreadPool = .singleton) { self.threads = threads }

    /// Runs a piece of work when its turn comes.
    ///
    /// - Throws: ``PageRefusal/busy`` when too many wait; what the work throws.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        if isBusy {
            guard waiting.count < Self.longestQueue else { throw PageRefusal.busy }
            await withCheckedContinuation { waiting.append($0) }
        }
        isBusy = true
        defer {
            if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() }
        }
        return try await threads.runIfActive(work)
    }
}

/// The days that have been looked at lately, each with what was found.
actor Snapshots {
    /// How many are kept.
    static let limit = 12

    private let holdings: Holdings
    private let workshop: Workshop
    private var kept: [(day: Day, task: Task<Snapshot, any Error>)] = []

    init(of holdings: Holdings, workshop: Workshop) {
        self.holdings = holdings
        self.workshop = workshop
    }

    /// The atlas as of the day; several who ask at once get the same.
    func snapshot(on day: Day) async throws -> Snapshot {
        if let index = kept.firstIndex(where: { $0.day == day }) {
            let found = kept.remove(at: index)
            kept.append(found)
            return try await found.task.value
        }
        let (holdings, workshop) = (holdings, workshop)
        let task = Task { try await workshop.run { try Snapshot(of: holdings, on: day) } }
        kept.append((day, task))
        if kept.count > Self.limit { kept.removeFirst() }
        do {
            return try await task.value
        } catch {
            kept.removeAll { $0.day == day }
            throw error
        }
    }
}
