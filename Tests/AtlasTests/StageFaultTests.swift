import Fixtures
import Testing

@testable import Atlas

/// Changes over time that cannot be.
struct StageFaultTests {
    private static let file = "layer/de/measures/course.yml"

    private func fault(in rest: String) throws -> String {
        let faults = try Reading.faults(in: rest)
        return faults.count == 1 ? faults[0] : "\(faults.count) faults: \(faults)"
    }

    @Test func `refuses a stage without a date`() throws {
        let sentence = "\(Self.file):7:10: stages[0]: the stage says not when: «from» is missing."
        let found = try fault(in: "stages: [{ discretion: full }]")
        #expect(found == sentence)
    }

    @Test func `refuses a stage whose date is absent`() throws {
        #expect(try Reading.faults(in: "stages: [{ from: absent, discretion: full }]").count == 1)
    }

    @Test func `refuses a stage that is never certain`() throws {
        let sentence = "\(Self.file):7:10: stages[0].from: a stage must be certain at some time: give «by»."
        let found = try fault(in: "stages: [{ from: { after: 2003 }, discretion: full }]")
        #expect(found == sentence)
    }

    @Test func `refuses stages out of order`() throws {
        let sentence =
            "\(Self.file):7:26: stages[1]: the stage lies before the one above it. Order them by date."
        let found = try fault(in: "stages: [{ from: 2010 }, { from: 2009 }]")
        #expect(found == sentence)
    }

    @Test func `refuses a stage before the beginning`() throws {
        let sentence = "\(Self.file):8:10: stages[0].from: a stage begins before the record does."
        let found = try fault(in: "held: { from: 2010 }\nstages: [{ from: 2009, discretion: full }]")
        #expect(found == sentence)
    }

    @Test func `refuses a stage that takes an ending back`() throws {
        let stages = "stages: [{ from: 2010, ended: { how: abolished } }, { from: 2012, ended: absent }]"
        #expect(try Reading.faults(in: stages).count == 1)
    }

    @Test func `refuses absent outside a stage`() throws {
        let sentence = "\(Self.file):7:13: discretion: found «absent», expected one of none, some, full."
        let found = try fault(in: "discretion: absent")
        #expect(found == sentence)
    }

    @Test func `refuses absent for a field that every record must have`() throws {
        let sentence = "\(Self.file):7:24: stages[0]: «name» is not a field here. Did you mean «made»?"
        let found = try fault(in: "stages: [{ from: 2010, name: absent }]")
        #expect(found == sentence)
    }

    @Test func `refuses a stage that leaves an incomplete map`() throws {
        let faults = try Reading.faults(in: "stages: [{ from: 2010, each: { extent: all } }]")
        #expect(faults.count == 1)
        #expect(faults.first?.contains("the field «level» is missing") == true)
    }
}
