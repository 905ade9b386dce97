public import Cohorts
import Foundation

/// Joins published tables into weighted profiles by iterative proportional fitting: the profiles agree with every table
/// and otherwise assume as little as they can.
///
/// What comes of it is an *estimate*: where no table tells two attributes together, they are taken to be independent, and
/// a range of numbers to be spread evenly. Attributes that no table knows stay unknown. It says nothing about the size of
/// the error.
///
/// Source: Deming & Stephan 1940, doi:10.1214/aoms/1177731829.
public struct ProportionalFitting: Sendable {
    /// How well a table is met.
    public struct Misfit: Sendable {
        /// The table.
        public let name: String
        /// The largest difference between a count and what the profiles say, in persons.
        public let largest: Double
        /// The sum of all differences over the table's total, from 0.
        public let share: Double
    }

    /// The weighted profiles.
    public let register: Register
    /// How many rounds were made.
    public let rounds: Int
    /// Whether the last round changed no count by more than a millionth of it.
    public let hasConverged: Bool
    /// How well each table is met.
    public let misfits: [Misfit]
    /// The attributes that no table knows: they stay unknown.
    public let unknown: [AttributeID]

    /// The most profiles that are fitted.
    public static let mostProfiles = 3_000_000
    private static let mostRounds = 500
    /// How far tables may differ on what they both count: tables are rounded.
    private static let tolerance = 0.01

    /// - Parameters:
    ///   - margins: the tables; all of the same people.
    ///   - setting: vocabulary, places and unions of the day.
    /// - Throws: ``PopulationRefusal/file(_:)`` when tables contradict one another by more than one in a hundred, when a
    ///   count stands for a combination that cannot be, or when there are more than ``mostProfiles`` or more persons than
    ///   can be summed.
    public init(_ margins: [Margin], in setting: Setting) throws(PopulationRefusal) {
        guard !margins.isEmpty else { throw .file("give at least one table of counts.") }
        for margin in margins where margin.total > Weight.mostPersons {
            throw .file(
                "\(margin.name) counts more than \(Int(Weight.mostPersons)) persons. Give counts of persons.")
        }
        try Self.compare(margins)
        let profiles = try Profiles(margins, setting)
        var weights = [Double](repeating: 1, count: profiles.count)
        let cells = try margins.map { margin throws(PopulationRefusal) in
            try profiles.rows(of: margin, setting)
        }
        var (rounds, hasConverged) = (0, false)
        while rounds < Self.mostRounds, !hasConverged {
            rounds += 1
            var change = 0.0
            for (margin, rowOf) in zip(margins, cells) {
                var sums = [Double](repeating: 0, count: margin.rows.count)
                for (profile, row) in rowOf.enumerated() where row >= 0 { sums[Int(row)] += weights[profile] }
                for (profile, row) in rowOf.enumerated() {
                    guard row >= 0, sums[Int(row)] > 0 else {
                        weights[profile] = 0
                        continue
                    }
                    weights[profile] *= margin.rows[Int(row)].count / sums[Int(row)]
                }
                for (row, sum) in zip(margin.rows, sums) where row.count > 0 {
                    change = max(change, abs(sum - row.count) / row.count)
                }
            }
            hasConverged = change < 1e-6
        }
        self.rounds = rounds
        self.hasConverged = hasConverged
        misfits = zip(margins, cells).map { Self.misfit($0, $1, weights) }
        let known = Set(profiles.attributes)
        unknown = setting.vocabulary.attributes.map(\.id).filter { !known.contains($0) }
        register = profiles.register(weights)
    }

    private static func misfit(_ margin: Margin, _ rowOf: [Int32], _ weights: [Double]) -> Misfit {
        var sums = [Double](repeating: 0, count: margin.rows.count)
        for (profile, row) in rowOf.enumerated() where row >= 0 { sums[Int(row)] += weights[profile] }
        let gaps = zip(margin.rows, sums).map { abs($0.count - $1) }
        return Misfit(
            name: margin.name, largest: gaps.max() ?? 0,
            share: gaps.reduce(0, +) / max(margin.total, .leastNonzeroMagnitude))
    }

    /// Refuses tables that differ on what they both count: the people of a place.
    private static func compare(_ margins: [Margin]) throws(PopulationRefusal) {
        func totals(_ margin: Margin) -> [Person.Value: Double] {
            let column = margin.attributes.firstIndex(of: .residence) ?? 0
            return margin.rows.reduce(into: [:]) { $0[$1.values[column][0], default: 0] += $1.count }
        }
        guard let first = margins.first else { return }
        let wanted = totals(first)
        for other in margins.dropFirst() {
            let found = totals(other)
            for place in Set(wanted.keys).union(found.keys).sorted(by: { "\($0)" < "\($1)" }) {
                let (one, two) = (wanted[place] ?? 0, found[place] ?? 0)
                guard abs(one - two) > max(5, tolerance * max(one, two)) else { continue }
                throw .file(
                    "\(first.name) counts \(Int(one)) persons in \(place) and \(other.name) counts \(Int(two)). Tables must be of the same people; correct or leave out one."
                )
            }
        }
    }
}

/// Every combination of the tables' values that can be.
private struct Profiles {
    let attributes: [AttributeID]
    private let values: [[Person.Value]]
    /// The value's number of each attribute, by profile.
    private var numbers: [[UInt32]]
    let count: Int

    init(_ margins: [Margin], _ setting: Setting) throws(PopulationRefusal) {
        let known = Set(margins.flatMap(\.attributes))
        let attributes = setting.vocabulary.attributes.map(\.id).filter(known.contains)
        self.attributes = attributes
        values = attributes.map { attribute in
            var found: Set<Person.Value> = []
            for margin in margins {
                guard let column = margin.attributes.firstIndex(of: attribute) else { continue }
                for row in margin.rows { found.formUnion(row.values[column]) }
            }
            return RegisterReader.ordered(found)
        }
        let all = values.reduce(1.0) { $0 * Double($1.count) }
        guard all <= Double(ProportionalFitting.mostProfiles) else {
            throw .file(
                "the tables make \(Int(min(all, 1e15))) profiles, more than \(ProportionalFitting.mostProfiles). Leave out a table, or take fewer values together."
            )
        }
        let total = Int(all)
        var check = RowCheck(columns: attributes, in: setting)
        let values = values
        var numbers = attributes.map { _ in [UInt32]() }
        var current = [Int](repeating: 0, count: attributes.count)
        for _ in 0..<total {
            if check.fault(current, { values[$0][$1] }) == nil {
                for (column, number) in current.enumerated() { numbers[column].append(UInt32(number)) }
            }
            var column = attributes.count - 1
            while column >= 0 {
                current[column] += 1
                if current[column] < values[column].count { break }
                current[column] = 0
                column -= 1
            }
        }
        self.numbers = numbers
        count = numbers.first?.count ?? 0
    }

    /// For each profile the row of the table that counts it; -1 where none does.
    func rows(of margin: Margin, _ setting: Setting) throws(PopulationRefusal) -> [Int32] {
        let columns = margin.attributes.map { attributes.firstIndex(of: $0) ?? 0 }
        var rowOf: [[UInt32]: Int32] = [:]
        for (number, row) in margin.rows.enumerated() {
            var keys: [[UInt32]] = [[]]
            for (place, column) in columns.enumerated() {
                let own = row.values[place].compactMap { values[column].firstIndex(of: $0).map(UInt32.init) }
                keys = keys.flatMap { key in own.map { key + [$0] } }
            }
            for key in keys {
                guard rowOf.updateValue(Int32(number), forKey: key) == nil else {
                    throw .file(
                        "\(margin.name), line \(row.line): counts somebody whom another line counts too. Count each once."
                    )
                }
            }
        }
        var found: [Int32] = []
        var isMet = [Bool](repeating: false, count: margin.rows.count)
        found.reserveCapacity(count)
        for profile in 0..<count {
            let row = rowOf[columns.map { numbers[$0][profile] }] ?? -1
            if row >= 0 { isMet[Int(row)] = true }
            found.append(row)
        }
        for (row, isMet) in zip(margin.rows, isMet) where !isMet && row.count > 0 {
            throw .file(
                "\(margin.name), line \(row.line): counts \(Int(row.count)) persons in a combination that cannot be, or that another table counts none of. Correct the line."
            )
        }
        return found
    }

    func register(_ weights: [Double]) -> Register {
        let kept = weights.indices.filter { weights[$0] * Double(Weight.unit) >= 0.5 }
        let columns = attributes.indices.map { column -> Register.Column in
            let codes = Codes(count: kept.count, width: Codes.width(for: values[column].count + 1))
            for (row, profile) in kept.enumerated() {
                codes.store(numbers[column][profile] + 1, at: row)
            }
            return Register.Column(
                attribute: attributes[column], values: [nil] + values[column].map(Optional.some), codes: codes
            )
        }
        return Register(
            columns: columns, rowCount: kept.count, weights: Weights(kept.map { weights[$0] }),
            basis: .estimated, day: nil)
    }
}
