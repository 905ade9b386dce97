/// Something that can be known about a person: its type, its words, and how it may be asked.
public struct Attribute: Hashable, Sendable {
    /// The values that an attribute can take.
    public enum Domain: Hashable, Sendable {
        /// A whole number within the range.
        case integer(ClosedRange<Int>)
        /// One of several values in ascending order.
        case scale([String])
        /// One of several values without order.
        case category([String])
        /// Any number of the values at once, none included.
        case several([String])
        /// A place of the atlas.
        case place
    }

    /// How careful a desk must be with the fact.
    public enum Sensitivity: String, CaseIterable, Sendable {
        /// May be asked of anybody.
        case ordinary
        /// Personal data: asked only where an answer depends on it.
        case personal
        /// A special category of personal data (GDPR, article 9), or as dangerous to reveal.
        case special
    }

    /// The id used in cohorts.
    public let id: AttributeID
    /// The values it can take.
    public let domain: Domain
    /// What it is called, by language (BCP 47).
    public let labels: [String: String]
    /// What its values are called, by value and language.
    public let valueLabels: [String: [String: String]]
    /// How a desk asks for it, by language.
    public let questions: [String: String]
    /// How careful a desk must be with it.
    public let sensitivity: Sensitivity
    /// Whether a person can change it (a language level yes, an age no).
    public let isChangeable: Bool
    /// A usual value for example persons; only of integers.
    public let typical: Int?

    /// - Parameters:
    ///   - id: the id used in cohorts.
    ///   - domain: the values it can take; scales and categories hold at least one value, each once.
    ///   - typical: a usual value for example persons, within an integer's range.
    public init(
        id: AttributeID, domain: Domain, labels: [String: String] = [:],
        valueLabels: [String: [String: String]] = [:], questions: [String: String] = [:],
        sensitivity: Sensitivity = .ordinary, isChangeable: Bool = false, typical: Int? = nil
    ) {
        self.id = id
        self.domain = domain
        self.labels = labels
        self.valueLabels = valueLabels
        self.questions = questions
        self.sensitivity = sensitivity
        self.isChangeable = isChangeable
        self.typical = typical
    }

    /// The words that may stand for a value; empty for numbers and places.
    public var words: [String] {
        switch domain {
        case .scale(let values), .category(let values), .several(let values): values
        case .integer, .place: []
        }
    }

    /// What it is called in the language, else in English, else its id.
    public func label(in language: String) -> String { labels[language] ?? labels["en"] ?? id.rawValue }

    /// What a value is called in the language, else in English, else the value itself.
    public func label(of value: String, in language: String) -> String {
        valueLabels[value]?[language] ?? valueLabels[value]?["en"] ?? value
    }
}
