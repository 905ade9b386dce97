import Cohorts
import Fixtures
import Foundation
import LeitbildData
import Testing

@testable import Atlas

/// Ways to get at one record, day or fault without a file of one's own.
enum Reading {
    /// The shipped atlas, read once.
    static let shipped = AtlasLoader(layers: [LeitbildData.atlas], vocabulary: LeitbildData.vocabulary).load()
    /// The small world of ``TemporaryAtlas``, read once.
    static let world = Result { try TemporaryAtlas.load([String: String]()) }

    /// A record of the small world from its text, which must be without fault.
    static func record(_ text: String) throws -> Record {
        let atlas = try #require(try world.get().atlas)
        let tree = try tree(text)
        let places = Set(atlas.all(.place).map(\.id.place))
        var context = CheckingContext(
            glossary: atlas.glossary, kinds: atlas.records.mapValues(\.kind), places: places, file: "test")
        RecordChecker.check(AtlasFile(name: "test", layer: 1, folder: "de", tree: tree), in: &context)
        #expect(context.faults == [])
        return try #require(Record(tree, file: "test", cohorts: context.cohorts, years: ["report": 2014]))
    }

    /// A measure of the small world; `rest` are the lines after its name, place and sources.
    static func measure(_ rest: String) throws -> Record { try record(TemporaryAtlas.measure(rest)) }

    /// What a measure says on a day; without a day, long after its last change.
    static func facts(_ rest: String, on day: String = "2014") throws -> Facts {
        try measure(rest).facts(on: Self.day(day))
    }

    static func tree(_ text: String) throws -> Tree { try TreeReader(file: "test").tree(of: Data(text.utf8)) }

    /// The last day of the year, month or day.
    static func day(_ text: String) throws -> Day { try #require(Moment(text)?.latest) }

    static func cohort(_ text: String) throws -> Cohort {
        let glossary = try #require(try world.get().atlas).glossary
        return try Cohort(text, vocabulary: glossary.vocabulary)
    }

    /// The sentences about a measure of the small world whose lines from the seventh on are these.
    static func faults(in rest: String) throws -> [String] {
        try faults(in: ["de/measures/course.yml": TemporaryAtlas.measure(rest)])
    }

    /// The sentences about files laid over the small world.
    static func faults(in files: [String: String]) throws -> [String] {
        try TemporaryAtlas.load(files).faults.map(\.description)
    }
}
