import Atlas
import Coherence
import Cohorts
import Fixtures
import Testing

/// The guard against a race to the bottom: each answer, and the one fact that reverses it.
struct EqualityViewTests {
    private func atlas(_ changes: [TextChange]) throws -> Atlas {
        try changes.isEmpty ? ShippedAtlas.atlas : ShippedAtlas.changing(changes)
    }

    private func equality(_ id: RecordID, at place: PlaceID?, asOf year: Int, _ changes: TextChange...) throws
        -> EqualityGuard
    {
        let view = try atlas(changes).view(asOf: .last(of: year))
        return try #require(try EqualityGuard.all(for: place, in: view).first { $0.record == id })
    }

    @Test func `the risk is real in the Netherlands of 2007 and unlikely with discretion`() throws {
        let dutch = try equality("nl.inburgering", at: "nl", asOf: 2007)
        #expect(dutch.risk == .real)
        #expect(dutch.isPartial.truth == .yes && dutch.wasNational.truth == .yes)
        let changes = [
            TextChange("nl.inburgering", "discretion: none", "discretion: some"),
            TextChange("nl.inburgering", "roles: { content: { level: state } }\n    ", ""),
        ]
        let freer = try equality("nl.inburgering", at: "nl", asOf: 2007, changes[0], changes[1])
        #expect(freer.risk == .unlikely)
        #expect(freer.isPartial.truth == .no)
    }

    @Test func `of a city whose inclination no source states the risk is unknown`() throws {
        let city = try equality("nl.inburgering", at: "nl.rotterdam", asOf: 2007)
        #expect(city.risk == .unknown)
        #expect(city.isPriority.truth == .unknown)
    }

    @Test func `of a city that states to have nothing for it the risk is real`() throws {
        let nothing =
            "without: [{ need: host-language, sources: [{ document: penninx-2009, locator: planted }] }]\n"
        let city = try equality(
            "nl.inburgering", at: "nl.haarlem", asOf: 2007,
            TextChange("nl.haarlem", "in: nl\n", "in: nl\n" + nothing))
        #expect(city.isPriority.truth == .no)
        #expect(city.risk == .real)
    }

    @Test func `it is unlikely where cities pay from their own budget`() throws {
        #expect(try equality("dk.introduction", at: "dk", asOf: 2014).risk == .unlikely)
        let budget = TextChange("dk.introduction", "flow: budget, from: each-city", "flow: budget, from: dk")
        let without = try equality("dk.introduction", at: "dk", asOf: 2014, budget)
        #expect(without.isGenerallyPaid.truth == .unknown)
        #expect(without.risk == .unknown)
    }

    @Test func `it is unlikely in a city with a strategy of its own`() throws {
        let budget = TextChange("dk.introduction", "flow: budget, from: each-city", "flow: budget, from: dk")
        #expect(try equality("dk.introduction", at: "dk.copenhagen", asOf: 2014, budget).risk == .unlikely)
        let view = try ShippedAtlas.changing([budget]).view(asOf: .last(of: 2014))
        #expect(try EqualityGuard.all(for: "dk", in: view).map(\.risk) == [.unknown])
    }

    @Test func `a measure for some groups is formally unequal where its ground is stated`() throws {
        let plain = try equality("fi.reception", at: "fi.tampere", asOf: 2014)
        #expect(plain.groups.map(\.record) == ["fi.tampere.advice-centre"])
        #expect(plain.groups.first?.evidence.isEmpty == true)
        let grounded = TextChange(
            "fi.tampere.advice-centre", "links: { implements",
            "made: { with: [{ kind: experts }] }\nlinks: { implements")
        #expect(
            try equality("fi.reception", at: "fi.tampere", asOf: 2014, grounded).groups.first?.evidence.map(
                \.text)
                == ["made with experts"])
    }

    @Test func `what hands nothing down is no matter of the guard`() throws {
        let view = ShippedAtlas.atlas.view(asOf: .last(of: 2014))
        #expect(try EqualityGuard.all(for: "fr", in: view).isEmpty)
    }
}
