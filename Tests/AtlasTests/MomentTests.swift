import Testing

@testable import Atlas

struct MomentTests {
    @Test(arguments: [
        ("2012", "2012-01-01", "2012-12-31"), ("2012-02", "2012-02-01", "2012-02-29"),
        ("2012-05-03", "2012-05-03", "2012-05-03"),
    ])
    func `stands for all of the year, month or day`(text: String, first: String, last: String) throws {
        let moment = try #require(Moment(text))
        #expect(moment == Moment(earliest: try Reading.day(first), latest: try Reading.day(last)))
    }

    @Test(arguments: [
        "", "12", "201", "20122", "2012-", "-2012", "2012-5", "2012-13", "2012-00", "2012-02-30", "2012-05-3",
        "2012-05-03-01", "2012/05", "+201", " 2012", "２０１２", "0000", "May 2012", "2012-05-03T00:00",
    ])
    func `refuses what is no date`(text: String) {
        #expect(Moment(text) == nil)
    }

    @Test(arguments: [
        ("2011", false), ("2012-01-01", nil), ("2012-12-30", nil), ("2012-12-31", true), ("2013", true),
    ])
    func `is certain to have happened only when its year is over`(day: String, answer: Bool?) throws {
        #expect(try Moment("2012")?.hasHappened(by: Reading.day(day)) == answer)
    }

    @Test(arguments: [("2012-05-02", false), ("2012-05-03", true)])
    func `happens on its day when the day is known`(day: String, answer: Bool) throws {
        #expect(try Moment("2012-05-03")?.hasHappened(by: Reading.day(day)) == answer)
    }

    @Test(arguments: [
        ("2002", false), ("2003-01-01", nil), ("2006", nil), ("2007-12-30", nil), ("2007-12-31", true),
    ])
    func `is unknown between after and by`(day: String, answer: Bool?) throws {
        let moment = try #require(try Reading.tree("at: { after: 2003, by: 2007 }")["at"]?.moment)
        #expect(moment.hasHappened(by: try Reading.day(day)) == answer)
    }

    @Test func `may have happened at any time before a bare by`() throws {
        let moment = try #require(try Reading.tree("at: { by: 2005 }")["at"]?.moment)
        #expect(moment.hasHappened(by: try Reading.day("1950")) == nil)
        #expect(moment.hasHappened(by: try Reading.day("2005")) == true)
    }

    @Test func `may still come after a bare after`() throws {
        let moment = try #require(try Reading.tree("at: { after: 2005 }")["at"]?.moment)
        #expect(moment.hasHappened(by: try Reading.day("2004")) == false)
        #expect(moment.hasHappened(by: try Reading.day("2050")) == nil)
    }

    @Test(arguments: [
        ("2012", "2012"), ("2012-05-03", "2012-05-03"), ("{ after: 2003, by: 2007 }", "2003–2007"),
        ("2012-05", "2012-05-01–2012-05-31"), ("{ after: 2003 }", "after 2003"), ("{ by: 2007 }", "by 2007"),
    ])
    func `is written as finely as it is known`(yaml: String, text: String) throws {
        #expect(try Reading.tree("at: \(yaml)")["at"]?.moment?.text == text)
    }
}
