import Cohorts
import Fixtures
import Foundation
import Testing

@testable import Atlas

/// What is used of a faulty atlas, and that what is left out is said.
struct KeepGoingTests {
    private static let path = "de/measures/course.yml"

    /// What comes of a file with these bytes beside the records of the small world.
    private func load(_ bytes: Data) throws -> AtlasLoader.Result {
        try TemporaryAtlas.load([Self.path: bytes])
    }

    @Test func `uses every record without fault when one has some`() throws {
        let result = try TemporaryAtlas.load([
            "de/measures/a.yml": TemporaryAtlas.measure("discretion: ful", id: "de.a"),
            "de/measures/b.yml": TemporaryAtlas.measure(id: "de.b"),
        ])
        #expect(result.atlas?["de.a"] == nil)
        #expect(result.atlas?["de.b"] != nil)
    }

    @Test func `leaves out what rests on a faulty record, and what rests on that, and says so`() throws {
        let result = try TemporaryAtlas.load([
            "de/places/bay.yml": TemporaryAtlas.place("de.bay", "Bay", "[citty]", "in: de"),
            "de/measures/a.yml": TemporaryAtlas.measure(id: "de.a", place: "de.bay"),
            "de/measures/b.yml": TemporaryAtlas.measure("links: { buildsOn: [de.a] }", id: "de.b"),
            "de/measures/c.yml": TemporaryAtlas.measure(id: "de.c"),
        ])
        #expect(
            result.leftOut == [
                "layer/de/measures/a.yml", "layer/de/measures/b.yml", "layer/de/places/bay.yml",
            ])
        #expect(result.faults.map(\.file) == ["layer/de/places/bay.yml"])
    }

    @Test func `leaves out a record whose cohort names a place that is left out`() throws {
        let result = try TemporaryAtlas.load([
            "de/places/bay.yml": TemporaryAtlas.place("de.bay", "Bay", "[citty]", "in: de"),
            "de/measures/a.yml": TemporaryAtlas.measure(
                "reaches: [{ cohort: \"residence within de.bay\" }]", id: "de.a"),
        ])
        #expect(result.leftOut == ["layer/de/measures/a.yml", "layer/de/places/bay.yml"])
    }

    @Test func `does not fall back on the record that a faulty one was to replace`() throws {
        let result = try TemporaryAtlas.load([
            "de/places/port.yml": TemporaryAtlas.place("de.port", "Port", "[citty]", "in: de")
        ])
        #expect(result.atlas?["de.port"] == nil)
        #expect(result.leftOut == ["layer/de/places/port.yml"])
    }

    @Test(arguments: ["{", "- record: measure", ""])
    func `says that a file that cannot be read was left out`(text: String) throws {
        #expect(try load(Data(text.utf8)).leftOut == ["layer/\(Self.path)"])
    }

    @Test func `leaves nothing out when nothing is faulty`() throws {
        #expect(try Reading.world.get().leftOut == [])
    }
}
