import Cohorts
import Measuring

/// Complete, consistent persons drawn at random, for the peer that proves nothing.
struct SampledPersons {
    let setting: Setting
    var generator: SeededGenerator

    mutating func persons(_ count: Int) throws -> [Person] {
        try (0..<count).map { _ in try person() }
    }

    private mutating func person() throws -> Person {
        var person = Person()
        for attribute in setting.vocabulary.attributes where attribute.id != .citizenship {
            person[attribute.id] = value(of: attribute)
        }
        for case .atMost(let lower, let upper) in setting.vocabulary.rules {
            guard case .integer(let low) = person[lower], case .integer(let high) = person[upper] else {
                continue
            }
            person[lower] = .integer(min(low, high))
        }
        return try keepingRules(person)
    }

    /// «Not applicable» exactly where the rules say so: they decide once citizenship is known.
    private func keepingRules(_ person: Person) throws -> Person {
        var person = person
        var exempt: [AttributeID] = []
        for case .notApplicable(let id, when: _) in setting.vocabulary.rules { exempt.append(id) }
        let values = exempt.map { person.facts.removeValue(forKey: $0) }
        var completed = try person.completed(in: setting)
        for (id, value) in zip(exempt, values) where completed[id] == nil { completed[id] = value }
        return completed
    }

    private mutating func value(of attribute: Attribute) -> Person.Value {
        switch attribute.domain {
        case .integer(let range): .integer(Int.random(in: range, using: &generator))
        case .scale(let words), .category(let words): .word(generator.pick(words))
        case .several(let words): .words([generator.pick(words)])
        case .place:
            .residence(
                .elsewhere(in: generator.pick(setting.places.all.sorted().filter { $0 != .europeanUnion })))
        }
    }
}
