/// Yes, no, or unknown: the answer of a cohort about a person whose facts may be incomplete (strong Kleene).
public enum Truth: String, Hashable, Sendable, Codable {
    /// The facts settle it: not in the cohort.
    case no
    /// The facts do not settle it.
    case unknown
    /// The facts settle it: in the cohort.
    case yes

    /// Yes or no from a two-valued answer.
    public init(_ value: Bool) { self = value ? .yes : .no }

    /// No if either is no; else unknown if either is unknown; else yes.
    public static func && (left: Truth, right: Truth) -> Truth {
        if left == .no || right == .no { return .no }
        return left == .yes && right == .yes ? .yes : .unknown
    }

    /// Yes if either is yes; else unknown if either is unknown; else no.
    public static func || (left: Truth, right: Truth) -> Truth {
        if left == .yes || right == .yes { return .yes }
        return left == .no && right == .no ? .no : .unknown
    }

    /// Yes becomes no, no becomes yes, unknown stays.
    public static prefix func ! (value: Truth) -> Truth {
        switch value {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}
