import Cohorts
import Fixtures
import Testing

@testable import Atlas

/// Records that contradict one another.
struct LinkTests {
    private func faults(_ measures: (id: String, rest: String)..., and files: [String: String] = [:]) throws
        -> [String]
    {
        let texts = measures.map {
            ("de/measures/\($0.id).yml", TemporaryAtlas.measure($0.rest, id: "de.\($0.id)"))
        }
        return try Reading.faults(in: files.merging(texts) { $1 })
    }

    @Test(arguments: ["replaces", "continuedBy", "buildsOn", "implements"])
    func `refuses a record that comes round to itself`(link: String) throws {
        let faults = try faults(("a", "links: { \(link): [de.b] }"), ("b", "links: { \(link): [de.a] }"))
        let sentence = { (id: String) in
            "layer/de/measures/\(id).yml:1: \(link): «\(link)» leads round in a circle back to de.\(id). Remove one of the links."
        }
        #expect(faults == [sentence("a"), sentence("b")])
    }

    @Test func `refuses two countries with one code`() throws {
        let twin = TemporaryAtlas.place("fr", "France", "[state]", "code: DE")
        let faults = try faults(and: ["fr/places/fr.yml": twin])
        #expect(
            faults == [
                "layer/fr/places/fr.yml:5:7: code: «DE» is the code of de already. Give each country its own."
            ])
    }

    @Test func `refuses a circle that a stage closes`() throws {
        let stage = "stages: [{ from: 2010, links: { replaces: [de.a] } }]"
        #expect(try faults(("a", "links: { replaces: [de.b] }"), ("b", stage)).count == 2)
    }

    @Test func `refuses a record that links to itself`() throws {
        #expect(try faults(("a", "links: { replaces: [de.a] }")).count == 1)
    }

    @Test(arguments: ["fundedBy", "coordinatedWith"])
    func `allows two records that are tuned to or pay for one another`(link: String) throws {
        let body = { (id: String) in
            "record: body\nid: de.\(id)\nname: { en: Office }\nplace: de\nsources: [{ document: report, locator: \"1\" }]"
        }
        let files = ["de/bodies/x.yml": body("x"), "de/bodies/y.yml": body("y")]
        let found = try faults(
            ("a", "links: { \(link): [de.x] }"), ("b", "links: { \(link): [de.y] }"), and: files)
        #expect(found == [])
    }

    @Test func `refuses a circle of places, at each of them`() throws {
        let files = [
            "de/places/a.yml": TemporaryAtlas.place("de.a", "A", "[city]", "in: de.b"),
            "de/places/b.yml": TemporaryAtlas.place("de.b", "B", "[city]", "in: de.c"),
            "de/places/c.yml": TemporaryAtlas.place("de.c", "C", "[city]", "in: de.a"),
        ]
        let sentences = ["a", "b", "c"].map { id in
            "layer/de/places/\(id).yml:1: in: «in» leads round in a circle back to de.\(id). Remove one of the links."
        }
        #expect(try Reading.faults(in: files) == sentences)
    }

    @Test func `refuses to put the Union into one of its members`() throws {
        let union = TemporaryAtlas.place("eu", "European Union", "[supranational]", "in: de")
        #expect(try Reading.faults(in: ["eu/places/eu.yml": union]).count == 1)
    }

    @Test func `refuses a link that the other record denies`() throws {
        let faults = try faults(("a", "links: { buildsOn: [de.b] }"), ("b", "unlinked: [de.a]"))
        let sentence = """
            layer/de/measures/b.yml:7:12: unlinked: de.b says it has no link to de.a, but one of them states «buildsOn». \
            Correct one.
            """
        #expect(faults == [sentence])
    }

    @Test func `refuses a record that denies its own link`() throws {
        #expect(try faults(("a", "links: { buildsOn: [de.b] }\nunlinked: [de.b]"), ("b", "")).count == 1)
    }

    @Test func `refuses that nothing continues what another record replaces`() throws {
        let faults = try faults(("a", "links: { continuedBy: none }"), ("b", "links: { replaces: [de.a] }"))
        let sentence = """
            layer/de/measures/a.yml:7: links.continuedBy: says that nothing continues it, but de.b replaces it. Correct one.
            """
        #expect(faults == [sentence])
    }

    @Test func `refuses that a measure pays`() throws {
        let faults = try faults(("a", "links: { fundedBy: [de.b] }"), ("b", ""))
        #expect(
            faults == [
                "layer/de/measures/a.yml:7: links.fundedBy: «de.b» is a measure; what pays is a fund or a body."
            ])
    }

    @Test func `refuses a link to a record that is not there`() throws {
        let sentence =
            "layer/de/measures/a.yml:7:21: links.replaces[0]: found «de.gone», expected a record's id or none."
        let found = try faults(("a", "links: { replaces: [de.gone] }"))
        #expect(found == [sentence])
    }

    @Test func `knows who links to a record`() throws {
        let files = [
            "de/measures/a.yml": TemporaryAtlas.measure("links: { replaces: [de.b] }", id: "de.a"),
            "de/measures/b.yml": TemporaryAtlas.measure(id: "de.b"),
        ]
        let view = try #require(try TemporaryAtlas.load(files).atlas).view(asOf: .last(of: 2014))
        #expect(view.linking(to: "de.b").map(\.from) == ["de.a"])
        #expect(view.areLinked("de.b", "de.a", by: [.replaces]))
    }
}
