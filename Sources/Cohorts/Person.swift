/// What is known about one person. A fact that is absent is unknown.
///
/// It holds nothing that identifies: no name, no date of birth, no address.
public struct Person: Hashable, Sendable {
    /// The value of one fact.
    public enum Value: Hashable, Sendable {
        /// A number.
        case integer(Int)
        /// A word of a scale or category.
        case word(String)
        /// The words of an attribute that may have several; none is a value (stateless).
        case words(Set<String>)
        /// Where.
        case residence(Residence)
        /// The attribute does not apply to this person.
        case notApplicable
    }

    /// Where somebody lives, as finely as it is known.
    public enum Residence: Hashable, Sendable {
        /// In the place; in which part of it is not known.
        case at(PlaceID)
        /// In the place, but in none of the places inside it that the question mentions; nil: in none at all.
        case elsewhere(in: PlaceID?)
    }

    /// The facts by attribute.
    public var facts: [AttributeID: Value]

    /// A person of whom only these facts are known.
    public init(_ facts: [AttributeID: Value] = [:]) { self.facts = facts }

    /// The fact, or nil when it is unknown.
    public subscript(attribute: AttributeID) -> Value? {
        get { facts[attribute] }
        set { facts[attribute] = newValue }
    }

    /// The facts in the order of the vocabulary as `attribute=value`.
    public func text(in vocabulary: Vocabulary) -> [String] {
        facts.sorted { vocabulary.position(of: $0.key) < vocabulary.position(of: $1.key) }
            .map { "\($0.key)=\($0.value)" }
    }
}

extension Person.Value: CustomStringConvertible {
    /// As a desk types it.
    public var description: String {
        switch self {
        case .integer(let number): String(number)
        case .word(let word): word
        case .words(let words): words.isEmpty ? "none" : words.sorted().joined(separator: ",")
        case .residence(.at(let place)): place.rawValue
        case .residence(.elsewhere(in: let place?)): "elsewhere in \(place)"
        case .residence(.elsewhere(in: nil)): "elsewhere"
        case .notApplicable: "n/a"
        }
    }
}

/// What the language is read against: the vocabulary, the places, and who was in which union on the day.
public struct Setting: Sendable {
    /// Attributes, rules and named cohorts.
    public let vocabulary: Vocabulary
    /// Which place lies in which on the day.
    public let places: Places
    /// Members of the European Union and EFTA on the day.
    public let unions: Unions

    /// - Parameters:
    ///   - vocabulary: attributes, rules and named cohorts.
    ///   - places: which place lies in which on the day.
    ///   - unions: members of EU and EFTA on the day.
    public init(vocabulary: Vocabulary, places: Places = .none, unions: Unions = .none) {
        self.vocabulary = vocabulary
        self.places = places
        self.unions = unions
    }

    /// The country somebody lives in, as ISO code, as far as the residence tells.
    public func country(of residence: Person.Residence) -> String? {
        switch residence {
        case .at(let place), .elsewhere(in: let place?): places.country(of: place)
        case .elsewhere(in: nil): nil
        }
    }

    /// The countries somebody there may live in, where the residence says less than a country; nil for any.
    func possibleCountries(of residence: Person.Residence) -> Set<String>? {
        switch residence {
        case .at(.europeanUnion), .elsewhere(in: .europeanUnion): unions.eu
        case .at, .elsewhere: country(of: residence).map { [$0] }
        }
    }
}
