/// Who: a group of persons, as the atlas writes it. `third-country and age in 18..64 and language < B1`
public indirect enum Cohort: Hashable, Sendable {
    /// All persons.
    case everyone
    /// No person.
    case nobody
    /// The persons whose attribute meets the condition.
    case test(AttributeID, Condition)
    /// The persons whose attribute is known; not allowed in records.
    case known(AttributeID)
    /// A cohort that the vocabulary defines.
    case named(CohortName)
    /// Everybody else.
    case not(Cohort)
    /// Those in all of them.
    case and([Cohort])
    /// Those in any of them.
    case or([Cohort])

    /// What a test asks of an attribute.
    public enum Condition: Hashable, Sendable {
        /// `is B1`
        case equals(Literal)
        /// `is not B1`
        case differs(Literal)
        /// `in {family, refugee}`
        case oneOf([Literal])
        /// `in 18..64`, both ends included; numbers and scales.
        case between(Literal, Literal)
        /// `< B1`, `<= B1`, `> B1`, `>= B1`; numbers and scales.
        case compares(Comparison, Literal)
        /// `within de.nuremberg`; places.
        case within(PlaceID)
    }

    /// The four orders.
    public enum Comparison: String, CaseIterable, Hashable, Sendable {
        /// Below.
        case less = "<"
        /// Below or equal.
        case atMost = "<="
        /// Above.
        case greater = ">"
        /// Above or equal.
        case atLeast = ">="
    }

    /// A value as written in a cohort.
    public enum Literal: Hashable, Sendable, CustomStringConvertible {
        /// A whole number.
        case integer(Int)
        /// A word of a scale or category.
        case word(String)
        /// As written.
        public var description: String {
            switch self {
            case .integer(let number): String(number)
            case .word(let word): word
            }
        }
    }
}

extension Cohort {
    /// The cohorts named in it, one step deep.
    public var names: Set<CohortName> {
        switch self {
        case .named(let name): [name]
        case .not(let inner): inner.names
        case .and(let parts), .or(let parts): parts.reduce(into: []) { $0.formUnion($1.names) }
        case .everyone, .nobody, .test, .known: []
        }
    }

    /// Whether `known` stands in it, one step deep.
    public var asksWhatIsKnown: Bool {
        switch self {
        case .known: true
        case .not(let inner): inner.asksWhatIsKnown
        case .and(let parts), .or(let parts): parts.contains { $0.asksWhatIsKnown }
        case .everyone, .nobody, .test, .named: false
        }
    }

    /// Every test in it, named cohorts opened, in the order of reading, each once.
    public func tests(in vocabulary: Vocabulary) -> [(attribute: AttributeID, condition: Condition)] {
        var seen: Set<Cohort> = []
        var found: [(attribute: AttributeID, condition: Condition)] = []
        func visit(_ cohort: Cohort) {
            switch cohort {
            case .test(let attribute, let condition):
                if seen.insert(cohort).inserted { found.append((attribute, condition)) }
            case .named(let name):
                if seen.insert(cohort).inserted, let meaning = vocabulary.cohorts[name] { visit(meaning) }
            case .not(let inner): visit(inner)
            case .and(let parts), .or(let parts): parts.forEach(visit)
            case .everyone, .nobody, .known: break
            }
        }
        visit(self)
        return found
    }

    /// The attributes that `known` asks about, named cohorts opened.
    func attributesAskedToBeKnown(in vocabulary: Vocabulary) -> Set<AttributeID> {
        var seen: Set<CohortName> = []
        var found: Set<AttributeID> = []
        func visit(_ cohort: Cohort) {
            switch cohort {
            case .known(let attribute): found.insert(attribute)
            case .named(let name):
                if seen.insert(name).inserted, let meaning = vocabulary.cohorts[name] { visit(meaning) }
            case .not(let inner): visit(inner)
            case .and(let parts), .or(let parts): parts.forEach(visit)
            case .everyone, .nobody, .test: break
            }
        }
        visit(self)
        return found
    }

    /// The attributes it asks about, named cohorts opened.
    public func attributes(in vocabulary: Vocabulary) -> Set<AttributeID> {
        Set(tests(in: vocabulary).map(\.attribute))
    }
}
