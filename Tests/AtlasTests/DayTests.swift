import Testing

@testable import Atlas

struct DayTests {
    @Test(arguments: [
        (2013, 2, 29), (1900, 2, 29), (2012, 13, 1), (2012, 0, 1), (2012, 4, 31), (0, 1, 1), (10000, 1, 1),
    ])
    func `refuses a day that the calendar does not have`(year: Int, month: Int, day: Int) {
        #expect(Day(year, month, day) == nil)
    }

    @Test(arguments: [2000, 2012])
    func `has a 29th of February in leap years`(year: Int) {
        #expect(Day(year, 2, 29)?.description == "\(year)-02-29")
    }

    @Test func `is written as ISO 8601`() {
        #expect(Day(2012, 5, 3)?.description == "2012-05-03")
    }

    @Test(arguments: [
        ("2012-05-03", "2012-05-02"), ("2012-05-01", "2012-04-30"), ("2012-03-01", "2012-02-29"),
        ("2013-03-01", "2013-02-28"), ("2013-01-01", "2012-12-31"),
    ])
    func `follows the day before it`(day: String, before: String) throws {
        #expect(try Reading.day(day).before == Reading.day(before))
    }

    @Test func `keeps month and day when years are added`() throws {
        #expect(try Reading.day("2012-05-03").adding(years: -25) == Reading.day("1987-05-03"))
    }

    @Test func `moves the 29th of February to the 28th when years are added`() throws {
        #expect(try Reading.day("2012-02-29").adding(years: 1) == Reading.day("2013-02-28"))
    }

    @Test(arguments: [
        ("2011-12-31", "2012-01-01"), ("2012-04-30", "2012-05-01"), ("2012-05-02", "2012-05-03"),
    ])
    func `comes after earlier days`(earlier: String, later: String) throws {
        #expect(try Reading.day(earlier) < Reading.day(later))
    }

    @Test func `begins and ends a year`() {
        #expect([Day.first(of: 2012), .last(of: 2012)].map(\.description) == ["2012-01-01", "2012-12-31"])
    }
}
