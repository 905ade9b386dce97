import Cohorts
import Fixtures
import Foundation
import LeitbildData
import Testing

@testable import Atlas

/// What a reform makes of the records that it names.
struct OverlayTests {
    @Test(arguments: [("2011", Truth.yes, nil), ("2012", .no, true)])
    func `ends a record on the day`(day: String, force: Truth, isAbolished: Bool?) throws {
        let state = try Reforms.state("changes: [{ end: de.course, on: 2012 }]", on: day)
        #expect(state.force == force)
        #expect(state.facts.ended?.isAbolished == isAbolished)
    }

    @Test func `ends a record in the way that it says`() throws {
        let state = try Reforms.state(
            "changes: [{ end: de.course, on: 2012, how: expired, says: Not renewed., by: de }]", on: "2013")
        #expect(state.facts.ended?.isAbolished == false)
        #expect(state.record.stages.last?.says == "Not renewed.")
        #expect(state.record.stages.last?.by == "de")
    }

    @Test(arguments: [("2004", "full"), ("2009", "some"), ("2011", "none")])
    func `changes a record from a day on`(day: String, discretion: String) throws {
        let change = "changes: [{ change: de.course, from: 2011, discretion: none }]"
        #expect(try Reforms.state(change, on: day).facts.discretion == discretion)
    }

    @Test(arguments: [("2004", "none"), ("2009", "some")])
    func `changes without a day what a record has always said`(day: String, discretion: String) throws {
        let change = "changes: [{ change: de.course, discretion: none }]"
        #expect(try Reforms.state(change, on: day).facts.discretion == discretion)
    }

    @Test(arguments: ["2004", "2009"])
    func `returns a fact to unknown by absent`(day: String) throws {
        let change = "changes: [{ change: de.course, approach: absent }]"
        #expect(
            try Reforms.state("changes: [{ end: de.fund, on: 2012 }]", on: day).facts.approach == "targeted")
        #expect(try Reforms.state(change, on: day).facts.approach == nil)
    }

    @Test(arguments: [("2004", "full"), ("2009", "full"), ("2014", "none")])
    func `undoes one change and leaves the others`(day: String, discretion: String) throws {
        let change =
            "changes: [{ undo: de.course, stage: 2008 }, { change: de.course, from: 2013, discretion: none }]"
        #expect(try Reforms.state(change, on: day).facts.discretion == discretion)
    }

    @Test func `undoes and states what was instead`() throws {
        let state = try Reforms.state(
            "changes: [{ undo: de.course, stage: 2008, approach: mainstream }]", on: "2009")
        #expect(state.facts.approach == "mainstream")
        #expect(state.record.stages.isEmpty)
    }

    @Test func `starts a record`() throws {
        let state = try Reforms.state(
            """
            changes:
              - start:
                  record: measure
                  id: de.advice
                  type: service
                  name: { en: Advice }
                  place: de
                  held: { from: 2010, attested: [2014] }
                  sources: [{ document: report, locator: "1" }]
                  discretion: some
            """, of: "de.advice", on: "2012")
        #expect(state.force == .yes)
        #expect(state.facts.discretion == "some")
    }

    @Test func `puts a change among the stages by its date`() throws {
        let change = "changes: [{ change: de.course, from: 2006, discretion: none }]"
        let state = try Reforms.state(change, on: "2014")
        #expect(state.record.stages.map { "\($0.from)" }.count == 2)
        #expect(state.facts.discretion == "some")
        #expect(try Reforms.state(change, on: "2006").facts.discretion == "none")
    }

    @Test func `puts a change of the same date after what the record says`() throws {
        let change = "changes: [{ change: de.course, from: 2008, discretion: none }]"
        #expect(try Reforms.state(change, on: "2009").facts.discretion == "none")
    }

    @Test func `applies several changes of one record in their order`() throws {
        let one = "{ change: de.course, from: 2011, discretion: none }"
        let other = "{ change: de.course, from: 2011, discretion: full }"
        #expect(try Reforms.state("changes: [\(one), \(other)]", on: "2012").facts.discretion == "full")
        #expect(try Reforms.state("changes: [\(other), \(one)]", on: "2012").facts.discretion == "none")
    }

    @Test func `applies reforms one after another`() throws {
        let one = "reform: one\nchanges: [{ change: de.course, from: 2011, discretion: none }]"
        let two = "reform: two\nchanges: [{ undo: de.course, stage: 2011 }, { end: de.fund, on: 2010 }]"
        let result = try Reforms.load(["1.yml": one, "2.yml": two])
        #expect(result.faults == [])
        let view = try #require(result.atlas).view(asOf: try Reading.day("2014"))
        #expect(view["de.course"]?.facts.discretion == "some")
        #expect(view["de.fund"]?.force == .no)
        let reverse = try Reforms.load(["1.yml": two, "2.yml": one])
        #expect(reverse.faults.map(\.problem).first?.contains("has no stage from «2011»") == true)
    }

    @Test func `takes a folder of reforms and records, its records first`() throws {
        let files = [
            "a-reform.yml": "reform: a\nchanges: [{ change: de.lesson, from: 2011, discretion: none }]",
            "de/measures/lesson.yml": TemporaryAtlas.measure(
                "held: { from: 1998, attested: [2014] }\ndiscretion: full", id: "de.lesson"),
        ]
        let result = try Reforms.load(folder: files)
        #expect(result.faults == [])
        let view = try #require(result.atlas).view(asOf: try Reading.day("2014"))
        #expect(view["de.lesson"]?.facts.discretion == "none")
        #expect(view["de.course"]?.facts.discretion == "some")
    }

    @Test func `leaves what it does not name as it is`() throws {
        let before = try #require(try Reforms.load([:]).atlas)
        let after = try #require(
            try Reforms.load(["r.yml": "reform: r\nchanges: [{ end: de.fund, on: 2012 }]"]).atlas)
        #expect(AtlasDifference.records(from: before, to: after) == ["de.fund"])
    }
}

/// Reforms of a small world with a measure `de.course` that a stage of 2008 changed, and another, `de.fund`.
enum Reforms {
    private static let records = [
        "de/measures/course.yml": TemporaryAtlas.measure(
            """
            held: { from: 1998, attested: [2014] }
            discretion: full
            approach: targeted
            stages: [{ from: 2008, discretion: some }]
            """),
        "de/measures/fund.yml": TemporaryAtlas.measure(
            "held: { from: 1998, attested: [2014] }", id: "de.fund"),
    ]

    /// What comes of reforms as files, in the order of their names.
    static func load(_ reforms: [String: String]) throws -> AtlasLoader.Result {
        try TemporaryAtlas.with(reforms.mapValues { Data($0.utf8) }, named: "reforms") { folder in
            try load(reforms.keys.sorted().map { folder.appending(path: $0) })
        }
    }

    /// What comes of a folder.
    static func load(folder files: [String: String]) throws -> AtlasLoader.Result {
        try TemporaryAtlas.with(files.mapValues { Data($0.utf8) }, named: "reforms") { try load([$0]) }
    }

    static func load(_ reforms: [URL]) throws -> AtlasLoader.Result {
        let files = TemporaryAtlas.world.merging(records) { $1 }.mapValues { Data($0.utf8) }
        return try TemporaryAtlas.with(files, named: "world") { world in
            AtlasLoader(layers: [world], vocabulary: LeitbildData.vocabulary, reforms: reforms).load()
        }
    }

    /// A record on a day under a reform without fault.
    static func state(_ changes: String, of id: RecordID = "de.course", on day: String) throws
        -> AtlasView.State
    {
        let result = try load(["r.yml": "reform: r\nname: { en: R }\n\(changes)"])
        #expect(result.faults == [])
        let view = try #require(result.atlas).view(asOf: try Reading.day(day))
        return try #require(view[id])
    }

    /// The sentences about a reform whose lines from the second on are these.
    static func faults(in rest: String) throws -> [String] {
        let result = try load(["r.yml": "reform: r\n\(rest)"])
        let (before, after) = (try #require(try load([:]).atlas), try #require(result.atlas))
        #expect(
            AtlasDifference.records(from: before, to: after) == [], "used in spite of its fault: \(rest)")
        #expect(result.leftOut == ["r.yml"], "\(rest)")
        return result.faults.map(\.description)
    }
}
