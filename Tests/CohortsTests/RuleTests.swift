import Cohorts
import Testing

/// Decisions under rules of consistency: who may have no number, who may have which two.
struct RuleTests {
    private static let childless = Cohort.test("children", .equals(.integer(0)))

    /// Children, the age of the youngest, which a childless person does not have, and a number bound to it.
    private static func setting(_ bound: Vocabulary.Rule) throws -> Setting {
        let attributes = ["children", "youngest", "other"].map {
            Attribute(id: AttributeID(rawValue: $0), domain: .integer(0...9))
        }
        let rules = [.notApplicable("youngest", when: childless), bound]
        return Setting(vocabulary: try Vocabulary(attributes: attributes, rules: rules))
    }

    private static let bounds: [Vocabulary.Rule] = [
        .atMost("youngest", "other"), .atMost("other", "youngest"),
    ]

    private func witness(in text: String, under bound: Vocabulary.Rule) throws -> Person? {
        let setting = try Self.setting(bound)
        let cohort = try Cohort(text, vocabulary: setting.vocabulary)
        var decider = try Decider(setting: setting, cohorts: [cohort])
        return try decider.witness(in: cohort)
    }

    @Test(arguments: bounds)
    func `a bound leaves alone whom one of its numbers does not apply to`(bound: Vocabulary.Rule) throws {
        let witness = try witness(in: "children is 0 and other in 1..3 and youngest is not 2", under: bound)
        #expect(witness?["youngest"] == .notApplicable)
    }

    @Test(arguments: bounds)
    func `a number that does not apply meets no test`(bound: Vocabulary.Rule) throws {
        #expect(try witness(in: "children is 0 and youngest >= 0 and other >= 0", under: bound) == nil)
    }

    @Test(arguments: bounds)
    func `a number applies to everybody else`(bound: Vocabulary.Rule) throws {
        #expect(try witness(in: "children > 0 and not youngest >= 0", under: bound) == nil)
    }

    @Test func `a bound holds for whom both numbers apply to`() throws {
        let text = "children > 0 and youngest >= 5 and other < 5"
        #expect(try witness(in: text, under: .atMost("youngest", "other")) == nil)
        #expect(try witness(in: text, under: .atMost("other", "youngest")) != nil)
    }

    @Test func `a witness keeps both numbers of a bound possible`() throws {
        let text = "children > 0 and youngest in 2..8 and other in 1..6"
        let witness = try #require(try witness(in: text, under: .atMost("youngest", "other")))
        let setting = try Self.setting(.atMost("youngest", "other"))
        #expect(try Cohort(text, vocabulary: setting.vocabulary).truth(for: witness, in: setting) == .yes)
    }
}
