import Atlas
import Coherence
import Cohorts
import Fixtures
import Foundation
import LeitbildData
import Population
import Testing

/// What a reform changes: the examples that ship, by their check ids, witnesses, payments and numbers.
struct ReformTests {
    static let examples = [
        "de-course-for-eu-citizens", "es-fund-kept", "fr-content-without-money", "nl-withdrawal-undone",
    ]

    /// The atlas with an example laid over it, as of the end of 2014.
    static func view(with example: String) throws -> AtlasView {
        let file = LeitbildData.reforms.appending(path: "\(example).yml")
        let result = AtlasLoader(
            layers: [LeitbildData.atlas], vocabulary: LeitbildData.vocabulary, reforms: [file]
        ).load()
        #expect(result.faults.isEmpty, "\(result.faults)")
        return try #require(result.atlas).view(asOf: .last(of: 2014))
    }

    private static let before = ShippedAtlas.atlas.view(asOf: .last(of: 2014))

    /// Each example worked out once.
    private static let reforms = Dictionary(
        uniqueKeysWithValues: examples.map { example in
            (
                example,
                Result { try Reform(from: before, to: view(with: example), cards: ShippedAtlas.cards) }
            )
        })

    static func reform(_ example: String) throws -> Reform {
        try #require(reforms[example]).get()
    }

    private func stated(_ findings: [Finding]) -> Set<String> {
        Set(findings.filter { $0.basis == .stated }.map(\.check.rawValue))
    }

    // MARK: - Findings

    @Test(arguments: [
        ("de-course-for-eu-citizens", ["reach.rationed"], []),
        ("es-fund-kept", ["money.fund-abolished"], []),
        (
            "fr-content-without-money", ["competence.city-bypassed"],
            ["competence.content-without-means", "money.unfunded-duty"]
        ),
        (
            "nl-withdrawal-undone",
            ["money.withdrawn-duty-kept", "knowledge.volatile", "reach.displaced"],
            ["competence.partial", "competence.rigid"]
        ),
    ])
    func `an example loses and gains the findings its records speak of`(
        example: String, lost: [String], gained: [String]
    ) throws {
        let reform = try Self.reform(example)
        #expect(stated(reform.lost) == Set(lost), "\(example)")
        #expect(stated(reform.gained) == Set(gained), "\(example)")
    }

    @Test func `a reform that only words a note anew changes nothing`() throws {
        let change = TextChange("nl.inburgering", "note: That the duty", "note: Also that the duty")
        let after = try ShippedAtlas.changing([change]).view(asOf: .last(of: 2014))
        let reform = try Reform(from: Self.before, to: after, cards: ShippedAtlas.cards)
        #expect(reform.gained.isEmpty && reform.lost.isEmpty)
        #expect(reform.needs.isEmpty && reform.payments.isEmpty)
    }

    @Test(arguments: examples)
    func `the way back gains what was lost and loses what was gained`(example: String) throws {
        let there = try Self.reform(example)
        let back = try Reform(from: there.after, to: there.before, cards: ShippedAtlas.cards)
        #expect(back.gained.map(\.id) == there.lost.map(\.id))
        #expect(back.lost.map(\.id) == there.gained.map(\.id))
        #expect(back.needs.map(\.need) == there.needs.map(\.need))
        for (one, other) in zip(there.needs, back.needs) {
            #expect(one.gained.surely == other.lost.surely && one.gained.atMost == other.lost.atMost)
            #expect(one.lost.surely == other.gained.surely && one.lost.atMost == other.gained.atMost)
            #expect(one.gained.isWitnessPossible == other.lost.isWitnessPossible)
        }
        #expect(
            Set(back.payments.map { "\($0.money) \($0.isNew)" })
                == Set(there.payments.map { "\($0.money) \(!$0.isNew)" }))
    }

    // MARK: - Access

    @Test(arguments: examples)
    func `who gains has access after and had none, or less surely, before`(example: String) throws {
        let reform = try Self.reform(example)
        let (old, new) = (reform.before.setting, reform.after.setting)
        for change in reform.needs {
            guard let witness = change.gained.witness else { continue }
            func had(_ surely: Bool) throws -> Truth {
                try reform.rulesBefore.access(to: change.need, surely: surely).truth(for: witness, in: old)
            }
            func has(_ surely: Bool) throws -> Truth {
                try reform.rulesAfter.access(to: change.need, surely: surely).truth(for: witness, in: new)
            }
            let isNew = try has(false) == .yes && had(false) == .no
            let isSurer = try has(true) == .yes && had(true) == .no
            #expect(isNew || isSurer, "\(example) \(change.need)")
            let cohort = change.gained.isWitnessPossible ? change.gained.atMost : change.gained.surely
            #expect(try cohort.truth(for: witness, in: new) == .yes, "\(example) \(change.need)")
            if !change.gained.isWitnessPossible {
                #expect(try had(false) == .no, "\(example) \(change.need)")
                #expect(try has(true) == .yes, "\(example) \(change.need)")
            }
        }
    }

    @Test func `citizens of other EU states surely gain orientation from the German claim`() throws {
        let reform = try Self.reform("de-course-for-eu-citizens")
        #expect(reform.needs.map(\.need) == ["host-language", "orientation"])
        #expect(reform.needs.map(\.gained.isWitnessPossible) == [true, false])
        #expect(reform.needs.allSatisfy { $0.lost.isEmpty })
        for change in reform.needs {
            let witness = try #require(change.gained.witness).completed(in: reform.after.setting)
            #expect(witness[.citizenship] == .word("eu"))
        }
    }

    @Test func `nobody's access changes where only money and roles do`() throws {
        for example in ["es-fund-kept", "fr-content-without-money"] {
            #expect(try Self.reform(example).needs.isEmpty, "\(example)")
        }
    }

    // MARK: - Money

    private func payments(_ reform: Reform) -> [String] {
        reform.payments.map { change in
            let levels = [change.from, change.to].map { $0?.rawValue ?? "-" }.joined(separator: ">")
            return "\(change.isNew ? "+" : "-") \(change.money.flow) \(change.money.status) \(levels)"
        }
    }

    @Test func `the Dutch state's grant comes back and the price of the market goes`() throws {
        #expect(
            payments(try Self.reform("nl-withdrawal-undone")) == [
                "- grant stopped state>city", "- price paid ->-", "+ grant paid state>city",
            ])
    }

    @Test func `the Spanish state pays cities and regions again`() throws {
        #expect(
            payments(try Self.reform("es-fund-kept")) == [
                "+ grant paid state>city", "+ grant paid state>region",
            ])
    }

    @Test func `the French state keeps its budget and hands none of it down`() throws {
        let reform = try Self.reform("fr-content-without-money")
        #expect(payments(reform) == ["+ grant none state>city"])
        let cost = try #require(reform.costs().first)
        #expect(cost.before == 30_000_000...30_000_000)
        #expect(cost.after == cost.before)
    }

    @Test func `costs are stated totals without people, and a head with them`() throws {
        let reform = try Self.reform("de-course-for-eu-citizens")
        let stated = reform.costs()
        #expect(stated.map(\.level) == [.state])
        #expect(stated.map(\.currency) == ["EUR"])
        #expect(stated.map(\.before) == [224_000_000...224_000_000])
        let counted = reform.costs(
            reachedBefore: ["de.integrationskurs": 10...20], reachedAfter: ["de.integrationskurs": 30...40])
        #expect(counted.map(\.before) == [18_000...36_000])
        #expect(counted.map(\.after) == [54_000...72_000])
    }
}
