/// Estimates as dots with the interval in which the truth may lie, one a row.
public struct DotInterval: Chart {
    /// One estimate.
    public struct Estimate: Hashable, Sendable {
        /// What it is of.
        public let label: String
        /// The estimate.
        public let value: Quantity
        /// The interval, where one is stated.
        public let interval: ClosedRange<Double>?

        /// An estimate; its interval need not be symmetric, nor hold the value.
        public init(_ label: String, _ value: Quantity, interval: ClosedRange<Double>? = nil) {
            self.label = label
            self.value = value
            self.interval = interval
        }
    }

    /// What is said about it.
    public let about: About
    /// The estimates from the top.
    public let estimates: [Estimate]
    /// A value to compare with, and what it is.
    public let reference: (label: String, value: Double)?

    /// - Throws: `ChartRefusal` for more than 200 estimates or a number that cannot be drawn.
    public init(
        _ about: About, estimates: [Estimate], reference: (label: String, value: Double)? = nil
    ) throws(ChartRefusal) {
        guard estimates.count <= 200 else {
            throw .tooMany("estimates", count: estimates.count, limit: 200, instead: "Group or filter them.")
        }
        for estimate in estimates {
            try estimate.value.check(estimate.label)
            if let interval = estimate.interval {
                try checked(interval.lowerBound, estimate.label)
                try checked(interval.upperBound, estimate.label)
            }
        }
        if let reference { try checked(reference.value, reference.label) }
        self.about = about
        self.estimates = estimates
        self.reference = reference
    }

    /// The estimates: a dot on its interval; a ring where no interval is stated.
    public func drawing(width: Double, words: ChartWords, id: FigureID) -> Drawing {
        guard !estimates.isEmpty else { return Draw.nothing(width: width, words: words) }
        let legend = Legend(entries: legend(words, id), width: width)
        let rows = Rows(labels: estimates.map(\.label), width: width, top: legend.height, markHeight: 18)
        let axis = axis(width: width, left: rows.labelWidth, words: words)
        let line = reference.map {
            Draw.line(
                Point(x: axis.scale($0.value), y: legend.height),
                Point(x: axis.scale($0.value), y: rows.bottom + 2), class: "reference")
        }
        return Drawing(
            width: width, height: rows.bottom + 24,
            content: legend.markup(top: 0)
                + axis.markup(top: legend.height, bottom: rows.bottom + 2, width: width)
                + [line ?? .empty] + rows.labels()
                + zip(estimates, rows.rows).flatMap { mark($0, at: $1.middle, axis: axis, id: id) })
    }

    /// Label, value and bounds of each estimate.
    public func table(words: ChartWords) -> Table {
        let bound = { (value: Double?) in value.map { words.number($0, decimals: 6) } ?? words.noInterval }
        let row = reference.map { [[$0.label, words.number($0.value, decimals: 6), "–", "–"]] } ?? []
        return Table(
            caption: about.title, header: [words.label, valueHead(words), words.from, words.to],
            rows: estimates.map {
                [
                    $0.label, words.cell($0.value), bound($0.interval?.lowerBound),
                    bound($0.interval?.upperBound),
                ]
            } + row)
    }

    private func axis(width: Double, left: Double, words: ChartWords) -> ValueAxis {
        let bounds = estimates.flatMap {
            [$0.interval?.lowerBound, $0.interval?.upperBound, $0.value.number]
        }
        let axis = Axis(
            covering: bounds.compactMap { $0 } + (reference.map { [$0.value] } ?? []),
            about: width < 480 ? 4 : 6, includesZero: false)
        let texts = estimates.filter { $0.value.number == nil }.map {
            TextMeasure.width(words.text($0.value), size: Draw.softSize) + 30
        }
        let start = left + (left > 0 ? 18 : 8)
        return ValueAxis(
            axis: axis,
            scale: Scale(
                domain: axis.domain, from: start, to: max(start + min(120, texts.max() ?? 0), width - 10)),
            words: words)
    }

    private func mark(_ estimate: Estimate, at y: Double, axis: ValueAxis, id: FigureID) -> [Markup] {
        let left = axis.scale.start
        let absent = TextMeasure.shortened(
            estimate.value, words: axis.words, width: axis.scale.end - left - 24)
        switch estimate.value {
        case .missing:
            return [
                Shape.diamond.mark(Point(x: left + 6, y: y), radius: 4.5, class: "open"),
                Draw.text(absent, Point(x: left + 18, y: y + 4.5), class: "soft halo"),
            ]
        case .suppressed:
            return [
                Draw.hatched(x: left, y: y - 6, width: 20, height: 12, id: id),
                Draw.text(absent, Point(x: left + 26, y: y + 4.5), class: "soft halo"),
            ]
        case .known(let value):
            let at = Point(x: axis.scale(value), y: y)
            guard let interval = estimate.interval else {
                return [Shape.circle.mark(at, radius: 5, class: "ring stroke-1")]
            }
            let (from, to) = (axis.scale(interval.lowerBound), axis.scale(interval.upperBound))
            return [
                Draw.line(Point(x: from, y: y), Point(x: to, y: y), class: "range stroke-1"),
                Draw.line(Point(x: from, y: y - 4), Point(x: from, y: y + 4), class: "range stroke-1"),
                Draw.line(Point(x: to, y: y - 4), Point(x: to, y: y + 4), class: "range stroke-1"),
                Shape.circle.mark(at, radius: 5.5, class: "fill-1"),
            ]
        }
    }

    private func legend(_ words: ChartWords, _ id: FigureID) -> [Legend.Entry] {
        var entries: [Legend.Entry] = []
        if let reference {
            let text = "\(reference.label): \(words.number(reference.value))"
            entries.append(
                .init(label: text) {
                    [Draw.line(Point(x: $0.x, y: $0.y - 7), Point(x: $0.x, y: $0.y + 7), class: "reference")]
                })
        }
        if estimates.contains(where: { $0.value.number != nil && $0.interval == nil }) {
            entries.append(
                .init(label: words.noInterval) { [Shape.circle.mark($0, radius: 5, class: "ring stroke-1")] })
        }
        return entries + Legend.absences(of: estimates.map(\.value), words: words, id: id)
    }
}
