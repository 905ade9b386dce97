import Atlas
import Coherence
import Cohorts
import Fixtures
import Testing

/// Dimensions and parties: each answer, and the one fact that reverses it.
struct BalanceViewTests {
    private func atlas(_ changes: [TextChange]) throws -> Atlas {
        try changes.isEmpty ? ShippedAtlas.atlas : ShippedAtlas.changing(changes)
    }

    private func view(asOf year: Int = 2014, _ changes: TextChange...) throws -> AtlasView {
        try atlas(changes).view(asOf: .last(of: year))
    }

    private func part(_ part: Balance.Part, of dimension: Dimension?, at place: PlaceID, in view: AtlasView)
        throws
        -> [RecordID]
    {
        let row = try Balance(for: place, in: view).rows.first { $0.dimension == dimension }
        return row?.measures[part] ?? []
    }

    @Test func `local votes are offered to migrants in the legal and political dimension`() throws {
        let votes = try part(.offered, of: .legalPolitical, at: "nl.rotterdam", in: view())
        #expect(votes == ["nl.local-voting-rights"])
        let everybody = TextChange("nl.local-voting-rights", "\"foreign-national\"", "everyone")
        #expect(
            try part(.everybody, of: .legalPolitical, at: "nl.rotterdam", in: view(asOf: 2014, everybody))
                .contains("nl.local-voting-rights"))
    }

    @Test func `a duty on cities is asked of institutions, a test of migrants`() throws {
        #expect(
            try part(.institutions, of: .legalPolitical, at: "nl.rotterdam", in: view()).contains(
                "nl.anti-discrimination-act"))
        #expect(try part(.asked, of: nil, at: "nl.rotterdam", in: view()) == ["nl.inburgering"])
    }

    @Test func `a need gives its dimension where the field has none`() throws {
        #expect(
            try part(.offered, of: .socioEconomic, at: "dk.copenhagen", in: view()) == ["dk.introduction"])
        let need = TextChange("dk.introduction", "serves: [orientation, work-entry]", "serves: [orientation]")
        #expect(
            try part(.offered, of: nil, at: "dk.copenhagen", in: view(asOf: 2014, need)).contains(
                "dk.introduction"))
    }

    @Test func `where no source states whom a measure reaches the party is not stated`() throws {
        #expect(
            try part(.notStated, of: .culturalReligious, at: "nl.rotterdam", in: view()) == [
                "eu.local-islam-policies"
            ])
    }
}
