import Atlas
import Cohorts

/// Tells sentences in one language: the wordings of a card, filled with the names that the atlas gives.
struct Telling {
    let language: String
    let card: CheckCard
    let view: AtlasView
    /// What a group of persons is called.
    var group: (Cohort) -> String = \.description

    /// The sentences one after another.
    func text(_ sentences: [Sentence]) -> String { sentences.map(text).joined(separator: " ") }

    private func text(_ sentence: Sentence) -> String {
        let wording = card.says[sentence.key] ?? card.words.phrase(sentence.key)
        return wording?.text(in: language) { sentence.arguments[$0].map(text) } ?? ""
    }

    private func text(_ argument: Sentence.Argument) -> String {
        let glossary = view.atlas.glossary
        switch argument {
        case .record(let id): return name(id)
        case .place(let id): return name(RecordID(id))
        case .need(let id): return glossary.needs[id]?.names.text(in: language) ?? id.rawValue
        case .purpose(let word):
            let names = glossary.needs[NeedID(rawValue: word)]?.names
            return (names ?? glossary.domains[DomainID(rawValue: word)])?.text(in: language) ?? word
        case .term(let id): return glossary.terms[id]?.text(in: language) ?? id.rawValue
        case .process(let id): return glossary.processes[id]?.names.text(in: language) ?? id.rawValue
        case .cohort(.everyone): return word("everyone", of: .fixed)
        case .cohort(let cohort): return around(group(cohort), "group")
        case .word(let list, let key): return word(key, of: list)
        case .number(let number): return String(number)
        case .counted(let count, let unit): return card.words.counted(count, unit, in: language)
        case .moment(let moment): return text(moment)
        case .text(let text): return text
        case .quoted(let inner): return around(text(inner), "quotes")
        case .list(let parts, let joint):
            return parts.map(text).joined(separator: word(joint.rawValue, of: .joints))
        case .part(let sentence): return text(sentence)
        }
    }

    private func text(_ moment: Moment) -> String {
        switch (moment.earliest, moment.latest) {
        case (nil, nil): word("unknown-time", of: .fixed)
        case (let first?, nil): around("\(first.year)", "after")
        case (nil, let last?): around("\(last.year)", "by")
        case (_?, _?): moment.text
        }
    }

    private func name(_ id: RecordID) -> String {
        view.atlas[id]?.names.text(in: language) ?? id.rawValue
    }

    private func word(_ key: String, of list: CommonWords.List) -> String {
        card.words.word(key, of: list, in: language)
    }

    private func around(_ words: String, _ key: String) -> String {
        card.words.around(words, key, in: language)
    }
}
