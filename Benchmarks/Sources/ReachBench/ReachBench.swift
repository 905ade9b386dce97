import Foundation
import Measuring

/// Counts whom all rules of an atlas reach among all residents of a register, how fast, and whether every count equals
/// the reference's.
@main
struct ReachBench {
    static func main() {
        do {
            let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
            print("reach-bench \(arguments.name), \(arguments.size), load \(shown(loadAverage()))")
            var bench = Bench(arguments)
            try bench.run()
            if let file = arguments.figures { try bench.figures.write(to: file) }
            for difference in bench.differences.prefix(20) { print("  FAILED: \(difference)") }
            print("  \(bench.differences.count) differences from the reference")
            if !bench.differences.isEmpty { exit(1) }
        } catch {
            print("  FAILED: \(error)")
            exit(2)
        }
    }
}

/// What the command line says.
struct Arguments {
    /// What `Reach/prepare.py` made.
    let folder: URL
    /// The case: `mixed-1000`.
    let name: String
    /// The register: `1m`.
    let size: String
    /// How many times a short job runs; the median counts.
    private(set) var runs = 7
    /// Whether only the full job and the reform are counted, on one thread.
    private(set) var isJobOnly = false
    /// Where the figures go as JSON.
    private(set) var figures: URL?

    static let usage = "reach-bench FOLDER CASE SIZE [--runs N] [--job-only] [--figures FILE]"

    init(_ words: [String]) throws(Failure) {
        guard words.count >= 3 else { throw Failure(Self.usage) }
        folder = URL(filePath: words[0])
        name = words[1]
        size = words[2]
        var rest = words.dropFirst(3)
        while let option = rest.popFirst() {
            switch option {
            case "--job-only": isJobOnly = true
            case "--figures": figures = rest.popFirst().map { URL(filePath: $0) }
            case "--runs":
                guard let number = rest.popFirst().flatMap(Int.init), number > 0 else {
                    throw Failure("--runs wants a number above 0")
                }
                runs = number
            default: throw Failure("there is no option \(option): \(Self.usage)")
            }
        }
    }

    /// A file of the register: `register-1m-unknown.csv`.
    func register(_ variant: String = "", _ kind: String = "csv") -> URL {
        folder.appending(path: "register-\(size)\(variant).\(kind)")
    }
}

/// Why the benchmark ends early.
struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
