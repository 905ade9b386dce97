import Cohorts
import Fixtures
import Testing

/// Which conditions decided a cohort's answer about a person.
struct ExplanationTests {
    private func deciding(_ text: String, for facts: String...) throws -> [String] {
        try Auenland.cohort(text).deciding(for: Auenland.person(facts), in: Auenland.setting)
            .map { "\($0.text): \($0.truth)" }
    }

    @Test func `all conditions decide a yes of and`() throws {
        let reasons = try deciding("age >= 2 and language is B1", for: "age=3", "language=B1")
        #expect(reasons == ["age >= 2: yes", "language is B1: yes"])
    }

    @Test func `only what fails decides a no of and`() throws {
        let reasons = try deciding("age >= 2 and language is B1", for: "age=3", "language=A1")
        #expect(reasons == ["language is B1: no"])
    }

    @Test func `everything that fails decides a no of and`() throws {
        let reasons = try deciding("age >= 2 and language is B1", for: "age=1", "language=A1")
        #expect(reasons == ["age >= 2: no", "language is B1: no"])
    }

    @Test func `what is unknown does not decide a no`() throws {
        let reasons = try deciding("age >= 2 and language is B1", for: "language=A1")
        #expect(reasons == ["language is B1: no"])
    }

    @Test func `only what holds decides a yes of or`() throws {
        let reasons = try deciding("age >= 2 or language is B1", for: "age=3", "language=A1")
        #expect(reasons == ["age >= 2: yes"])
    }

    @Test func `all conditions decide a no of or`() throws {
        let reasons = try deciding("age >= 2 or language is B1", for: "age=1", "language=A1")
        #expect(reasons == ["age >= 2: no", "language is B1: no"])
    }

    @Test func `only what is missing decides an unknown`() throws {
        let reasons = try deciding("age >= 2 and language is B1 and employment is employed", for: "age=3")
        #expect(reasons == ["language is B1: unknown", "employment is employed: unknown"])
    }

    @Test func `a condition under not keeps its own answer`() throws {
        #expect(try deciding("not age >= 2", for: "age=1") == ["age >= 2: no"])
    }

    @Test func `a named cohort is opened`() throws {
        let reasons = try deciding("newcomer", for: "citizenship=eu", "years-resident=1")
        #expect(reasons == ["citizenship is not national: yes", "years-resident < 2: yes"])
    }

    @Test func `a condition that stands twice is told once`() throws {
        #expect(try deciding("age >= 2 and (age >= 2 or foreigner)", for: "age=3") == ["age >= 2: yes"])
    }

    @Test func `conditions are told in the order of reading`() throws {
        let reasons = try deciding(
            "language is A1 and (age is 3 and employment is employed)",
            for: "employment=employed", "age=3", "language=A1")
        #expect(reasons == ["language is A1: yes", "age is 3: yes", "employment is employed: yes"])
    }

    @Test(arguments: ["everyone", "nobody", "known age"])
    func `nothing decides what asks no condition`(text: String) throws {
        #expect(try deciding(text).isEmpty)
    }

    @Test func `what does not apply decides too`() throws {
        #expect(try deciding("status is family", for: "citizenship=national") == ["status is family: no"])
    }

    @Test func `a person that cannot be is refused`() throws {
        #expect(throws: CohortRefusal.self) { try deciding("everyone", for: "age=1", "years-resident=2") }
    }

    @Test func `the deciding facts alone give the same answer`() throws {
        for seed in UInt64(30_000)..<31_000 {
            var generator = SeededGenerator(seed: seed)
            let cohort = RandomCohorts.cohort(size: Int(seed % 6) + 1, using: &generator)
            let complete = RandomPersons.complete(using: &generator)
            let person = try RandomPersons.forgetting(complete, using: &generator).completed(
                in: Auenland.setting)
            let truth = try cohort.truth(forCompleted: person, in: Auenland.setting)
            guard truth != .unknown else { continue }
            let asked = try cohort.deciding(for: person, in: Auenland.setting).map(\.attribute)
            let alone = Person(person.facts.filter { asked.contains($0.key) })
            let again = try cohort.truth(forCompleted: alone, in: Auenland.setting)
            #expect(again == truth, "seed \(seed): \(cohort) for \(person.facts)")
        }
    }

    @Test func `every deciding condition of an unknown is unknown itself`() throws {
        for seed in UInt64(31_000)..<31_500 {
            var generator = SeededGenerator(seed: seed)
            let cohort = RandomCohorts.cohort(size: Int(seed % 6) + 1, using: &generator)
            let person = RandomPersons.forgetting(
                RandomPersons.complete(using: &generator), using: &generator)
            guard try cohort.truth(for: person, in: Auenland.setting) == .unknown else { continue }
            let reasons = try cohort.deciding(for: person, in: Auenland.setting)
            #expect(
                !reasons.isEmpty && reasons.allSatisfy { $0.truth == .unknown }, "seed \(seed): \(cohort)")
        }
    }
}
