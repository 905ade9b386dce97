import Foundation
import Measuring

/// What was measured, in order: printed as it comes, and kept for the table of `bench-reach.sh`.
struct Figures {
    private var values: [String: Double] = ["load": loadAverage()]

    /// Notes and prints a figure.
    mutating func add(_ name: String, _ value: Double, _ unit: String) {
        values[name] = value
        let label = name.padding(toLength: 28, withPad: " ", startingAt: 0)
        print("  \(label)\(shown(value, value < 10 ? 2 : value < 100 ? 1 : 0)) \(unit)")
    }

    func write(to file: URL) throws { try JSONEncoder().encode(values).write(to: file) }
}

/// The same work several times.
struct Runs<Value> {
    /// The median of processor time, in seconds.
    let cpu: Double
    /// The median of time by the clock, in seconds.
    let wall: Double
    /// What the first run returned.
    let value: Value

    /// - Parameters:
    ///   - least: how many runs at least; a short work runs more often, since what else the machine does disturbs it more.
    ///   - work: what is measured.
    init(atLeast least: Int, _ work: () throws -> Value) rethrows {
        let first = try Timed(work)
        var (cpu, wall) = ([first.cpu], [first.wall])
        while cpu.count < least || (cpu.count < 100 && cpu.reduce(0, +) < 0.5) {
            let next = try Timed(work)
            cpu.append(next.cpu)
            wall.append(next.wall)
        }
        self.cpu = cpu.median
        self.wall = wall.median
        value = first.value
    }
}

/// Two works in turn, so that what disturbs one disturbs the other.
struct Ratio<Value> {
    /// The median of the second's processor time by the first's.
    let cpu: Double
    /// The median of the first's time by the clock by the second's: how much sooner the second was done.
    let speedup: Double
    /// What the second returned in its first run.
    let value: Value

    init(runs: Int, of second: () throws -> Value, to first: () throws -> Value) rethrows {
        let pairs = try (0..<max(runs, 1)).map { _ in (try Timed(first), try Timed(second)) }
        cpu = pairs.map { $1.cpu / $0.cpu }.median
        speedup = pairs.map { $0.wall / $1.wall }.median
        value = pairs[0].1.value
    }
}

/// A work, once.
private struct Timed<Value> {
    let cpu: Double
    let wall: Double
    let value: Value

    init(_ work: () throws -> Value) rethrows {
        let start = ContinuousClock.now
        let cost = try Cost.of(work)
        cpu = cost.seconds
        wall = (ContinuousClock.now - start) / .seconds(1)
        value = cost.value
    }
}

extension [Double] {
    /// The middle one; of an even number the upper of the two.
    fileprivate var median: Double { sorted()[count / 2] }
}
