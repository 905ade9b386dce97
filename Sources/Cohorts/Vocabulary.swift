/// What can be said about persons: attributes, consistency rules and named cohorts.
///
/// The attributes `nationality`, `citizenship` and `residence` have a fixed meaning: citizenship follows from the
/// other two and a date. Everything else is data.
public struct Vocabulary: Sendable {
    /// A rule that holds for every person without exception.
    public enum Rule: Hashable, Sendable {
        /// Exactly the persons of the cohort have no value for the attribute (a national has no residence status).
        case notApplicable(AttributeID, when: Cohort)
        /// The first attribute is never above the second (years of residence, age).
        case atMost(AttributeID, AttributeID)
    }

    /// The attributes in the order of the vocabulary, which breaks ties everywhere.
    public let attributes: [Attribute]
    /// The consistency rules.
    public let rules: [Rule]
    /// What each named cohort stands for; may name other cohorts, never itself by any way round.
    public let cohorts: [CohortName: Cohort]
    private let byID: [AttributeID: Int]

    /// - Throws: ``CohortRefusal/vocabulary(_:)`` when an attribute stands twice or has no values, when `citizenship`
    ///   has other values than ``Citizenship``, when a rule is about an unknown attribute, when an `atMost` rule is
    ///   not about two integers (the upper one reaching as far) or forms a chain, or when cohorts name one another
    ///   in a circle.
    public init(attributes: [Attribute], rules: [Rule] = [], cohorts: [CohortName: Cohort] = [:])
        throws(CohortRefusal)
    {
        var byID: [AttributeID: Int] = [:]
        for (position, attribute) in attributes.enumerated() {
            guard byID.updateValue(position, forKey: attribute.id) == nil else {
                throw .vocabulary("attribute \(attribute.id) stands twice. Keep one.")
            }
        }
        self.attributes = attributes
        self.rules = rules
        self.cohorts = cohorts
        self.byID = byID
        for attribute in attributes { try Self.check(attribute) }
        for rule in rules { try check(rule) }
        try refuseTakenNames()
        try refuseCycles()
    }

    /// The attribute with this id.
    public func attribute(_ id: AttributeID) -> Attribute? { byID[id].map { attributes[$0] } }

    /// Where the attribute stands in the vocabulary's order.
    func position(of id: AttributeID) -> Int { byID[id] ?? attributes.count }

    /// The rule that says when the attribute does not apply, if any.
    func exemption(of id: AttributeID) -> Cohort? {
        for case .notApplicable(id, let cohort) in rules { return cohort }
        return nil
    }

    /// Whether a rule binds the number to another.
    func isBound(_ id: AttributeID) -> Bool {
        rules.contains {
            if case .atMost(let lower, let upper) = $0 { lower == id || upper == id } else { false }
        }
    }

    /// The same vocabulary with these named cohorts in place of its own.
    public func naming(_ cohorts: [CohortName: Cohort]) throws(CohortRefusal) -> Vocabulary {
        try Vocabulary(attributes: attributes, rules: rules, cohorts: cohorts)
    }

    /// What an integer attribute may reach: a cohort's numbers have nine digits at most.
    private static let integers = -999_999_999...999_999_999

    private static func check(_ attribute: Attribute) throws(CohortRefusal) {
        let words = attribute.words
        guard Set(words).count == words.count else {
            throw .vocabulary("attribute \(attribute.id) has a value twice. Keep each once.")
        }
        switch attribute.domain {
        case .scale, .category, .several:
            guard !words.isEmpty else {
                throw .vocabulary("attribute \(attribute.id) has no values. List at least one.")
            }
        case .integer(let range):
            guard integers.contains(range.lowerBound), integers.contains(range.upperBound) else {
                throw .vocabulary(
                    "attribute \(attribute.id) reaches beyond \(integers.upperBound). Narrow its range.")
            }
        case .place: break
        }
        if let typical = attribute.typical {
            guard case .integer(let range) = attribute.domain, range.contains(typical) else {
                throw .vocabulary("attribute \(attribute.id): typical \(typical) is not a value of it.")
            }
        }
        let citizenships = Citizenship.allCases.map(\.rawValue)
        if attribute.id == .citizenship, attribute.domain != .category(citizenships) {
            let list = citizenships.joined(separator: ", ")
            throw .vocabulary("attribute citizenship must have the values \(list), in this order.")
        }
    }

    private func check(_ rule: Rule) throws(CohortRefusal) {
        switch rule {
        case .notApplicable(let id, when: let cohort):
            guard let attribute = attribute(id) else {
                throw .vocabulary("a rule names the unknown attribute \(id).")
            }
            if case .several = attribute.domain {
                throw .vocabulary("the rule for \(id): several values always apply.")
            }
            guard id != .citizenship, id != .residence else {
                throw .vocabulary("the rule for \(id): citizenship and residence always apply.")
            }
            guard rules.count(where: { if case .notApplicable(id, _) = $0 { true } else { false } }) == 1
            else {
                throw .vocabulary("\(id) has two rules that say when it does not apply. Join them with «or».")
            }
            guard !cohort.attributes(in: self).contains(id) else {
                throw .vocabulary("the rule for \(id) asks about \(id) itself.")
            }
            guard cohort.attributes(in: self).allSatisfy({ exemption(of: $0) == nil }) else {
                throw .vocabulary("the rule for \(id) rests on an attribute that may itself not apply.")
            }
        case .atMost(let lower, let upper):
            guard case .integer(let low) = attribute(lower)?.domain,
                case .integer(let high) = attribute(upper)?.domain,
                low.upperBound <= high.upperBound, low.lowerBound <= high.lowerBound
            else {
                throw .vocabulary(
                    "\(lower) at most \(upper): both must be integers, the second reaching as far.")
            }
            for case .atMost(let otherLower, let otherUpper) in rules
            where otherUpper == lower || otherLower == upper {
                throw .vocabulary(
                    "\(lower) at most \(upper) forms a chain with another rule, which is not decided.")
            }
        }
    }

    /// Words that a cohort cannot be named by, since the language reads them otherwise.
    private static let taken: Set<CohortName> = ["everyone", "nobody", "known", "not", "and", "or"]

    private func refuseTakenNames() throws(CohortRefusal) {
        if let name = Self.taken.intersection(cohorts.keys).min() {
            throw .vocabulary(
                "a cohort cannot be named «\(name)», which is a word of the language. Choose another name.")
        }
    }

    /// The most tests that a named cohort may amount to, and the most names one inside the other.
    private static let (mostTests, mostNames) = (10_000, 100)

    private func refuseCycles() throws(CohortRefusal) {
        var sizes: [CohortName: Int] = [:]
        for name in cohorts.keys.sorted() { _ = try size(of: name, inside: [], &sizes) }
    }

    /// How many tests a named cohort amounts to, with every name opened as often as it stands: what asking it costs.
    private func size(
        of name: CohortName, inside open: [CohortName], _ sizes: inout [CohortName: Int]
    ) throws(CohortRefusal) -> Int {
        if let known = sizes[name] { return known }
        if let start = open.firstIndex(of: name) {
            let way = (open[start...] + [name]).map(\.rawValue).joined(separator: " → ")
            throw .vocabulary(
                "named cohorts go round in a circle: \(way). Define one of them without the others.")
        }
        guard let cohort = cohorts[name] else { return 0 }
        guard open.count < Self.mostNames,
            case let size = try size(of: cohort, inside: open + [name], &sizes),
            size <= Self.mostTests
        else {
            throw .vocabulary(
                "the cohort «\(name)» names too many others, one inside the other. Define it more simply.")
        }
        sizes[name] = size
        return size
    }

    private func size(
        of cohort: Cohort, inside open: [CohortName], _ sizes: inout [CohortName: Int]
    ) throws(CohortRefusal) -> Int {
        switch cohort {
        case .everyone, .nobody, .test, .known: return 1
        case .named(let name): return try size(of: name, inside: open, &sizes)
        case .not(let inner): return try size(of: inner, inside: open, &sizes)
        case .and(let parts), .or(let parts):
            var sum = 0
            for part in parts { sum += try size(of: part, inside: open, &sizes) }
            return sum
        }
    }
}
