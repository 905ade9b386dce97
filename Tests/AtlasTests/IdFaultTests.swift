import Fixtures
import Testing

@testable import Atlas

/// Ids that are none, that lie in the wrong folder or stand twice.
struct IdFaultTests {
    private static let file = "layer/de/measures/course.yml"

    @Test(arguments: ["de.Course", "de..course", "de.kurs gang", "de.münchen", "", ".de", "de."])
    func `shows how an id is written`(id: String) throws {
        let faults = try Reading.faults(in: [
            "de/measures/course.yml": TemporaryAtlas.measure(id: "\"\(id)\"")
        ])
        let sentence =
            "\(Self.file):2:6: id: «\(id)» is not an id. Write lower-case ASCII words with dots between: nl.inburgering."
        #expect(faults.contains(sentence))
    }

    @Test func `refuses an id of no country`() throws {
        let sentence =
            "\(Self.file):2:5: id: «xx» is not an ISO 3166-1 code. Begin the id with the country's, or with eu."
        let found = try Reading.faults(in: ["de/measures/course.yml": TemporaryAtlas.measure(id: "xx.course")]
        )
        #expect(found == [sentence])
    }

    @Test func `refuses a record in another country's folder`() throws {
        let sentence = """
            layer/gb/measures/course.yml:2:5: id: the id begins with «de» but the file lies in «gb». Move the file or \
            change the id.
            """
        let found = try Reading.faults(in: ["gb/measures/course.yml": TemporaryAtlas.measure()])
        #expect(found == [sentence])
    }

    @Test func `keeps bare codes for countries`() throws {
        let sentence =
            "layer/fr/measures/course.yml:2:5: id: only a country's id is a bare code. Add a word: fr.something."
        let found = try Reading.faults(in: ["fr/measures/course.yml": TemporaryAtlas.measure(id: "fr")])
        #expect(found == [sentence])
    }

    @Test func `refuses an id that stands twice and names the other file`() throws {
        let files = [
            "de/measures/a.yml": TemporaryAtlas.measure(), "de/measures/b.yml": TemporaryAtlas.measure(),
        ]
        let sentence = """
            layer/de/measures/b.yml:2:5: id: the id «de.course» stands in layer/de/measures/a.yml too. Give each record an \
            id of its own.
            """
        let found = try Reading.faults(in: files)
        #expect(found == [sentence])
    }
}
