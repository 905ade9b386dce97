import Cohorts
import Fixtures
import Testing

@testable import Atlas

/// The three states of a fact, and how each field is read.
struct FactsTests {
    @Test func `is absent when no source mentions it`() throws {
        let facts = try Reading.facts("")
        let absent = [
            facts.reaches.isAbsent, facts.money.isAbsent, facts.duties.isAbsent, facts.monitors.isAbsent,
            facts.makers.isAbsent,
        ]
        #expect(absent == Array(repeating: true, count: 5))
    }

    @Test func `is none when an empty list states that there is none`() throws {
        let facts = try Reading.facts("reaches: []\nmoney: []\ntasks: []\nmonitors: []\nmade: { with: [] }")
        let none = [
            facts.reaches.isNone, facts.money.isNone, facts.duties.isNone, facts.monitors.isNone,
            facts.makers.isNone,
        ]
        #expect(none == Array(repeating: true, count: 5))
    }

    @Test func `is stated when a source says so`() throws {
        #expect(
            try Reading.facts("monitors: [{ what: attainment, byGroup: no }]").monitors.value?.first?.byGroup
                == false)
    }

    @Test func `keeps a payment that is stated not to be made`() throws {
        #expect(
            try Reading.facts("money: [{ flow: grant, status: none }]").money.value?.map(\.status) == [.none])
    }

    @Test func `keeps that nothing continues it`() throws {
        let facts = try Reading.facts("links: { continuedBy: none }")
        #expect(facts.noLinks == [.continuedBy])
        #expect(facts.links == [])
    }

    @Test func `keeps that it has no link to another record`() throws {
        let files = [
            "de/measures/course.yml": TemporaryAtlas.measure("unlinked: [de.other]"),
            "de/measures/other.yml": TemporaryAtlas.measure(id: "de.other"),
        ]
        let view = try #require(try TemporaryAtlas.load(files).atlas).view(asOf: .last(of: 2014))
        #expect(view.areUnlinked("de.other", "de.course"))
    }

    @Test func `reaches possibly the same as surely and as an opening unless it says more`() throws {
        let reach = try #require(
            try Reading.facts("reaches: [{ cohort: \"newcomer\" }]").reaches.value?.first)
        #expect(reach.possibly == reach.cohort)
        #expect(reach.manner == .may)
    }

    @Test func `reads whom it reaches and how`() throws {
        let rest = """
            seats: { order: [mandatory, voluntary], capacity: 300 }
            reaches:
              - { cohort: nobody, possibly: "eu-mobile", as: must-pass, within: P3Y, queue: mandatory, consequence: [residence-permit] }
            """
        let facts = try Reading.facts(rest)
        let expected = Reach(
            cohort: .nobody, possibly: try Reading.cohort("eu-mobile"), manner: .mustPass,
            within: Period("P3Y"),
            queue: "mandatory", consequences: ["residence-permit"])
        #expect(facts.reaches.value?.map(\.value) == [expected])
        #expect(facts.seatOrder == ["mandatory", "voluntary"])
    }

    @Test func `reads which level decides, pays, delivers and evaluates`() throws {
        let rest = """
            roles:
              content: { level: state }
              means: { level: region }
              delivery: { by: [city, ngo], level: city, city: responsible }
              evaluation: { level: state, yardstick: central }
            """
        let roles = try Reading.facts(rest).roles
        #expect(roles.content?.value == .state)
        #expect(roles.means?.value == .region)
        #expect(roles.delivery?.value == .init(by: ["city", "ngo"], level: .city, city: .responsible))
        #expect(roles.evaluation?.value == .init(level: .state, yardstick: "central"))
    }

    @Test func `reads duties on every city and on one place`() throws {
        let rest = """
            tasks:
              - { on: each-city, do: deliver, binding: must, need: host-language }
              - { on: de.port, do: report, binding: expected }
            """
        let duties = try #require(try Reading.facts(rest).duties.value)
        #expect(duties.map(\.on) == [.each(.city), .record("de.port")])
        #expect(duties.map(\.isBinding) == [true, false])
        #expect(duties.map(\.need) == ["host-language", nil])
    }

    @Test func `reads who pays whom how much`() throws {
        let rest = """
            money:
              - { flow: price, from: { cohort: "newcomer" }, to: de.port, status: paid, year: 2012, amount: { min: 5, max: 7.5 }, perHead: 300, currency: EUR, scope: courses }
            """
        let money = try #require(try Reading.facts(rest).money.value?.first)
        #expect(money.from == .persons(try Reading.cohort("newcomer")))
        #expect([money.amount, money.perHead] == [5...7.5, 300...300])
        #expect([money.currency, money.scope] == ["EUR", "courses"])
    }

    @Test func `reads what it forbids and aims at`() throws {
        let rest = """
            forbids: [{ what: diverse-public-staff, cohort: "non-eu", extent: some posts }]
            aims: [{ what: inclusive-city, set: 2010, by: 2015, process: integration }]
            """
        let facts = try Reading.facts(rest)
        #expect(facts.bans.map(\.what) == ["diverse-public-staff"])
        #expect(facts.aims.map(\.process) == ["integration"])
    }

    @Test func `reads a cut with whom it hit`() throws {
        let cut = try Reading.facts("cut: { of: services, hits: { harder: less-deprived, unit: area } }").cut
        #expect(cut?.value == Cut(of: "services", harder: "less-deprived", unit: "area"))
    }

    @Test func `reads what a fund may pay for, whom it serves and whether any is free`() throws {
        let text = """
            record: fund
            id: eu.fund
            name: { en: Fund }
            place: eu
            pays: { cohort: "non-eu", possibly: everyone }
            for: [newcomers, host-language]
            free: { value: no, extent: largely committed, for: [health] }
            sources: [{ document: report, locator: "1" }]
            """
        let facts = try Reading.record(text).facts(on: .last(of: 2014))
        #expect(facts.purposes == ["newcomers", "host-language"])
        #expect(facts.pays?.possibly == .everyone)
        #expect(facts.free?.value == .init(isFree: false, extent: "largely committed", purposes: ["health"]))
    }

    @Test func `reads the needs for which a place has nothing`() throws {
        let text = TemporaryAtlas.place(
            "de.bay", "Bucht", "[city]", "in: de", "without: [{ need: host-language }]")
        #expect(try Reading.record(text).facts(on: .last(of: 2014)).without.map(\.value) == ["host-language"])
    }

    @Test func `cites its own sources where an entry has some, else the record's`() throws {
        let rest = """
            aims:
              - { what: inclusive-city, sources: [{ document: report, locator: "7" }] }
              - { what: equal-service }
            """
        #expect(try Reading.facts(rest).aims.flatMap(\.citations).map(\.locator) == ["7", "1"])
    }

    @Test func `takes a made-for-a-time and a yes as they are stated`() throws {
        #expect(try Reading.facts("temporary: yes").isTemporary == true)
        #expect(try Reading.facts("temporary: no").isTemporary == false)
        #expect(try Reading.facts("").isTemporary == nil)
    }
}
