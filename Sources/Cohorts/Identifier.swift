/// A name that is more than text: ids of places, attributes and named cohorts are never bare strings.
public protocol Identifier: RawRepresentable<String>, Hashable, Comparable, Sendable,
    CustomStringConvertible, ExpressibleByStringLiteral
{
    /// Wraps the text as it is written in the files.
    init(rawValue: String)
}

extension Identifier {
    /// The id as it is written in the files.
    public var description: String { rawValue }
    /// Ids written in code, as in `"de.munich"`.
    public init(stringLiteral value: String) { self.init(rawValue: value) }
    /// By code point, the same on every machine.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The id of a place: an ISO 3166-1 code, then ASCII words, as `de.munich`; `eu` for the Union.
public struct PlaceID: Identifier {
    /// The id as written.
    public let rawValue: String
    /// Wraps the text; whether the place exists is asked of ``Places``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The European Union: whoever lives in it lives in one of its member states of the day.
    public static let europeanUnion: PlaceID = "eu"
}

/// The id of an attribute of persons, as `years-resident`.
public struct AttributeID: Identifier {
    /// The id as written.
    public let rawValue: String
    /// Wraps the text; whether the attribute exists is asked of ``Vocabulary``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The countries a person is a citizen of; may be several.
    public static let nationality: AttributeID = "nationality"
    /// How a person's citizenship stands to the country of residence.
    public static let citizenship: AttributeID = "citizenship"
    /// Where a person lives.
    public static let residence: AttributeID = "residence"
}

/// The name of a cohort that the vocabulary defines, as `eu-mobile`.
public struct CohortName: Identifier {
    /// The name as written.
    public let rawValue: String
    /// Wraps the text; whether the cohort exists is asked of ``Vocabulary``.
    public init(rawValue: String) { self.rawValue = rawValue }
}
