import Atlas
import Cohorts
import Fixtures
import Foundation
import LeitbildData
import Testing

@testable import Coherence

/// What findings say, in every language.
struct SentenceTests {
    private static let cards = ShippedAtlas.cards

    private static let assessments: [String: Assessment] = {
        var assessments: [String: Assessment] = [:]
        for year in [2002, 2007, 2012, 2014] {
            assessments["\(year)"] = try? ShippedAtlas.assess(ShippedAtlas.atlas, asOf: year)
        }
        assessments["planted"] = try? ShippedAtlas.assess(PlantedSentences.atlas(), asOf: 2014)
        return assessments
    }()

    private static func told(_ finding: Finding, in language: String, _ view: AtlasView) -> String {
        finding.explanation(in: language, cards: cards, view: view)
    }

    /// The sentence with those that are parts of it.
    private static func parts(of sentence: Sentence) -> [Sentence] {
        func inside(_ argument: Sentence.Argument) -> [Sentence] {
            switch argument {
            case .part(let part): parts(of: part)
            case .list(let items, _): items.flatMap(inside)
            case .quoted(let inner): inside(inner)
            default: []
            }
        }
        return [sentence] + sentence.arguments.values.flatMap(inside)
    }

    @Test(arguments: ["2007", "2012", "2014", "planted"])
    func `every finding is told in every language`(asOf: String) throws {
        let assessment = try #require(Self.assessments[asOf])
        for finding in assessment.findings {
            let texts = Wording.languages.map { Self.told(finding, in: $0, assessment.view) }
            #expect(Set(texts).count == Wording.languages.count, "\(texts)")
            for text in texts {
                #expect(!text.isEmpty && !text.contains("{") && !text.contains("}"), "\(text)")
                #expect(!text.contains("  ") && text.hasSuffix("."), "\(text)")
            }
        }
    }

    @Test(arguments: ["2007", "2012", "2014", "planted"])
    func `what no source states and how others solved it is told in every language`(asOf: String) throws {
        let assessment = try #require(Self.assessments[asOf])
        func expectTold(_ texts: [String]) {
            #expect(Set(texts).count == Wording.languages.count, "\(texts)")
            for text in texts { #expect(!text.isEmpty && !text.contains("{"), "\(text)") }
        }
        for finding in assessment.findings {
            let unknown = Wording.languages.map {
                finding.unknownFacts(in: $0, cards: Self.cards, view: assessment.view)
            }
            for index in finding.unknownFacts.indices { expectTold(unknown.map { $0[index] }) }
            #expect(finding.unknownFacts == unknown[0])
            for solution in finding.solvedElsewhere {
                expectTold(
                    Wording.languages.map {
                        finding.how(solution, in: $0, cards: Self.cards, view: assessment.view)
                    })
            }
        }
    }

    @Test func `the stored explanation is the English one`() throws {
        let assessment = try #require(Self.assessments["2014"])
        for finding in assessment.findings {
            #expect(finding.explanation == Self.told(finding, in: "en", assessment.view))
            #expect(finding.explanation == Self.told(finding, in: "xx", assessment.view))
        }
    }

    @Test func `every wording of a card is said and filled`() throws {
        #expect(Self.assessments.count == 5)
        var said: [CheckID: Set<String>] = [:]
        for finding in Self.assessments.values.flatMap(\.findings) {
            for sentence in finding.sentences.flatMap(Self.parts) {
                said[finding.check, default: []].insert(sentence.key)
                let wording = try #require(Self.cards[finding.check]?.says[sentence.key])
                let filled = Set(sentence.arguments.keys)
                #expect(wording.placeholders == filled, "\(finding.id): \(sentence.key)")
            }
        }
        for check in Check.all {
            #expect(Set(try #require(Self.cards[check.id]).says.keys) == check.says)
            let unsaid = check.says.subtracting(said[check.id] ?? [])
            #expect(unsaid.isEmpty, "\(check.id): \(unsaid.sorted())")
        }
    }

    @Test(arguments: [
        (
            "en",
            """
            The money for «Civic integration courses» was withdrawn, but the group «newcomer and citizenship is not eu» \
            must still pass a test within 3 years (at stake: residence permit). They now pay for courses themselves.
            """
        ),
        (
            "de",
            """
            Die Mittel für «Integrationskurse (Niederlande)» wurden gestrichen, aber die Pflicht ist geblieben: eine \
            Prüfung bestehen, Frist: 3 Jahre (auf dem Spiel steht: Aufenthaltserlaubnis). Sie gilt für die Gruppe «newcomer \
            and citizenship is not eu». Die Kurse bezahlen die Betroffenen nun selbst.
            """
        ),
        (
            "fr",
            """
            Les moyens de «\u{A0}Civic integration courses\u{A0}» ont été retirés, mais l'obligation demeure\u{A0}: \
            réussir un test, délai\u{A0}: 3 ans (en jeu\u{A0}: titre de séjour). Elle vaut pour le groupe «\u{A0}newcomer \
            and citizenship is not eu\u{A0}». Les personnes concernées paient désormais elles-mêmes les cours.
            """
        ),
        (
            "nl",
            """
            Het geld voor «Inburgering» is ingetrokken, maar de plicht is gebleven: slagen voor een toets, termijn: 3 \
            jaar (op het spel staat: verblijfsvergunning). Zij geldt voor de groep «newcomer and citizenship is not eu». De \
            betrokkenen betalen de cursussen nu zelf.
            """
        ),
    ])
    func `a finding is told with the names of its language`(language: String, text: String) throws {
        let assessment = try #require(Self.assessments["2012"])
        let finding = assessment.findings.first { $0.check == "money.withdrawn-duty-kept" }
        #expect(try Self.told(#require(finding), in: language, assessment.view) == text)
    }

    @Test func `a moment of which one end is known is told with its preposition`() throws {
        let assessment = try #require(Self.assessments["planted"])
        let finding = try #require(
            assessment.findings.first {
                $0.check == "knowledge.unscaled" && $0.records == ["de.planted-temporary-undated"]
            })
        #expect(Self.told(finding, in: "en", assessment.view).contains("ended by 2014, and"))
        #expect(Self.told(finding, in: "nl", assessment.view).contains("afgelopen (uiterlijk in 2014)"))
    }

    @Test func `words of a source stand as the source has them`() throws {
        let assessment = try #require(Self.assessments["planted"])
        let finding = try #require(
            assessment.findings.first {
                $0.check == "money.withdrawn-duty-kept" && $0.records == ["de.planted-tested"]
            })
        #expect(Self.told(finding, in: "de", assessment.view).contains("(auf dem Spiel steht: a fine)"))
    }

    @Test(arguments: [("en", "0 years"), ("de", "0 Jahre"), ("fr", "0 an"), ("nl", "0 jaar")])
    func `nought counts as one in French only`(language: String, text: String) throws {
        let words = try CommonWords(in: LeitbildData.texts)
        #expect(words.counted(0, .year, in: language) == text)
    }

    @Test func `French texts keep their marks from breaking off`() throws {
        let cards = try FileManager.default.contentsOfDirectory(
            at: LeitbildData.checks, includingPropertiesForKeys: nil)
        for file in cards + [LeitbildData.texts.appending(path: "common.yml")] {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /fr: "([^"]*)"/) {
                let french = match.output.1
                let loose = french.firstMatch(of: /[^\u{A0}][:;?!»]|«[^\u{A0}]/)
                #expect(loose == nil, "\(file.lastPathComponent): \(french)")
            }
        }
    }
}
