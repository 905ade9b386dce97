import Fixtures
import Foundation
import Testing

@testable import Atlas

/// Whatever stands in a file, a fault is short and printable.
struct FaultTextTests {
    private static let path = "de/measures/course.yml"

    /// What comes of a file with these bytes beside the records of the small world.
    private func load(_ bytes: Data) throws -> AtlasLoader.Result {
        try TemporaryAtlas.load([Self.path: bytes])
    }

    @Test(
        arguments: [
            "xLONG: one", "discretion: LONG", "aliases: { LONG: one }", "xyzzyx: one",
            "links: { replaces: [LONG] }",
            "reaches: [{ cohort: \"LONG\" }]", "reaches: [{ cohort: \"nationality is XX\" }]",
            "stages: [{ from: LONG }]",
            "reaches: [{ cohort: everyone, queue: LONG }]", "stages: [{ from: 2010, xyzzyx: one }]",
            "inventory: [LONG]",
            "money: [{ flow: LONG, status: paid }]", "tasks: [{ on: LONG, do: LONG, binding: must }]",
        ], [900, 40_000])
    func `never writes more than 400 characters about a fault`(rest: String, length: Int) throws {
        let text = rest.replacing("LONG", with: String(repeating: "x", count: length))
        let lengths = try load(Data(TemporaryAtlas.measure(text).utf8)).faults.map(\.description.count)
        #expect(lengths.isEmpty == false)
        #expect(lengths.allSatisfy { $0 <= 400 }, "\(lengths)")
    }

    @Test func `never writes more than 400 characters about a language`() throws {
        let names = "{ \(String(repeating: "x", count: 900)): \"\" }"
        let text = TemporaryAtlas.measure().replacing("{ en: Course }", with: names)
        let lengths = try load(Data(text.utf8)).faults.map(\.description.count)
        #expect(lengths.allSatisfy { $0 <= 400 }, "\(lengths)")
    }

    @Test func `never writes more than 400 characters about an id`() throws {
        let id = "de." + String(repeating: "lang", count: 10_000)
        let faults = try Reading.faults(in: [
            Self.path: TemporaryAtlas.measure("links: { replaces: [\(id)] }", id: id)
        ])
        #expect(faults.allSatisfy { $0.count <= 400 }, "\(faults.map(\.count))")
    }

    @Test(arguments: ["LONG: { domain: x }", "LONG: { domain: newcomers, cohort: agge }"])
    func `never writes more than 400 characters about a word of the vocabulary`(text: String) throws {
        let file = text.replacing("LONG", with: String(repeating: "x", count: 900))
        let faults = try Reading.faults(in: ["vocabulary/needs.yml": file])
        #expect(faults.allSatisfy { $0.count <= 400 }, "\(faults.map(\.count))")
    }

    @Test func `writes no line breaks or control characters from a file`() throws {
        let found = try Reading.faults(in: "discretion: \"one\\ntwo\\u0007three\"").joined()
        #expect(found.unicodeScalars.allSatisfy { $0.value >= 32 })
    }
}
