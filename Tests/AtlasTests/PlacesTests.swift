import Cohorts
import Fixtures
import Testing

@testable import Atlas

/// Which place lies in which, what a place is called, and what holds for it.
struct PlacesTests {
    private static func world(_ files: [String: String] = [:], on day: String = "2014") throws -> AtlasView {
        try #require(try TemporaryAtlas.load(files).atlas).view(asOf: Reading.day(day))
    }

    private static func world(with measure: String, on day: String = "2014") throws -> AtlasView {
        try world(["de/measures/course.yml": TemporaryAtlas.measure(measure)], on: day)
    }

    private static func shipped() throws -> Atlas { try #require(Reading.shipped.atlas) }

    @Test(arguments: [("1972", false), ("1973-01-01", true), ("2020-01-31", true), ("2020-02-01", false)])
    func `lies in the Union while its country is a member`(day: String, isInside: Bool) throws {
        let places = try Self.shipped().view(asOf: Reading.day(day)).places
        #expect(places.isSame("gb.london", asOrInside: "eu") == isInside)
    }

    @Test func `never lies in the Union if its country never joined`() throws {
        #expect(
            try Self.shipped().view(asOf: .last(of: 2014)).places.isSame("ch.bern", asOrInside: "eu") == false
        )
    }

    @Test(arguments: [("1994", false, true), ("1995", true, false)])
    func `is a member of EFTA until it joins the Union`(day: String, isEU: Bool, isEFTA: Bool) throws {
        let unions = try Self.shipped().view(asOf: Reading.day(day)).setting.unions
        #expect([unions.eu.contains("AT"), unions.efta.contains("AT")] == [isEU, isEFTA])
    }

    @Test func `lies in all places around it, innermost first`() throws {
        let chain = try Self.world().places.chain(from: "de.north.town.old")
        #expect(chain == ["de.north.town.old", "de.north.town", "de.north", "de", "eu"])
    }

    @Test func `holds the levels of its government, highest first`() throws {
        let view = try Self.world([
            "de/places/port.yml": TemporaryAtlas.place("de.port", "Hafen", "[city, region]", "in: de")
        ])
        #expect(view.levels(of: "de.port") == [.region, .city])
    }

    @Test(arguments: [
        ("", Level.city), ("level: region", .region), ("each: { level: district, extent: all }", .district),
    ])
    func `holds a measure at its lowest level unless the measure says otherwise`(rest: String, level: Level)
        throws
    {
        let file = TemporaryAtlas.measure(rest, id: "de.port.course", place: "de.port")
        let view = try Self.world(["de/measures/course.yml": file])
        #expect(view.level(of: try #require(view["de.port.course"])) == level)
    }

    @Test(arguments: [
        ("de", true), ("de.port", true), ("de.north.town.old", true), ("gb", false), ("eu", false),
    ])
    func `has the measures of its own and of the places around it`(place: PlaceID, holds: Bool) throws {
        let view = try Self.world(with: "")
        #expect(view.holds(try #require(view["de.course"]), for: place) == holds)
    }

    @Test(arguments: [
        ("de", false), ("de.north", false), ("de.north.town", true), ("de.north.town.old", true),
        ("de.port", true),
        ("gb", false),
    ])
    func `has a measure that each city has if it is one or lies in one`(place: PlaceID, holds: Bool) throws {
        let view = try Self.world(with: "each: { level: city, extent: most }")
        #expect(view.holds(try #require(view["de.course"]), for: place) == holds)
    }

    @Test(arguments: [("de.north.town", false), ("de.north.town.old", false), ("de.port", true)])
    func `does not have a measure from which it or a place around it is excepted`(place: PlaceID, holds: Bool)
        throws
    {
        let view = try Self.world(with: "each: { level: city, extent: all, except: [de.north] }")
        #expect(view.holds(try #require(view["de.course"]), for: place) == holds)
    }

    @Test func `counts once at either of its two levels`() throws {
        let view = try Self.world(with: "each: { level: region, extent: all }")
        #expect(view.holds(try #require(view["de.course"]), for: "de.port"))
    }

    @Test func `has a body that acts in it though it is another place's`() throws {
        let body = """
            record: body
            id: de.port.office
            name: { en: Office }
            place: de.port
            actsIn: [de.north.town]
            sources: [{ document: report, locator: "1" }]
            """
        let view = try Self.world(["de/bodies/office.yml": body])
        let office = try #require(view["de.port.office"])
        #expect(
            ["de.port", "de.north.town", "de.north"].map { view.holds(office, for: $0) } == [
                true, true, false,
            ])
    }

    @Test(arguments: ["1985", "2002", "2014"])
    func `gives the records that lie inside it, above it or hold for it as a search of all would`(day: String)
        throws
    {
        let view = try Self.shipped().view(asOf: Reading.day(day))
        for kind in [RecordKind.measure, .fund, .body] {
            let present = view.present(kind)
            #expect(present.map(\.id) == view.all(kind).filter { $0.force != .no }.map(\.id))
            let anywhere = present.filter { $0.facts.reachesAnywhere }
            #expect(view.presentAnywhere(kind).map(\.id) == anywhere.map(\.id))
            for place in view.places.all {
                let inside = present.filter { $0.lies(in: place, view) }
                let above = present.filter { state in
                    state.record.place.map { $0 != place && view.places.isSame(place, asOrInside: $0) }
                        ?? false
                }
                let field = inside.first?.facts.field
                #expect(view.present(kind, inside: place).map(\.id) == inside.map(\.id))
                #expect(view.present(kind, above: place).map(\.id) == above.map(\.id))
                #expect(view.present(kind, around: place).map(\.id) == (inside + above).map(\.id).sorted())
                #expect(
                    view.present(kind, holdingFor: place).map(\.id)
                        == present.filter { view.holds($0, for: place) }.map(\.id))
                #expect(
                    view.present(kind, inside: place, field: field).map(\.id)
                        == inside.filter { field == nil || $0.facts.field == field }.map(\.id))
            }
        }
    }

    @Test func `bounds the persons of a measure to its place and leaves out those excepted`() throws {
        let view = try Self.world(with: "each: { level: city, extent: all, except: [de.port] }")
        let cohort = view.effective(.everyone, of: try #require(view["de.course"]))
        func truth(_ place: PlaceID) throws -> Truth {
            try cohort.truth(for: Person([.residence: .residence(.at(place))]), in: view.setting)
        }
        #expect(try [truth("de.north.town"), truth("de.port"), truth("gb")] == [.yes, .no, .no])
    }

    @Test func `does not bound the persons of a measure that reaches any territory`() throws {
        let view = try Self.world(with: "territory: any")
        #expect(view.effective(.everyone, of: try #require(view["de.course"])) == .everyone)
    }

    @Test(arguments: [
        "de.munich", "DE.Munich", "München", "MÜNCHEN", "munchen", "Munich", "monaco di baviera",
        "Mu\u{308}nchen",
    ])
    func `is found by id and by any name, letters' case and accents aside`(text: String) throws {
        #expect(try Self.shipped().place(named: text).id == "de.munich")
    }

    @Test(arguments: [("GB", "gb"), ("UK", "gb"), ("Great Britain", "gb"), ("Danmark", "dk")])
    func `is found by code and alias`(text: String, id: RecordID) throws {
        #expect(try Self.shipped().place(named: text).id == id)
    }

    @Test func `is offered when its name is near what was written`() throws {
        let atlas = try Self.shipped()
        #expect(
            refusal { try atlas.place(named: "Munnich") }
                == "«Munnich» is not a place of the atlas. Did you mean «Munich»?")
    }

    @Test func `is not offered when no name is near`() throws {
        let atlas = try Self.shipped()
        #expect(
            refusal { try atlas.place(named: "Xyzzyxyz") }
                == "«Xyzzyxyz» is not a place of the atlas. «leitbild list place» lists them.")
    }

    @Test func `is asked for by id when two places share a name`() throws {
        let twin = TemporaryAtlas.place("de.twin", "Auenstadt", "[city]", "in: de")
        let atlas = try #require(try TemporaryAtlas.load(["de/places/twin.yml": twin]).atlas)
        #expect(
            refusal { try atlas.place(named: "auenstadt") }
                == "«auenstadt» may be de.north.town or de.twin. Give the id.")
    }

    @Test func `is shortened in the refusal when what was written is long`() throws {
        let atlas = try Self.shipped()
        #expect(refusal { try atlas.place(named: String(repeating: "x", count: 100_000)) }.count < 200)
    }

    @Test func `is offered among all records when a record's id is misspelt`() throws {
        let atlas = try Self.shipped()
        let sentence = "«nl.inburgerin» is not a record of the atlas. Did you mean «nl.inburgering»?"
        #expect(refusal { try atlas.record("nl.inburgerin") } == sentence)
    }
}

extension AtlasView.State {
    fileprivate func lies(in place: PlaceID, _ view: AtlasView) -> Bool {
        record.place.map { view.places.isSame($0, asOrInside: place) } ?? false
    }
}
