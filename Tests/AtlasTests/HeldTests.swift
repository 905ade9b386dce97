import Cohorts
import Fixtures
import Testing

@testable import Atlas

/// The rules of time: what is in force on a day, as far as the sources say.
struct HeldTests {
    private func force(_ rest: String, on day: String) throws -> Truth {
        try Reading.measure(rest).force(on: Reading.day(day))
    }

    @Test(arguments: [
        ("2006", Truth.no), ("2007-01-01", .unknown), ("2007-12-30", .unknown), ("2007-12-31", .yes),
        ("2010", .yes),
        ("2013-12-31", .yes), ("2014-01-01", .no),
    ])
    func `holds for certain between known ends and not outside them`(day: String, truth: Truth) throws {
        #expect(try force("held: { from: 2007, to: 2013 }", on: day) == truth)
    }

    @Test(arguments: [("2013-05-03", Truth.yes), ("2013-05-04", .no)])
    func `holds on the last day when the day is known`(day: String, truth: Truth) throws {
        #expect(try force("held: { from: 2007, to: 2013-05-03 }", on: day) == truth)
    }

    @Test(arguments: [("2013", Truth.unknown), ("2014-01-01", .yes), ("2014", .yes), ("2015", .unknown)])
    func `holds through an attested year and is unknown around it`(day: String, truth: Truth) throws {
        #expect(try force("held: { attested: [2014] }", on: day) == truth)
    }

    @Test(arguments: [("1998", Truth.yes), ("2005", .yes), ("2014", .yes), ("2015-01-01", .unknown)])
    func `holds from its beginning to its last attested year`(day: String, truth: Truth) throws {
        #expect(try force("held: { from: 1998, attested: [2009, 2014] }", on: day) == truth)
    }

    @Test(arguments: [("2008", Truth.no), ("2009", .yes), ("2010-01-01", .unknown), ("2014", .unknown)])
    func `is unknown after its beginning when no end is known`(day: String, truth: Truth) throws {
        #expect(try force("held: { from: 2009 }", on: day) == truth)
    }

    @Test(arguments: [("2012", Truth.unknown), ("2013", .unknown), ("2014-01-01", .no)])
    func `is unknown before its end when no beginning is known`(day: String, truth: Truth) throws {
        #expect(try force("held: { to: 2013 }", on: day) == truth)
    }

    @Test(arguments: [
        ("2009", Truth.yes), ("2010", .yes), ("2011", .unknown), ("2012", .unknown), ("2013-01-01", .no),
    ])
    func `is unknown while it may have ended`(day: String, truth: Truth) throws {
        #expect(try force("held: { from: 2007, to: { after: 2010, by: 2012 } }", on: day) == truth)
    }

    @Test(arguments: [("2002", Truth.no), ("2005", .unknown), ("2007", .yes)])
    func `is unknown while it may have begun`(day: String, truth: Truth) throws {
        #expect(try force("held: { from: { after: 2003, by: 2007 }, attested: [2009] }", on: day) == truth)
    }

    @Test func `is unknown at every time without dates`() throws {
        #expect(try force("", on: "2014") == .unknown)
    }

    @Test(arguments: [("1997", Truth.no), ("1998", .yes), ("2005", .yes), ("2012", .yes), ("2013", .unknown)])
    func `begins with its first stage and is witnessed by its last`(day: String, truth: Truth) throws {
        let stages = """
            stages:
              - { from: 1998, discretion: full }
              - { from: 2012, discretion: none }
            """
        #expect(try force(stages, on: day) == truth)
    }

    @Test func `holds on the day on which a stage surely took effect`() throws {
        let stages = """
            held: { attested: [2014] }
            stages: [{ from: 1998, discretion: full }]
            """
        #expect(try force(stages, on: "1998-12-31") == .yes)
    }

    @Test(arguments: [
        ("2009", Truth.yes), ("2010", .yes), ("2011-01-01", .unknown), ("2011-12-31", .no), ("2014", .no),
    ])
    func `is out of force once it was ended`(day: String, truth: Truth) throws {
        #expect(try force("held: { from: 2007 }\nended: { how: abolished, on: 2011 }", on: day) == truth)
    }

    @Test(arguments: [("2010", Truth.unknown), ("2014-12-30", .unknown), ("2014-12-31", .no)])
    func `has ended by its document's year when no date is known`(day: String, truth: Truth) throws {
        #expect(try force("held: { from: 2007 }\nended: { how: expired }", on: day) == truth)
    }

    @Test(arguments: [("2010", Truth.yes), ("2011-06-30", .unknown), ("2011-12-31", .no)])
    func `is out of force once a stage ended it`(day: String, truth: Truth) throws {
        let stages = """
            stages:
              - { from: 2007, discretion: full }
              - { from: 2011, ended: { how: abolished } }
            """
        #expect(try force(stages, on: day) == truth)
    }

    @Test func `is always there if it is a place`() throws {
        let place = try #require(try Reading.world.get().atlas?["de.north"])
        #expect(try place.force(on: Reading.day("0001")) == .yes)
    }

    @Test(arguments: [
        ("held: { from: 1998 }", "from 1998"), ("held: { from: 2007, to: 2013 }", "2007 to 2013"),
        ("held: { to: 2013 }", "until 2013"), ("held: { attested: [2009, 2014] }", "attested 2009, 2014"),
        ("", "no dates"),
    ])
    func `is written as the sources leave it`(rest: String, text: String) throws {
        #expect(try Reading.measure(rest).held.text == text)
    }

    @Test func `knows the first year in which it surely was in force`() throws {
        #expect(
            try Reading.measure("held: { from: { by: 2005 }, attested: [2014] }").held.firstKnownYear == 2005)
    }

    @Test func `keeps a duration where no dates are known`() throws {
        #expect(try Reading.measure("held: { duration: P18M }").duration?.years == 1.5)
    }
}
