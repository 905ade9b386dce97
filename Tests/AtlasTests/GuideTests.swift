import Cohorts
import Fixtures
import Foundation
import LeitbildData
import Testing

@testable import Atlas

/// The examples of docs/atlas-format.md are real.
struct GuideTests {
    /// The blocks of the guide between fences, by their first line.
    private static func blocks() throws -> [(title: String, text: String)] {
        try SchemaTests.guide().split(separator: "```").enumerated().filter { $0.offset % 2 == 1 }.map {
            block in
            let lines = block.element.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
            return (String(lines.first ?? ""), lines.joined(separator: "\n"))
        }
    }

    /// The files whose first line is a comment of this kind, by path inside the layer.
    private static func files(titled start: String) throws -> [String: Data] {
        let found = try blocks().filter { $0.title.hasPrefix(start) }
        return Dictionary(
            uniqueKeysWithValues: found.map { (String($0.title.dropFirst(start.count)), Data($0.text.utf8)) })
    }

    private static func load(_ files: [String: Data]) throws -> AtlasLoader.Result {
        try TemporaryAtlas.with(files, named: "my-city") { folder in
            AtlasLoader(layers: [LeitbildData.atlas, folder], vocabulary: LeitbildData.vocabulary).load()
        }
    }

    @Test func `shows records that load without fault`() throws {
        let files = try Self.files(titled: "# my-city/")
        let result = try Self.load(files)
        #expect(files.count == 4)
        #expect(result.faults.map(\.description) == [])
    }

    @Test func `shows a reform that changes what it names`() throws {
        let file = try #require(try Self.blocks().first { $0.title.hasPrefix("# reform: ") })
        try TemporaryAtlas.with(["course-for-all.yml": Data(file.text.utf8)]) { folder in
            let result = AtlasLoader(
                layers: [LeitbildData.atlas], vocabulary: LeitbildData.vocabulary,
                reforms: [folder.appending(path: "course-for-all.yml")]
            ).load()
            #expect(result.faults.map(\.description) == [])
            let atlas = try #require(result.atlas)
            #expect(
                AtlasDifference.records(from: ShippedAtlas.atlas, to: atlas)
                    == ["de.integrationskurs", "de.new-advice", "eu.erf", "nl.inburgering"])
        }
    }

    @Test func `shows the faults that are found in its faulty record`() throws {
        let files = try Self.files(titled: "# my-city/").merging(Self.files(titled: "# faulty: my-city/")) {
            $1
        }
        let shown = try #require(try Self.blocks().first { $0.title.hasPrefix("my-city/") })
        #expect(
            try Self.load(files).faults.map(\.description)
                == shown.text.split(separator: "\n").map(String.init))
    }

    @Test(arguments: ["2006", "2007", "2010", "2013", "2014"])
    func `answers as of a day as the table of dates says`(year: String) throws {
        let lines = try SchemaTests.guide().split(separator: "\n").map {
            $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let head = try #require(lines.firstIndex { $0.first == "held" && $0.contains("2006") })
        let column = try #require(lines[head].firstIndex(of: year))
        for row in lines[(head + 2)...].prefix(while: { $0.count == lines[head].count }) {
            let held = row[0].trimmingCharacters(in: ["`"])
            #expect(
                try Reading.measure("held: \(held)").force(on: Reading.day(year)).rawValue == row[column],
                "\(held)")
        }
    }
}
