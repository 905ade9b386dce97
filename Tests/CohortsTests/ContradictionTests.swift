import Cohorts
import Fixtures
import Testing

/// Persons that cannot be are refused, with what is wrong and what to do.
struct ContradictionTests {
    private func refused(_ facts: String...) -> String {
        refusal { try Auenland.cohort("everyone").truth(for: Auenland.person(facts), in: Auenland.setting) }
    }

    @Test func `a citizenship other than nationality and residence give`() {
        let sentence =
            "citizenship is third-country by nationality and residence, not eu. "
            + "Leave citizenship out or correct the others."
        #expect(refused("nationality=XD", "residence=xa", "citizenship=eu") == sentence)
    }

    @Test func `a stateless person with a nationality`() {
        let sentence = "citizenship stateless cannot be with the nationalities given. Correct one of them."
        #expect(refused("nationality=XD", "citizenship=stateless") == sentence)
    }

    @Test func `a citizenship without any nationality`() {
        let sentence =
            "citizenship is stateless by nationality and residence, not national. "
            + "Leave citizenship out or correct the others."
        #expect(refused("nationality=none", "citizenship=national") == sentence)
    }

    @Test(arguments: [("XD", "eu"), ("XB,XC", "efta"), ("XC,XD", "third-country"), ("XB", "third-country")])
    func `a citizenship that no residence gives`(nationalities: String, citizenship: String) {
        let sentence =
            "citizenship \(citizenship) cannot be with the nationalities given. Correct one of them."
        #expect(refused("nationality=\(nationalities)", "citizenship=\(citizenship)") == sentence)
    }

    @Test func `a national of a member state who lives in the Union without its nationality`() {
        let sentence = "citizenship national cannot be with the nationalities given. Correct one of them."
        #expect(refused("nationality=XD", "residence=eu", "citizenship=national") == sentence)
    }

    @Test func `a mobile citizen in the Union with the nationality of each member state`() {
        let sentence = "citizenship eu cannot be with the nationalities given. Correct one of them."
        #expect(refused("nationality=XA,XB", "residence=eu", "citizenship=eu") == sentence)
    }

    @Test(arguments: [("XA", "national"), ("XA", "eu"), ("XA,XB", "national"), ("XD", "third-country")])
    func `not a citizenship that some residence gives`(nationalities: String, citizenship: String) {
        let sentence = "not refused: yes"
        #expect(refused("nationality=\(nationalities)", "citizenship=\(citizenship)") == sentence)
    }

    @Test func `a national with a residence status`() {
        let sentence = "status does not apply to a person with citizenship is national. Leave it out."
        #expect(refused("citizenship=national", "status=family") == sentence)
    }

    @Test func `somebody who is a national by nationality and residence with a residence status`() {
        let sentence = "status does not apply to a person with citizenship is national. Leave it out."
        #expect(refused("nationality=XA,XD", "residence=xa.south", "status=family") == sentence)
    }

    @Test func `a foreigner to whom a residence status does not apply`() {
        let sentence =
            "status applies to everybody but a person with citizenship is national. Give its value."
        #expect(refused("citizenship=eu", "status=n/a") == sentence)
    }

    @Test func `more years of residence than of age`() {
        let sentence = "years-resident is 3, more than age 2, which cannot be. Correct one of them."
        #expect(refused("age=2", "years-resident=3") == sentence)
    }

    @Test func `not as many years of residence as of age`() {
        #expect(refused("age=3", "years-resident=3") == "not refused: yes")
    }

    @Test func `a fact of an unknown attribute`() {
        let person = Person(["agee": .integer(3)])
        let sentence = "«agee» is not an attribute. Did you mean «age»?"
        #expect(refusal { try person.completed(in: Auenland.setting) } == sentence)
    }

    @Test func `a value that the attribute does not have`() {
        let person = Person(["age": .integer(9)])
        let sentence = "«9» is not a value of age. Give a whole number from 0 to 4 (age)."
        #expect(refusal { try person.completed(in: Auenland.setting) } == sentence)
    }

    @Test func `are refused even where the cohort asks nothing about them`() throws {
        let person = try Auenland.person("age=1", "years-resident=2")
        #expect(throws: CohortRefusal.self) { try Cohort.nobody.truth(for: person, in: Auenland.setting) }
    }
}
