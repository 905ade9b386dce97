import Atlas
import Coherence
import Cohorts
import Fixtures
import Testing

struct ViewTests {
    private static let view = ShippedAtlas.atlas.view(asOf: .last(of: 2014))

    private func profile(_ id: RecordID, asOf year: Int) throws -> CalibrationProfile {
        CalibrationProfile(of: try #require(ShippedAtlas.atlas.view(asOf: .last(of: year))[id]))
    }

    @Test func `duty at the city and content above is the warned-of combination`() throws {
        let profile = try profile("nl.inburgering", asOf: 2007)
        #expect(profile.content == .state)
        #expect(profile.warning?.contains("responsibility without competence") == true)
        #expect(try self.profile("nl.inburgering", asOf: 2002).warning == nil)
    }

    @Test func `content at the city and means above warns that content needs means`() throws {
        let profile = try profile("fi.reception", asOf: 2014)
        #expect(profile.extent == .partial)
        #expect(profile.warning?.contains("without means") == true)
    }

    @Test func `a measure of which too little is stated has no profile`() throws {
        #expect(try profile("nl.adult-education", asOf: 2014).extent == .unknown)
    }

    @Test(arguments: [("fr", "centralist"), ("de", "centralist"), ("dk", "multilevel"), ("se", "multilevel")])
    func `newcomer courses are governed as the sources describe`(country: String, kind: String) {
        let type = GovernanceType(of: PlaceID(rawValue: country), "newcomer-language", in: Self.view)
        #expect(type.kind.rawValue == kind, "\(type.grounds)")
        #expect(!type.grounds.isEmpty)
    }

    @Test func `a field of which little is stated is undetermined and says so`() {
        let type = GovernanceType(of: "it", "newcomer-advice", in: Self.view)
        #expect(type.kind == .undetermined)
    }

    @Test func `Barcelona's family reunification is localist`() {
        #expect(GovernanceType(of: "es", "family-reunification", in: Self.view).kind == .localist)
    }

    @Test func `CLIP outlived its money, and would not have if it was paid for as long as it is known`()
        throws
    {
        func outcome(_ id: RecordID, _ changes: [TextChange]) throws -> NetworkLife.Outcome {
            let atlas = try changes.isEmpty ? ShippedAtlas.atlas : ShippedAtlas.changing(changes)
            return NetworkLife(of: try #require(atlas[id]), in: atlas.view(asOf: .last(of: 2014))).outcome
        }
        #expect(try outcome("eu.clip", []) == .outlived)
        let longer = TextChange("eu.clip", "paid: { from: 2006, to: 2012 }", "paid: { from: 2006, to: 2013 }")
        #expect(try outcome("eu.clip", [longer]) == .unknown)
        #expect(try outcome("eu.elci", []) == .bound)
        #expect(try outcome("eu.elci", [TextChange("eu.elci", ", continuedBy: none", "")]) == .unknown)
    }

    @Test func `the stack of a city holds its own measures, those above and those that each city has`() {
        let stack = Stack(of: "de.nuremberg", in: Self.view, field: "newcomer-language")
        let ids = stack.columns.flatMap(\.measures).map(\.state.id)
        #expect(ids.contains("de.nuremberg.zam") && ids.contains("de.integrationskurs"))
        #expect(!ids.contains("de.city-language-offers"), "Nuremberg is excepted")
        #expect(!ids.contains("de.munich.vocational-courses"))
    }

    @Test func `an EU citizen waits behind others for the German course`() throws {
        let person = Person([
            .residence: .residence(.elsewhere(in: "de.munich")), .nationality: .words(["RO"]),
            "age": .integer(34), "years-resident": .integer(1),
        ])
        let result = try Entitlements(of: person, in: Self.view)
        #expect(result.items.contains { $0.record == "de.integrationskurs" && $0.outcome == .rationed })
        #expect(!result.items.contains { $0.record == "fr.civic-integration" })
    }

    @Test func `somebody without permit finds health care open in Munich and reported by the state`() throws {
        let person = Person([
            .residence: .residence(.elsewhere(in: "de.munich")), .citizenship: .word("third-country"),
            "status": .word("no-permit"),
        ])
        let outcomes = Dictionary(
            try Entitlements(of: person, in: Self.view).items.map { ($0.record, $0.outcome) }
        ) { first, _ in first }
        #expect(outcomes["de.munich.health-model"] == .open)
        #expect(outcomes["de.residence-act-2005"] == .closed)
    }

    @Test func `where the source does not say exactly who, the answer stays undecided`() throws {
        let person = Person([
            .residence: .residence(.elsewhere(in: "de.berlin")), .nationality: .words(["RO"]),
            "years-resident": .integer(1), "age": .integer(30),
        ])
        let item = try Entitlements(of: person, in: Self.view).items.first {
            $0.record == "de.berlin.eu-contact-point"
        }
        #expect(item?.outcome == .undecided)
        #expect(item?.dependsOnPerson == false)
    }
}
