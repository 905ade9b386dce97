/// What may leave the building of counts of persons: rounded to a base, small ones not at all.
///
/// A count below the threshold is said to be «fewer than» it, nobody included. Every other count is rounded to the
/// nearest multiple of the base. Where sums and differences of what is said would still pin a small count down, a
/// further count is withheld (``ProtectedTable``).
public struct Disclosure: Hashable, Sendable {
    /// Counts are rounded to multiples of it; at least 3.
    public let base: Int
    /// Counts below it are not said; a multiple of the base.
    public let threshold: Int

    /// Base 5, threshold 10.
    public static let usual = Disclosure(unchecked: 5, 10)

    private init(unchecked base: Int, _ threshold: Int) {
        self.base = base
        self.threshold = threshold
    }

    /// - Throws: ``PopulationRefusal/disclosure(base:threshold:)`` unless the base is 3 to 1000 and the threshold a
    ///   multiple of it up to 100,000: with another threshold, rounding would give away counts just below it.
    public init(base: Int, threshold: Int) throws(PopulationRefusal) {
        guard (3...1000).contains(base), threshold >= base, threshold <= 100_000, threshold % base == 0 else {
            throw .disclosure(base: base, threshold: threshold)
        }
        self.init(unchecked: base, threshold)
    }

    /// What may be said of a count.
    public enum Published: Hashable, Sendable {
        /// About so many: the nearest multiple of the base.
        case about(Int)
        /// Fewer than so many, perhaps none.
        case fewerThan(Int)
        /// Nothing, because it would give away another count.
        case withheld

        /// In words: `1,240`, `fewer than 10`, `withheld`.
        public var text: String {
            switch self {
            case .about(let count): Self.grouped(count)
            case .fewerThan(let count): "fewer than \(count)"
            case .withheld: "withheld"
            }
        }

        private static func grouped(_ number: Int) -> String {
            let digits = Array(String(number))
            return String(
                digits.enumerated().flatMap { index, digit -> [Character] in
                    index > 0 && (digits.count - index) % 3 == 0 ? [",", digit] : [digit]
                })
        }
    }

    /// What may be said of a count by itself.
    public func published(_ tally: Tally) -> Published {
        guard tally.rows >= threshold, tally.persons >= Double(threshold) else {
            return .fewerThan(threshold)
        }
        return .about(rounded(tally.persons))
    }

    /// The nearest multiple of the base; halves go up.
    func rounded(_ persons: Double) -> Int { Int((persons / Double(base) + 0.5).rounded(.down)) * base }

    /// The whole numbers of persons that would be said so; nil for no upper bound.
    func bounds(_ published: Published) -> (lower: Int, upper: Int?) {
        switch published {
        case .about(let count): (max(threshold, count - base / 2), count + (base - 1) / 2)
        case .fewerThan(let count): (0, count - 1)
        // Only what could be said by itself is ever withheld.
        case .withheld: (threshold, nil)
        }
    }
}
