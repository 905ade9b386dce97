import Cohorts
import Fixtures
import Testing

/// What a cohort says about one person: unknown facts, facts that do not apply, and everything else.
struct EvaluationTests {
    // MARK: - The three values

    @Test(arguments: [
        (Truth.yes, Truth.yes, Truth.yes), (.yes, .unknown, .unknown), (.yes, .no, .no),
        (.unknown, .unknown, .unknown), (.unknown, .no, .no), (.no, .no, .no),
    ])
    func `and is the weaker of both`(left: Truth, right: Truth, both: Truth) {
        #expect((left && right) == both)
        #expect((right && left) == both)
    }

    @Test(arguments: [
        (Truth.yes, Truth.yes, Truth.yes), (.yes, .unknown, .yes), (.yes, .no, .yes),
        (.unknown, .unknown, .unknown), (.unknown, .no, .unknown), (.no, .no, .no),
    ])
    func `or is the stronger of both`(left: Truth, right: Truth, either: Truth) {
        #expect((left || right) == either)
        #expect((right || left) == either)
    }

    @Test(arguments: [(Truth.yes, Truth.no), (.unknown, .unknown), (.no, .yes)])
    func `not turns yes and no round and leaves unknown`(value: Truth, turned: Truth) {
        #expect(!value == turned)
    }

    // MARK: - Known facts

    @Test(arguments: [("1", Truth.yes), ("2", .no), ("3", .no)])
    func `below leaves out the bound`(age: String, truth: Truth) throws {
        #expect(try Auenland.truth(of: "age < 2", for: ["age=\(age)"]) == truth)
    }

    @Test(arguments: [("1", Truth.yes), ("2", .yes), ("3", .no)])
    func `at most takes in the bound`(age: String, truth: Truth) throws {
        #expect(try Auenland.truth(of: "age <= 2", for: ["age=\(age)"]) == truth)
    }

    @Test(arguments: [("1", Truth.no), ("2", .no), ("3", .yes)])
    func `above leaves out the bound`(age: String, truth: Truth) throws {
        #expect(try Auenland.truth(of: "age > 2", for: ["age=\(age)"]) == truth)
    }

    @Test(arguments: [("1", Truth.no), ("2", .yes), ("3", .yes)])
    func `at least takes in the bound`(age: String, truth: Truth) throws {
        #expect(try Auenland.truth(of: "age >= 2", for: ["age=\(age)"]) == truth)
    }

    @Test(arguments: [("0", Truth.no), ("1", .yes), ("2", .yes), ("3", .yes), ("4", .no)])
    func `a range takes in both ends`(age: String, truth: Truth) throws {
        #expect(try Auenland.truth(of: "age in 1..3", for: ["age=\(age)"]) == truth)
    }

    @Test(arguments: [("none", Truth.yes), ("A1", .yes), ("B1", .no)])
    func `a scale is compared in its declared order`(language: String, truth: Truth) throws {
        #expect(try Auenland.truth(of: "language < B1", for: ["language=\(language)"]) == truth)
    }

    @Test(arguments: [("none", Truth.no), ("A1", .yes), ("B1", .yes)])
    func `a range of a scale goes by its declared order`(language: String, truth: Truth) throws {
        #expect(try Auenland.truth(of: "language in A1..B1", for: ["language=\(language)"]) == truth)
    }

    @Test(arguments: [("family", Truth.yes), ("refugee", .yes), ("labour", .no)])
    func `a list holds each of its values`(status: String, truth: Truth) throws {
        #expect(try Auenland.truth(of: "status in {family, refugee}", for: ["status=\(status)"]) == truth)
    }

    @Test(arguments: [("family", Truth.no), ("labour", .yes)])
    func `is not is yes for every other value`(status: String, truth: Truth) throws {
        #expect(try Auenland.truth(of: "status is not family", for: ["status=\(status)"]) == truth)
    }

    @Test func `a range built upside down holds nobody`() async {
        await #expect(processExitsWith: .success) {
            let cohort = Cohort.test("age", .between(.integer(3), .integer(1)))
            let truth = try cohort.truth(for: Auenland.person("age=2"), in: Auenland.setting)
            try #require(truth == .no)
        }
    }

    @Test func `everyone holds a person of whom nothing is known`() throws {
        #expect(try Auenland.truth(of: "everyone") == .yes)
    }

    @Test func `nobody holds no person of whom nothing is known`() throws {
        #expect(try Auenland.truth(of: "nobody") == .no)
    }

    // MARK: - Unknown

    @Test(arguments: [
        "age is 2", "age is not 2", "age in {1, 2}", "age in 0..4", "age >= 0", "language <= B1",
        "employment in {employed, unemployed}", "residence within eu", "nationality is XA",
        "citizenship is not national", "foreigner", "not age is 2",
    ])
    func `a test on an unknown fact is unknown, whatever the test`(text: String) throws {
        #expect(try Auenland.truth(of: text) == .unknown)
    }

    @Test func `an unknown fact leaves open what a known one does not settle`() throws {
        #expect(try Auenland.truth(of: "age >= 2 and language is B1", for: ["age=3"]) == .unknown)
    }

    @Test func `a known fact settles and however little is known else`() throws {
        #expect(try Auenland.truth(of: "age >= 2 and language is B1", for: ["age=1"]) == .no)
    }

    @Test func `a known fact settles or however little is known else`() throws {
        #expect(try Auenland.truth(of: "language is B1 or age >= 2", for: ["age=3"]) == .yes)
    }

    @Test func `a test or its opposite is unknown for an unknown fact`() throws {
        #expect(try Auenland.truth(of: "age is 2 or age is not 2") == .unknown)
    }

    @Test func `knowing more never turns a yes or no`() throws {
        for seed in UInt64(20_000)..<21_000 {
            var generator = SeededGenerator(seed: seed)
            let cohort = RandomCohorts.cohort(size: Int(seed % 6) + 1, using: &generator)
            let complete = RandomPersons.complete(using: &generator)
            let partial = RandomPersons.forgetting(complete, using: &generator)
            let before = try cohort.truth(for: partial, in: Auenland.setting)
            let after = try cohort.truth(for: complete, in: Auenland.setting)
            #expect(before == .unknown || before == after, "seed \(seed): \(cohort) for \(partial.facts)")
        }
    }

    // MARK: - Not applicable

    @Test(arguments: [
        "status is family", "status in {labour, family, refugee}", "age < 2", "age >= 0", "age in 0..4",
        "age is 0",
    ])
    func `tests on what does not apply are no`(text: String) throws {
        #expect(try truthOfChild(text) == .no)
    }

    @Test(arguments: ["status is not family", "not status is family", "age is not 0"])
    func `is not is yes for what does not apply`(text: String) throws {
        #expect(try truthOfChild(text) == .yes)
    }

    @Test(arguments: ["known status", "known age"])
    func `what does not apply is known`(text: String) throws {
        #expect(try truthOfChild(text) == .yes)
    }

    /// The answer about a person to whom status and age do not apply, taken as it is.
    private func truthOfChild(_ text: String) throws -> Truth {
        let person = Person(["status": .notApplicable, "age": .notApplicable])
        return try Auenland.cohort(text).truth(forCompleted: person, in: Auenland.setting)
    }

    @Test func `a national has no status without being asked`() throws {
        #expect(try Auenland.truth(of: "status is family", for: ["citizenship=national"]) == .no)
    }

    @Test func `a foreigner's status stays unknown`() throws {
        #expect(try Auenland.truth(of: "status is family", for: ["citizenship=eu"]) == .unknown)
    }

    @Test func `the status of somebody of unknown citizenship stays unknown`() throws {
        #expect(try Auenland.truth(of: "status is not family", for: ["age=3"]) == .unknown)
    }

    // MARK: - Known

    @Test func `known is yes for a known fact`() throws {
        #expect(try Auenland.truth(of: "known age", for: ["age=0"]) == .yes)
    }

    @Test func `known is no for an unknown fact`() throws {
        #expect(try Auenland.truth(of: "known age") == .no)
    }

    @Test func `known is yes for the citizenship that follows from other facts`() throws {
        #expect(try Auenland.truth(of: "known citizenship", for: ["nationality=XD", "residence=xa"]) == .yes)
    }

    @Test func `known is yes for no nationality at all`() throws {
        #expect(try Auenland.truth(of: "known nationality", for: ["nationality=none"]) == .yes)
    }

    // MARK: - Named cohorts

    @Test(arguments: [("1", Truth.yes), ("2", .no)])
    func `a named cohort means what it stands for, through other names`(years: String, truth: Truth) throws {
        #expect(
            try Auenland.truth(of: "newcomer", for: ["citizenship=eu", "years-resident=\(years)"]) == truth)
    }

    @Test func `an announced name that is never defined is refused`() throws {
        let cohort = try Cohort("later", vocabulary: Auenland.vocabulary, names: ["later"], places: nil)
        let refused = CohortRefusal.undefined("later")
        #expect(throws: refused) { try cohort.truth(for: Person(), in: Auenland.setting) }
    }
}
