import Cohorts
import Fixtures
import Testing

/// How a text is read; what is refused is in ``FaultTests``.
struct ParserTests {
    private func age(_ number: Int) -> Cohort { .test("age", .equals(.integer(number))) }

    @Test(arguments: Cohort.Comparison.allCases)
    func `reads each comparison of a number`(comparison: Cohort.Comparison) throws {
        let cohort = try Auenland.cohort("age \(comparison.rawValue) 2")
        #expect(cohort == .test("age", .compares(comparison, .integer(2))))
    }

    @Test func `reads a comparison of a scale`() throws {
        #expect(try Auenland.cohort("language < B1") == .test("language", .compares(.less, .word("B1"))))
    }

    @Test func `reads is`() throws {
        #expect(try Auenland.cohort("status is family") == .test("status", .equals(.word("family"))))
    }

    @Test func `reads is not`() throws {
        #expect(try Auenland.cohort("status is not family") == .test("status", .differs(.word("family"))))
    }

    @Test func `reads a list`() throws {
        let cohort = try Auenland.cohort("status in {family, refugee}")
        #expect(cohort == .test("status", .oneOf([.word("family"), .word("refugee")])))
    }

    @Test func `reads a list of one value`() throws {
        #expect(try Auenland.cohort("age in {3}") == .test("age", .oneOf([.integer(3)])))
    }

    @Test func `reads a list of countries of which a person may have several`() throws {
        let cohort = try Auenland.cohort("nationality in {XA,XD}")
        #expect(cohort == .test("nationality", .oneOf([.word("XA"), .word("XD")])))
    }

    @Test(arguments: ["age in 1..3", "age in 1 .. 3", "age in 1..  3"])
    func `reads a range of numbers with or without blanks`(text: String) throws {
        #expect(try Auenland.cohort(text) == .test("age", .between(.integer(1), .integer(3))))
    }

    @Test func `reads a range of a scale`() throws {
        #expect(
            try Auenland.cohort("language in A1..B1") == .test("language", .between(.word("A1"), .word("B1")))
        )
    }

    @Test func `reads a range of one value`() throws {
        #expect(try Auenland.cohort("age in 2..2") == .test("age", .between(.integer(2), .integer(2))))
    }

    @Test func `reads within and a place with dots in its id`() throws {
        let cohort = try Auenland.cohort("residence within xa.north.town")
        #expect(cohort == .test(.residence, .within("xa.north.town")))
    }

    @Test func `reads known`() throws {
        #expect(try Auenland.cohort("known age") == .known("age"))
    }

    @Test func `reads everyone and nobody`() throws {
        #expect(try Auenland.cohort("everyone and nobody") == .and([.everyone, .nobody]))
    }

    @Test func `reads a bare word as a named cohort`() throws {
        #expect(try Auenland.cohort("eu-mobile") == .named("eu-mobile"))
    }

    @Test func `binds and tighter than or`() throws {
        let cohort = try Auenland.cohort("age is 1 or age is 2 and age is 3")
        #expect(cohort == .or([age(1), .and([age(2), age(3)])]))
    }

    @Test func `binds not tighter than and`() throws {
        #expect(try Auenland.cohort("not age is 1 and age is 2") == .and([.not(age(1)), age(2)]))
    }

    @Test func `lets parentheses go before everything`() throws {
        let cohort = try Auenland.cohort("not (age is 1 or age is 2) and (age is 3 or age is 4)")
        #expect(cohort == .and([.not(.or([age(1), age(2)])), .or([age(3), age(4)])]))
    }

    @Test func `reads several and as one group`() throws {
        #expect(try Auenland.cohort("age is 1 and age is 2 and age is 3") == .and([age(1), age(2), age(3)]))
    }

    @Test func `forgets parentheses around one condition`() throws {
        #expect(try Auenland.cohort("((age is 1))") == age(1))
    }

    @Test func `reads not not`() throws {
        #expect(try Auenland.cohort("not not age is 1") == .not(.not(age(1))))
    }

    @Test func `reads over line breaks, tabs and no blanks at all around signs`() throws {
        #expect(try Auenland.cohort("(age<2)\r\n\tor\n(age>=3)") == Auenland.cohort("age < 2 or age >= 3"))
    }

    @Test func `accepts any place when the places are to be checked later`() throws {
        let cohort = try Cohort("residence within zz.nowhere", vocabulary: Auenland.vocabulary)
        #expect(cohort == .test(.residence, .within("zz.nowhere")))
    }

    @Test func `accepts a name that is announced and not yet defined`() throws {
        let cohort = try Cohort("later", vocabulary: Auenland.vocabulary, names: ["later"], places: nil)
        #expect(cohort == .named("later"))
    }

    @Test func `lets the operator decide where a word is an attribute and a cohort`() throws {
        let vocabulary = try Auenland.vocabulary.naming(["language": .nobody])
        let cohort = try Cohort("language and language is B1", vocabulary: vocabulary)
        #expect(cohort == .and([.named("language"), .test("language", .equals(.word("B1")))]))
    }

    @Test(arguments: ["1", "01"])
    func `reads a value of digits as it is written where the values are words`(value: String) throws {
        let grade = Attribute(id: "grade", domain: .scale(["01", "1"]))
        let cohort = try Cohort("grade is \(value)", vocabulary: Vocabulary(attributes: [grade]))
        #expect(cohort == .test("grade", .equals(.word(value))))
    }

    @Test func `reads ten thousand characters`() throws {
        let text = "everyone" + String(repeating: " ", count: Cohort.longestText - 8)
        #expect(try Auenland.cohort(text) == .everyone)
    }

    @Test func `reads a hundred levels of parentheses`() throws {
        let text = String(repeating: "(", count: 100) + "everyone" + String(repeating: ")", count: 100)
        #expect(try Auenland.cohort(text) == .everyone)
    }

    @Test func `reads a hundred not`() throws {
        let cohort = try Auenland.cohort(String(repeating: "not ", count: 100) + "everyone")
        #expect(cohort.description.hasPrefix("not not"))
    }
}
