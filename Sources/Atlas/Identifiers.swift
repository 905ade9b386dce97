public import Cohorts

/// The id of a record: an ISO 3166-1 code (or `eu`), then ASCII words, as `de.integrationskurs`.
public struct RecordID: Identifier {
    /// The id as written.
    public let rawValue: String
    /// Wraps the text; whether the record exists is asked of ``Atlas``.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A place is a record too.
    public init(_ place: PlaceID) { rawValue = place.rawValue }
    /// The record's id as that of a place.
    public var place: PlaceID { PlaceID(rawValue: rawValue) }
}

/// The id of a need that measures answer, as `host-language`; defined in `vocabulary/needs.yml`.
public struct NeedID: Identifier {
    /// The id as written.
    public let rawValue: String
    /// Wraps the text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// The id of a policy field, as `newcomer-language`; defined in `vocabulary/fields.yml`.
public struct FieldID: Identifier {
    /// The id as written.
    public let rawValue: String
    /// Wraps the text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// The id of a domain, as `newcomers`; every field and need lies in one.
public struct DomainID: Identifier {
    /// The id as written.
    public let rawValue: String
    /// Wraps the text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A word of `vocabulary/terms.yml`: what a law may forbid and a city aim at.
public struct TermID: Identifier {
    /// The id as written.
    public let rawValue: String
    /// Wraps the text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// What kind of thing a record describes.
public enum RecordKind: String, CaseIterable, Sendable {
    /// A text that the atlas quotes.
    case document
    /// A territory with a government.
    case place
    /// Several places under one name.
    case placeGroup = "place-group"
    /// An authority, agency, association or institute.
    case body
    /// A law, programme, service, strategy, campaign, charter, agreement or coordination.
    case measure
    /// Money set apart for a purpose.
    case fund
    /// Cities or bodies that cooperate lastingly.
    case network
    /// Work with a beginning and an end, done by several.
    case project
    /// A benchmark, index, charter or plan that cities apply to themselves.
    case instrument
    /// A piece of research.
    case study
    /// Something that happened on a day.
    case event
    /// A number with its definition.
    case figure
    /// A turn in policy.
    case change
    /// A dispute between levels, as people state it.
    case tension
    /// A hindrance, as people state it.
    case barrier
    /// A way of doing things that others may learn from.
    case practice
}

/// The levels of government, highest first.
public enum Level: String, CaseIterable, Comparable, Sendable {
    /// The European Union.
    case supranational
    /// A country.
    case state
    /// A part of a country with a government of its own.
    case region
    /// A municipality.
    case city
    /// A part of a city with a government of its own.
    case district

    /// How far down: 0 for the highest.
    public var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    /// A higher level is less.
    public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
}
