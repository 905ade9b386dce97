import Atlas
import Coherence
import Cohorts
import Fixtures
import Testing

/// The register of duties and their money: each answer, and the one fact that reverses it.
struct DutyViewTests {
    private func duties(_ place: PlaceID, asOf year: Int, _ changes: TextChange...) throws -> [DutyEntry] {
        let atlas = try changes.isEmpty ? ShippedAtlas.atlas : ShippedAtlas.changing(changes)
        return DutyEntry.all(for: place, in: atlas.view(asOf: .last(of: year)))
    }

    @Test func `the Dutch duties of 1998 were paid, and would not be without the grant`() throws {
        func course(_ entries: [DutyEntry]) -> DutyEntry? { entries.first { $0.record == "nl.inburgering" } }
        let paid = course(try duties("nl", asOf: 2002))
        #expect(paid?.funding == .funded)
        #expect(paid?.duty.text == "each city must deliver")
        #expect(paid?.tensions == ["nl.g4-risks"])
        let denied = TextChange("nl.inburgering", "status: paid, scope: civic", "status: none, scope: civic")
        #expect(course(try duties("nl", asOf: 2002, denied))?.funding == .unfunded)
        #expect(course(try duties("nl", asOf: 2014)) == nil, "the duty of cities went in 2012")
    }

    @Test func `where no source speaks of money the funding is unknown`() throws {
        #expect(
            try duties("nl", asOf: 2014).first { $0.record == "nl.anti-discrimination-act" }?.funding
                == .unknown)
    }

    @Test func `a grant below the cost of those bound is short by the difference`() throws {
        let changes = [
            TextChange(
                "dk.introduction", "status: paid, scope: shared with the cities",
                "status: paid, amount: 10, currency: EUR"),
            TextChange(
                "dk.introduction", "status: paid, scope: shared with the state",
                "status: paid, amount: { min: 15, max: 20 }, currency: EUR"),
        ]
        let entry = try #require(
            try duties("dk", asOf: 2014, changes[0], changes[1]).first { $0.record == "dk.introduction" })
        #expect(entry.funding == .short)
        #expect(entry.shortfall == 5...10)
        #expect(entry.currency == "EUR")
        #expect(try duties("dk", asOf: 2014).first { $0.record == "dk.introduction" }?.funding == .funded)
    }
}
