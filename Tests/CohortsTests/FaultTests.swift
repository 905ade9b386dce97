import Cohorts
import Fixtures
import Testing

/// Every refusal of a text, in full: position, what was found, what was expected, the nearest word.
struct FaultTests {
    private static let start = "an attribute, a named cohort, «not» or «(»"
    private static let signs = "a word, a number, or one of ( ) { } , .. < <= > >="
    private static let languages = "one of none, A1, B1 (language)"

    @Test(arguments: ["", "not", "age is 2 and", "("])
    func `names the end where a condition is missing`(text: String) {
        let column = text.count + 1
        #expect(
            Auenland.refusal(of: text) == "line 1, column \(column): found the end, expected \(Self.start).")
    }

    @Test func `refuses empty parentheses`() {
        #expect(Auenland.refusal(of: "()") == "line 1, column 2: found «)», expected \(Self.start).")
    }

    @Test func `offers the nearest named cohort for an unknown word`() {
        let sentence = "line 1, column 5: found «forigner», expected \(Self.start). Did you mean «foreigner»?"
        #expect(Auenland.refusal(of: "not forigner") == sentence)
    }

    @Test func `offers the nearest attribute for an unknown word`() {
        let sentence = "line 1, column 1: found «agge», expected \(Self.start). Did you mean «age»?"
        #expect(Auenland.refusal(of: "agge") == sentence)
    }

    @Test func `offers everyone for a word near it`() {
        let sentence = "line 1, column 1: found «everybody», expected \(Self.start). Did you mean «everyone»?"
        #expect(Auenland.refusal(of: "everybody") == sentence)
    }

    @Test func `offers nothing for a word that is near none`() {
        #expect(Auenland.refusal(of: "xyzzyx") == "line 1, column 1: found «xyzzyx», expected \(Self.start).")
    }

    @Test func `shortens a long word`() {
        let found = String(repeating: "x", count: 37) + "…"
        #expect(
            Auenland.refusal(of: String(repeating: "x", count: 60))
                == "line 1, column 1: found «\(found)», expected \(Self.start).")
    }

    @Test func `offers the nearest attribute before an operator`() {
        let sentence = "line 1, column 1: found «lagnuage», expected an attribute. Did you mean «language»?"
        #expect(Auenland.refusal(of: "lagnuage < B1") == sentence)
    }

    @Test func `refuses an operator after a named cohort`() {
        #expect(
            Auenland.refusal(of: "foreigner is 2")
                == "line 1, column 1: found «foreigner», expected an attribute.")
    }

    @Test func `offers the nearest attribute after known`() {
        let sentence = "line 1, column 7: found «statsu», expected an attribute. Did you mean «status»?"
        #expect(Auenland.refusal(of: "known statsu") == sentence)
    }

    @Test func `refuses known without an attribute`() {
        #expect(Auenland.refusal(of: "known") == "line 1, column 6: found the end, expected an attribute.")
    }

    @Test(arguments: [
        ("age", "«is», «in», «<», «<=», «>» or «>=»"), ("language", "«is», «in», «<», «<=», «>» or «>=»"),
        ("employment", "«is» or «in»"), ("residence", "«within»"),
    ])
    func `names the operators that may follow the attribute`(attribute: String, operators: String) {
        let found = "line 1, column \(attribute.count + 2): found «and»"
        let sentence = "\(found), expected \(operators) after the attribute «\(attribute)»."
        #expect(Auenland.refusal(of: "\(attribute) and foreigner") == sentence)
    }

    @Test func `refuses an operator that numbers do not have`() {
        let sentence = "line 1, column 5: found «within», expected «is», «in», «<», «<=», «>» or «>=»."
        #expect(Auenland.refusal(of: "age within xa") == sentence)
    }

    @Test func `refuses an operator that a category does not have`() {
        let sentence = "line 1, column 12: found «within», expected «is» or «in»."
        #expect(Auenland.refusal(of: "employment within xa") == sentence)
    }

    @Test(arguments: ["is", "in", "<"])
    func `refuses every operator but within on places`(sign: String) {
        let sentence = "line 1, column 11: found «\(sign)», expected «within» and a place."
        #expect(Auenland.refusal(of: "residence \(sign) xa") == sentence)
    }

    @Test(arguments: Cohort.Comparison.allCases)
    func `refuses to compare what has no order`(comparison: Cohort.Comparison) {
        let sentence =
            "line 1, column 12: found «\(comparison.rawValue)», expected «is» or «in», since employment has no order."
        #expect(Auenland.refusal(of: "employment \(comparison.rawValue) employed") == sentence)
    }

    @Test func `refuses a range of what has no order`() {
        let sentence = "line 1, column 16: found «XA», expected «{», since nationality has no order."
        #expect(Auenland.refusal(of: "nationality in XA..XB") == sentence)
    }

    @Test(arguments: ["9", "old", "-1", "1234567890", "1.5"])
    func `names the range of numbers for what is not in it`(value: String) {
        let sentence = "line 1, column 8: found «\(value)», expected a whole number from 0 to 4 (age)."
        #expect(Auenland.refusal(of: "age is \(value)") == sentence)
    }

    @Test func `shows a number as it was written`() {
        #expect(Auenland.refusal(of: "age is 007").contains("found «007»"))
    }

    @Test func `names the values and the nearest for a wrong one`() {
        let sentence = "line 1, column 12: found «b1», expected \(Self.languages). Did you mean «B1»?"
        #expect(Auenland.refusal(of: "language < b1") == sentence)
    }

    @Test func `refuses a number where the values are words`() {
        #expect(
            Auenland.refusal(of: "language is 3")
                == "line 1, column 13: found «3», expected \(Self.languages).")
    }

    @Test func `names three values where there are more than twelve`() throws {
        let words = (0..<13).map { "code\($0)" }
        let vocabulary = try Vocabulary(attributes: [Attribute(id: "isced", domain: .category(words))])
        let sentence = refusal { try Cohort("isced is other", vocabulary: vocabulary) }
        #expect(
            sentence
                == "line 1, column 10: found «other», expected a value of isced, such as code0, code1, code2."
        )
    }

    @Test func `refuses a value that is missing`() {
        let sentence = "line 1, column 11: found the end, expected a whole number from 0 to 4 (age)."
        #expect(Auenland.refusal(of: "age is not") == sentence)
    }

    @Test func `refuses a wrong value in a list at its own position`() {
        let sentence =
            "line 1, column 20: found «famly», expected one of labour, family, refugee (status). "
            + "Did you mean «family»?"
        #expect(Auenland.refusal(of: "status in {labour, famly}") == sentence)
    }

    @Test func `refuses an empty list`() {
        let sentence = "line 1, column 16: found «}», expected one of employed, unemployed (employment)."
        #expect(Auenland.refusal(of: "employment in {}") == sentence)
    }

    @Test func `refuses a list without commas`() {
        let sentence = "line 1, column 25: found «unemployed», expected «,» or «}»."
        #expect(Auenland.refusal(of: "employment in {employed unemployed}") == sentence)
    }

    @Test func `refuses a list that is not closed`() {
        let sentence = "line 1, column 24: found the end, expected «,» or «}»."
        #expect(Auenland.refusal(of: "employment in {employed") == sentence)
    }

    @Test func `refuses in with one value and no list`() {
        #expect(Auenland.refusal(of: "age in 3") == "line 1, column 9: found the end, expected «..».")
    }

    @Test func `refuses a range without an upper end`() {
        #expect(
            Auenland.refusal(of: "language in A1..")
                == "line 1, column 17: found the end, expected \(Self.languages).")
    }

    @Test func `refuses a range that stands upside down`() {
        let sentence = "line 1, column 17: found «A1», expected a value not below B1."
        #expect(Auenland.refusal(of: "language in B1..A1") == sentence)
    }

    @Test func `offers the nearest place`() {
        let sentence =
            "line 1, column 18: found «xa.nort», expected a place of the atlas. Did you mean «xa.north»?"
        #expect(Auenland.refusal(of: "residence within xa.nort") == sentence)
    }

    @Test func `refuses within without a place`() {
        #expect(
            Auenland.refusal(of: "residence within") == "line 1, column 17: found the end, expected a place.")
    }

    @Test(arguments: ["and", "or"])
    func `does not take a connective for a place`(word: String) throws {
        let sentence = "line 1, column 18: found «\(word)», expected a place."
        let found = refusal {
            try Cohort("residence within \(word) age is 2", vocabulary: Auenland.vocabulary)
        }
        #expect(found == sentence)
    }

    @Test func `refuses parentheses that are not closed`() {
        #expect(
            Auenland.refusal(of: "(age is 2")
                == "line 1, column 10: found the end, expected «)», «and» or «or».")
    }

    @Test func `refuses a parenthesis that was not opened`() {
        #expect(
            Auenland.refusal(of: "age is 2)")
                == "line 1, column 9: found «)», expected «and», «or» or the end.")
    }

    @Test func `refuses two conditions side by side`() {
        let sentence = "line 1, column 10: found «language», expected «and», «or» or the end."
        #expect(Auenland.refusal(of: "age is 2 language is B1") == sentence)
    }

    @Test func `reads connectives in small letters only`() {
        let sentence = "line 1, column 10: found «AND», expected «and», «or» or the end."
        #expect(Auenland.refusal(of: "age is 2 AND foreigner") == sentence)
    }

    @Test(arguments: ["=", "&", ".", "!", "\""])
    func `refuses a sign that the language does not have`(sign: String) {
        #expect(
            Auenland.refusal(of: "age \(sign) 2")
                == "line 1, column 5: found «\(sign)», expected \(Self.signs).")
    }

    @Test func `refuses a letter beyond ASCII`() {
        let sentence = "line 1, column 5: found the character «é», expected \(Self.signs)."
        #expect(Auenland.refusal(of: "age é") == sentence)
    }

    @Test(arguments: ["\u{1B}", "\0", "\u{7}"])
    func `never repeats a control character in a message`(character: String) {
        #expect(!Auenland.refusal(of: "age \(character) 2").contains(character))
    }

    @Test func `counts lines and columns from one`() {
        let sentence = "line 3, column 5: found «9», expected a whole number from 0 to 4 (age)."
        #expect(Auenland.refusal(of: "foreigner\nand age\n >= 9") == sentence)
    }

    @Test func `counts a line break of two characters once`() {
        let sentence = "line 2, column 7: found «9», expected a whole number from 0 to 4 (age)."
        #expect(Auenland.refusal(of: "not\r\nage > 9") == sentence)
    }

    @Test func `refuses more than ten thousand characters`() {
        let sentence =
            "line 1, column 1: found 10001 characters, expected at most 10000; name parts of it in "
            + "vocabulary/cohorts.yml."
        #expect(Auenland.refusal(of: "everyone" + String(repeating: " ", count: 9_993)) == sentence)
    }

    @Test(arguments: ["(", "not "])
    func `refuses more than a hundred levels`(level: String) {
        let text = String(repeating: level, count: 101) + "everyone"
        #expect(Auenland.refusal(of: text).hasSuffix("expected at most 100 levels of nesting."))
    }

    @Test func `refuses to decide about a cohort that is not defined`() {
        let sentence = "the cohort «ghost» is not defined. Define it in vocabulary/cohorts.yml."
        let found = refusal {
            var decider = try Auenland.decider([.named("ghost")])
            return try decider.witness(in: .named("ghost"))
        }
        #expect(found == sentence)
    }

    @Test func `refuses to evaluate a cohort that is not defined`() {
        let sentence = "the cohort «ghost» is not defined. Define it in vocabulary/cohorts.yml."
        #expect(refusal { try Cohort.named("ghost").truth(for: Person(), in: Auenland.setting) } == sentence)
    }

    @Test func `refuses to evaluate a test of an unknown attribute`() {
        let cohort = Cohort.test("ghost", .equals(.integer(1)))
        let sentence = "a cohort asks about the unknown attribute ghost."
        #expect(refusal { try cohort.truth(for: Person(), in: Auenland.setting) } == sentence)
    }
}
