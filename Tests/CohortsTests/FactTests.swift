import Cohorts
import Fixtures
import Testing

/// Facts as a desk types them.
struct FactTests {
    private func value(_ text: String) throws -> Person.Value { try Auenland.setting.fact(text).value }
    private func refused(_ text: String) -> String { refusal { try value(text) } }

    @Test func `reads a number`() throws { #expect(try value("age=3") == .integer(3)) }

    @Test func `reads a word`() throws { #expect(try value("language=B1") == .word("B1")) }

    @Test func `forgets blanks around both sides`() throws { #expect(try value(" age = 3 ") == .integer(3)) }

    @Test func `reads several values`() throws {
        #expect(try value("nationality=XD, XA") == .words(["XA", "XD"]))
    }

    @Test func `reads none as no value at all`() throws {
        #expect(try value("nationality=none") == .words([]))
    }

    @Test func `reads a place`() throws {
        #expect(try value("residence=xa.north") == .residence(.at("xa.north")))
    }

    @Test func `reads elsewhere`() throws {
        #expect(try value("residence=elsewhere") == .residence(.elsewhere(in: nil)))
    }

    @Test func `reads the rest of a place`() throws {
        #expect(try value("residence=elsewhere in xa") == .residence(.elsewhere(in: "xa")))
    }

    @Test func `reads what does not apply`() throws { #expect(try value("status=n/a") == .notApplicable) }

    @Test func `says what is read as it was typed`() throws {
        for text in [
            "age=3", "nationality=XA,XD", "nationality=none", "residence=elsewhere in xa", "status=n/a",
        ] {
            let (attribute, value) = try Auenland.setting.fact(text)
            #expect("\(attribute)=\(value)" == text)
        }
    }

    @Test func `lists a person's facts in the order of the vocabulary`() throws {
        let person = try Auenland.person("employment=employed", "age=3", "residence=xa")
        #expect(person.text(in: Auenland.vocabulary) == ["residence=xa", "age=3", "employment=employed"])
    }

    @Test func `refuses a text without an equals sign`() {
        #expect(refused("age") == "«age» is not a fact. Write attribute=value, for example age=34.")
    }

    @Test func `refuses an unknown attribute with the nearest`() {
        #expect(refused("agge=3") == "«agge» is not an attribute. Did you mean «age»?")
    }

    @Test func `refuses an unknown attribute that is near none`() {
        #expect(refused("zzzzzzzzz=3") == "«zzzzzzzzz» is not an attribute.")
    }

    @Test(arguments: ["9", "-1", "old", "", "2.5"])
    func `refuses what is no number of the range`(raw: String) {
        #expect(
            refused("age=\(raw)") == "«\(raw)» is not a value of age. Give a whole number from 0 to 4 (age).")
    }

    @Test func `refuses a word with the nearest`() {
        #expect(
            refused("citizenship=thirdcountry")
                == "«thirdcountry» is not a value of citizenship. Did you mean «third-country»?")
    }

    @Test func `refuses a word that is near none with all that are allowed`() {
        let sentence = "«fluently» is not a value of language. Give one of none, A1, B1 (language)."
        #expect(refused("language=fluently") == sentence)
    }

    @Test func `refuses one wrong value among several`() {
        #expect(refused("nationality=XA,XQ").hasPrefix("«XA,XQ» is not a value of nationality. "))
    }

    @Test(arguments: ["", " ", ","])
    func `does not take an empty answer for a stateless person`(raw: String) {
        #expect(refused("nationality=\(raw)").contains("is not a value of nationality"))
    }

    @Test func `refuses an unknown place`() {
        #expect(refused("residence=zz.nowhere").hasPrefix("«zz.nowhere» is not a value of residence. "))
    }

    @Test func `offers the nearest place for a misspelt one`() {
        #expect(refused("residence=xa.norht").contains("Did you mean «xa.north»?"))
    }

    @Test func `refuses that an attribute without a rule does not apply`() {
        #expect(refused("age=n/a") == "«n/a» is not a value of age. Give a whole number from 0 to 4 (age).")
    }
}
