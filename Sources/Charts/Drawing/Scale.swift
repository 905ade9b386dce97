/// A straight line from values to places in a drawing.
public struct Scale: Hashable, Sendable {
    /// The values it covers.
    public let domain: ClosedRange<Double>
    /// Where the lowest value stands, in units of the drawing.
    public let start: Double
    /// Where the highest value stands, in units of the drawing.
    public let end: Double

    /// A scale; a domain of one value is put in the middle.
    public init(domain: ClosedRange<Double>, from start: Double, to end: Double) {
        self.domain = domain
        self.start = start
        self.end = end
    }

    /// Where a value stands, in units of the drawing; values outside the domain stand outside.
    public func callAsFunction(_ value: Double) -> Double {
        let span = domain.upperBound - domain.lowerBound
        guard span > 0 else { return (start + end) / 2 }
        return start + (value - domain.lowerBound) / span * (end - start)
    }
}
