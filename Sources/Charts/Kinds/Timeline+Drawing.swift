extension Timeline {
    /// Certain time as a full bar, uncertain time hatched, an open end as an arrow.
    public func drawing(width: Double, words: ChartWords, id: FigureID) -> Drawing {
        let times = allTimes
        guard !stages.isEmpty else { return Draw.nothing(width: width, words: words) }
        let legend = Legend(entries: legend(words, id), width: width)
        let rows = Rows(
            labels: stages.map(\.label), width: width, top: legend.height, markHeight: Self.barHeight + 6)
        let axis = axis(times, width: width, left: rows.labelWidth, words: words)
        let bars = zip(stages, rows.rows).flatMap { bar($0, at: $1.middle, scale: axis.scale, id: id) }
        let signs = marks.map { mark in
            Shape(kind: mark.kind + 1).mark(
                Point(x: axis.scale(mark.time), y: rows.rows[mark.stage].middle), radius: 6.5,
                class: "ring stroke-\(mark.kind + 2)")
        }
        return Drawing(
            width: width, height: rows.bottom + 24,
            content: legend.markup(top: 0)
                + axis.markup(top: legend.height, bottom: rows.bottom + 2, width: width) + rows.labels()
                + bars
                + signs)
    }

    private var allTimes: [Double] {
        stages.flatMap { stage in
            [stage.start.bounds, stage.end.bounds].compactMap { $0 }.flatMap { [$0.early, $0.late] }
        } + marks.map(\.time)
    }

    private func axis(_ times: [Double], width: Double, left: Double, words: ChartWords) -> ValueAxis {
        let axis = Axis(
            covering: times, about: width < 480 ? 4 : 7, includesZero: false, smallestStep: 1)
        let (low, high) = (times.min() ?? 0, times.max() ?? 0)
        // An open end needs room to be seen as going on.
        let room = high > low ? (high - low) * 0.08 : 1
        let isOpen = (
            start: stages.contains { $0.start == .open } || low == high,
            end: stages.contains { $0.end == .open } || low == high
        )
        let domain = (isOpen.start ? low - room : low)...(isOpen.end ? high + room : high)
        let start = left + (left > 0 ? 24 : 14)
        return ValueAxis(
            axis: times.isEmpty ? nil : axis, scale: Scale(domain: domain, from: start, to: width - 16),
            words: words, isTime: true)
    }

    private func bar(_ stage: Stage, at middle: Double, scale: Scale, id: FigureID) -> [Markup] {
        let (top, height) = (middle - Self.barHeight / 2, Self.barHeight)
        let start = stage.start.bounds.map { (early: scale($0.early), late: scale($0.late)) }
        let end = stage.end.bounds.map { (early: scale($0.early), late: scale($0.late)) }
        let (first, last) = (start?.early ?? scale.start - 2, end?.late ?? scale.end + 2)
        let (sure, over) = (start?.late ?? first, end?.early ?? last)
        var parts: [Markup] = []
        let isSure = sure <= over
        if isSure {
            parts.append(
                Draw.rect(x: sure, y: top, width: max(2, over - sure), height: height, class: "fill-1"))
        }
        for (from, to) in isSure ? [(first, sure), (over, last)] : [(first, last)] where to > from {
            parts.append(Draw.hatched(x: from, y: top, width: to - from, height: height, id: id))
        }
        if start == nil { parts.append(arrow(at: first, y: middle, direction: -1)) }
        if end == nil { parts.append(arrow(at: last, y: middle, direction: 1)) }
        return parts
    }

    private func arrow(at edge: Double, y: Double, direction: Double) -> Markup {
        let x = edge - 0.5 * direction
        let points = [
            Point(x: x, y: y - Self.barHeight / 2), Point(x: x + 9 * direction, y: y),
            Point(x: x, y: y + Self.barHeight / 2),
        ]
        return .element("path", ["d": Shape.path(points, closed: true), "class": "fill-1"])
    }

    private func legend(_ words: ChartWords, _ id: FigureID) -> [Legend.Entry] {
        var entries: [Legend.Entry] = []
        let ends = stages.flatMap { [$0.start, $0.end] }
        if ends.contains(where: { if case .between = $0 { true } else { false } }) {
            entries.append(
                .init(label: words.uncertain) {
                    [Draw.hatched(x: $0.x - 8, y: $0.y - 5, width: 16, height: 10, id: id)]
                })
        }
        if ends.contains(.open) {
            entries.append(
                .init(label: words.open) { at in
                    [
                        .element(
                            "path",
                            [
                                "d": Shape.path(
                                    [
                                        Point(x: at.x - 8, y: at.y - 5), Point(x: at.x + 2, y: at.y - 5),
                                        Point(x: at.x + 9, y: at.y), Point(x: at.x + 2, y: at.y + 5),
                                        Point(x: at.x - 8, y: at.y + 5),
                                    ], closed: true), "class": "fill-1",
                            ])
                    ]
                })
        }
        let used = Set(marks.map(\.kind))
        return entries
            + kinds.enumerated().filter { used.contains($0.offset) }.map { kind, label in
                .init(label: label) {
                    [Shape(kind: kind + 1).mark($0, radius: 5.5, class: "ring stroke-\(kind + 2)")]
                }
            }
    }
}
