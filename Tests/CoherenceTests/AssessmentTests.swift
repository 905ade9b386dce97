import Atlas
import Coherence
import Cohorts
import Fixtures
import Testing

/// What all findings share.
struct AssessmentTests {
    static let assessments: [Int: Assessment] = {
        var byYear: [Int: Assessment] = [:]
        for year in [1985, 2002, 2007, 2012, 2014] {
            byYear[year] = try? ShippedAtlas.assess(ShippedAtlas.atlas, asOf: year)
        }
        return byYear
    }()

    @Test(arguments: [1985, 2002, 2007, 2012, 2014])
    func `no two findings are the same thing`(year: Int) throws {
        let findings = try #require(Self.assessments[year]).findings
        #expect(Set(findings.map(\.id)).count == findings.count)
        let things = findings.map { [$0.check.rawValue, $0.place.rawValue, $0.explanation] }
        #expect(Set(things).count == things.count)
    }

    @Test func `every witness re-evaluates to be in the finding's cohort`() throws {
        let assessment = try #require(Self.assessments[2014])
        for finding in assessment.findings {
            guard let cohort = finding.cohort, let witness = finding.witness else { continue }
            #expect(try cohort.truth(for: witness, in: assessment.view.setting) == .yes, "\(finding.id)")
        }
    }

    @Test func `a finding on unknown facts is a notice and says what is not stated`() throws {
        for finding in try #require(Self.assessments[2014]).findings where finding.basis == .unknown {
            #expect(finding.severity == .notice)
            #expect(!finding.unknownFacts.isEmpty)
        }
    }

    @Test func `a finding on stated facts has evidence`() throws {
        for year in [2007, 2012, 2014] {
            for finding in try #require(Self.assessments[year]).findings where finding.basis == .stated {
                #expect(!finding.evidence.isEmpty, "\(finding.id)")
                for citation in finding.evidence { #expect(ShippedAtlas.atlas[citation.document] != nil) }
            }
        }
    }

    @Test func `ids hold no date and no count and stay from year to year`() throws {
        let earlier = Set(
            try #require(Self.assessments[2012]).findings.filter { $0.check == "competence.city-bypassed" }
                .map(\.id))
        let later = Set(
            try #require(Self.assessments[2014]).findings.filter { $0.check == "competence.city-bypassed" }
                .map(\.id))
        #expect(earlier.isSubset(of: later))
        #expect(!earlier.isEmpty)
    }

    @Test func `two runs give the same`() throws {
        let again = try ShippedAtlas.assess(ShippedAtlas.atlas, asOf: 2014)
        #expect(again.findings.map(\.id) == Self.assessments[2014]?.findings.map(\.id))
        #expect(
            again.findings.map { $0.witness?.facts }
                == Self.assessments[2014]?.findings.map { $0.witness?.facts })
    }

    @Test func `a solution elsewhere is another place's record in force`() throws {
        let assessment = try #require(Self.assessments[2014])
        let bypassed = assessment.findings.first {
            $0.check == "competence.city-bypassed" && $0.place == "fr"
        }
        #expect(bypassed?.solvedElsewhere.map(\.record).contains("dk.introduction") == true)
        for solution in assessment.findings.flatMap(\.solvedElsewhere) {
            #expect(assessment.view[solution.record]?.force == .yes)
        }
    }

    @Test func `the fee that outlives a fund is told with its end`() throws {
        let finding = try #require(Self.assessments[2014]).findings.first {
            $0.records == ["gb.migration-impacts-fund"]
        }
        #expect(finding?.explanation.contains("The fee that fed it is still charged.") == true)
    }

    @Test func `a place inherits what stands above unless it has an answer of its own`() throws {
        let assessment = try #require(Self.assessments[2014])
        let inMunich = assessment.findings(for: "de.munich")
        #expect(inMunich.contains { $0.place == "de" })
        #expect(!assessment.findings(for: "es.barcelona").contains { $0.check == "law.no-local-body" })
        #expect(!assessment.findings(for: "de").contains { $0.place == "de.munich" })
        #expect(assessment.findings(for: "de", below: true).contains { $0.place == "de.munich" })
    }

    @Test func `what lacks a fact is named as not assessed`() throws {
        let lacking = try #require(Self.assessments[2014]).notAssessed
        #expect(
            lacking.contains { $0.check == "competence.partial" && $0.fact == "discretion" }
                || lacking.contains { $0.fact == "discretion" })
    }
}
