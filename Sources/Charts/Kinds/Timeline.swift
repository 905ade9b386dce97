/// The stages of something through time, one a row, with ends that are certain or not, and marks for what happened.
public struct Timeline: Chart {
    /// When a stage begins or ends, as a year or a part of it.
    public enum End: Hashable, Sendable {
        /// Then.
        case on(Double)
        /// Not before the first and not after the second.
        case between(Double, Double)
        /// Not yet, or no source states it.
        case open

        var bounds: (early: Double, late: Double)? {
            switch self {
            case .on(let time): (time, time)
            case .between(let early, let late): (early, late)
            case .open: nil
            }
        }
    }

    /// One stage.
    public struct Stage: Hashable, Sendable {
        /// What it is.
        public let label: String
        /// When it begins.
        public let start: End
        /// When it ends.
        public let end: End

        /// A stage.
        public init(_ label: String, from start: End, to end: End) {
            self.label = label
            self.start = start
            self.end = end
        }
    }

    /// Something that happened, marked by the form of its kind.
    public struct Mark: Hashable, Sendable {
        /// What happened.
        public let label: String
        /// When.
        public let time: Double
        /// Which of the timeline's kinds, from 0.
        public let kind: Int
        /// In which stage, from 0.
        public let stage: Int

        /// A mark.
        public init(_ label: String, at time: Double, kind: Int, stage: Int) {
            self.label = label
            self.time = time
            self.kind = kind
            self.stage = stage
        }
    }

    /// What is said about it.
    public let about: About
    /// The stages from the top.
    public let stages: [Stage]
    /// What happened.
    public let marks: [Mark]
    /// What the kinds of marks are called, such as «changed without agreement».
    public let kinds: [String]
    static let barHeight = 16.0

    /// - Throws: `ChartRefusal` for more than 200 stages, six kinds of marks, marks of no stage or kind, or times that
    ///   cannot be drawn.
    public init(_ about: About, stages: [Stage], marks: [Mark] = [], kinds: [String] = [])
        throws(ChartRefusal)
    {
        guard stages.count <= 200 else {
            throw .tooMany("stages", count: stages.count, limit: 200, instead: "Filter them.")
        }
        guard kinds.count <= ChartStyle.kinds - 1 else {
            throw .tooMany(
                "kinds of marks", count: kinds.count, limit: ChartStyle.kinds - 1, instead: "Join some.")
        }
        for stage in stages { try Self.check(stage) }
        for mark in marks {
            try checked(mark.time, mark.label)
            guard stages.indices.contains(mark.stage) else {
                throw .mismatch("stages", count: stages.count, expected: mark.stage + 1)
            }
            guard kinds.indices.contains(mark.kind) else {
                throw .mismatch("names of kinds", count: kinds.count, expected: mark.kind + 1)
            }
        }
        self.about = about
        self.stages = stages
        self.marks = marks
        self.kinds = kinds
    }

    private static func check(_ stage: Stage) throws(ChartRefusal) {
        var times: [Double] = []
        for end in [stage.start, stage.end] {
            if let bounds = end.bounds { times += [bounds.early, bounds.late] }
        }
        for time in times { try checked(time, stage.label) }
        for (early, late) in zip(times, times.dropFirst()) where late < early {
            // The last possible beginning may lie after the first possible end.
            guard times.count == 4, early == times[1], late == times[2], times[3] >= times[0] else {
                throw .reversed(of: stage.label, from: early, to: late)
            }
        }
    }

    /// A row for each stage, then one for each mark.
    public func table(words: ChartWords) -> Table {
        Table(
            caption: about.title, header: [words.label, words.from, words.to],
            rows: stages.enumerated().flatMap { offset, stage in
                [[stage.label, text(stage.start, words), text(stage.end, words)]]
                    + marks.filter { $0.stage == offset }.map {
                        ["\(kinds[$0.kind]): \($0.label)", TimeText.year($0.time), TimeText.year($0.time)]
                    }
            })
    }

    private func text(_ end: End, _ words: ChartWords) -> String {
        switch end {
        case .on(let time): TimeText.year(time)
        case .between(let early, let late):
            "\(TimeText.year(early))–\(TimeText.year(late)) (\(words.uncertain))"
        case .open: words.open
        }
    }
}
