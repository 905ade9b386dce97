public import Cohorts

/// The sentence with which something is refused, or what came of it where it was not.
public func refusal<Outcome>(_ body: () throws -> Outcome) -> String {
    do {
        return "not refused: \(try body())"
    } catch {
        return "\(error)"
    }
}

extension Auenland {
    /// The sentence with which a cohort's text is refused.
    public static func refusal(of text: String) -> String {
        Fixtures.refusal { try cohort(text) }
    }

    /// What a cohort says about a person of these facts.
    public static func truth(
        of cohort: String, for facts: [String] = [], unions: Unions = unions
    ) throws -> Truth {
        try Self.cohort(cohort).truth(for: person(facts), in: setting(with: unions))
    }

    /// Reads a person of this world from a list of facts.
    public static func person(_ facts: [String]) throws -> Person {
        Person(Dictionary(uniqueKeysWithValues: try facts.map { try setting.fact($0) }.map { ($0, $1) }))
    }

    /// This world on a day when the unions had other members.
    public static func setting(with unions: Unions) -> Setting {
        Setting(vocabulary: vocabulary, places: places, unions: unions)
    }
}
