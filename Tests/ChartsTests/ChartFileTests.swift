import Fixtures
import Foundation
import Testing

@testable import Charts

struct ChartFileTests {
    @Test func `every sample has a file that looks as it did`() throws {
        for sample in try Samples.all() { try expectGolden(sample.file().svg, "\(sample.name).svg") }
        try expectGolden(try Samples.matrices()[0].file(.dark).svg, "matrix-dark.svg")
    }

    @Test(arguments: [Palette.light, .dark])
    func `a file is one XML document that asks for nothing else and leads nowhere`(palette: Palette) throws {
        for sample in try Samples.all() {
            let svg = sample.file(palette).svg
            let page = Page(document: svg)
            #expect(page.fault == nil, "\(sample.name)")
            #expect(page.elements.first?.name == "svg", "\(sample.name)")
            for word in ["var(", "@media", "@container", "@import", "<script", "href", "<a ", "<b>", "http"] {
                let rest = svg.replacing("xmlns=\"http://www.w3.org/2000/svg\"", with: "")
                #expect(!rest.contains(word), "\(sample.name): \(word)")
            }
        }
    }

    @Test func `every class of a file has its rule, and every reference its target`() throws {
        for sample in try Samples.all() {
            let svg = sample.file().svg
            let page = Page(document: svg)
            let rules = page.all("style").first?.text ?? ""
            for name in page.elements.flatMap({ ($0.attributes["class"] ?? "").split(separator: " ") }) {
                #expect(name == "class" || rules.contains(".\(name) {"), "\(sample.name): \(name)")
            }
            let ids = page.elements.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count, "\(sample.name)")
            for fill in page.elements.compactMap({ $0.attributes["fill"] }) where fill.hasPrefix("url(#") {
                #expect(ids.contains(String(fill.dropFirst(5).dropLast())), "\(sample.name): \(fill)")
            }
        }
    }

    @Test func `a file is an image that says its title, summary, unit and source, to be seen and heard`()
        throws
    {
        for sample in try Samples.all() {
            let page = Page(document: sample.file().svg)
            let about = sample.figure.about
            let root = try #require(page.elements.first)
            #expect(root.attributes["role"] == "img", "\(sample.name)")
            let named = (root.attributes["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
            let heard = page.elements.filter { named.contains($0.attributes["id"] ?? "-") }
            #expect(heard.map(\.text) == [about.title, "\(about.description) \(about.summary)"])
            let seen = page.all("text").map(\.text).joined(separator: " ")
            for words in [about.title, about.summary, about.unit, about.source] {
                #expect(seen.contains(words), "\(sample.name): \(words)")
            }
        }
    }

    @Test(arguments: [300.0, 680, 1200])
    func `every word stands inside the file, at any width`(width: Double) throws {
        for sample in try Samples.all() {
            let file = sample.file(width: width)
            #expect(file.width >= width, "\(sample.name)")
            for box in boxes(of: file) {
                #expect(box.isInside(file), "\(sample.name) at \(width): «\(box.words)» \(box)")
            }
        }
    }

    @Test func `a width that is none or out of reason is brought to the nearest that is`() throws {
        let bars = try Bars(Samples.about, bars: [.init("Bree", .known(3))])
        for (asked, drawn) in [(Double.nan, 300.0), (-5, 300), (1e9, 4000), (.infinity, 4000), (500, 500)] {
            #expect(ChartFile(bars, words: .english, width: asked).width == drawn, "\(asked)")
        }
    }

    @Test func `the colours are those of the palette, behind everything the paper`() throws {
        let bars = try Bars(Samples.about, bars: [.init("Bree", .known(3))])
        for palette in [Palette.light, .dark] {
            let file = ChartFile(bars, words: .english, palette: palette)
            let page = Page(document: file.svg)
            #expect(page.all("style").first?.text.contains(".paper { fill: \(palette.paper) }") == true)
            let paper = try #require(page.all("rect").first)
            #expect(paper.attributes["class"] == "paper")
            #expect(
                paper.number("width") == file.width && (paper.number("height") - file.height).magnitude < 0.1)
        }
    }

    @Test func `long words about a chart are wrapped and lose nothing`() throws {
        for seed in 0..<100 {
            var random = SeededGenerator(seed: UInt64(seed))
            let words = ["Auenland", "of", "Bürgermeister\u{AD}konferenz", "1998–2014", Samples.long]
            func sentence() -> String {
                (0..<Int.random(in: 1...40, using: &random)).map { _ in
                    words.randomElement(using: &random) ?? ""
                }.joined(separator: " ")
            }
            let about = About(
                title: sentence(), description: sentence(), summary: sentence(), source: sentence(),
                unit: sentence())
            let file = ChartFile(
                try Bars(about, bars: [.init("Bree", .known(3))]), words: .german,
                width: Double.random(in: 300...900, using: &random))
            let page = Page(document: file.svg)
            let seen = page.all("text").map(\.text).joined().filter { $0 != " " }
            for part in [about.title, about.summary, "Quelle:" + about.source, "Einheit:" + about.unit] {
                #expect(seen.contains(part.filter { $0 != " " }), "seed \(seed)")
            }
            #expect(boxes(of: file).allSatisfy { $0.isInside(file) }, "seed \(seed)")
        }
    }

    @Test func `a map with links draws the same marks without them`() throws {
        let place = PlaceMap.Place(
            "Bree", at: try GeoPoint(longitude: 11, latitude: 49), link: try Link("/places/auenland.bree"))
        let map = try PlaceMap(Samples.about, background: [], places: [place])
        let page = Page(document: ChartFile(map, words: .english).svg)
        #expect(page.all("a").isEmpty)
        #expect(page.all("circle").map { $0.attributes["class"] } == ["fill-1 rim"])
    }
}

struct MatrixDrawingTests {
    @Test func `marks and heads of any matrix cover nothing else and stay inside`() throws {
        for seed in 0..<40 {
            var random = SeededGenerator(seed: UInt64(seed))
            let matrix = try matrix(&random)
            let file = ChartFile(matrix, words: .english, width: .random(in: 300...1200, using: &random))
            let boxes = boxes(of: file)
            for (offset, box) in boxes.enumerated() {
                #expect(box.isInside(file), "seed \(seed): «\(box.words)»")
                for other in boxes[(offset + 1)...] where box.meets(other) {
                    Issue.record("seed \(seed): «\(box.words)» covers «\(other.words)»")
                }
            }
        }
    }

    @Test func `each cell has the letters of its parts, a question mark or a dash`() throws {
        for seed in 0..<50 {
            var random = SeededGenerator(seed: UInt64(seed))
            let matrix = try matrix(&random)
            let id = try FigureID("m")
            let page = Page(
                matrix.drawing(width: 680, words: .english, id: id).svg(matrix.about, id: id).text)
            let said = matrix.cells.joined().map { cell -> String in
                guard case .roles(let certain, let uncertain) = cell else { return "?" }
                let letters = certain.union(uncertain).sorted().map { String(matrix.roles[$0].letter) }
                return letters.isEmpty ? "–" : letters.joined()
            }
            let groups = page.all("g").filter { $0.attributes["transform"] == nil }
            let drawn = groups.map { group in
                String(group.text.split(separator: ": ").last ?? "").filter { $0 != "\n" }
            }
            #expect(drawn.count == said.count, "seed \(seed)")
            for (drawn, said) in zip(drawn, said) { #expect(drawn.hasSuffix(said), "seed \(seed)") }
        }
    }

    @Test func `five fields keep to the width, sixteen get as much as they need`() throws {
        let files = try Samples.matrices().map { ($0.name, $0.file().width) }
        #expect(files.first { $0.0 == "matrix" }?.1 == 680)
        let wide = try #require(files.first { $0.0 == "matrix-fields" }?.1)
        #expect(wide > 900 && wide < 1500)
    }

    private func matrix(_ random: inout SeededGenerator) throws -> LevelMatrix {
        let words = ["Work", "Health", "participation", "of", "Political", "Anerkennungsberatung", "/"]
        func label() -> String {
            (0..<Int.random(in: 1...5, using: &random)).map { _ in
                words.randomElement(using: &random) ?? ""
            }.joined(separator: " ")
        }
        let roles = "DPLESC".prefix(Int.random(in: 1...6, using: &random)).map {
            LevelMatrix.Role($0, "role \($0)")
        }
        let rows = (0..<Int.random(in: 1...6, using: &random)).map { _ in label() }
        let columns = (0..<Int.random(in: 1...18, using: &random)).map { _ in label() }
        let cells = rows.map { _ in
            columns.map { _ -> LevelMatrix.Cell in
                if Bool.random(using: &random) { return .missing }
                return .roles(
                    Set(roles.indices.filter { _ in Bool.random(using: &random) }),
                    uncertain: Set(roles.indices.filter { _ in Int.random(in: 0..<5, using: &random) == 0 }))
            }
        }
        return try LevelMatrix(Samples.about, roles: roles, rows: rows, columns: columns, cells: cells)
    }
}
