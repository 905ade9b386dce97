import Atlas
import Coherence
import Cohorts
import Fixtures
import Testing

/// Every documented case of the checks, on the shipped atlas: found where the sources document it and not where they
/// document the opposite; reversed by one primitive fact; the same on a twin with all ids and names replaced.
struct AcceptanceTests {
    @Test(arguments: AcceptanceCase.all)
    func `the documented case is found or silent`(_ acceptance: AcceptanceCase) throws {
        let assessment = try ShippedAtlas.assess(
            ShippedAtlas.atlas, asOf: acceptance.year, only: acceptance.check)
        try expect(acceptance, in: assessment)
    }

    @Test(arguments: AcceptanceCase.all)
    func `one primitive fact reverses it`(_ acceptance: AcceptanceCase) throws {
        let assessment = try ShippedAtlas.assess(
            acceptance.mutated(), asOf: acceptance.year, only: acceptance.check)
        let found = try acceptance.found(in: assessment)
        switch acceptance.expectation {
        case .fires(.stated): #expect(found == nil || found?.basis == .unknown, "\(found?.explanation ?? "")")
        case .fires(.unknown): #expect(found == nil, "\(found?.explanation ?? "")")
        case .silent: #expect(found != nil, "nothing was found after the change")
        }
    }

    @Test(arguments: AcceptanceCase.all)
    func `the twin with other ids and names gives the same`(_ acceptance: AcceptanceCase) throws {
        let assessment = try ShippedAtlas.assess(
            TwinAtlas.shared.atlas, asOf: acceptance.year, only: acceptance.check)
        try expect(acceptance, in: assessment, TwinAtlas.shared)
    }

    private func expect(_ acceptance: AcceptanceCase, in assessment: Assessment, _ twin: TwinAtlas? = nil)
        throws
    {
        let found = try acceptance.found(in: assessment, twin)
        switch acceptance.expectation {
        case .fires(let basis):
            #expect(found?.basis == basis, "found: \(assessment.findings.map(\.id))")
        case .silent:
            #expect(found == nil, "\(found?.explanation ?? "")")
        }
    }
}
