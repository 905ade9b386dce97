import Atlas
import Cohorts
import Foundation
import Population

/// What the reference counted where some facts are unknown, and where rows have weights; by measure and need.
struct ExpectedVariants: Decodable {
    private struct Unknown: Decodable {
        /// Surely, possibly.
        let reach: [String: [Int]]
        let need: [String: [Int]]
    }

    private struct Weighted: Decodable {
        /// In hundredths of a person.
        let reach: [String: Int64]
        let need: [String: Int64]
    }

    private let unknown: Unknown
    private let weighted: Weighted

    /// - Parameters:
    ///   - folder: what `Reach/prepare.py` made.
    ///   - name: the case.
    ///   - size: the register.
    init(_ folder: URL, _ name: String, _ size: String) throws {
        let file = folder.appending(path: "\(name)/variants-\(size).json")
        self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
    }

    /// What differs where some facts are unknown.
    func unknownDifferences(_ counts: ReachCounts) -> [String] {
        let offers = zip(counts.rules.offers, counts.offers).map { offer, found in
            Self.difference(
                "\(offer.measure)", [found.surely.rows, found.possibly.rows],
                unknown.reach[ExpectedCounts.number(offer)])
        }
        let needs = counts.rules.needs.enumerated().map { number, need in
            let (total, expected) = (counts.total(number), unknown.need[ExpectedCounts.number(need)])
            return Self.difference(
                "\(need.id)", [total[.inNeed].rows, total[.inNeed].rows + total[.needUnknown].rows], expected)
        }
        return (offers + needs).compactMap(\.self)
    }

    /// What differs where rows have weights.
    func weightedDifferences(_ counts: ReachCounts) -> [String] {
        let hundredth = Weight.unit / 100
        let offers = zip(counts.rules.offers, counts.offers).map { offer, found in
            Self.difference(
                "\(offer.measure)", found.surely.weight,
                weighted.reach[ExpectedCounts.number(offer)].map { $0 * hundredth })
        }
        let needs = counts.rules.needs.enumerated().map { number, need in
            Self.difference(
                "\(need.id)", counts.total(number)[.inNeed].weight,
                weighted.need[ExpectedCounts.number(need)].map { $0 * hundredth })
        }
        return (offers + needs).compactMap(\.self)
    }

    private static func difference<Counted: Equatable>(
        _ name: String, _ found: Counted, _ expected: Counted?
    ) -> String? {
        found == expected ? nil : "\(name): \(found), expected \(expected.map { "\($0)" } ?? "none")"
    }
}
