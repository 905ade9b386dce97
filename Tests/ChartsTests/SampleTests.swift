import Foundation
import Testing

@testable import Charts

struct SampleTests {
    @Test func `every sample looks as it did`() throws {
        for sample in try Samples.all() { try expectGolden(sample.figure.html, "\(sample.name).html") }
        try expectGolden(ChartStyle.css + "\n", "charts.css")
    }

    @Test func `every sample is well-formed and has no number that is none`() throws {
        for sample in try Samples.all() {
            #expect(Page(sample.figure.html).fault == nil, "\(sample.name)")
            for word in ["nan", "inf", "-nan"] {
                #expect(
                    !Page(sample.figure.html).elements.contains { element in
                        element.attributes.contains {
                            $0.key != "aria-label" && $0.value.lowercased() == word
                        }
                    }, "\(sample.name)")
            }
        }
    }

    @Test func `every label stands inside its picture`() throws {
        for sample in try Samples.all() { expectInside(sample.figure, sample.name) }
    }

    @Test func `every id stands once, even with all samples on one page`() throws {
        let ids = try Samples.all().flatMap {
            Page($0.figure.html).elements.compactMap { $0.attributes["id"] }
        }
        #expect(Set(ids).count == ids.count)
    }

    @Test func `every picture has a name, a description, a source, a unit and a table with heads`() throws {
        for sample in try Samples.all() {
            let page = Page(sample.figure.html)
            for picture in page.all("svg") where picture.attributes["role"] != nil {
                let named = (picture.attributes["aria-labelledby"] ?? "").split(separator: " ").map(
                    String.init)
                let found = page.elements.filter { named.contains($0.attributes["id"] ?? "-") }
                #expect(found.map(\.name) == ["title", "desc"], "\(sample.name)")
                #expect(found.allSatisfy { !$0.text.isEmpty }, "\(sample.name)")
            }
            #expect(sample.figure.html.contains(sample.figure.about.source), "\(sample.name)")
            #expect(page.all("th").allSatisfy { $0.attributes["scope"] != nil }, "\(sample.name)")
            #expect(page.all("caption").count == (sample.name == "matrix-empty" ? 0 : 1), "\(sample.name)")
        }
    }

    @Test func `hostile words stay words`() throws {
        for sample in try Samples.all() {
            let page = Page(sample.figure.html)
            #expect(page.all("script").isEmpty && page.all("b").isEmpty, "\(sample.name)")
            let text = sample.figure.html
            #expect(!text.contains("\u{0}") && !text.contains("]]>"), "\(sample.name)")
        }
    }
}

/// Expects every text of a figure to stand inside its viewBox, as far as its width can be estimated.
func expectInside(_ figure: Figure, _ name: String) {
    for text in Page(figure.html).all("text") {
        guard let size = text.picture else { continue }
        let isSoft = (text.attributes["class"] ?? "").contains("soft")
        let width = TextMeasure.width(text.text, size: isSoft ? Draw.softSize : Draw.labelSize)
        let shares: [String: Double] = ["middle": 0.5, "end": 1]
        let share = shares[text.attributes["text-anchor"] ?? "start"] ?? 0
        let start = text.number("x") - share * width
        #expect(start >= -1 && start + width <= size.width + 1, "\(name): «\(text.text)» \(start) + \(width)")
        #expect(text.number("y") >= 8 && text.number("y") <= size.height, "\(name): «\(text.text)»")
    }
}
