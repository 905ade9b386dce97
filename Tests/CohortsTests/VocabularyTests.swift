import Cohorts
import Fixtures
import Testing

/// A vocabulary that contradicts itself is refused, each fault with its sentence.
struct VocabularyTests {
    private let age = Attribute(id: "age", domain: .integer(0...4))
    private let years = Attribute(id: "years", domain: .integer(0...4))
    private let months = Attribute(id: "months", domain: .integer(0...4))
    private let employment = Attribute(id: "employment", domain: .category(["employed", "unemployed"]))

    private func refused(
        _ attributes: [Attribute], rules: [Vocabulary.Rule] = [], cohorts: [CohortName: Cohort] = [:]
    ) -> String {
        refusal { try Vocabulary(attributes: attributes, rules: rules, cohorts: cohorts).attributes.count }
    }

    // MARK: - Attributes

    @Test func `refuses an attribute that stands twice`() {
        #expect(refused([age, employment, age]) == "attribute age stands twice. Keep one.")
    }

    @Test(arguments: [Attribute.Domain.scale([]), .category([]), .several([])])
    func `refuses an attribute without values`(domain: Attribute.Domain) {
        let attribute = Attribute(id: "level", domain: domain)
        #expect(refused([attribute]) == "attribute level has no values. List at least one.")
    }

    @Test(arguments: [
        Attribute.Domain.scale(["A1", "A1"]), .category(["A1", "A1"]), .several(["A1", "A1"]),
    ])
    func `refuses a value that stands twice`(domain: Attribute.Domain) {
        let attribute = Attribute(id: "level", domain: domain)
        #expect(refused([attribute]) == "attribute level has a value twice. Keep each once.")
    }

    @Test func `refuses a typical value out of range`() {
        let attribute = Attribute(id: "age", domain: .integer(0...4), typical: 5)
        #expect(refused([attribute]) == "attribute age: typical 5 is not a value of it.")
    }

    @Test func `refuses a typical value of what is no number`() {
        let attribute = Attribute(id: "level", domain: .scale(["A1"]), typical: 1)
        #expect(refused([attribute]) == "attribute level: typical 1 is not a value of it.")
    }

    @Test(arguments: [["national", "eu"], ["eu", "national", "efta", "third-country", "stateless"]])
    func `refuses other values of citizenship`(words: [String]) {
        let attribute = Attribute(id: .citizenship, domain: .category(words))
        let sentence =
            "attribute citizenship must have the values national, eu, efta, third-country, stateless, in this order."
        #expect(refused([attribute]) == sentence)
    }

    // MARK: - Rules

    @Test func `refuses a rule about an unknown attribute`() {
        let rule = Vocabulary.Rule.notApplicable("status", when: .everyone)
        #expect(refused([age], rules: [rule]) == "a rule names the unknown attribute status.")
    }

    @Test func `refuses a rule that asks about its own attribute`() {
        let rule = Vocabulary.Rule.notApplicable("age", when: .test("age", .equals(.integer(1))))
        #expect(refused([age], rules: [rule]) == "the rule for age asks about age itself.")
    }

    @Test func `refuses a rule that asks about its own attribute through a named cohort`() {
        let rule = Vocabulary.Rule.notApplicable("age", when: .not(.named("young")))
        let young = Cohort.test("age", .equals(.integer(1)))
        #expect(
            refused([age], rules: [rule], cohorts: ["young": young])
                == "the rule for age asks about age itself.")
    }

    @Test func `refuses a rule that rests on what may itself not apply`() {
        let rules: [Vocabulary.Rule] = [
            .notApplicable("years", when: .test("employment", .equals(.word("employed")))),
            .notApplicable("employment", when: .test("age", .compares(.less, .integer(2)))),
        ]
        let sentence = "the rule for years rests on an attribute that may itself not apply."
        #expect(refused([age, years, employment], rules: rules) == sentence)
    }

    @Test func `refuses two rules for one attribute, which can only both hold by chance`() {
        let rules: [Vocabulary.Rule] = [
            .notApplicable("years", when: .test("age", .equals(.integer(0)))),
            .notApplicable("years", when: .test("employment", .equals(.word("employed")))),
        ]
        #expect(refused([age, years, employment], rules: rules).contains("years"))
    }

    @Test func `refuses that an attribute of several values does not apply, which is not decided`() {
        let tongues = Attribute(id: "tongues", domain: .several(["de", "fr"]))
        let rule = Vocabulary.Rule.notApplicable("tongues", when: .test("age", .equals(.integer(0))))
        #expect(refused([age, tongues], rules: [rule]).contains("tongues"))
    }

    @Test(arguments: ["employment", "ghost"] as [AttributeID])
    func `refuses to bind a number to what is none`(upper: AttributeID) {
        let sentence = "age at most \(upper): both must be integers, the second reaching as far."
        #expect(refused([age, employment], rules: [.atMost("age", upper)]) == sentence)
    }

    @Test func `refuses a second number that does not reach as far`() {
        let short = Attribute(id: "short", domain: .integer(0...3))
        let sentence = "age at most short: both must be integers, the second reaching as far."
        #expect(refused([age, short], rules: [.atMost("age", "short")]) == sentence)
    }

    @Test func `refuses a second number that begins below the first`() {
        let late = Attribute(id: "late", domain: .integer(1...4))
        let sentence = "late at most age: both must be integers, the second reaching as far."
        #expect(refused([age, late], rules: [.atMost("late", "age")]) == sentence)
    }

    @Test func `refuses rules that form a chain`() {
        let rules: [Vocabulary.Rule] = [.atMost("months", "years"), .atMost("years", "age")]
        let sentence = "months at most years forms a chain with another rule, which is not decided."
        #expect(refused([age, years, months], rules: rules) == sentence)
    }

    @Test func `refuses to bind an attribute to itself`() {
        let sentence = "age at most age forms a chain with another rule, which is not decided."
        #expect(refused([age], rules: [.atMost("age", "age")]) == sentence)
    }

    @Test func `accepts two numbers bound to the same third`() {
        let rules: [Vocabulary.Rule] = [.atMost("months", "age"), .atMost("years", "age")]
        #expect(refused([age, years, months], rules: rules) == "not refused: 3")
    }

    // MARK: - Named cohorts

    @Test func `refuses a cohort that names itself`() {
        let sentence = "named cohorts go round in a circle: a → a. Define one of them without the others."
        #expect(refused([age], cohorts: ["a": .not(.named("a"))]) == sentence)
    }

    @Test func `refuses cohorts that name one another in a circle`() {
        let cohorts: [CohortName: Cohort] = [
            "a": .or([.everyone, .named("b")]), "b": .and([.named("c")]), "c": .not(.named("a")),
        ]
        let sentence =
            "named cohorts go round in a circle: a → b → c → a. Define one of them without the others."
        #expect(refused([age], cohorts: cohorts) == sentence)
    }

    @Test func `names only the circle, not the way to it`() {
        let cohorts: [CohortName: Cohort] = ["a": .named("b"), "b": .named("c"), "c": .named("b")]
        let sentence = "named cohorts go round in a circle: b → c → b. Define one of them without the others."
        #expect(refused([age], cohorts: cohorts) == sentence)
    }

    @Test func `accepts a cohort that two others name`() {
        let cohorts: [CohortName: Cohort] = [
            "a": .named("c"), "b": .and([.named("a"), .named("c")]), "c": .everyone,
        ]
        #expect(refused([age], cohorts: cohorts) == "not refused: 1")
    }

    @Test(arguments: ["everyone", "nobody", "not", "known", "and", "or"] as [CohortName])
    func `refuses a name that the language has taken`(name: CohortName) {
        #expect(refused([age], cohorts: [name: .everyone]).contains("«\(name)»"))
    }

    @Test func `replaces the named cohorts and keeps the rest`() throws {
        let vocabulary = try Auenland.vocabulary.naming(["only": .everyone])
        #expect(vocabulary.cohorts.keys.sorted() == ["only"])
        #expect(vocabulary.rules == Auenland.rules)
    }

    // MARK: - Reading

    @Test func `finds an attribute by its id`() {
        #expect(Auenland.vocabulary.attribute("age")?.domain == .integer(0...4))
    }

    @Test func `finds no attribute that is not in it`() {
        #expect(Auenland.vocabulary.attribute("ghost") == nil)
    }

    @Test(arguments: [("de", "Alter"), ("fr", "age in years")])
    func `calls an attribute by its label in the language, else in English`(language: String, label: String) {
        let attribute = Attribute(
            id: "age", domain: .integer(0...4), labels: ["en": "age in years", "de": "Alter"])
        #expect(attribute.label(in: language) == label)
    }

    @Test func `calls an attribute without labels by its id`() {
        #expect(age.label(in: "de") == "age")
    }

    @Test(arguments: [("de", "keine"), ("fr", "no skills")])
    func `calls a value by its label in the language, else in English`(language: String, label: String) {
        let labels = ["none": ["en": "no skills", "de": "keine"]]
        let attribute = Attribute(id: "language", domain: .scale(["none", "A1"]), valueLabels: labels)
        #expect(attribute.label(of: "none", in: language) == label)
        #expect(attribute.label(of: "A1", in: language) == "A1")
    }
}
