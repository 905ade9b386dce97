/// A frame with a time axis, a value axis and lines; the common part of lines and small multiples.
struct LinePlot {
    struct Frame {
        var left: Double
        var top: Double
        var width: Double
        var height: Double
    }

    let frame: Frame
    let words: ChartWords
    let id: FigureID
    private let values: Axis
    private let times: Axis
    private let across: Scale
    private let up: Scale
    private let foot: Double
    private let isSmall: Bool

    init(
        points: [Lines.Point], includesZero: Bool, words: ChartWords, id: FigureID, frame: Frame,
        hasFoot: Bool, isSmall: Bool = false
    ) {
        self.frame = frame
        self.words = words
        self.id = id
        self.isSmall = isSmall
        values = Axis(
            covering: points.compactMap(\.value.number), about: isSmall ? 3 : 5, includesZero: includesZero)
        let time = points.map(\.time)
        times = Axis(
            covering: time, about: isSmall ? 2 : Int(frame.width / 70), includesZero: false, smallestStep: 1)
        let decimals = values.decimals
        let widest =
            values.ticks.map {
                TextMeasure.width(words.number($0, decimals: decimals), size: Draw.softSize)
            }.max() ?? 0
        foot = frame.top + frame.height - 22
        let (first, last) = (time.min() ?? 0, time.max() ?? 0)
        across = Scale(
            domain: first...last, from: frame.left + widest + 16, to: frame.left + frame.width - 16)
        up = Scale(domain: values.domain, from: foot - (hasFoot ? 22 : 4), to: frame.top + 6)
    }

    /// A line with its mark, as the legend shows it.
    static func sample(_ at: Point, kind: Int) -> [Markup] {
        let shape = Shape(kind: kind)
        return [
            Draw.line(
                Point(x: at.x - 9, y: at.y), Point(x: at.x + 9, y: at.y), class: "line stroke-\(kind + 1)",
                dash: shape.dash),
            shape.mark(at, radius: 4, class: "fill-\(kind + 1)"),
        ]
    }

    /// The grid with its numbers and times.
    func axes() -> [Markup] {
        let right = frame.left + frame.width
        let start = across.start - 8
        let rows = values.ticks.flatMap { tick -> [Markup] in
            [
                Draw.line(
                    Point(x: start, y: up(tick)), Point(x: right, y: up(tick)),
                    class: tick == 0 ? "zero" : "grid"),
                Draw.text(
                    words.number(tick, decimals: values.decimals), Point(x: start - 4, y: up(tick) + 4), .end,
                    class: "soft"),
            ]
        }
        return rows + timeLabels(right: right)
    }

    private func timeLabels(right: Double) -> [Markup] {
        var end = -Double.infinity
        let shown = times.ticks.filter { across.domain.contains($0) }
        return (shown.isEmpty ? [across.domain.lowerBound] : shown).flatMap { time -> [Markup] in
            let half = TextMeasure.width(TimeText.year(time), size: Draw.softSize) / 2
            let middle = min(across(time), right - half)
            guard middle - half > end + 8 else { return [] }
            end = middle + half
            return [
                Draw.line(
                    Point(x: across(time), y: foot), Point(x: across(time), y: foot + 4), class: "zero"),
                Draw.text(TimeText.year(time), Point(x: middle, y: foot + 18), .middle, class: "soft"),
            ]
        }
    }

    /// A line in pieces between what is missing, with a mark at each value.
    func line(_ series: Lines.Series, kind: Int) -> [Markup] {
        let shape = Shape(kind: kind)
        var pieces: [[Point]] = [[]]
        var marks: [Markup] = []
        for point in series.points {
            let x = across(point.time)
            switch point.value {
            case .known(let value):
                let at = Point(x: x, y: up(value))
                pieces[pieces.count - 1].append(at)
                if !isSmall || series.points.count <= 12 {
                    marks.append(shape.mark(at, radius: isSmall ? 2.5 : 4, class: "fill-\(kind + 1)"))
                }
            case .missing:
                pieces.append([])
                marks.append(
                    Shape.diamond.mark(absence(x, kind), radius: 4, class: "open stroke-\(kind + 1)"))
            case .suppressed:
                pieces.append([])
                let at = absence(x, kind)
                marks.append(
                    Draw.hatched(
                        x: at.x - 4.5, y: at.y - 4.5, width: 9, height: 9, id: id,
                        class: "hatched stroke-\(kind + 1)"))
            }
        }
        let lines = pieces.filter { $0.count > 1 }.map { piece in
            Markup.element(
                "path",
                [
                    "d": Shape.path(piece, closed: false), "class": "line stroke-\(kind + 1)",
                    "stroke-dasharray": shape.dash,
                ])
        }
        let single = pieces.filter { $0.count == 1 && isSmall }.flatMap { $0 }.map {
            shape.mark($0, radius: 2.5, class: "fill-\(kind + 1)")
        }
        return lines + marks + single
    }

    /// What has no value stands at the foot in its line's colour, each series a little aside.
    private func absence(_ x: Double, _ kind: Int) -> Point {
        Point(x: min(x + Double(kind) * 7, across.end + 10), y: foot - 8)
    }
}
