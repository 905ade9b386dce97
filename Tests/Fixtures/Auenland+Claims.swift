public import Cohorts

/// Claims about cohorts of Auenland, asked by their texts.
extension Auenland {
    /// A decider that was told of these cohorts.
    public static func decider(_ cohorts: [Cohort], unions: Unions = unions) throws -> Decider {
        try Decider(setting: setting(with: unions), cohorts: cohorts)
    }

    /// Whether everybody in the first is in the second.
    public static func isSubset(_ inner: String, of outer: String, unions: Unions = unions) throws -> Claim {
        let (one, other) = (try cohort(inner), try cohort(outer))
        var decider = try decider([one, other], unions: unions)
        return try decider.isSubset(one, of: other)
    }

    /// Whether nobody is in both.
    public static func areDisjoint(_ one: String, _ other: String) throws -> Claim {
        let (one, other) = (try cohort(one), try cohort(other))
        var decider = try decider([one, other])
        return try decider.areDisjoint(one, other)
    }

    /// Whether both hold the same persons.
    public static func areEqual(_ one: String, _ other: String, unions: Unions = unions) throws -> Claim {
        let (one, other) = (try cohort(one), try cohort(other))
        var decider = try decider([one, other], unions: unions)
        return try decider.areEqual(one, other)
    }

    /// Somebody in the cohort.
    public static func witness(in text: String) throws -> Person? {
        let cohort = try cohort(text)
        var decider = try decider([cohort])
        return try decider.witness(in: cohort)
    }
}

extension Claim {
    /// The person who refutes it.
    public var witness: Person? { if case .refuted(let person) = self { person } else { nil } }
}
