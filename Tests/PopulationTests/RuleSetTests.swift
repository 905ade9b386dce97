import Atlas
import Cohorts
import Fixtures
import Testing

@testable import Population

/// What the rules of an atlas say of whom a measure reaches how.
struct RuleSetTests {
    private static let held = "held: { from: 1998, attested: [2014] }\n"

    /// The rules of the small world with measures of such lines, all of them programmes unless they say otherwise.
    private func view(_ measures: [String: String], others: [String: String] = [:]) throws -> AtlasView {
        var files = others
        for (id, rest) in measures {
            let isLaw = rest.hasPrefix("law\n")
            let text = TemporaryAtlas.measure(
                (rest.contains("held:") ? "" : Self.held) + (isLaw ? String(rest.dropFirst(4)) : rest), id: id
            )
            files["de/measures/\(id).yml"] =
                isLaw ? text.replacing("type: programme", with: "type: law") : text
        }
        let result = try TemporaryAtlas.load(files)
        #expect(result.faults == [])
        return try #require(result.atlas).view(asOf: .last(of: 2014))
    }

    private func offers(_ rest: String) throws -> [RuleSet.Offer] {
        try RuleSet(view(["de.course": rest])).offers
    }

    /// A measure's offer of one way.
    private func offer(_ rest: String, _ way: RuleSet.Way) throws -> RuleSet.Offer {
        try #require(try offers(rest).first { $0.way == way })
    }

    private func cohort(_ text: String) throws -> Cohort {
        try .and([
            Cohort(text, vocabulary: ShippedAtlas.atlas.glossary.vocabulary),
            .test(.residence, .within("de")),
        ])
    }

    private let nobody = Cohort.and([.nobody, .test(.residence, .within("de"))])

    @Test(
        arguments: [
            ("claim", RuleSet.Way.claim), ("may", .may), ("must-attend", .mustAttend),
            ("must-pass", .mustPass),
            ("closed", .closed), ("reported", .reported),
        ])
    func `reaches those whom the record names, in its way`(word: String, way: RuleSet.Way) throws {
        let found = try offers("serves: [host-language]\nreaches: [{ cohort: eu-mobile, as: \(word) }]")
        #expect(found.map(\.way) == [way])
        #expect(try found.map(\.surely) == [cohort("eu-mobile")])
        #expect(try found.map(\.possibly) == [cohort("eu-mobile")])
        #expect(found.map(\.level) == [.state])
    }

    @Test func `puts behind the queue those who are not first in it`() throws {
        let rest = """
            serves: [host-language]
            seats: { order: [mandatory, voluntary] }
            reaches:
              - { cohort: non-eu, as: must-attend, queue: mandatory }
              - { cohort: eu-mobile, as: may, queue: voluntary }
            """
        let found = try offers(rest)
        #expect(found.map(\.way) == [.mustAttend, .queued, .any])
        #expect(try found[1].surely == cohort("eu-mobile"))
        #expect(found[1].needs == ["host-language"])
    }

    @Test func `never takes a test for access`() throws {
        let rest = "serves: [host-language]\nreaches: [{ cohort: newcomer, as: must-pass }]"
        let rules = try RuleSet(view(["de.course": rest]))
        #expect(rules.offers.map(\.needs) == [[]])
        #expect(rules.access(to: "host-language", surely: true) == .nobody)
        #expect(rules.access(to: "host-language", surely: false) == .nobody)
    }

    @Test(arguments: ["closed", "reported"])
    func `shuts for a need that a law only concerns`(word: String) throws {
        let rules = try RuleSet(
            view([
                "de.course": "serves: [health-care]\nreaches: [{ cohort: newcomer, as: claim }]",
                "de.law":
                    "law\nconcerns: [health-care]\nreaches: [{ cohort: without-permit, as: \(word) }]",
            ]))
        #expect(rules.offers.first { $0.measure == "de.law" }?.needs == ["health-care"])
        for isSure in [true, false] {
            let shut = try Cohort(
                "newcomer and status is no-permit", vocabulary: ShippedAtlas.atlas.glossary.vocabulary)
            let access = rules.access(to: "health-care", surely: isSure)
            var decider = try Decider(
                setting: ShippedAtlas.atlas.view(asOf: .last(of: 2014)).setting, cohorts: [access, shut])
            #expect(try decider.areDisjoint(access, .and([shut, try cohort("third-country")])).isProved)
        }
    }

    @Test func `answers no need by a law that opens`() throws {
        let rest = "law\nserves: [health-care]\nreaches: [{ cohort: newcomer, as: claim }]"
        let rules = try RuleSet(view(["de.law": rest]))
        #expect(rules.offers.map(\.needs) == [[]])
    }

    @Test(arguments: [("all", true), ("most", false), ("some", false), ("unstated", false)])
    func `reaches for certain only what each place of the level has`(extent: String, isSure: Bool) throws {
        let rest =
            "each: { level: city, extent: \(extent) }\nserves: [host-language]\nreaches: [{ cohort: newcomer, as: claim }]"
        let found = try offer(rest, .claim)
        #expect(try found.surely == (isSure ? cohort("newcomer") : nobody))
        #expect(try found.possibly == cohort("newcomer"))
        #expect(found.level == .city)
    }

    @Test func `reaches possibly whom a measure names that may not be in force`() throws {
        let rest =
            "held: { from: { after: 2010, by: 2016 } }\nserves: [host-language]\nreaches: [{ cohort: newcomer, as: claim }]"
        let found = try offer(rest, .claim)
        #expect(found.surely == nobody)
        #expect(try found.possibly == cohort("newcomer"))
    }

    @Test func `leaves out what is certainly out of force`() throws {
        let rest =
            "held: { from: 1998, to: 2005 }\nserves: [host-language]\nreaches: [{ cohort: newcomer, as: claim }]"
        #expect(try offers(rest).isEmpty)
    }

    @Test func `reaches possibly those who are possibly meant`() throws {
        let found = try offer(
            "serves: [host-language]\nreaches: [{ cohort: nobody, possibly: newcomer, as: claim }]", .claim)
        #expect(found.surely == nobody)
        #expect(try found.possibly == cohort("newcomer"))
    }

    @Test func `reaches possibly everybody of its place where no source says whom`() throws {
        let found = try offers("serves: [host-language]")
        #expect(found.map(\.way) == [.may])
        #expect(found.map(\.surely) == [.nobody])
        #expect(try found.map(\.possibly) == [cohort("everyone")])
    }

    @Test func `says nothing of a measure that no source says anything of`() throws {
        #expect(try offers("").isEmpty)
        #expect(try offers("law\nserves: [host-language]").isEmpty)
    }

    @Test func `reaches nobody where a source says so`() throws {
        #expect(try offers("serves: [host-language]\nreaches: []").isEmpty)
    }

    @Test func `takes a body to reach possibly everybody of its place`() throws {
        let body =
            "record: body\nid: de.office\ntype: agency\nname: { en: Office }\nplace: de\nserves: [host-language]\nsources: [{ document: report, locator: \"1\" }]"
        let rules = try RuleSet(view([:], others: ["de/bodies/office.yml": body]))
        #expect(rules.offers.map(\.measure) == ["de.office"])
        #expect(rules.offers.map(\.surely) == [.nobody])
        #expect(try rules.offers.map(\.possibly) == [cohort("everyone")])
    }

    @Test func `sums up all access only where there are several ways`() throws {
        let one = "{ cohort: newcomer, as: claim }"
        let test = "{ cohort: newcomer, as: must-pass }"
        #expect(try offers("reaches: [\(one), \(test)]").map(\.way) == [.claim, .mustPass])
        let found = try offers("reaches: [\(one), { cohort: eu-mobile, as: may }, \(test)]")
        #expect(found.map(\.way) == [.claim, .may, .mustPass, .any])
        #expect(found.last?.needs == [])
        #expect(try found.last?.surely == cohort("newcomer or eu-mobile"))
    }

    @Test func `keeps whole the measures that are about the needs asked about`() throws {
        let view = try view([
            "de.course":
                "serves: [host-language]\nreaches: [{ cohort: newcomer, as: claim }, { cohort: eu-mobile, as: must-pass }]",
            "de.other": "serves: [health-care]\nreaches: [{ cohort: newcomer, as: claim }]",
        ])
        let rules = RuleSet(view, only: ["host-language"])
        #expect(rules.needs.map(\.id) == ["host-language"])
        #expect(rules.offers.map(\.measure) == ["de.course", "de.course"])
        #expect(rules.offers.map(\.way) == [.claim, .mustPass])
        #expect(Set(RuleSet(view).offers.map(\.measure)) == ["de.course", "de.other"])
        #expect(RuleSet(view).needs.map(\.id) == view.atlas.glossary.needOrder)
    }

    @Test func `has access at one level though another level shuts it`() throws {
        let rules = RuleSet(
            needs: [],
            offers: [
                .init(
                    measure: "de.a", way: .claim, level: .city, needs: ["n"], surely: .everyone,
                    possibly: .everyone),
                .init(
                    measure: "de.b", way: .closed, level: .state, needs: ["n"], surely: .everyone,
                    possibly: .everyone),
            ])
        #expect(rules.access(to: "n", surely: true) == .everyone)
        #expect(rules.access(to: "other", surely: false) == .nobody)
    }

    @Test(arguments: [2000, 2007, 2012, 2014])
    func `reaches for certain only those whom it reaches at most`(year: Int) throws {
        let view = ShippedAtlas.atlas.view(asOf: .last(of: year))
        let rules = RuleSet(view)
        #expect(!rules.offers.isEmpty)
        for offer in rules.offers {
            var decider = try Decider(setting: view.setting, cohorts: [offer.surely, offer.possibly])
            #expect(
                try decider.isSubset(offer.surely, of: offer.possibly).isProved,
                "\(year): \(offer.measure) \(offer.way)")
        }
        for need in rules.needs {
            let (surely, possibly) = (
                rules.access(to: need.id, surely: true), rules.access(to: need.id, surely: false)
            )
            var decider = try Decider(setting: view.setting, cohorts: [surely, possibly])
            #expect(try decider.isSubset(surely, of: possibly).isProved, "\(year): \(need.id)")
        }
    }
}
