import Atlas
import Coherence
import Cohorts

/// The words of the sources and of the atlas.
struct GlossaryPage: Page {
    static let template = "glossary"

    struct Section: Encodable, Sendable {
        struct Word: Encodable, Sendable {
            let name: String
            let meaning: String?
            let neutral: String?
            let others: String
            let sources: [SourceItem]
        }

        let id: String
        let title: String
        let words: [Word]
    }

    let title: String
    let summary: String
    let trail: [LinkItem]
    let sections: [Section]
    let needs: [FieldPage.Need]

    init(_ edition: Edition) {
        let (texts, glossary) = (edition.texts, edition.atlas.glossary)
        title = texts("glossary")
        summary = texts("glossary-summary")
        trail = [Trail.home(edition)]
        sections = Glossary.Concept.Section.allCases.map { section in
            Section(
                id: section.rawValue, title: texts("glossary-\(section.rawValue)"),
                words: glossary.concepts.filter { $0.section == section }.map { concept in
                    let name = concept.names.text(in: texts.language)
                    return Section.Word(
                        name: name, meaning: concept.meaning, neutral: concept.alias,
                        others: concept.names.texts.filter { $0.value != name }.sorted { $0.key < $1.key }
                            .map { "\($0.key): \($0.value)" }.joined(separator: " · "),
                        sources: edition.sources(concept.citations))
                }.sorted { $0.name.lowercased() < $1.name.lowercased() })
        }
        needs = glossary.needOrder.compactMap { glossary.needs[$0] }.map {
            FieldPage.Need(
                name: $0.names.text(in: texts.language), who: edition.words($0.cohort), cohort: "\($0.cohort)"
            )
        }
    }
}
