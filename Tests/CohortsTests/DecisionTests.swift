import Cohorts
import Fixtures
import Testing

/// Worked examples of claims that range over every person there can be.
struct DecisionTests {
    // MARK: - Numbers and scales

    @Test func `a narrower range lies in a wider one`() throws {
        #expect(try Auenland.isSubset("age in 1..2", of: "age < 3") == .proved)
    }

    @Test func `a range that reaches further is refuted by somebody at its end`() throws {
        #expect(try Auenland.isSubset("age in 1..3", of: "age < 3").witness?["age"] == .integer(3))
    }

    @Test func `ranges that meet in one number are not disjoint`() throws {
        #expect(try Auenland.areDisjoint("age <= 2", "age >= 2").witness?["age"] == .integer(2))
    }

    @Test func `neighbouring ranges are disjoint`() throws {
        #expect(try Auenland.areDisjoint("age < 2", "age >= 2") == .proved)
    }

    @Test func `neighbouring ranges together hold everyone`() throws {
        #expect(try Auenland.areEqual("age < 2 or age in 2..4", "everyone") == .proved)
    }

    @Test func `the steps of a scale have no values in between`() throws {
        #expect(try Auenland.areEqual("language > A1", "language is B1") == .proved)
    }

    @Test func `a list of neighbours equals the range`() throws {
        #expect(try Auenland.areEqual("age in {1, 2, 3}", "age in 1..3") == .proved)
    }

    @Test func `all values of a category together hold those who have one`() throws {
        #expect(try Auenland.areEqual("employment in {employed, unemployed}", "everyone") == .proved)
    }

    // MARK: - Rules

    @Test func `whoever has a status is a foreigner`() throws {
        #expect(try Auenland.isSubset("status in {labour, family, refugee}", of: "foreigner") == .proved)
    }

    @Test func `every foreigner has a status`() throws {
        #expect(try Auenland.isSubset("foreigner", of: "status in {labour, family, refugee}") == .proved)
    }

    @Test func `a status left out by a list reaches nationals too`() throws {
        let witness = try Auenland.isSubset("status is not family", of: "foreigner").witness
        #expect(witness?["status"] == .notApplicable)
    }

    @Test func `nobody lives in the country longer than at all`() throws {
        #expect(try Auenland.areDisjoint("years-resident >= 3", "age < 3") == .proved)
    }

    @Test func `years of residence leave age open above them`() throws {
        #expect(try Auenland.isSubset("years-resident >= 2", of: "age > 2").isProved == false)
    }

    // MARK: - Citizenship

    @Test func `the kinds of citizenship leave nobody out`() throws {
        #expect(
            try Auenland.areEqual("foreigner", "citizenship in {eu, efta, third-country, stateless}")
                == .proved)
    }

    @Test func `nobody is a national and mobile in the Union`() throws {
        #expect(try Auenland.areDisjoint("citizenship is national", "eu-mobile") == .proved)
    }

    @Test func `a dual national is a national and holds the other nationality`() throws {
        let witness = try Auenland.areDisjoint(
            "citizenship is national", "nationality is XD and residence within xa"
        ).witness
        #expect(witness?[.nationality] == .words(["XA", "XD"]))
    }

    @Test func `a member state's citizen is national or mobile wherever in the Union`() throws {
        let inner = "nationality is XB and residence within eu"
        #expect(try Auenland.isSubset(inner, of: "citizenship in {national, eu}") == .proved)
    }

    @Test func `a member state's citizen is a national somewhere`() throws {
        #expect(
            try Auenland.isSubset("nationality is XB", of: "foreigner").witness?[.citizenship]
                == .word("national"))
    }

    @Test func `a national of a country holds its nationality`() throws {
        let inner = "citizenship is national and residence within xa"
        #expect(try Auenland.isSubset(inner, of: "nationality is XA") == .proved)
    }

    @Test func `a third-country national holds no nationality of the unions`() throws {
        let outer = "not nationality in {XA, XB, XC}"
        #expect(try Auenland.isSubset("citizenship is third-country", of: outer) == .proved)
    }

    @Test func `stateless persons are those without any nationality`() throws {
        let none = "not nationality in {XA, XB, XC, XD, XF}"
        #expect(try Auenland.areEqual("citizenship is stateless", none) == .proved)
    }

    @Test func `a citizen of a later member is third-country before the accession`() throws {
        let inner = "nationality is XB and residence within xa and not nationality in {XA, XC}"
        let before = Unions(eu: ["XA"], efta: ["XC"])
        #expect(try Auenland.isSubset(inner, of: "citizenship is third-country", unions: before) == .proved)
    }

    @Test func `a citizen of a later member is mobile from the accession`() throws {
        let inner = "nationality is XB and residence within xa and not nationality in {XA, XC}"
        #expect(try Auenland.isSubset(inner, of: "eu-mobile") == .proved)
    }

    // MARK: - Places

    @Test func `whoever lives in a part lives in the whole`() throws {
        #expect(try Auenland.isSubset("residence within xa.north.town", of: "residence within xa") == .proved)
    }

    @Test func `the parts that the atlas knows do not make the whole`() throws {
        let parts = "residence within xa.north or residence within xa.south"
        let witness = try Auenland.isSubset("residence within xa", of: parts).witness
        #expect(witness?[.residence] == .residence(.elsewhere(in: "xa")))
    }

    @Test func `the member states make the Union`() throws {
        let states = "residence within xa or residence within xb"
        #expect(try Auenland.isSubset("residence within eu", of: states) == .proved)
    }

    @Test func `the member states make the Union for those of each citizenship`() throws {
        let states = "residence within xa or residence within xb"
        let inner = "residence within eu and nationality is XD and foreigner"
        #expect(try Auenland.isSubset(inner, of: states) == .proved)
    }

    @Test func `nobody lives in two places beside one another`() throws {
        #expect(try Auenland.areDisjoint("residence within xa", "residence within xb") == .proved)
    }

    @Test func `somebody may live in none of the places`() throws {
        let places = "residence within eu or residence within xd"
        #expect(
            try Auenland.isSubset("everyone", of: places).witness?[.residence]
                == .residence(.elsewhere(in: nil)))
    }

    // MARK: - Who falls between

    @Test func `somebody falls between offers that leave a gap`() throws {
        let need = try Auenland.cohort("foreigner and language < B1")
        let offers = try ["newcomer and age >= 2", "years-resident >= 2"].map { try Auenland.cohort($0) }
        var decider = try Auenland.decider([need] + offers)
        let person = try #require(try decider.between(need, offers))
        #expect(try Auenland.cohort("newcomer and age < 2").truth(for: person, in: Auenland.setting) == .yes)
    }

    @Test func `nobody falls between offers that close the gap`() throws {
        let need = try Auenland.cohort("foreigner and language < B1")
        let offers = try ["newcomer", "years-resident >= 2"].map { try Auenland.cohort($0) }
        var decider = try Auenland.decider([need] + offers)
        #expect(try decider.between(need, offers) == nil)
    }

    @Test func `everybody in need falls between no offers at all`() throws {
        let need = try Auenland.cohort("newcomer")
        var decider = try Auenland.decider([need])
        #expect(try decider.between(need, []) == decider.witness(in: need))
    }

    // MARK: - Witnesses

    @Test func `a cohort that nobody can be in has no witness`() throws {
        #expect(try Auenland.witness(in: "age < 2 and age > 2") == nil)
    }

    @Test func `a witness has the usual age where the cohort allows it`() throws {
        #expect(try Auenland.witness(in: "age >= 1")?["age"] == .integer(3))
    }

    @Test func `a witness has the nearest to the usual age where it does not`() throws {
        #expect(try Auenland.witness(in: "age < 2")?["age"] == .integer(1))
    }

    @Test func `a witness says what the cohort asks about and no more`() throws {
        #expect(
            try Auenland.witness(in: "age >= 1 and language is B1")?.facts.keys.sorted() == [
                "age", "language",
            ])
    }

    @Test func `unequal cohorts are refuted by somebody in just one of them`() throws {
        #expect(try Auenland.areEqual("age <= 2", "age < 2").witness?["age"] == .integer(2))
    }

    @Test func `known leaves nobody out, since a complete person knows everything`() throws {
        #expect(try Auenland.areEqual("known age", "everyone") == .proved)
    }

    // MARK: - What was not told

    @Test func `nothing is proved about a cohort that the decider was not told of`() throws {
        let (told, untold) = (try Auenland.cohort("age >= 2"), try Auenland.cohort("language is B1"))
        var decider = try Auenland.decider([told])
        let claim = try? decider.isSubset(told, of: untold)
        #expect(claim != .proved)
    }

    @Test func `nothing is proved about a value that the decider was not told of`() throws {
        let (told, untold) = (try Auenland.cohort("age >= 2"), try Auenland.cohort("age >= 3"))
        var decider = try Auenland.decider([told])
        let claim = try? decider.isSubset(told, of: untold)
        #expect(claim != .proved)
    }

    @Test func `a test of an unknown attribute is refused`() throws {
        let cohort = Cohort.test("ghost", .equals(.integer(1)))
        let found = refusal {
            var decider = try Auenland.decider([cohort])
            return try decider.witness(in: cohort)
        }
        #expect(found == "a cohort asks about the unknown attribute ghost.")
    }
}
