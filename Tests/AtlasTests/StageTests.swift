import Cohorts
import Fixtures
import Testing

@testable import Atlas

/// What a record says through time.
struct StageTests {
    private static let course = """
        discretion: full
        approach: targeted
        held: { from: 1998, attested: [2014] }
        roles:
          delivery: { by: city, level: city }
        reaches: [{ cohort: nobody, possibly: "newcomer" }]
        stages:
          - from: { after: 2003, by: 2007 }
            roles: { content: { level: state } }
            discretion: none
          - from: { after: 2003, by: 2007 }
            reaches: [{ cohort: "third-country", as: must-attend }]
          - from: 2012
            agreed: no
            by: de
            says: The state withdraws the money.
            sources: [{ document: report, locator: "9" }]
            approach: absent
            money: [{ flow: grant, status: stopped }]
        """

    private func facts(on day: String) throws -> Facts { try Reading.facts(Self.course, on: day) }

    @Test(arguments: [("2002", "full"), ("2003", nil), ("2006", nil), ("2007", "none"), ("2014", "none")])
    func `replaces a fact, which is unknown while the change may have come`(day: String, discretion: String?)
        throws
    {
        #expect(try facts(on: day).discretion == discretion)
    }

    @Test(arguments: ["2002", "2005", "2007"])
    func `leaves alone what no stage touches`(day: String) throws {
        #expect(try facts(on: day).approach == "targeted")
    }

    @Test func `keeps the roles that a change of another role does not touch`() throws {
        #expect(try facts(on: "2007").roles.delivery?.by == ["city"])
    }

    @Test func `knows the roles that no change touches while another role may have changed`() throws {
        #expect(try facts(on: "2005").roles.delivery?.by == ["city"])
    }

    @Test func `does not know a role while it may have changed`() throws {
        #expect(try facts(on: "2005").roles.content == nil)
    }

    @Test func `reaches surely those of the last stage`() throws {
        let reach = try #require(try facts(on: "2007").reaches.value?.first)
        #expect(try reach.cohort == Reading.cohort("third-country"))
        #expect(reach.force == .yes)
    }

    @Test func `reaches nobody surely while a change may have come`() throws {
        let reaches = try #require(try facts(on: "2005").reaches.value)
        #expect(reaches.map(\.cohort) == [.nobody, .nobody])
    }

    @Test func `reaches possibly those before and those after while a change may have come`() throws {
        let reaches = try #require(try facts(on: "2005").reaches.value)
        #expect(try reaches.map(\.possibly) == [Reading.cohort("newcomer"), Reading.cohort("third-country")])
    }

    @Test func `holds no reach for certain while a change may have come`() throws {
        #expect(try facts(on: "2005").reaches.value?.map(\.force) == [.unknown, .unknown])
    }

    @Test(arguments: [("2011", "targeted"), ("2012", nil)])
    func `returns a fact to unknown by absent`(day: String, approach: String?) throws {
        #expect(try facts(on: day).approach == approach)
    }

    @Test(arguments: [("2011", true), ("2012-06-30", true), ("2012-12-31", false)])
    func `states a new fact once the change is certain`(day: String, isAbsent: Bool) throws {
        #expect(try facts(on: day).money.isAbsent == isAbsent)
    }

    @Test func `cites the stage for the entries that it brings`() throws {
        #expect(try facts(on: "2014").money.value?.first?.citations.map(\.locator) == ["9"])
    }

    @Test func `cites the record for the entries that were there before`() throws {
        #expect(try facts(on: "2014").roles.delivery?.citations.map(\.locator) == ["1"])
    }

    @Test func `tells who changed what and whether it was agreed`() throws {
        let stage = try #require(try Reading.measure(Self.course).stages.last)
        #expect(stage.isAgreed == false)
        #expect([stage.by, stage.says] == ["de", "The state withdraws the money."])
    }

    @Test func `applies stages of the same date in their order`() throws {
        let facts = try Reading.facts(
            "stages: [{ from: 2010, discretion: full }, { from: 2010, discretion: none }]")
        #expect(facts.discretion == "none")
    }

    @Test func `does not know what a change touches that may have come before one that has not`() throws {
        let stages = """
            discretion: full
            stages:
              - { from: 2010, approach: targeted }
              - { from: { after: 2003, by: 2012 }, discretion: none }
            """
        #expect(try Reading.facts(stages, on: "2005").discretion == nil)
    }

    @Test func `does not know whom it reaches while it may have come to state that it reaches nobody`() throws
    {
        let stages = "held: { from: 1998 }\nstages: [{ from: { after: 2003, by: 2007 }, reaches: [] }]"
        #expect(try Reading.facts(stages, on: "2005").reaches.isAbsent)
        #expect(try Reading.facts(stages, on: "2007").reaches.isNone)
    }

    @Test func `does not take a reach with dates of its own for certain while a change may have come`() throws
    {
        let stages = """
            reaches: [{ cohort: "newcomer", held: { from: 1998, to: 2014 } }]
            stages: [{ from: { after: 2003, by: 2007 }, reaches: [{ cohort: everyone }] }]
            held: { from: 1998, attested: [2014] }
            """
        #expect(try Reading.facts(stages, on: "2005").reaches.value?.first?.force == .unknown)
    }

    @Test func `leaves out an entry that has ended`() throws {
        let money =
            "money: [{ flow: grant, status: paid, held: { from: 2000, to: 2005 } }, { flow: fee, status: paid }]"
        #expect(try Reading.facts(money).money.value?.map(\.flow) == [.fee])
    }

    @Test func `takes an entry without dates to hold as long as its record`() throws {
        let rest = "held: { from: 2007, to: 2013 }\nmoney: [{ flow: grant, status: paid }]"
        #expect(try Reading.facts(rest, on: "2010").money.value?.map(\.force) == [.yes])
        #expect(try Reading.facts(rest, on: "2007-06-30").money.value?.map(\.force) == [.unknown])
    }
}
