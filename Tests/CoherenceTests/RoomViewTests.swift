import Atlas
import Coherence
import Cohorts
import Fixtures
import Testing

/// Barriers with the room beside them: each answer, and the one fact that reverses it.
struct RoomViewTests {
    private func atlas(_ changes: [TextChange]) throws -> Atlas {
        try changes.isEmpty ? ShippedAtlas.atlas : ShippedAtlas.changing(changes)
    }

    private func view(asOf year: Int = 2014, _ changes: TextChange...) throws -> AtlasView {
        try atlas(changes).view(asOf: .last(of: year))
    }

    private func hindrance(_ id: RecordID, at place: PlaceID?, in view: AtlasView) throws -> Room.Hindrance {
        try #require(try Room(for: place, in: view).hindrances.first { $0.record == id })
    }

    @Test func `beside the duty to report stands the health care that cities give`() throws {
        let law = try hindrance("de.residence-act-2005", at: "de.munich", in: view())
        #expect(law.options == ["de.city-health-services", "de.munich.health-model"])
        #expect(law.blocks.text == "health care: access without being reported")
        let other = try view(
            asOf: 2014,
            TextChange("de.munich.health-model", "cohort: \"without-permit\"", "cohort: \"eu-mobile\""))
        #expect(
            try hindrance("de.residence-act-2005", at: "de.munich", in: other).options == [
                "de.city-health-services"
            ])
    }

    @Test func `of reserved posts it is told who aims at what they forbid, and that no option is stated`()
        throws
    {
        let law = try hindrance("de.public-posts", at: "de.munich", in: view())
        #expect(law.pursuedBy.contains("de.munich.intercultural-orientation"))
        #expect(law.options.isEmpty)
        let change = TextChange(
            "de.munich.intercultural-orientation", "diverse-public-staff", "common-identity")
        let silent = try hindrance("de.public-posts", at: "de.munich", in: view(asOf: 2014, change))
        #expect(!silent.pursuedBy.contains("de.munich.intercultural-orientation"))
    }

    @Test func `a try to change a law stands beside it`() throws {
        #expect(try hindrance("fr.public-posts", at: "fr", in: view()).attempts == ["fr.reserved-posts-bill"])
        let untold = TextChange("fr.reserved-posts-bill", "of: [fr.public-posts]\n", "")
        #expect(try hindrance("fr.public-posts", at: "fr", in: view(asOf: 2014, untold)).attempts.isEmpty)
    }

    @Test func `room is what a level above leaves`() throws {
        #expect(try Room(for: "se.malmo", in: view()).latitudes.map(\.record).contains("se.introduction"))
        let none = TextChange("se.introduction", "discretion: some", "discretion: none")
        #expect(try Room(for: "se.malmo", in: view(asOf: 2014, none)).latitudes.isEmpty)
    }
}
