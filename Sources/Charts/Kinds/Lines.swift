/// Values through time as lines, one a series; a line stops where a value is missing.
public struct Lines: Chart {
    /// A value at a time.
    public struct Point: Hashable, Sendable {
        /// The year, or a part of it as decimals.
        public let time: Double
        /// The value then.
        public let value: Quantity

        /// A value at a time.
        public init(_ time: Double, _ value: Quantity) {
            self.time = time
            self.value = value
        }
    }

    /// One line.
    public struct Series: Hashable, Sendable {
        /// What it stands for.
        public let label: String
        /// Its values, by rising time.
        public let points: [Point]

        /// A line; points are put in the order of time.
        public init(_ label: String, _ points: [Point]) {
            self.label = label
            self.points = points.sorted { $0.time < $1.time }
        }

        func check() throws(ChartRefusal) {
            for point in points {
                try checked(point.time, label)
                try point.value.check(label)
            }
        }
    }

    /// What is said about it.
    public let about: About
    /// The lines; each has its own form of marks and dashes.
    public let series: [Series]
    /// Whether the axis begins at zero.
    public let includesZero: Bool

    /// - Throws: `ChartRefusal` for more than six series or a number that cannot be drawn.
    public init(_ about: About, series: [Series], includesZero: Bool = true) throws(ChartRefusal) {
        guard series.count <= ChartStyle.kinds else {
            throw .tooMany(
                "lines", count: series.count, limit: ChartStyle.kinds,
                instead: "Draw small multiples instead.")
        }
        for line in series { try line.check() }
        self.about = about
        self.series = series
        self.includesZero = includesZero
    }

    /// The lines; missing values stand as open diamonds and suppressed ones as hatched squares at the foot.
    public func drawing(width: Double, words: ChartWords, id: FigureID) -> Drawing {
        let points = series.flatMap(\.points)
        guard !points.isEmpty else { return Draw.nothing(width: width, words: words) }
        let legend = Legend(entries: legend(words, id), width: width)
        let hasFoot = points.contains { $0.value.number == nil }
        let plot = LinePlot(
            points: points, includesZero: includesZero, words: words, id: id,
            frame: .init(
                left: 0, top: legend.height + 6, width: width,
                height: (width < 480 ? 180 : 260) + (hasFoot ? 18 : 0)), hasFoot: hasFoot)
        return Drawing(
            width: width, height: plot.frame.top + plot.frame.height,
            content: legend.markup(top: 0) + plot.axes()
                + series.enumerated().flatMap { plot.line($0.element, kind: $0.offset) })
    }

    /// A row for each time, a column for each series.
    public func table(words: ChartWords) -> Table {
        let times = Set(series.flatMap { $0.points.map(\.time) }).sorted()
        return Table(
            caption: about.title, header: [words.time] + series.map(\.label),
            rows: times.map { time in
                [TimeText.year(time)]
                    + series.map { line in
                        words.cell(line.points.first { $0.time == time }?.value ?? .missing)
                    }
            })
    }

    private func legend(_ words: ChartWords, _ id: FigureID) -> [Legend.Entry] {
        series.enumerated().map { kind, line in
            Legend.Entry(label: line.label) { LinePlot.sample($0, kind: kind) }
        } + Legend.absences(of: series.flatMap { $0.points.map(\.value) }, words: words, id: id)
    }
}
