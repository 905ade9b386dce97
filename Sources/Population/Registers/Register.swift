public import Atlas
public import Cohorts

/// Who lives where, without anything that identifies: one row a resident, or a weighted profile that stands for several.
///
/// It keeps the facts as they were given, as numbers into each column's list of values. What follows from them
/// (citizenship on a day, what does not apply) is worked out when rules are asked about.
public struct Register: Sendable {
    /// One attribute of all rows.
    public struct Column: Sendable {
        /// Which.
        public let attribute: AttributeID
        /// The values that occur, by number; number 0 is «unknown».
        public let values: [Person.Value?]
        let codes: Codes

        /// The same without values that no row has.
        func withValuesOfRowsOnly() -> Column {
            var isMet = [Bool](repeating: false, count: values.count)
            isMet[0] = true
            for row in 0..<codes.count { isMet[codes[row]] = true }
            guard isMet.contains(false) else { return self }
            let kept = values.indices.filter { isMet[$0] }
            var numbers = [UInt32](repeating: 0, count: values.count)
            for (number, old) in kept.enumerated() { numbers[old] = UInt32(number) }
            let narrow = Codes(count: codes.count, width: Codes.width(for: kept.count))
            for row in 0..<codes.count { narrow.store(numbers[codes[row]], at: row) }
            return Column(attribute: attribute, values: kept.map { values[$0] }, codes: narrow)
        }
    }

    /// Where the rows come from.
    public enum Basis: Hashable, Sendable {
        /// One row a resident, or a respondent with a weight.
        case register
        /// Profiles joined from published margins: an estimate.
        case estimated
    }

    /// The attributes that the register has; always the residence.
    public let columns: [Column]
    /// How many rows there are.
    public let rowCount: Int
    /// How many persons each row stands for, in units of ``Weight/unit``; nil for one each.
    let weights: Weights?
    /// Where the rows come from.
    public let basis: Basis
    /// The day that the facts are of; nil if nobody said.
    public let day: Day?

    init(columns: [Column], rowCount: Int, weights: Weights?, basis: Basis, day: Day?) {
        self.columns = columns
        self.rowCount = rowCount
        self.weights = weights
        self.basis = basis
        self.day = day
    }

    /// Whether rows stand for more or less than one person.
    public var isWeighted: Bool { weights != nil }

    /// The column of an attribute, if the register has it.
    public subscript(attribute: AttributeID) -> Column? { columns.first { $0.attribute == attribute } }

    /// What is known of a row.
    ///
    /// - Parameter row: 0 to ``rowCount`` - 1.
    public func person(at row: Int) -> Person {
        var person = Person()
        for column in columns {
            if let value = column.values[column.codes[row]] { person[column.attribute] = value }
        }
        return person
    }

    /// A register of persons, for a few; large ones are read from files.
    ///
    /// - Parameters:
    ///   - persons: what is known of each, as given; consistent.
    ///   - weights: how many persons each stands for, at least 0; nil for one each.
    ///   - vocabulary: the attributes; those that nobody has a fact of get no column, but for the residence.
    public init(_ persons: [Person], weights: [Double]? = nil, vocabulary: Vocabulary, day: Day? = nil) {
        var columns: [Column] = []
        for attribute in vocabulary.attributes {
            let given = persons.map { $0[attribute.id] }
            guard attribute.id == .residence || given.contains(where: { $0 != nil }) else { continue }
            var numbers: [Person.Value?: Int] = [nil: 0]
            var values: [Person.Value?] = [nil]
            let coded = given.map { value -> Int in
                if let known = numbers[value] { return known }
                numbers[value] = values.count
                values.append(value)
                return values.count - 1
            }
            let codes = Codes(count: persons.count, width: 4)
            for (row, number) in coded.enumerated() {
                codes.writable.storeBytes(of: UInt32(number), toByteOffset: row * 4, as: UInt32.self)
            }
            columns.append(Column(attribute: attribute.id, values: values, codes: codes))
        }
        self.init(
            columns: columns, rowCount: persons.count, weights: weights.map { Weights($0) }, basis: .register,
            day: day)
    }
}

/// How a weight is kept: as a whole number of millionths, so that sums are exact and the same in any order.
public enum Weight {
    /// What stands for one person.
    public static let unit: Int64 = 1_000_000
    /// The largest weight of a row.
    public static let largest = 1e6
    /// The most persons that all rows may stand for: more would not fit a sum.
    public static let mostPersons = 1e12

    /// A weight as a person writes it.
    static func scaled(_ weight: Double) -> Int64 { Int64((weight * Double(unit)).rounded()) }
}

/// The weights of all rows. A class, since it owns memory or a part of a mapped file; written only before it is shared.
final class Weights: @unchecked Sendable {
    let count: Int
    private let base: UnsafeMutablePointer<Int64>
    private let owner: AnyObject?

    init(count: Int) {
        self.count = count
        owner = nil
        base = .allocate(capacity: max(count, 1))
        base.initialize(repeating: 0, count: max(count, 1))
    }

    convenience init(_ weights: [Double]) {
        self.init(count: weights.count)
        for (row, weight) in weights.enumerated() { base[row] = Weight.scaled(weight) }
    }

    init(borrowing base: UnsafeRawPointer, count: Int, from owner: AnyObject) {
        self.count = count
        self.owner = owner
        self.base = UnsafeMutablePointer(mutating: base.assumingMemoryBound(to: Int64.self))
    }

    deinit { if owner == nil { base.deallocate() } }

    var values: UnsafeMutablePointer<Int64> { base }

    /// Whether the sum of all fits where sums are kept.
    var sumFits: Bool {
        var sum = 0.0
        for row in 0..<count { sum += Double(base[row]) }
        return sum <= Weight.mostPersons * Double(Weight.unit)
    }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count * 8) }
}
