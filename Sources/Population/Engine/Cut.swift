import Cohorts

/// The columns of a register cut at the values that rules mention: values that no rule tells apart share a bin.
///
/// Bin 0 is «unknown» in every column. An attribute that the register lacks has no other bin, unless a rule of the
/// vocabulary says of whom it does not apply.
struct Cut: Sendable {
    /// One attribute's bins.
    struct Column: Sendable {
        let attribute: AttributeID
        /// A value of each bin; nil for unknown.
        let bins: [Person.Value?]
        /// The bin of each value of the register's column; empty where it has none.
        let binOfCode: [UInt8]
        /// The bin of «does not apply», where a rule of the vocabulary may put somebody.
        let exemptBin: Int?

        /// How many bit planes hold a bin's number.
        var bits: Int {
            bins.count <= 1 ? 0 : (bins.count - 1).bitWidth - (bins.count - 1).leadingZeroBitCount
        }
    }

    let setting: Setting
    let places: PlaceOrder
    let columns: [Column]
    private let numbers: [AttributeID: Int]

    /// - Parameters:
    ///   - register: the rows' values.
    ///   - cohorts: everything that will be asked about.
    ///   - apart: attributes whose values are all told apart.
    /// - Throws: ``PopulationRefusal/tooManyBins(_:count:)``; ``CohortRefusal`` for a cohort that is not defined.
    init(
        _ register: Register, for cohorts: [Cohort], apart: [AttributeID] = [], in setting: Setting
    ) throws(PopulationRefusal) {
        self.setting = setting
        places = PlaceOrder(setting.places)
        var exemptions: [Cohort] = []
        for case .notApplicable(_, let cohort) in setting.vocabulary.rules { exemptions.append(cohort) }
        var conditions: [AttributeID: [Cohort.Condition]] = [:]
        var seen: Set<Cohort> = []
        for cohort in Set(cohorts + exemptions) {
            for (attribute, condition) in cohort.tests(in: setting.vocabulary)
            where seen.insert(.test(attribute, condition)).inserted {
                conditions[attribute, default: []].append(condition)
            }
        }
        var columns: [Column] = []
        for attribute in setting.vocabulary.attributes where attribute.id != .residence {
            columns.append(
                try Self.column(
                    attribute, register, conditions[attribute.id] ?? [],
                    isApart: apart.contains(attribute.id),
                    in: setting))
        }
        self.columns = columns
        numbers = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.attribute, $0) })
    }

    /// The number of an attribute's column; nil for the residence and unknown attributes.
    func number(of attribute: AttributeID) -> Int? { numbers[attribute] }

    private static func column(
        _ attribute: Attribute, _ register: Register, _ conditions: [Cohort.Condition], isApart: Bool,
        in setting: Setting
    ) throws(PopulationRefusal) -> Column {
        var given = register[attribute.id]?.values ?? []
        if attribute.id == .citizenship, !given.isEmpty || register[.nationality] != nil {
            for citizenship in Citizenship.allCases where !given.contains(.word(citizenship.rawValue)) {
                if given.isEmpty { given = [nil] }
                given.append(.word(citizenship.rawValue))
            }
        }
        let isExempted = setting.vocabulary.rules.contains {
            if case .notApplicable(attribute.id, _) = $0 { true } else { false }
        }
        if isExempted, !given.contains(.notApplicable) {
            if given.isEmpty { given = [nil] }
            given.append(.notApplicable)
        }
        var bins: [Person.Value?] = [nil]
        var binOfSignature: [Signature: Int] = [:]
        var binOfCode = [UInt8](repeating: 0, count: given.count)
        for code in order(of: given, attribute) {
            guard let value = given[code] else { continue }
            let truths = conditions.map { $0.truth(of: value, attribute: attribute, places: setting.places) }
            let signature = Signature(
                truths: truths, isExempt: value == .notApplicable, value: isApart ? value : nil)
            if let bin = binOfSignature[signature] {
                binOfCode[code] = UInt8(bin)
            } else {
                let bin = bins.count
                guard bin < ValueSet.capacity else {
                    throw .tooManyBins(attribute.id, limit: ValueSet.capacity - 1)
                }
                binOfSignature[signature] = bin
                bins.append(value)
                binOfCode[code] = UInt8(bin)
            }
        }
        let exempt = given.firstIndex(of: .notApplicable).map { Int(binOfCode[$0]) }
        return Column(
            attribute: attribute.id, bins: bins, binOfCode: binOfCode, exemptBin: isExempted ? exempt : nil)
    }

    /// What the rules can tell of a value.
    private struct Signature: Hashable {
        let truths: [Truth]
        let isExempt: Bool
        let value: Person.Value?
    }

    /// Numbers and scales ascending, so that a range of values is a range of bins.
    private static func order(of values: [Person.Value?], _ attribute: Attribute) -> [Int] {
        func rank(_ value: Person.Value?) -> (Int, Int) {
            switch value {
            case .integer(let number): (0, number)
            case .word(let word): (0, attribute.words.firstIndex(of: word) ?? 0)
            case nil, .words, .residence, .notApplicable: (1, 0)
            }
        }
        let ranks = values.map(rank)
        return values.indices.sorted { (ranks[$0].0, ranks[$0].1, $0) < (ranks[$1].0, ranks[$1].1, $1) }
    }
}
