import Cohorts
import Fixtures
import Testing

/// Citizenship follows from nationality, residence and date; with several nationalities the closest counts.
struct CitizenshipTests {
    private static let beforeAccession = Unions(eu: ["XA"], efta: ["XC"])

    private func citizenship(_ facts: String..., unions: Unions = Auenland.unions) throws -> Person.Value? {
        try Auenland.person(facts).completed(in: Auenland.setting(with: unions))[.citizenship]
    }

    @Test(arguments: [
        ("XA", "national"), ("XB", "eu"), ("XC", "efta"), ("XD", "third-country"), ("none", "stateless"),
    ])
    func `follows from one nationality and the residence`(nationality: String, citizenship: String) throws {
        #expect(try self.citizenship("nationality=\(nationality)", "residence=xa") == .word(citizenship))
    }

    @Test(arguments: [
        ("XA,XB,XC,XD", "national"), ("XB,XC,XD", "eu"), ("XC,XD", "efta"), ("XD,XF", "third-country"),
    ])
    func `takes the closest of several nationalities`(nationalities: String, citizenship: String) throws {
        #expect(try self.citizenship("nationality=\(nationalities)", "residence=xa") == .word(citizenship))
    }

    @Test(arguments: [("xa.north.town", "national"), ("xb", "eu"), ("xd", "eu")])
    func `is relative to the country of residence`(residence: String, citizenship: String) throws {
        #expect(try self.citizenship("nationality=XA", "residence=\(residence)") == .word(citizenship))
    }

    @Test func `is national where the only nationality is of the country of residence outside the unions`()
        throws
    {
        #expect(try citizenship("nationality=XD", "residence=xd") == .word("national"))
    }

    @Test func `is known in the rest of a country`() throws {
        #expect(try citizenship("nationality=XB", "residence=elsewhere in xa") == .word("eu"))
    }

    @Test func `stays unknown without a residence`() throws {
        #expect(try citizenship("nationality=XB") == nil)
    }

    @Test func `stays unknown without a nationality`() throws {
        #expect(try citizenship("residence=xa") == nil)
    }

    @Test func `stays unknown in the Union, whose member states differ`() throws {
        #expect(try citizenship("nationality=XA", "residence=eu") == nil)
    }

    @Test func `is stateless without any nationality wherever somebody lives`() throws {
        #expect(try citizenship("nationality=none") == .word("stateless"))
    }

    @Test func `is third-country before a country's accession`() throws {
        let facts = try citizenship("nationality=XB", "residence=xa", unions: Self.beforeAccession)
        #expect(facts == .word("third-country"))
    }

    @Test(arguments: [(beforeAccession, Truth.no), (Auenland.unions, .yes)])
    func `moves somebody into a cohort on the day of accession`(unions: Unions, truth: Truth) throws {
        #expect(
            try Auenland.truth(of: "eu-mobile", for: ["nationality=XB", "residence=xa"], unions: unions)
                == truth)
    }

    @Test func `ranks a new member's citizen above an EFTA citizenship held as well`() throws {
        let facts = ["nationality=XB,XC", "residence=xa"]
        #expect(
            try Auenland.truth(of: "citizenship is efta", for: facts, unions: Self.beforeAccession) == .yes)
        #expect(try Auenland.truth(of: "citizenship is eu", for: facts) == .yes)
    }

    @Test func `makes every foreigner a third-country national where there are no unions`() throws {
        #expect(try citizenship("nationality=XB", "residence=xa", unions: .none) == .word("third-country"))
    }

    @Test(arguments: [("XA", Truth.yes), ("XD", .yes), ("XB", .no)])
    func `leaves each of several nationalities to be asked about`(country: String, truth: Truth) throws {
        #expect(try Auenland.truth(of: "nationality is \(country)", for: ["nationality=XA,XD"]) == truth)
    }

    @Test func `is not is no for a nationality held among others`() throws {
        #expect(try Auenland.truth(of: "nationality is not XD", for: ["nationality=XA,XD"]) == .no)
    }

    @Test func `a stateless person has none of the nationalities`() throws {
        #expect(
            try Auenland.truth(of: "nationality in {XA, XB, XC, XD, XF}", for: ["nationality=none"]) == .no)
    }
}
