import Fixtures
import Foundation
import Testing

@testable import Charts

struct AxisTests {
    @Test func `ticks are round, rise evenly, cover the data and are few`() {
        for seed in 0..<2000 {
            var random = SeededGenerator(seed: UInt64(seed))
            let size = pow(10, Double.random(in: -9...12, using: &random))
            let values = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                Double.random(in: -1...1, using: &random) * size
            }
            let axis = Axis(covering: values, about: 5, includesZero: seed % 2 == 0)
            #expect(axis.ticks.count >= 2 && axis.ticks.count <= 8, "seed \(seed): \(axis.ticks)")
            #expect(values.allSatisfy { axis.domain.contains($0) }, "seed \(seed): \(values) \(axis.ticks)")
            #expect(seed % 2 == 1 || axis.domain.contains(0), "seed \(seed)")
            let steps = zip(axis.ticks.dropFirst(), axis.ticks).map { $0 - $1 }
            let spread = ((steps.max() ?? 0) - (steps.min() ?? 0)) / (steps.first ?? 1)
            #expect(spread < 1e-6, "seed \(seed): \(axis.ticks)")
            let digits = (steps[0] / pow(10, floor(log10(steps[0] * 1.000001)))).rounded()
            #expect([1, 2, 5].contains(digits), "seed \(seed): \(steps[0])")
        }
    }

    @Test func `three tenths are three tenths`() {
        #expect(
            Axis(covering: [0, 0.5], about: 5, includesZero: true).ticks == [0, 0.1, 0.2, 0.3, 0.4, 0.5])
    }

    @Test func `years are whole`() {
        let axis = Axis(covering: [2012, 2013], about: 6, includesZero: false, smallestStep: 1)
        #expect(axis.ticks == [2012, 2013])
    }
}

struct NumberTests {
    @Test(arguments: [
        (0.0, "0", "0"), (-0.001, "0", "0"), (1234.5, "1234.5", "1234,5"),
        (12345.678, "12,345.68", "12.345,68"),
        (-1_000_000, "\u{2212}1,000,000", "\u{2212}1.000.000"), (0.1 + 0.2, "0.3", "0,3"),
        (100, "100", "100"),
    ])
    func `numbers are written by language`(value: Double, english: String, german: String) {
        #expect(ChartWords.english.number(value) == english)
        #expect(ChartWords.german.number(value) == german)
    }

    @Test func `coordinates are rounded to a tenth`() {
        #expect([1.25, -0.04, 3, -2.36, .nan].map(\.tenth) == ["1.3", "0", "3", "-2.4", "0"])
    }
}

struct MarkupTests {
    @Test func `random words come back from an XML parser as they went in`() {
        for seed in 0..<300 {
            var random = SeededGenerator(seed: UInt64(seed))
            let letters = Array("<>&\"'/=;-!ab ]é€م🙂?#")
            let words = String((0..<30).map { _ in letters.randomElement(using: &random) ?? "a" })
            let page = Page(Markup.element("p", ["title": words], .words(words)).text)
            #expect(page.fault == nil, "seed \(seed)")
            #expect(page.all("p").first?.text == words, "seed \(seed)")
            #expect(page.all("p").first?.attributes["title"] == words, "seed \(seed)")
        }
    }

    @Test func `wrapped lines fit and lose no word`() {
        for width in stride(from: 40.0, through: 400, by: 20) {
            let lines = TextMeasure.wrap(Samples.long, width: width, size: 13, limit: 100)
            #expect(lines.allSatisfy { TextMeasure.width($0, size: 13) <= width }, "\(width): \(lines)")
            #expect(lines.joined().filter { $0 != " " } == Samples.long.filter { $0 != " " }, "\(width)")
            let short = TextMeasure.wrap(Samples.long, width: width, size: 13, limit: 2)
            #expect(short.count <= 2 && short.allSatisfy { TextMeasure.width($0, size: 13) <= width })
        }
    }
}

struct ContrastTests {
    @Test(arguments: [Palette.light, .dark]) func `text keeps 4.5 to 1 and marks 3 to 1`(palette: Palette) {
        for (name, colour) in palette.text {
            #expect(contrast(colour, palette.paper) >= 4.5, "\(name)")
            if name == "ink" {
                for (land, surface) in palette.quiet { #expect(contrast(colour, surface) >= 4.5, "\(land)") }
            }
        }
        for (name, colour) in palette.marks {
            #expect(contrast(colour, palette.paper) >= 3, "\(name)")
            // Letters stand on marks in the colour of the paper.
            if name != "edge" { #expect(contrast(colour, palette.paper) >= 4.5, "\(name)") }
            for (land, surface) in palette.quiet where land != "grid" {
                #expect(contrast(colour, surface) >= 3, "\(name) on \(land)")
            }
        }
    }

    @Test func `the contrast of black and white is 21 to 1`() {
        #expect((contrast("#000000", "#ffffff") - 21).magnitude < 1e-9)
        // #767676 on white is the grey that WebAIM gives as just enough, 4.54:1.
        #expect((contrast("#767676", "#ffffff") - 4.54).magnitude < 0.01)
    }

    /// WCAG 2.2, definitions of relative luminance and contrast ratio.
    private func contrast(_ first: String, _ second: String) -> Double {
        func luminance(_ colour: String) -> Double {
            let value = UInt32(colour.dropFirst(), radix: 16) ?? 0
            let shifts: [UInt32] = [16, 8, 0]
            let parts = shifts.map { shift -> Double in
                let part = Double((value >> shift) & 0xFF) / 255
                return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }
        let (a, b) = (luminance(first), luminance(second))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }
}

struct RefusalTests {
    @Test func `what cannot be drawn is refused with what to do`() {
        #expect(
            refusal { try Bars(Samples.about, bars: [.init("Bree", .known(.nan))]) }
                == "«Bree» has the value nan, which cannot be drawn. Give a finite number below 10^15, or say that it is missing."
        )
        #expect(
            refusal { try FigureID("a b") }
                == "«a b» cannot begin the ids of a figure. Use a letter a to z, then letters, digits or hyphens, at most 60."
        )
        for address in ["javascript:alert(1)", "//evil.example", " /a", "/a\\b", "data:x", "\"/a"] {
            #expect(refusal { try Link(address) }.contains("cannot be linked to"), "\(address)")
        }
        #expect(
            refusal { try Bars(Samples.about, bars: (0..<501).map { .init("\($0)", .missing) }) }
                .contains("more than the 500"))
    }
}

struct KindRefusalTests {
    private let about = Samples.about

    @Test func `too many lines are refused and small multiples proposed`() {
        let lines = (0..<7).map { Lines.Series("\($0)", []) }
        #expect(
            refusal { try Lines(about, series: lines) }
                == "the chart has 7 lines, more than the 6 that a reader can tell apart. Draw small multiples instead."
        )
    }

    @Test func `a stage that ends before it begins is refused`() {
        let stages = [Timeline.Stage("Pilot", from: .on(2010), to: .on(2008))]
        #expect(
            refusal { try Timeline(about, stages: stages) }
                == "«Pilot» ends at 2008.0, before it begins at 2010.0. Give the earlier one first.")
        let turned = [Timeline.Stage("Pilot", from: .between(2010, 2008), to: .open)]
        #expect(refusal { try Timeline(about, stages: turned) }.contains("«Pilot» ends at 2008.0"))
    }

    @Test func `marks of no stage and cells of no role are refused`() {
        let mark = Timeline.Mark("Stop", at: 2010, kind: 0, stage: 1)
        let stages = [Timeline.Stage("Pilot", from: .on(2008), to: .open)]
        #expect(
            refusal { try Timeline(about, stages: stages, marks: [mark], kinds: ["stopped"]) }
                == "the chart has 1 stages where 2 are expected. Give one for each, in the same order.")
        #expect(
            refusal { try LevelMatrix(about, roles: [], rows: ["A"], columns: ["B"], cells: [[.roles([0])]]) }
                .contains("0 roles where 1 are expected"))
        #expect(
            refusal { try LevelMatrix(about, roles: [], rows: ["A"], columns: ["B"], cells: [[]]) }
                .contains("0 cells in a row where 1 are expected"))
    }

    @Test func `a position off the Earth is refused`() {
        #expect(
            refusal { try GeoPoint(longitude: 49, latitude: 200, name: "Bree") }
                == "«Bree» stands at longitude 49.0 and latitude 200.0. Give degrees from -180 to 180 and from -90 to 90, longitude first."
        )
    }
}

struct MatrixTests {
    @Test func `a cell says in words what its marks say in letters`() throws {
        let matrix = try LevelMatrix(
            Samples.about, roles: [.init("D", "decides"), .init("P", "pays")], rows: ["State"],
            columns: ["Work", "Health", "Housing"],
            cells: [[.roles([1], uncertain: [0]), .missing, .roles([])]])
        #expect(
            matrix.table(words: .english).rows == [["State", "decides (uncertain), pays", "missing", "none"]])
    }
}

struct TimelineTests {
    @Test func `any stage with ends in order is drawn inside its picture`() throws {
        for seed in 0..<200 {
            var random = SeededGenerator(seed: UInt64(seed))
            func end(_ times: [Double]) -> Timeline.End {
                switch Int.random(in: 0...2, using: &random) {
                case 0: .on(times[0])
                case 1: .between(times[0], times[1])
                default: .open
                }
            }
            let stages = (0..<5).map { number in
                let times = (0..<4).map { _ in Double.random(in: 1950...2030, using: &random) }.sorted()
                return Timeline.Stage("Stage \(number)", from: end(times), to: end(Array(times[2...])))
            }
            let id = try FigureID("t")
            let drawing = try Timeline(Samples.about, stages: stages).drawing(
                width: 500, words: .english, id: id)
            for bar in Page(drawing.svg(Samples.about, id: id).text).all("rect") {
                #expect(bar.number("x") >= 0 && bar.number("x") + bar.number("width") <= 500, "seed \(seed)")
                #expect(bar.number("y") >= 0 && bar.number("y") <= drawing.height, "seed \(seed)")
            }
        }
    }
}

struct BarsTests {
    @Test func `lengths are proportional to values, at any width`() throws {
        for seed in 0..<200 {
            var random = SeededGenerator(seed: UInt64(seed))
            let values = (0..<8).map { _ in Double.random(in: -900...1000, using: &random) }
            let bars = try Bars(Samples.about, bars: values.map { .init("Town", .known($0)) })
            let width = Double.random(in: 280...900, using: &random)
            let id = try FigureID("x")
            let svg = bars.drawing(width: width, words: .english, id: id).svg(Samples.about, id: id)
            let lengths = Page(svg.text).all("rect").map { $0.number("width") }
            let ratio = (lengths.max() ?? 0) / (values.map(\.magnitude).max() ?? 1)
            for (value, length) in zip(values, lengths) {
                #expect(
                    (value.magnitude * ratio - length).magnitude < 0.3, "seed \(seed): \(value) \(length)")
            }
        }
    }
}
