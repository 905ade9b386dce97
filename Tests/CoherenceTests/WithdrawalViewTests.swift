import Atlas
import Coherence
import Cohorts
import Fixtures
import Testing

/// What was withdrawn, and what it left behind: each answer, and the one fact that reverses it.
struct WithdrawalViewTests {
    private func atlas(_ changes: [TextChange]) throws -> Atlas {
        try changes.isEmpty ? ShippedAtlas.atlas : ShippedAtlas.changing(changes)
    }

    private func view(asOf year: Int = 2014, _ changes: TextChange...) throws -> AtlasView {
        try atlas(changes).view(asOf: .last(of: year))
    }

    @Test func `the log has the four withdrawals of the sources in order of time`() throws {
        let log = try Withdrawal.all(for: nil, in: view())
        #expect(
            log.map(\.record) == [
                "gb.england.sure-start", "es.integration-fund", "nl.inburgering", "gb.migration-impacts-fund",
            ])
        #expect(log[3].stayed.map(\.text).first?.hasPrefix("fee") == true)
        #expect(try Withdrawal.all(for: "de", in: view()).isEmpty)
    }

    @Test func `the Dutch entry tells what went, what stayed, who pays and who is reached no longer`() throws
    {
        let entry = try #require(try Withdrawal.all(for: "nl", in: view()).first)
        #expect(entry.withdrawn.map(\.text) == ["grant to each city stopped (civic integration courses)"])
        #expect(entry.stayed.first?.text.contains("must pass the test within 3 years") == true)
        #expect(entry.payers.map(\.text) == ["newcomer: price (courses offered by the private sector)"])
        #expect(entry.losers?.map(\.description).contains("eu-mobile") == true)
        #expect(entry.met == ["nl.adult-education"])
        #expect(entry.evaluation.first?.text == "the form that ended had run 5 to 9 years")
    }

    @Test func `an agreed change that withdraws nothing is no entry`() throws {
        let changes = [
            TextChange("nl.inburgering", "agreed: no", "agreed: yes"),
            TextChange("nl.inburgering", "status: stopped", "status: paid"),
            TextChange("nl.funding-withdrawn-2012", "agreed: no", "agreed: yes"),
        ]
        #expect(
            try Withdrawal.all(for: "nl", in: view(asOf: 2014, changes[0], changes[1], changes[2])).isEmpty)
    }

    @Test func `a change told apart from its record is an entry of its own, once`() throws {
        let apart = TextChange("nl.funding-withdrawn-2012", "of: [nl.inburgering]\n", "")
        let log = try Withdrawal.all(for: "nl", in: view(asOf: 2014, apart))
        #expect(log.map(\.record) == ["nl.funding-withdrawn-2012", "nl.inburgering"])
    }

    @Test func `before its day nothing was withdrawn`() throws {
        #expect(try Withdrawal.all(for: "nl", in: view(asOf: 2011)).isEmpty)
    }
}
