/// A value of a chart: known, missing, or kept back.
public enum Quantity: Hashable, Sendable {
    /// A number in the chart's unit, finite and smaller than 10^15.
    case known(Double)
    /// No source states it.
    case missing
    /// Known but not told, for instance to protect persons; the text stands in its place, such as «< 5».
    case suppressed(String)

    /// The number, where it is known.
    public var number: Double? {
        if case .known(let value) = self { value } else { nil }
    }

    /// Refuses a number that cannot be drawn.
    func check(_ name: String) throws(ChartRefusal) {
        if case .known(let value) = self { try checked(value, name) }
    }
}

/// Refuses a number that cannot be drawn.
func checked(_ value: Double, _ name: String) throws(ChartRefusal) {
    guard value.isFinite, value.magnitude < 1e15 else { throw .number(of: name, value: value) }
}
