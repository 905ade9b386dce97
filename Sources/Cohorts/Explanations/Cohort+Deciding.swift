/// A condition of a cohort with its answer about one person.
public struct Reason: Hashable, Sendable {
    /// The attribute that was asked about.
    public let attribute: AttributeID
    /// What was asked of it.
    public let condition: Cohort.Condition
    /// The answer of this condition alone.
    public let truth: Truth

    /// As it stands in the cohort: `language < B1`.
    public var text: String { "\(attribute) \(condition)" }
}

extension Cohort {
    /// The conditions that decided the cohort's answer about a person, in the order of reading, each once.
    ///
    /// For yes or no: those which, as they are, settle the answer whatever the others say. For unknown: those whose
    /// answer is missing.
    /// - Throws: as ``truth(for:in:)``.
    public func deciding(for person: Person, in setting: Setting) throws(CohortRefusal) -> [Reason] {
        let complete = try person.completed(in: setting)
        var reasons: [Reason] = []
        for reason in try everyReason(for: complete, in: setting) where !reasons.contains(reason) {
            reasons.append(reason)
        }
        return reasons
    }

    private func everyReason(for person: Person, in setting: Setting) throws(CohortRefusal) -> [Reason] {
        switch self {
        case .everyone, .nobody, .known: return []
        case .test(let attribute, let condition):
            let truth = try truth(forCompleted: person, in: setting)
            return [Reason(attribute: attribute, condition: condition, truth: truth)]
        case .named(let name):
            guard let meaning = setting.vocabulary.cohorts[name] else { throw .undefined(name) }
            return try meaning.everyReason(for: person, in: setting)
        case .not(let inner): return try inner.everyReason(for: person, in: setting)
        case .and(let parts), .or(let parts):
            let whole = try truth(forCompleted: person, in: setting)
            var reasons: [Reason] = []
            for part in parts where try part.truth(forCompleted: person, in: setting) == whole {
                reasons += try part.everyReason(for: person, in: setting)
            }
            return reasons
        }
    }
}
