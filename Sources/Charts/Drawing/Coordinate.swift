/// A point of a drawing, in its units, from the upper left.
struct Point: Hashable, Sendable {
    var x: Double
    var y: Double
}

extension Double {
    /// This coordinate rounded to a tenth, so that the same drawing is the same text on every machine.
    var tenth: String {
        guard isFinite, magnitude < 1e9 else { return "0" }
        let tenths = Int((self * 10).rounded())
        let whole = tenths.magnitude / 10
        let rest = tenths.magnitude % 10
        return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
    }
}
