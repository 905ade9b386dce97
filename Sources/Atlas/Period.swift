/// A length of time in whole years, months or days (ISO 8601: `P3Y`, `P18M`, `P90D`).
public struct Period: Hashable, Sendable, CustomStringConvertible {
    /// The number.
    public let count: Int
    /// `Y`, `M` or `D`.
    public let unit: Character

    /// - Returns: nil when the text is not `P`, a number from 1 to 9999, and `Y`, `M` or `D`.
    public init?(_ text: String) {
        guard text.first == "P", let unit = text.last, "YMD".contains(unit),
            let count = Int(text.dropFirst().dropLast()), (1...9999).contains(count),
            String(count) == text.dropFirst().dropLast()
        else { return nil }
        self.count = count
        self.unit = unit
    }

    /// In years; a month is a twelfth, a day 1/365.25.
    public var years: Double {
        switch unit {
        case "Y": Double(count)
        case "M": Double(count) / 12
        default: Double(count) / 365.25
        }
    }

    /// «3 years», «1 month».
    public var description: String {
        let name = unit == "Y" ? "year" : unit == "M" ? "month" : "day"
        return "\(count) \(name)\(count == 1 ? "" : "s")"
    }
}
