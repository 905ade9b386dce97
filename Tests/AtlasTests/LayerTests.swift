import Cohorts
import Fixtures
import Foundation
import Testing

@testable import Atlas

/// A folder laid over the atlas: it adds, it takes the place of, and it sees what lies below.
struct LayerTests {
    private typealias Files = [String: Data]

    private func files(_ texts: [String: String]) -> [String: Data] { texts.mapValues { Data($0.utf8) } }

    private func atlas(_ layers: [String: String]...) throws -> Atlas {
        let result =
            layers.count == 1
            ? try TemporaryAtlas.load(files(layers[0]))
            : try TemporaryAtlas.load(files(layers[0]), files(layers[1]))
        #expect(result.faults == [])
        return try #require(result.atlas)
    }

    @Test func `adds its records to those below`() throws {
        let atlas = try atlas(["de/measures/course.yml": TemporaryAtlas.measure()])
        #expect(atlas["de.course"]?.file == "layer/de/measures/course.yml")
        #expect(atlas["de.north"]?.file == "world/de/places/north.yml")
    }

    @Test func `takes the place of a record with the same id, whole`() throws {
        let atlas = try atlas([
            "de/places/port.yml": TemporaryAtlas.place("de.port", "Haven", "[city]", "in: de.north")
        ])
        #expect(atlas["de.port"]?.name == "Haven")
        #expect(atlas.view(asOf: .last(of: 2014)).levels(of: "de.port") == [.city])
    }

    @Test func `takes the place of a record even from a file of another name`() throws {
        let atlas = try atlas(["de/haven.yml": TemporaryAtlas.place("de.port", "Haven", "[city]", "in: de")])
        #expect(atlas.all(.place).filter { $0.id == "de.port" }.map(\.name) == ["Haven"])
    }

    @Test func `gives way to a layer above it`() throws {
        let atlas = try atlas(
            ["de/measures/course.yml": TemporaryAtlas.measure("discretion: full")],
            ["de/measures/course.yml": TemporaryAtlas.measure("discretion: none")])
        #expect(atlas["de.course"]?.facts(on: .last(of: 2014)).discretion == "none")
    }

    @Test func `keeps the cohorts of two files apart though folder and file have the same names`() throws {
        let atlas = try atlas(
            [
                "de/measures/course.yml": TemporaryAtlas.measure(
                    "reaches: [{ cohort: \"newcomer\" }]", id: "de.one")
            ],
            [
                "de/measures/course.yml": TemporaryAtlas.measure(
                    "reaches: [{ cohort: \"eu-mobile\" }]", id: "de.two")
            ])
        let reaches = ["de.one", "de.two"].map {
            atlas[$0]?.facts(on: .last(of: 2014)).reaches.value?.first?.cohort
        }
        #expect(try reaches == [Reading.cohort("newcomer"), Reading.cohort("eu-mobile")])
    }

    @Test func `is left out alone though a folder below it has the same names`() throws {
        let result = try TemporaryAtlas.load(
            files(["de/measures/course.yml": TemporaryAtlas.measure(id: "de.one")]),
            files(["de/measures/course.yml": TemporaryAtlas.measure("discretion: ful", id: "de.two")]))
        #expect(result.atlas?["de.one"] != nil)
        #expect(result.atlas?["de.two"] == nil)
    }

    @Test func `moves the horizon`() throws {
        #expect(try atlas(["atlas.yml": "horizon: 2020"]).horizon == .last(of: 2020))
    }

    @Test func `reaches to the year of its latest document when nothing moves the horizon`() throws {
        let text = "record: document\nid: later\nname: { en: Later }\nyear: 2017"
        #expect(try atlas(["de/documents/later.yml": text]).horizon == .last(of: 2017))
    }

    @Test func `adds words to the vocabulary`() throws {
        let files = [
            "vocabulary/terms.yml": "terms: { sea-port: { en: a sea port } }",
            "de/measures/course.yml": TemporaryAtlas.measure(
                "aims: [{ what: sea-port }, { what: inclusive-city }]"),
        ]
        #expect(try atlas(files)["de.course"]?.facts(on: .last(of: 2014)).aims.count == 2)
    }

    @Test func `replaces a need of the vocabulary`() throws {
        let need = "host-language: { domain: newcomers, name: { en: language }, cohort: \"third-country\" }"
        let glossary = try atlas(["vocabulary/needs.yml": need]).glossary
        #expect(try glossary.needs["host-language"]?.cohort == Reading.cohort("third-country"))
    }

    @Test func `adds cohorts that its records can name`() throws {
        let files = [
            "vocabulary/cohorts.yml": "toddler-parent: \"children >= 1 and youngest-child-age < 3\"",
            "de/measures/course.yml": TemporaryAtlas.measure("reaches: [{ cohort: \"toddler-parent\" }]"),
        ]
        #expect(try atlas(files)["de.course"]?.facts(on: .last(of: 2014)).reaches.isAbsent == false)
    }

    @Test func `takes note of findings`() throws {
        let text = """
            acknowledged:
              - { finding: reach.unserved/de.port, by: city council, on: 2014-05, reason: decided }
            """
        let expected = Atlas.Acknowledgement(
            finding: "reach.unserved/de.port", by: "city council", on: Moment("2014-05"), reason: "decided")
        #expect(try atlas(["acknowledgements.yml": text]).acknowledgements == [expected])
    }

    @Test func `may use .yaml and leaves hidden and other files alone`() throws {
        let atlas = try atlas([
            "de/measures/course.yaml": TemporaryAtlas.measure(), "de/.draft.yml": "{", ".git/x.yml": "{",
            "README.md": "{",
        ])
        #expect(atlas.all(.measure).map(\.id) == ["de.course"])
    }
}
