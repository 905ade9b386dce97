import Fixtures
import Foundation
import Testing

@testable import Atlas

/// Every kind of fault in full: file, line, column, field, what was found, what was expected, what to do.
struct FaultTests {
    private static let file = "layer/de/measures/course.yml"

    private func fault(in rest: String) throws -> String {
        let faults = try Reading.faults(in: rest)
        return faults.count == 1 ? faults[0] : "\(faults.count) faults: \(faults)"
    }

    @Test func `names the nearest field for one that is misspelt`() throws {
        let found = try fault(in: "fild: health")
        #expect(found == "\(Self.file):7:1: «fild» is not a field here. Did you mean «field»?")
    }

    @Test func `lists the fields that are allowed when none is near`() throws {
        let sentence = """
            \(Self.file):7:21: seats: «xyzzyx» is not a field here. Allowed are order, capacity.
            """
        let found = try fault(in: "seats: { order: [], xyzzyx: 1 }")
        #expect(found == sentence)
    }

    @Test func `says what a missing field is for`() throws {
        let text = TemporaryAtlas.measure().replacing("type: programme\n", with: "")
        #expect(
            try Reading.faults(in: ["de/measures/course.yml": text])
                == ["\(Self.file):1:1: the field «type» is missing: what kind of measure."])
    }

    @Test func `names what an entry lacks`() throws {
        let sentence = "\(Self.file):7:10: tasks[0]: the field «binding» is missing: how firmly."
        let found = try fault(in: "tasks: [ { on: each-city, do: deliver } ]")
        #expect(found == sentence)
    }

    @Test func `lists the words that are allowed and the nearest`() throws {
        let sentence = """
            \(Self.file):7:13: discretion: found «ful», expected one of none, some, full. Did you mean «full»?
            """
        let found = try fault(in: "discretion: ful")
        #expect(found == sentence)
    }

    @Test func `points behind the quotation mark of a quoted text`() throws {
        let sentence = """
            \(Self.file):7:14: discretion: found «ful», expected one of none, some, full. Did you mean «full»?
            """
        let found = try fault(in: "discretion: \"ful\"")
        #expect(found == sentence)
    }

    @Test(arguments: [("[one]", "a list"), ("{ a: one }", "a map")])
    func `refuses a list or map where a word must stand`(yaml: String, found: String) throws {
        let sentence = "\(Self.file):7:13: discretion: found \(found), expected one of none, some, full."
        let found = try fault(in: "discretion: \(yaml)")
        #expect(found == sentence)
    }

    @Test(arguments: [("one", "«one»"), ("", "nothing"), ("[]", "a list")])
    func `refuses anything else where a map must stand`(yaml: String, found: String) throws {
        let faults = try Reading.faults(in: "held: \(yaml)")
        #expect(
            faults.map { $0.split(separator: ": held: ").last } == [
                "found \(found), expected a map with from, to, attested, duration…"
            ])
    }

    @Test func `refuses a text that is empty`() throws {
        let found = try fault(in: "note: \"\"")
        #expect(found == "\(Self.file):7:8: note: found «», expected a text.")
    }

    @Test(arguments: ["2012-13", "20122", "May 2012", "2012-02-30"])
    func `shows how a date is written`(text: String) throws {
        let sentence = """
            \(Self.file):7:15: held.from: «\(text)» is not a date. Write 2012, 2012-05, 2012-05-03 or { after: 2003, by: 2007 }.
            """
        let found = try fault(in: "held: { from: \(text) }")
        #expect(found == sentence)
    }

    @Test func `refuses an end before the beginning`() throws {
        let found = try fault(in: "held: { from: 2014, to: 2013 }")
        #expect(found == "\(Self.file):7:7: held: «to» lies before «from». Exchange them.")
    }

    @Test func `refuses by before after`() throws {
        let sentence = "\(Self.file):7:15: held.from: «by» lies before «after». Exchange them."
        let found = try fault(in: "held: { from: { after: 2007, by: 2003 } }")
        #expect(found == sentence)
    }

    @Test func `refuses a time between times that are no dates themselves`() throws {
        let found = try fault(in: "held: { from: { after: { after: 2003 }, by: 2007 } }")
        #expect(found.hasPrefix("\(Self.file):7:24: held.from.after: found a map, expected "))
    }

    @Test func `refuses an attested year outside known ends`() throws {
        let sentence = "\(Self.file):7:42: held.attested[0]: 2014 lies outside «from» and «to»."
        let found = try fault(in: "held: { from: 2007, to: 2013, attested: [2014] }")
        #expect(found == sentence)
    }

    @Test(arguments: ["14", "2014.0", "+2014", "02014", "next"])
    func `refuses a year that is no whole number in its range`(text: String) throws {
        let sentence =
            "\(Self.file):7:19: held.attested: found «\(text)», expected a whole number from 1000 to 2999."
        let found = try fault(in: "held: { attested: \(text) }")
        #expect(found == sentence)
    }

    @Test(arguments: ["3Y", "P0Y", "P3W", "P1Y6M", "P03Y", "P"])
    func `shows how a duration is written`(text: String) throws {
        let sentence =
            "\(Self.file):7:19: held.duration: found «\(text)», expected a duration such as P3Y, P18M or P90D."
        let found = try fault(in: "held: { duration: \(text) }")
        #expect(found == sentence)
    }

    @Test(arguments: ["-1", "many", "inf", "nan", "1e999", "0x10"])
    func `refuses an amount that is no plain number`(text: String) throws {
        let sentence =
            "\(Self.file):7:46: money[0].amount: found «\(text)», expected a number or { min: …, max: … }."
        let found = try fault(in: "money: [{ flow: grant, status: paid, amount: \(text) }]")
        #expect(found == sentence)
    }

    @Test func `refuses a range that runs downward`() throws {
        let sentence = "\(Self.file):7:46: money[0].amount: «max» lies below «min». Exchange them."
        let found = try fault(in: "money: [{ flow: grant, status: paid, amount: { min: 7, max: 5 } }]")
        #expect(found == sentence)
    }

    @Test func `names the nearest place for an unknown one`() throws {
        let text = TemporaryAtlas.measure(place: "de.prot")
        let sentence =
            "\(Self.file):5:8: place: found «de.prot», expected the id of a place of the atlas. Did you mean «de.port»?"
        let found = try Reading.faults(in: ["de/measures/course.yml": text])
        #expect(found == [sentence])
    }

    @Test func `refuses a record of another kind where a place must stand`() throws {
        let sentence =
            "\(Self.file):5:8: place: found «report», expected the id of a place of the atlas. Did you mean «de.port»?"
        let found = try Reading.faults(in: ["de/measures/course.yml": TemporaryAtlas.measure(place: "report")]
        )
        #expect(found == [sentence])
    }

    @Test func `refuses a document that the atlas does not hold`() throws {
        let text = TemporaryAtlas.measure().replacing("document: report", with: "document: repotr")
        let sentence = """
            \(Self.file):6:23: sources[0].document: found «repotr», expected the id of a document of the atlas. \
            Did you mean «report»?
            """
        let found = try Reading.faults(in: ["de/measures/course.yml": text])
        #expect(found == [sentence])
    }

    @Test func `names the nearest need of the vocabulary`() throws {
        let sentence =
            "\(Self.file):7:10: serves[0]: found «host-langage», expected a need of the vocabulary. Did you mean «host-language»?"
        let found = try fault(in: "serves: [host-langage]")
        #expect(found == sentence)
    }

    @Test func `names the nearest party`() throws {
        let sentence = """
            \(Self.file):7:15: tasks[0].on: found «each-citty», expected a place, a body or one of each-state, each-region, \
            each-city, each-district. Did you mean «each-city»?
            """
        let found = try fault(in: "tasks: [{ on: each-citty, do: report, binding: must }]")
        #expect(found == sentence)
    }

    @Test func `names line and column inside a cohort`() throws {
        let sentence = """
            \(Self.file):7:26: reaches[0].cohort: cohort: found «langage», expected an attribute. Did you mean «language»?
            """
        let found = try fault(in: "reaches: [{ cohort: \"not langage < B1\" }]")
        #expect(found == sentence)
    }

    @Test func `refuses a place of a cohort that the atlas does not hold`() throws {
        let sentence =
            "\(Self.file):7:39: reaches[0].cohort: cohort: found «de.nroth», expected a place of the atlas. Did you mean «de.north»?"
        let found = try fault(in: "reaches: [{ cohort: \"residence within de.nroth\" }]")
        #expect(found == sentence)
    }

    @Test func `refuses known in a record`() throws {
        let sentence =
            "\(Self.file):7:22: reaches[0].cohort: «known» may not stand in a record. Say who is meant."
        let found = try fault(in: "reaches: [{ cohort: \"known language\" }]")
        #expect(found == sentence)
    }

    @Test func `refuses a queue that is no class of seats`() throws {
        let sentence = """
            \(Self.file):8:11: reaches[0].queue: «volunary» is not a class of seats in seats.order. Did you mean «voluntary»?
            """
        let rest =
            "seats: { order: [mandatory, voluntary] }\nreaches: [{ cohort: everyone, queue: volunary }]"
        let found = try fault(in: rest)
        #expect(found == sentence)
    }

    @Test(arguments: ["MEA-15", "mea-015", "MEASURE-015", "MEA015"])
    func `shows how an id of the inventory is written`(text: String) throws {
        let sentence =
            "\(Self.file):7:13: inventory[0]: found «\(text)», expected an id of the inventory such as MEA-015."
        let found = try fault(in: "inventory: [\(text)]")
        #expect(found == sentence)
    }

    @Test(arguments: ["x", "e n", "1e", "deutsch-in-deutschland"])
    func `refuses a name in no language`(tag: String) throws {
        let text = TemporaryAtlas.measure().replacing("{ en: Course }", with: "{ \(tag): Course }")
        let sentence = "\(Self.file):4:9: name: «\(tag)» is not a language tag such as en or nl."
        let found = try Reading.faults(in: ["de/measures/course.yml": text])
        #expect(found == [sentence])
    }

    @Test func `names the nearest kind of record`() throws {
        let text = TemporaryAtlas.measure().replacing("record: measure", with: "record: mesure")
        let sentence = """
            \(Self.file):1:9: record: found «mesure», expected one of document, place, place-group, body, measure, fund, \
            network, project, instrument, study, event, figure, change, tension, barrier, practice. Did you mean «measure»?
            """
        let found = try Reading.faults(in: ["de/measures/course.yml": text])
        #expect(found == [sentence])
    }

    // MARK: - All at once

    @Test func `finds all faults of a file at once, by line`() throws {
        let faults = try TemporaryAtlas.load([
            "de/measures/course.yml": TemporaryAtlas.measure(
                "discretion: ful\nfild: x\nserves: [hots-language]\ntemporary: maybe")
        ]).faults
        #expect(faults.map(\.line) == [7, 8, 9, 10])
    }

    @Test func `finds the faults of all files at once, by file`() throws {
        let files = [
            "de/measures/b.yml": TemporaryAtlas.measure("discretion: ful", id: "de.b"),
            "de/measures/a.yml": TemporaryAtlas.measure("discretion: ful", id: "de.a"),
            "gb/measures/c.yml": TemporaryAtlas.measure("discretion: ful", id: "gb.c", place: "gb"),
        ]
        let faults = try TemporaryAtlas.load(files).faults
        #expect(
            faults.map(\.file) == [
                "layer/de/measures/a.yml", "layer/de/measures/b.yml", "layer/gb/measures/c.yml",
            ])
    }

    @Test func `names one fault of a file with broken syntax and goes on with the next file`() throws {
        let files = [
            "de/measures/a.yml": "record: [measure\nid: }\n: :\n",
            "de/measures/b.yml": TemporaryAtlas.measure("discretion: ful\ntemporary: maybe", id: "de.b"),
        ]
        let faults = try TemporaryAtlas.load(files).faults
        #expect(faults.map(\.file) == ["a", "b", "b"].map { "layer/de/measures/\($0).yml" })
    }

    @Test func `finds no fault in the small world`() throws {
        #expect(try Reading.world.get().faults == [])
    }
}
