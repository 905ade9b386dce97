@testable import Charts

/// A chart on a page, and as a file of its own.
struct Sample {
    let name: String
    let figure: Figure
    private let draw: (Palette, Double) -> ChartFile

    init(name: String, figure: Figure, draw: @escaping (Palette, Double) -> ChartFile) {
        self.name = name
        self.figure = figure
        self.draw = draw
    }

    func file(_ palette: Palette = .light, width: Double = Figure.widths.wide) -> ChartFile {
        draw(palette, width)
    }
}

/// Charts of every kind from made-up data, ordinary and awkward.
enum Samples {
    static let about = About(
        title: "Course seats by town", description: "Horizontal bars, one for each town.",
        summary: "Bree has the most seats, Tuckborough the fewest.",
        source: "Auenland, register of courses, 2014",
        unit: "seats")
    static let hostile = "</text><script>alert('x')</script>\"& <b>\u{0}\u{202E}]]>"
    static let rightToLeft = "دورات اللغة للقادمين الجدد (B1)"
    static let long =
        "Coordination office for language courses, recognition of qualifications and donaudampfschifffahrtsgesellschaftlicher advice"

    static func figure(_ chart: some Chart, _ name: String, words: ChartWords = .english) throws -> Sample {
        Sample(name: name, figure: Figure(chart, id: try FigureID(name), words: words)) {
            ChartFile(chart, words: words, palette: $0, width: $1)
        }
    }

    /// Every sample; its name is that of its golden file.
    static func all() throws -> [Sample] {
        try bars() + lines() + multiples() + dots() + timelines() + matrices() + maps()
    }

    static func bars() throws -> [Sample] {
        func chart(_ values: [(String, Quantity)]) throws -> Bars {
            try Bars(about, bars: values.map { Bars.Bar($0.0, $0.1) })
        }
        return [
            try figure(
                chart([
                    ("Bree", .known(12400)), ("Hobbiton", .known(8300.5)), ("Michel Delving", .missing),
                    ("Buckland", .suppressed("< 5")), ("Tuckborough", .known(640)),
                ]), "bars"),
            try figure(
                chart([("Bree", .known(12400.25)), ("Hobbiton", .missing), ("Bockland", .suppressed(""))]),
                "bars-german", words: .german),
            try figure(chart([]), "bars-empty"),
            try figure(chart([("Bree", .known(3))]), "bars-one"),
            try figure(
                chart([("Gain", .known(4.5)), ("Loss", .known(-12)), ("None", .known(0)), ("Far", .missing)]),
                "bars-negative"),
            try figure(chart((1...200).map { ("Town \($0)", .known(Double($0 * 37 % 101))) }), "bars-many"),
            try figure(
                chart([
                    (long, .known(7)), (rightToLeft, .known(5)), (hostile, .suppressed(hostile)),
                    ("", .known(2)),
                ]), "bars-labels"),
        ]
    }
}

extension Samples {
    private static func series(_ label: String, _ values: [Quantity], from year: Double = 2005)
        -> Lines.Series
    {
        Lines.Series(label, values.enumerated().map { .init(year + Double($0.offset), $0.element) })
    }

    private static let gaps: [Quantity] = [
        .known(42), .known(45.5), .missing, .known(51), .known(48), .suppressed("< 5"), .known(56),
        .known(61),
    ]

    static func lines() throws -> [Sample] {
        let about = About(
            title: "Employment of newcomers", description: "Lines through time, one for each group.",
            summary: "Employment rose in both groups; one year is missing, one is suppressed.",
            source: "Auenland, labour survey, 2005–2012", unit: "% of persons aged 20–64")
        let six = (1...6).map { kind in
            series("Group \(kind)", (0..<8).map { .known(Double(kind * 9 + $0 * (kind % 3))) })
        }
        let one: [(String, [Lines.Series])] = [
            (
                "lines",
                [series("Women", gaps), series("Men", (0..<8).map { .known(60 + Double($0 * 3 % 7)) })]
            ),
            ("lines-six", six), ("lines-empty", []), ("lines-one", [series("Women", [.known(12)])]),
            ("lines-negative", [series("Balance", [-3, 2, -8, 0.5].map { .known($0) }, from: 2010)]),
            ("lines-missing", [series(hostile, [.missing, .suppressed(hostile)]), series(rightToLeft, [])]),
            ("lines-labels", [series(long, gaps), series(rightToLeft, [.known(3), .known(4)])]),
        ]
        return try one.map { try figure(Lines(about, series: $0.1), $0.0) }
    }

    static func multiples() throws -> [Sample] {
        let about = About(
            title: "Course seats per 1000 newcomers, by town",
            description: "A small line for each town, with the same axes.",
            summary: "Most towns rose; Buckland has gaps.", source: "Auenland, register of courses, 2014",
            unit: "seats per 1000 newcomers")
        let towns = ["Bree", "Hobbiton", "Michel Delving", "Tuckborough", "Frogmorton", "Stock"]
        let many = towns.enumerated().map { offset, town in
            series(town, (0..<8).map { .known(Double((offset + 2) * 7 + $0 * (offset - 1) * 2)) })
        }
        return try [
            figure(SmallMultiples(about, series: many + [series("Buckland", gaps)]), "multiples"),
            figure(SmallMultiples(about, series: []), "multiples-empty"),
            figure(
                SmallMultiples(
                    about,
                    series: [
                        series(long, [.known(-3), .missing]), series(rightToLeft, []),
                        series(hostile, [.known(1)]),
                    ]),
                "multiples-labels"),
        ]
    }

    static func dots() throws -> [Sample] {
        let about = About(
            title: "Effect of advice on employment",
            description: "Dots with 95 % intervals, one for each study.",
            summary: "Two of four studies find an effect that is surely positive.",
            source: "Auenland, studies 2008–2014", unit: "percentage points")
        return try [
            figure(
                DotInterval(
                    about,
                    estimates: [
                        .init("Bree 2008", .known(4.2), interval: 1.1...7.3),
                        .init("Hobbiton 2010", .known(-1.5), interval: -4...1),
                        .init("Buckland 2011, without interval", .known(2)), .init("Stock 2012", .missing),
                        .init("Tuckborough 2013", .suppressed("n < 30")),
                        .init("Michel Delving 2014", .known(6), interval: 2.5...9.5),
                    ], reference: ("no effect", 0)), "dots"),
            figure(DotInterval(about, estimates: []), "dots-empty"),
            figure(
                DotInterval(about, estimates: [.init("Bree", .known(4.2), interval: 4...4.5)]), "dots-one"),
            figure(
                DotInterval(
                    about,
                    estimates: [
                        .init(long, .known(3), interval: 2...4), .init(rightToLeft, .suppressed(hostile)),
                        .init(hostile, .missing),
                    ], reference: (long, 2.5)), "dots-labels", words: .german),
        ]
    }
}

extension Samples {
    static func timelines() throws -> [Sample] {
        let about = About(
            title: "Civic integration in Auenland",
            description: "A bar for each stage; hatched where its ends are not certain.",
            summary: "Four stages in fourteen years; the last two changed without agreement.",
            source: "Auenland, law gazette", unit: "years")
        let kinds = ["changed without the cities' agreement", "agreed with the cities"]
        return try [
            figure(
                Timeline(
                    about,
                    stages: [
                        .init(
                            "Courses by the towns, paid by the state", from: .on(1998),
                            to: .between(2003, 2007)),
                        .init("Duty to attend", from: .between(2003, 2007), to: .on(2012)),
                        .init("Duty to pass, at one's own cost", from: .on(2012), to: .open),
                        .init("Advice", from: .open, to: .between(2005, 2008)),
                        .init("Pilot", from: .between(2004, 2009), to: .between(2006, 2010)),
                    ],
                    marks: [
                        .init("Content set by the state", at: 2007, kind: 0, stage: 1),
                        .init("Grant stopped", at: 2012, kind: 0, stage: 2),
                        .init("Covenant", at: 1999.5, kind: 1, stage: 0),
                    ], kinds: kinds), "timeline"),
            figure(Timeline(about, stages: []), "timeline-empty"),
            figure(Timeline(about, stages: [.init("Always", from: .open, to: .open)]), "timeline-open"),
            figure(
                Timeline(about, stages: [.init("One year", from: .on(2012), to: .on(2012))]), "timeline-one"),
            figure(
                Timeline(
                    about,
                    stages: [
                        .init(long, from: .on(-44), to: .on(2020.25)),
                        .init(rightToLeft, from: .on(1998), to: .open),
                        .init(hostile, from: .on(1998), to: .on(2001)),
                    ], marks: [.init(hostile, at: 1998, kind: 0, stage: 2)], kinds: [hostile]),
                "timeline-labels", words: .german),
        ]
    }
}
