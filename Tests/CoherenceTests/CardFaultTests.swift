import Coherence
import Fixtures
import Foundation
import LeitbildData
import Testing

/// What the cards and the common words must not be.
struct CardFaultTests {
    /// The shipped cards and texts with one change in one file, and what is said of them.
    private func fault(in file: String, _ old: String, _ new: String) throws -> String {
        let home = FileManager.default.temporaryDirectory.appending(path: "cards-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: home) }
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        for folder in [LeitbildData.checks, LeitbildData.texts] {
            try FileManager.default.copyItem(at: folder, to: home.appending(path: folder.lastPathComponent))
        }
        let changed = home.appending(path: file)
        let text = try String(contentsOf: changed, encoding: .utf8)
        try #require(text.contains(old))
        try Data(text.replacing(old, with: new).utf8).write(to: changed)
        return refusal { try CheckCard.all(in: home.appending(path: "checks")).count }
    }

    private let rigid = "checks/competence.rigid.yml"
    private let common = "texts/common.yml"

    @Test func `a title without a language is refused`() throws {
        #expect(
            try fault(in: rigid, "  fr: \"Un modèle unique pour tous\"\n", "")
                == "checks/competence.rigid.yml: title.fr: the text is missing. Give it in en, de, fr, nl.")
    }

    @Test func `a sentence without a language is refused`() throws {
        #expect(
            try fault(in: rigid, "    nl: \"«{measure}» vult", "    no: \"«{measure}» vult")
                == "checks/competence.rigid.yml: says.order.nl: the text is missing. Give it in en, de, fr, nl."
        )
    }

    @Test func `a placeholder that stands in one language only is refused`() throws {
        #expect(
            try fault(in: rigid, "Reihenfolge ({order})", "Reihenfolge") == """
                checks/competence.rigid.yml: says.order.de: the placeholder {order} is missing; another language has it. \
                Use the same ones in every language.
                """)
    }

    @Test(arguments: ["({order", "(order})", "({})", "({{order}})"])
    func `a brace without its pair is refused`(written: String) throws {
        #expect(
            try fault(in: rigid, "Reihenfolge ({order})", "Reihenfolge \(written)") == """
                checks/competence.rigid.yml: says.order.de: a brace has no pair. \
                A placeholder is a name in braces, as {measure}.
                """)
    }

    @Test func `a wording that the check never says is refused, and so is a sentence without one`() throws {
        #expect(
            try fault(in: rigid, "  order:", "  ordre:")
                == "checks/competence.rigid.yml: says.ordre: the check never says this. Remove it.")
        #expect(
            try fault(in: rigid, "says:", "said:")
                == "checks/competence.rigid.yml: says.noDiscretion.en: the text is missing. Give it in en, de, fr, nl."
        )
    }

    @Test func `a common word is refused that lacks a language, its placeholder or a use`() throws {
        #expect(
            try fault(in: common, "de: \"staatliche\"", "de: \"\"")
                == "texts/common.yml: levels.state.de: the text is missing. Give it in en, de, fr, nl.")
        #expect(
            try fault(in: common, "{ en: \"all cities\"", "{ en: \"all cities\", es: \"todas\"")
                == "not refused: \(Check.all.count)", "a further language is welcome")
        #expect(
            try fault(in: common, "{count}", "many")
                == "texts/common.yml: counted.year: expected as placeholder: {count}, and no other.")
        #expect(
            try fault(in: common, "  agency:", "  agent:")
                == "texts/common.yml: providers.agent: no sentence uses this word. Remove it.")
        #expect(
            try fault(in: common, "levels:", "level:")
                == "texts/common.yml: level: no sentence uses this list. Remove it.")
    }

    @Test func `a folder without common words is refused`() {
        let folder = FileManager.default.temporaryDirectory
        #expect(
            refusal {
                try CheckCard.all(in: LeitbildData.checks, texts: folder.appending(path: "none")).count
            }
                == "none/common.yml: the file cannot be read. Check that it exists and that you may read it.")
    }

    @Test func `a phrase that no finding says is refused, and so is one without its placeholder`() throws {
        #expect(
            try fault(in: common, "  ownBudget:", "  ownBuget:")
                == "texts/common.yml: phrases.ownBuget: no finding says this phrase. Remove it.")
        #expect(
            try fault(in: common, "  citiesPartners: { en:", "  citiesPartners: { xx:")
                == "texts/common.yml: phrases.citiesPartners.en: the text is missing. Give it in en, de, fr, nl."
        )
        #expect(
            try fault(in: common, "({scope})", "")
                == "texts/common.yml: phrases.paysForScope: expected as placeholders: {scope}, and no other.")
    }
}
