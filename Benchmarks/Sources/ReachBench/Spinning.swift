import Foundation
import Synchronization

/// What two threads get that share nothing and touch no memory: how much of the machine is there for us.
struct Spinning {
    /// Rounds of two threads by those of one in the same time: 2 on an idle machine with two processors.
    let speedup: Double

    init(seconds: Double) {
        speedup = Double(Self.rounds(threads: 2, seconds)) / Double(max(1, Self.rounds(threads: 1, seconds)))
    }

    private static func rounds(threads: Int, _ seconds: Double) -> Int {
        let total = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            let end = ContinuousClock.now + .seconds(seconds)
            var (state, rounds) = (UInt64(thread + 1), 0)
            while ContinuousClock.now < end {
                for _ in 0..<10_000 {
                    state ^= state << 13
                    state ^= state >> 7
                    state ^= state << 17
                }
                rounds += state == 0 ? 2 : 1
            }
            total.add(rounds, ordering: .relaxed)
        }
        return total.load(ordering: .relaxed)
    }
}
