import Atlas
import Cohorts
import Fixtures
import Testing

@testable import Coherence

/// How other places solved a finding, and which findings concern a place: quick ways beside plain ones.
struct SolutionTests {
    @Test(arguments: [1985, 2002, 2007, 2012, 2014])
    func `are those that asking every record about the finding would give`(year: Int) throws {
        let assessment = try ShippedAtlas.assess(ShippedAtlas.atlas, asOf: year)
        let answering = Solutions.Answering(in: assessment.view).records
        for finding in assessment.findings {
            let check = try #require(Check.all.first { $0.id == finding.check })
            let question = Question(finding, asking: [.field, .need, .cohort, .firstRecord])
            let here = assessment.view.places.chain(from: finding.place)
            var expected: [RecordID] = []
            for (place, state) in answering
            where !finding.records.contains(state.id) && expected.count < 6 {
                let eases = finding.easedAt.values.contains(state.id)
                guard eases || !here.contains(place) else { continue }
                if eases || check.solves?(assessment, question, state) != nil { expected.append(state.id) }
            }
            #expect(finding.solvedElsewhere.map(\.record) == expected, "\(finding.id)")
        }
    }

    @Test func `tell what eases a finding somewhere as tuned to the city`() throws {
        let assessment = try ShippedAtlas.assess(
            ShippedAtlas.atlas, asOf: 2014, only: "competence.city-bypassed")
        let eased = assessment.findings.filter { !$0.easedAt.isEmpty }
        #expect(!eased.isEmpty)
        for finding in eased {
            let told = finding.solvedElsewhere.filter { finding.easedAt.values.contains($0.record) }
            #expect(told.allSatisfy { $0.sentence.key == Phrase.tunesToCity.rawValue }, "\(finding.id)")
            #expect(!told.isEmpty, "\(finding.id)")
        }
    }

    @Test(arguments: [false, true])
    func `concern a place from its own chain, and from below if asked, gravest first`(below: Bool) throws {
        let assessment = try ShippedAtlas.assess(ShippedAtlas.atlas, asOf: 2014)
        let places = assessment.view.places
        for place in places.all {
            let chain = places.chain(from: place)
            let expected = assessment.findings.filter { finding in
                if chain.contains(finding.place) { return finding.exempt.isDisjoint(with: chain) }
                return below && places.isSame(finding.place, asOrInside: place)
            }
            #expect(assessment.findings(for: place, below: below).map(\.id) == expected.map(\.id))
        }
    }
}
