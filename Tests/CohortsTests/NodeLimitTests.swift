import Cohorts
import Fixtures
import Testing

/// A question that would need too many diagram nodes is refused, not guessed.
struct NodeLimitTests {
    private func witness(limit: Int) throws -> Person? {
        let cohort = try Auenland.cohort(
            "foreigner and age >= 2 and residence within xa and nationality is XB")
        var decider = try Decider(setting: Auenland.setting, cohorts: [cohort], nodeLimit: limit)
        return try decider.witness(in: cohort)
    }

    @Test(arguments: [0, 1, 2, 3, 10])
    func `refuses a question that needs more`(limit: Int) {
        #expect(throws: CohortRefusal.tooComplex(limit: limit)) { try witness(limit: limit) }
    }

    @Test func `says the limit and what to do`() {
        let sentence =
            "the question needs more than 3 diagram nodes and was not decided. Ask about fewer or shorter cohorts."
        #expect(refusal { try witness(limit: 3) } == sentence)
    }

    @Test func `answers alike under every limit that suffices`() throws {
        let unlimited = try witness(limit: 1_000_000)
        for limit in 3..<300 {
            guard let answer = try? witness(limit: limit) else { continue }
            #expect(answer == unlimited, "limit \(limit)")
        }
    }

    @Test func `never makes more nodes than the limit`() throws {
        let cohorts = try (0..<4).map {
            try Auenland.cohort("age is \($0) or language is A1 and nationality is XD")
        }
        var decider = try Decider(setting: Auenland.setting, cohorts: cohorts, nodeLimit: 40)
        _ = try? decider.witness(in: .or(cohorts))
        #expect(decider.nodeCount <= 40)
    }

    @Test func `needs no node for everyone and nobody`() throws {
        var decider = try Decider(setting: Auenland.setting, cohorts: [.everyone, .nobody], nodeLimit: 2)
        #expect(try decider.isSubset(.nobody, of: .everyone) == .proved)
        #expect(decider.nodeCount == 2)
    }
}
