/// A horizontal axis with its grid and numbers.
struct ValueAxis {
    let ticks: [Double]
    let decimals: Int
    let scale: Scale
    let words: ChartWords
    let isTime: Bool

    /// - Parameter axis: the values to mark, as far as the scale reaches; none without.
    init(axis: Axis?, scale: Scale, words: ChartWords, isTime: Bool = false) {
        ticks = axis?.ticks.filter { scale.domain.contains($0) } ?? []
        decimals = axis?.decimals ?? 0
        self.scale = scale
        self.words = words
        self.isTime = isTime
    }

    func label(_ tick: Double) -> String {
        isTime ? TimeText.year(tick) : words.number(tick, decimals: decimals)
    }

    /// The grid from `top` to `bottom` and numbers below; a number that would touch its neighbour is left out.
    func markup(top: Double, bottom: Double, width: Double) -> [Markup] {
        var end = -Double.infinity
        return ticks.flatMap { tick -> [Markup] in
            let x = scale(tick)
            let line = Draw.line(
                Point(x: x, y: top), Point(x: x, y: bottom), class: tick == 0 && !isTime ? "zero" : "grid")
            let half = TextMeasure.width(label(tick), size: Draw.softSize) / 2
            let middle = min(max(x, half), width - half)
            guard middle - half > end + 6 else { return [line] }
            end = middle + half
            return [line, Draw.text(label(tick), Point(x: middle, y: bottom + 15), .middle, class: "soft")]
        }
    }
}

/// Times as readers write them.
enum TimeText {
    /// A year without grouping; a part of a year as its decimals.
    static func year(_ value: Double) -> String {
        value == value.rounded()
            ? (value < 0 ? "\u{2212}" : "") + "\(Int(value.magnitude))" : ChartWords.digits(value, places: 1)
    }
}
