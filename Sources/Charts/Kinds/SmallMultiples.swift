/// Many lines through time, each in a small frame of its own, all with the same axes so that they can be compared.
public struct SmallMultiples: Chart {
    /// What is said about it.
    public let about: About
    /// One frame each.
    public let series: [Lines.Series]

    /// - Throws: `ChartRefusal` for more than 120 frames or a number that cannot be drawn.
    public init(_ about: About, series: [Lines.Series]) throws(ChartRefusal) {
        guard series.count <= 120 else {
            throw .tooMany("frames", count: series.count, limit: 120, instead: "Filter them.")
        }
        for line in series { try line.check() }
        self.about = about
        self.series = series
    }

    /// The frames, two a row where it is narrow.
    public func drawing(width: Double, words: ChartWords, id: FigureID) -> Drawing {
        let points = series.flatMap(\.points)
        guard !points.isEmpty else { return Draw.nothing(width: width, words: words) }
        let legend = Legend(
            entries: Legend.absences(of: points.map(\.value), words: words, id: id), width: width)
        let columns = max(1, min(series.count, Int(width / 145)))
        let gap = 14.0
        let size = (width - gap * Double(columns - 1)) / Double(columns)
        let hasFoot = points.contains { $0.value.number == nil }
        var top = legend.height
        var content = legend.markup(top: 0)
        for row in stride(from: 0, to: series.count, by: columns) {
            let lines = Array(series[row..<min(row + columns, series.count)])
            let titles = lines.map { TextMeasure.wrap($0.label, width: size, size: Draw.labelSize, limit: 2) }
            let titleHeight = Double(titles.map(\.count).max() ?? 0) * Draw.lineHeight + 4
            for (column, line) in lines.enumerated() {
                let left = Double(column) * (size + gap)
                let plot = LinePlot(
                    points: points, includesZero: true, words: words, id: id,
                    frame: .init(left: left, top: top + titleHeight, width: size, height: hasFoot ? 112 : 96),
                    hasFoot: hasFoot, isSmall: true)
                content += Draw.text(lines: titles[column], Point(x: left, y: top + 13))
                content += plot.axes() + (line.points.isEmpty ? [] : plot.line(line, kind: 0))
            }
            top += titleHeight + (hasFoot ? 112 : 96) + 14
        }
        return Drawing(width: width, height: top, content: content)
    }

    /// A row for each frame, a column for each time.
    public func table(words: ChartWords) -> Table {
        let times = Set(series.flatMap { $0.points.map(\.time) }).sorted()
        return Table(
            caption: about.title, header: [words.label] + times.map(TimeText.year),
            rows: series.map { line in
                [line.label]
                    + times.map { time in
                        words.cell(line.points.first { $0.time == time }?.value ?? .missing)
                    }
            })
    }
}
