import Foundation

/// What the process has cost so far.
public struct Cost: Sendable {
    /// Processor time of all threads, user and system together, in seconds.
    public let seconds: Double
    /// The most memory that was resident at once, in MiB.
    public let peakMemory: Double

    /// The cost up to now.
    public static func now() -> Cost {
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            let bytesPerUnit = 1024.0
        #else
            getrusage(RUSAGE_SELF, &usage)
            let bytesPerUnit = 1.0
        #endif
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return Cost(
            seconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            peakMemory: Double(usage.ru_maxrss) * bytesPerUnit / Double(1 << 20))
    }

    /// Processor seconds that the work takes, and what it returns.
    public static func of<Value>(_ work: () throws -> Value) rethrows -> (seconds: Double, value: Value) {
        let before = now().seconds
        let value = try work()
        return (now().seconds - before, value)
    }
}

/// A figure with so many decimals, for a line of output.
public func shown(_ number: Double, _ decimals: Int = 2) -> String {
    String(format: "%.\(decimals)f", number)
}

/// How busy the machine was over the last minute, in runnable processes.
public func loadAverage() -> Double {
    var loads = [0.0]
    return getloadavg(&loads, 1) == 1 ? loads[0] : .nan
}
