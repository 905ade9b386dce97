import Cohorts
import Fixtures
import Foundation
import LeitbildData
import Testing

@testable import Atlas

/// Reforms that cannot be; of none of them anything is used.
struct OverlayFaultTests {
    @Test(
        arguments: [
            ("changes: []", "r.yml:1:1: changes: the reform changes nothing. List its changes."),
            ("note: none", "r.yml:1:1: changes: the reform changes nothing. List its changes."),
            (
                "changes: [{ end: de.corse, on: 2012 }]",
                "r.yml:2:18: end: cannot end what does not exist: «de.corse». Did you mean «de.course»?"
            ),
            (
                "changes: [{ change: nl.something-else, from: 2012 }]",
                "r.yml:2:21: change: cannot change what does not exist: «nl.something-else». Give the id of a record of the atlas, or start one."
            ),
            (
                "changes: [{ undo: de.course, stage: 2009 }]",
                "r.yml:2:11: undo: de.course has no stage from «2009». There are 2008."
            ),
            (
                "changes: [{ undo: de.fund, stage: 2009 }]",
                "r.yml:2:11: undo: de.fund has no stage from «2009». It has no dated stages."
            ),
            (
                "changes: [{ undo: de.course }]",
                "r.yml:2:11: undo: say which change is undone: «stage» is missing. Give the date it is «from»."
            ),
            (
                "changes: [{ start: { record: measure, id: de.course } }]",
                "r.yml:2:20: start: de.course exists already. Change it, or give the new record another id."
            ),
            (
                "changes: [{ start: { record: measure } }]",
                "r.yml:2:20: start: a record that starts needs an id."
            ),
            (
                "changes: [{ from: 2012 }]",
                "r.yml:2:11: changes: a change needs one of «end», «change», «undo», «start», found 0."
            ),
            (
                "changes: [{ end: de.course, undo: de.course, on: 2012 }]",
                "r.yml:2:11: changes: a change needs one of «end», «change», «undo», «start», found 2."
            ),
            (
                "changes: [de.course]",
                "r.yml:2:11: changes: a change needs one of «end», «change», «undo», «start», found 0."
            ),
            (
                "changes: [{ end: de.course }]",
                "r.yml:2:11: end: say when it ends: «on» is missing or no date. Write 2012, 2012-05 or 2012-05-03."
            ),
            (
                "changes: [{ end: de.course, on: soon }]",
                "r.yml:2:11: end: say when it ends: «on» is missing or no date. Write 2012, 2012-05 or 2012-05-03."
            ),
            (
                "changes: [{ change: de.course }]",
                "r.yml:2:11: change: say what changes: fields as in the record, and «from»."
            ),
            (
                "changes: [{ change: de.course, from: 2012 }]",
                "r.yml:2:11: change: say what changes: fields as in the record, and «from»."
            ),
            (
                "changes: [{ end: de.course, on: 2012, sais: Over. }]",
                "r.yml:2:39: end: «sais» is not a field here. Did you mean «says»?"
            ),
            (
                "notes: x\nchanges: [{ end: de.course, on: 2012 }]",
                "r.yml:2:1: «notes» is not a field here. Did you mean «note»?"
            ),
            (
                "changes: [{ change: de.course, id: de.other }]",
                "r.yml:2:36: changes: de.course cannot take another id. End it, and start a record with the other id."
            ),
        ])
    func `says what is wrong and uses nothing`(rest: String, sentence: String) throws {
        #expect(try Reforms.faults(in: rest) == [sentence])
    }

    @Test func `refuses what stands beside a record that starts`() throws {
        let start =
            "{ start: { record: measure, id: de.new, type: service, name: { en: New }, place: de, sources: [{ document: report, locator: \"1\" }] }, on: 2012 }"
        let found = try Reforms.faults(in: "changes: [\(start)]")
        #expect(found.count == 1)
        #expect(found.first?.contains("start: «on» is not a field here. Allowed are start.") == true)
    }

    @Test func `uses no change of a reform of which one is faulty`() throws {
        let found = try Reforms.faults(
            in: "changes:\n- { end: de.fund, on: 2012 }\n- { end: de.corse, on: 2012 }")
        #expect(found.count == 1)
    }

    @Test func `finds every fault at once`() throws {
        let found = try Reforms.faults(
            in:
                "changes:\n- { end: de.fund }\n- { change: de.course, discretion: ful }\n- { undo: de.fund, stage: 1 }"
        )
        #expect(found.count == 3, "\(found)")
    }

    @Test(
        arguments: [
            (
                "changes: [{ change: de.course, from: 2012, discretion: ful }]",
                "discretion: found «ful», expected one of none, some, full. Did you mean «full»?"
            ),
            (
                "changes: [{ change: de.course, discretoin: full }]",
                "«discretoin» is not a field here. Did you mean «discretion»?"
            ),
            (
                "changes: [{ change: de.course, from: 1990, discretion: full }]",
                "a stage begins before the record does."
            ),
            ("changes: [{ end: de.course, on: 2012, how: gone }]", "found «gone», expected one of"),
            ("changes: [{ start: { record: measure, id: de.new } }]", "is missing"),
            (
                "changes: [{ start: { record: place, id: qq, name: { en: Q }, levels: [state], code: QQ } }]",
                "«qq» is not an ISO 3166-1 code."
            ),
        ])
    func `finds by the checks of a record what a patch makes faulty`(rest: String, sentence: String) throws {
        let found = try Reforms.faults(in: rest)
        #expect(found.contains { $0.hasPrefix("r.yml (") && $0.contains(sentence) }, "\(found)")
    }

    @Test func `uses no reform when the one before is faulty`() throws {
        let result = try Reforms.load([
            "1.yml": "reform: one\nchanges: [{ change: de.course, discretion: ful }]",
            "2.yml": "reform: two\nchanges: [{ change: de.course, from: 2012, approach: mainstream }]",
        ])
        #expect(!result.faults.isEmpty)
        let (before, after) = (try #require(try Reforms.load([:]).atlas), try #require(result.atlas))
        #expect(AtlasDifference.records(from: before, to: after) == [])
        #expect(result.leftOut == ["1.yml", "2.yml"])
    }

    @Test func `refuses broken YAML with the line`() throws {
        let result = try Reforms.load(["r.yml": "reform: r\nchanges: [{ end: de.course"])
        #expect(result.faults.count == 1)
        #expect(result.faults.first?.file == "r.yml")
        #expect((result.faults.first?.line ?? 0) >= 2, "\(result.faults)")
        #expect(result.leftOut == ["r.yml"])
    }

    @Test(arguments: ["record: measure\nid: de.x", "- 1", "word"])
    func `refuses a file that is no reform`(text: String) throws {
        let found = try Reforms.load(["r.yml": text]).faults.map(\.description)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("r.yml:1: found ") == true, "\(found)")
        #expect(
            found.first?.hasSuffix("expected a reform: «reform», «name» and «changes».") == true, "\(found)")
    }

    @Test func `refuses a file that is not there`() throws {
        let missing = FileManager.default.temporaryDirectory.appending(path: "no-such-reform.yml")
        #expect(
            try Reforms.load([missing]).faults.map(\.description) == [
                "no-such-reform.yml: there is no such reform. Give a file, a folder or the name of an example."
            ])
    }
}
