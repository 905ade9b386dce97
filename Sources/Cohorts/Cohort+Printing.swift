extension Cohort: CustomStringConvertible {
    /// The text that reads back as the same cohort, with no more parentheses than it needs.
    public var description: String { printed(inside: .either) }

    private enum Level: Int {
        case either, both, one
    }

    private func printed(inside level: Level) -> String {
        switch self {
        case .everyone: return "everyone"
        case .nobody: return "nobody"
        case .test(let attribute, let condition): return "\(attribute) \(condition)"
        case .known(let attribute): return "known \(attribute)"
        case .named(let name): return name.rawValue
        case .not(let inner): return "not \(inner.printed(inside: .one))"
        case .and(let parts):
            guard parts.count != 1 else { return parts[0].printed(inside: level) }
            guard !parts.isEmpty else { return "everyone" }
            return wrapped(
                parts.map { $0.printed(inside: .one) }.joined(separator: " and "), level.rawValue > 1)
        case .or(let parts):
            guard parts.count != 1 else { return parts[0].printed(inside: level) }
            guard !parts.isEmpty else { return "nobody" }
            return wrapped(
                parts.map { $0.printed(inside: .both) }.joined(separator: " or "), level.rawValue > 0)
        }
    }

    private func wrapped(_ text: String, _ needed: Bool) -> String { needed ? "(\(text))" : text }
}

extension Cohort.Condition: CustomStringConvertible {
    /// As it stands after the attribute.
    public var description: String {
        switch self {
        case .equals(let value): "is \(value)"
        case .differs(let value): "is not \(value)"
        case .oneOf(let values): "in {\(values.map(\.description).joined(separator: ", "))}"
        case .between(let lower, let upper): "in \(lower)..\(upper)"
        case .compares(let comparison, let value): "\(comparison.rawValue) \(value)"
        case .within(let place): "within \(place)"
        }
    }
}
