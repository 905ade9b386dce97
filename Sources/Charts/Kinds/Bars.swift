/// Values of named things as horizontal bars from a common zero, in the order given.
public struct Bars: Chart {
    /// One bar.
    public struct Bar: Hashable, Sendable {
        /// What it stands for.
        public let label: String
        /// How long it is.
        public let value: Quantity

        /// A bar.
        public init(_ label: String, _ value: Quantity) {
            self.label = label
            self.value = value
        }
    }

    /// What is said about it.
    public let about: About
    /// The bars from the top.
    public let bars: [Bar]
    private static let thickness = 16.0

    /// - Throws: `ChartRefusal` for more than 500 bars or a number that cannot be drawn.
    public init(_ about: About, bars: [Bar]) throws(ChartRefusal) {
        guard bars.count <= 500 else {
            throw .tooMany("bars", count: bars.count, limit: 500, instead: "Group or filter them.")
        }
        for bar in bars { try bar.value.check(bar.label) }
        self.about = about
        self.bars = bars
    }

    /// The bars with their values; missing ones as an open diamond, suppressed ones as a hatched stub.
    public func drawing(width: Double, words: ChartWords, id: FigureID) -> Drawing {
        guard !bars.isEmpty else { return Draw.nothing(width: width, words: words) }
        let legend = Legend(
            entries: Legend.absences(of: bars.map(\.value), words: words, id: id), width: width)
        let rows = Rows(
            labels: bars.map(\.label), width: width, top: legend.height, markHeight: Self.thickness)
        let axis = axis(width: width, left: rows.labelWidth, words: words)
        let marks = zip(bars, rows.rows).flatMap { mark($0, at: $1.middle, axis: axis, id: id) }
        return Drawing(
            width: width, height: rows.bottom + 24,
            content: legend.markup(top: 0)
                + axis.markup(top: legend.height, bottom: rows.bottom + 2, width: width) + rows.labels()
                + marks)
    }

    /// Label and value of each bar.
    public func table(words: ChartWords) -> Table {
        Table(
            caption: about.title, header: [words.label, valueHead(words)],
            rows: bars.map { [$0.label, words.cell($0.value)] })
    }

    private func axis(width: Double, left: Double, words: ChartWords) -> ValueAxis {
        let numbers = bars.compactMap(\.value.number)
        let axis = Axis(covering: numbers, about: width < 480 ? 4 : 6, includesZero: true)
        let texts = bars.map { TextMeasure.width(text($0.value, words), size: Draw.softSize) + 8 }
        let negative = zip(bars, texts).filter { ($0.0.value.number ?? 0) < 0 }.map(\.1).max() ?? 0
        let start = left + (left > 0 ? 10 : 1) + min(negative, width * 0.25)
        let end =
            zip(bars, texts).map { bar, text in
                let value = bar.value.number ?? 0
                let room = width - text - (bar.value.number == nil ? 22 : 0) - start
                let share =
                    (max(0, value) - axis.domain.lowerBound)
                    / (axis.domain.upperBound - axis.domain.lowerBound)
                return start + max(40, share > 0 ? min(room / share, width - 8 - start) : width - 8 - start)
            }.min() ?? width
        return ValueAxis(axis: axis, scale: Scale(domain: axis.domain, from: start, to: end), words: words)
    }

    private func text(_ value: Quantity, _ words: ChartWords) -> String {
        TextMeasure.shortened(value, words: words, width: 90)
    }

    private func mark(_ bar: Bar, at middle: Double, axis: ValueAxis, id: FigureID) -> [Markup] {
        let zero = axis.scale(0)
        let foot = middle + 4.5
        let label = text(bar.value, axis.words)
        switch bar.value {
        case .known(let value):
            let end = axis.scale(value)
            return [
                Draw.rect(
                    x: min(zero, end), y: middle - Self.thickness / 2, width: (end - zero).magnitude,
                    height: Self.thickness, class: "fill-1"),
                Draw.text(
                    label, Point(x: end + (value < 0 ? -6 : 6), y: foot), value < 0 ? .end : .start,
                    class: "soft halo"),
            ]
        case .missing:
            return [
                Shape.diamond.mark(Point(x: zero + 8, y: middle), radius: 4.5, class: "open"),
                Draw.text(label, Point(x: zero + 20, y: foot), class: "soft halo"),
            ]
        case .suppressed:
            return [
                Draw.hatched(x: zero, y: middle - 6, width: 20, height: 12, id: id),
                Draw.text(label, Point(x: zero + 26, y: foot), class: "soft halo"),
            ]
        }
    }
}

extension Chart {
    /// The head of a column of values, with the unit.
    func valueHead(_ words: ChartWords) -> String {
        about.unit.isEmpty ? words.value : "\(words.value) (\(about.unit))"
    }
}
