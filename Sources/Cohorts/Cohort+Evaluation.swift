extension Cohort {
    /// Whether the person is in the cohort, as far as the facts tell (strong Kleene).
    ///
    /// A test on an unknown fact is unknown, whatever the test. Consistency rules are applied before.
    /// - Throws: ``CohortRefusal/person(_:)`` for facts that contradict one another; ``CohortRefusal/undefined(_:)``.
    public func truth(for person: Person, in setting: Setting) throws(CohortRefusal) -> Truth {
        try truth(forCompleted: person.completed(in: setting), in: setting)
    }

    /// The same for a person to whom ``Person/completed(in:)`` has been applied already.
    public func truth(forCompleted person: Person, in setting: Setting) throws(CohortRefusal) -> Truth {
        switch self {
        case .everyone: return .yes
        case .nobody: return .no
        case .known(let attribute): return Truth(person[attribute] != nil)
        case .test(let id, let condition):
            guard let attribute = setting.vocabulary.attribute(id) else {
                throw .vocabulary("a cohort asks about the unknown attribute \(id).")
            }
            return condition.truth(of: person[id], attribute: attribute, places: setting.places)
        case .named(let name):
            guard let meaning = setting.vocabulary.cohorts[name] else { throw .undefined(name) }
            return try meaning.truth(forCompleted: person, in: setting)
        case .not(let inner): return !(try inner.truth(forCompleted: person, in: setting))
        case .and(let parts):
            var result = Truth.yes
            for part in parts { result = result && (try part.truth(forCompleted: person, in: setting)) }
            return result
        case .or(let parts):
            var result = Truth.no
            for part in parts { result = result || (try part.truth(forCompleted: person, in: setting)) }
            return result
        }
    }
}

extension Cohort.Condition {
    /// The condition's answer about one fact: unknown when the fact is, no (`is not`: yes) when it does not apply.
    public func truth(of value: Person.Value?, attribute: Attribute, places: Places) -> Truth {
        guard let value else { return .unknown }
        if value == .notApplicable { return Truth(isNegative) }
        switch self {
        case .equals(let literal): return Truth(value.holds(literal))
        case .differs(let literal): return Truth(!value.holds(literal))
        case .oneOf(let literals): return Truth(literals.contains { value.holds($0) })
        case .between(let lower, let upper):
            guard let rank = value.rank(in: attribute), let low = attribute.rank(of: lower),
                let high = attribute.rank(of: upper)
            else { return .no }
            return Truth(low <= rank && rank <= high)
        case .compares(let comparison, let literal):
            guard let rank = value.rank(in: attribute), let bound = attribute.rank(of: literal) else {
                return .no
            }
            return Truth(comparison.holds(rank, bound))
        case .within(let place):
            guard case .residence(let residence) = value else { return .no }
            return residence.isWithin(place, places: places)
        }
    }

    private var isNegative: Bool { if case .differs = self { true } else { false } }
}

extension Cohort.Comparison {
    fileprivate func holds(_ left: Int, _ right: Int) -> Bool {
        switch self {
        case .less: left < right
        case .atMost: left <= right
        case .greater: left > right
        case .atLeast: left >= right
        }
    }
}

extension Person.Value {
    fileprivate func holds(_ literal: Cohort.Literal) -> Bool {
        switch (self, literal) {
        case (.integer(let number), .integer(let wanted)): number == wanted
        case (.word(let word), .word(let wanted)): word == wanted
        case (.words(let words), .word(let wanted)): words.contains(wanted)
        default: false
        }
    }

    fileprivate func rank(in attribute: Attribute) -> Int? {
        switch self {
        case .integer(let number): number
        case .word(let word): attribute.rank(of: .word(word))
        case .words, .residence, .notApplicable: nil
        }
    }
}

extension Person.Residence {
    /// Yes if the residence is the place or inside it; unknown if the place lies inside the residence; else no.
    fileprivate func isWithin(_ place: PlaceID, places: Places) -> Truth {
        switch self {
        case .at(let home):
            if places.isSame(home, asOrInside: place) { return .yes }
            return places.isSame(place, asOrInside: home) ? .unknown : .no
        case .elsewhere(in: let home?): return Truth(places.isSame(home, asOrInside: place))
        case .elsewhere(in: nil): return .no
        }
    }
}
