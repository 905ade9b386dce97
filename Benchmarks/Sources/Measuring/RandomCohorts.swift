public import Cohorts

/// Random cohorts over any vocabulary.
public struct RandomCohorts {
    private let attributes: [Attribute]
    private let places: [PlaceID]
    private let names: [CohortName]
    /// How often a term is a named cohort, everyone, nobody or `known`, rather than a test: once in so many.
    private let rarity: Int

    /// - Parameters:
    ///   - setting: the vocabulary and places that the cohorts may mention.
    ///   - rarity: one term in so many is no test.
    public init(setting: Setting, rarity: Int) {
        attributes = setting.vocabulary.attributes
        places = setting.places.all.sorted()
        names = setting.vocabulary.cohorts.keys.sorted()
        self.rarity = rarity
    }

    /// A cohort of so many terms, joined and negated at random.
    public func cohort(terms: Int, using generator: inout SeededGenerator) -> Cohort {
        if terms <= 1 { return term(using: &generator) }
        let left = Int.random(in: 1..<terms, using: &generator)
        let parts = [cohort(terms: left, using: &generator), cohort(terms: terms - left, using: &generator)]
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: return .not(.or(parts))
        case 1: return .not(.and(parts))
        case 2, 3: return .and(parts)
        default: return .or(parts)
        }
    }

    private func term(using generator: inout SeededGenerator) -> Cohort {
        guard Int.random(in: 0..<rarity, using: &generator) > 0 else {
            let others: [Cohort] = [.everyone, .nobody, .known(generator.pick(attributes).id)]
            return generator.pick(others + names.map { .named($0) })
        }
        let attribute = generator.pick(attributes)
        return .test(attribute.id, condition(on: attribute, using: &generator))
    }

    private func condition(
        on attribute: Attribute, using generator: inout SeededGenerator
    ) -> Cohort.Condition {
        let literals: [Cohort.Literal]
        switch attribute.domain {
        case .place: return .within(generator.pick(places))
        case .integer(let range): literals = range.map { .integer($0) }
        case .scale, .category, .several: literals = attribute.words.map { .word($0) }
        }
        switch Int.random(in: 0..<(attribute.isOrdered ? 6 : 3), using: &generator) {
        case 0: return .equals(generator.pick(literals))
        case 1: return .differs(generator.pick(literals))
        case 2:
            return .oneOf(
                (0..<Int.random(in: 1...3, using: &generator)).map { _ in generator.pick(literals) })
        case 3:
            let first = Int.random(in: 0..<literals.count, using: &generator)
            return .between(
                literals[first], literals[Int.random(in: first..<literals.count, using: &generator)])
        default: return .compares(generator.pick(Cohort.Comparison.allCases), generator.pick(literals))
        }
    }
}

extension Attribute {
    fileprivate var isOrdered: Bool {
        switch domain {
        case .integer, .scale: true
        case .category, .several, .place: false
        }
    }
}
