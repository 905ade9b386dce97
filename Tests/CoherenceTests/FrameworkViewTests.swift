import Atlas
import Coherence
import Cohorts
import Fixtures
import Testing

/// Framework or prescription: each answer, and the one fact that reverses it.
struct FrameworkViewTests {
    private func atlas(_ changes: [TextChange]) throws -> Atlas {
        try changes.isEmpty ? ShippedAtlas.atlas : ShippedAtlas.changing(changes)
    }

    private func profile(_ id: RecordID, asOf year: Int, _ changes: TextChange...) throws -> FrameworkProfile
    {
        let view = try atlas(changes).view(asOf: .last(of: year))
        return FrameworkProfile(of: try #require(view[id]), in: view)
    }

    @Test func `Dutch civic integration of 2007 prescribes, and does not where cities had discretion`() throws
    {
        let dutch = try profile("nl.inburgering", asOf: 2007)
        #expect(dutch.kind == .prescribing)
        #expect(dutch.prescribed.map(\.text).contains("cities have no discretion"))
        #expect(dutch.support.first?.text == "grant paid (civic integration courses)")
        let freer = try profile(
            "nl.inburgering", asOf: 2007, TextChange("nl.inburgering", "discretion: none", "discretion: some")
        )
        #expect(freer.kind == .mixed)
    }

    @Test func `Finnish reception facilitates, and is not known to once its grant is not stated`() throws {
        #expect(try profile("fi.reception", asOf: 2014).kind == .facilitating)
        let grant =
            "money: [{ flow: grant, from: fi, to: each-city, status: paid, scope: local advice services }]\n"
        let unpaid = try profile("fi.reception", asOf: 2014, TextChange("fi.reception", grant, ""))
        #expect(unpaid.kind == .unknown)
        #expect(unpaid.reasons.last == "whether it offers money or knowledge is not stated")
        let stopped = TextChange("fi.reception", "status: paid", "status: stopped")
        #expect(try profile("fi.reception", asOf: 2014, stopped).kind == .mixed)
    }

    @Test func `a policy that cities are asked to adopt themselves and paid for facilitates`() throws {
        #expect(try profile("nl.ethnic-minorities-policy", asOf: 1984).kind == .facilitating)
        let duty = TextChange("nl.ethnic-minorities-policy", "do: adopt-policy", "do: deliver")
        #expect(try profile("nl.ethnic-minorities-policy", asOf: 1984, duty).kind == .unknown)
    }

    @Test func `where the content lies above and cities have no part it prescribes`() throws {
        #expect(try profile("fr.civic-integration", asOf: 2014).kind == .prescribing)
        let part = TextChange("fr.civic-integration", "city: none", "city: responsible")
        let known = try profile("fr.civic-integration", asOf: 2014, part)
        #expect(known.kind == .unknown)
        #expect(known.reasons == ["what freedom is left is not stated"])
    }

    @Test func `a measure not known to be in force is not classed, and the answer says so`() throws {
        let policy = try profile("nl.ethnic-minorities-policy", asOf: 2007)
        #expect(policy.kind == .unknown)
        #expect(
            policy.reasons == ["whether it is in force on the day is not known; it would be facilitating"])
    }

    @Test func `a city has its frame from every level above, with the funds and what is silent`() {
        let view = ShippedAtlas.atlas.view(asOf: .last(of: 2014))
        let framework = Framework(for: "de.nuremberg", in: view)
        #expect(framework.profiles.map(\.record).contains("de.integrationskurs"))
        #expect(!framework.profiles.map(\.record).contains("de.nuremberg.zam"))
        #expect(framework.silent.contains("de.job-agency-diversity"))
        #expect(framework.funds.contains("eu.esf"))
    }
}
