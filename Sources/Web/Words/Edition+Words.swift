import Atlas
import Charts
import Coherence
import Cohorts
import Foundation

extension Edition {
    // MARK: - Groups of persons

    /// A group in words: «citizens of another EU state who have lived here less than 3 years».
    func words(_ cohort: Cohort) -> String { words(cohort, isInner: false) }

    private func words(_ cohort: Cohort, isInner: Bool) -> String {
        func wrapped(_ text: String, _ count: Int) -> String { isInner && count > 1 ? "(\(text))" : text }
        switch cohort {
        case .everyone: return texts("group-everyone")
        case .nobody: return texts("group-nobody")
        case .named(let name):
            let key = "group-\(name.rawValue)"
            if texts.has(key) { return texts(key) }
            return view.setting.vocabulary.cohorts[name].map { words($0, isInner: isInner) } ?? name.rawValue
        case .known(let attribute): return texts("group-known", ["what": label(attribute)])
        case .not(let inner): return texts("group-not", ["who": words(inner, isInner: true)])
        case .and(let parts):
            let words = parts.map { self.words($0, isInner: true) }.unique()
            return words.isEmpty
                ? texts("group-everyone") : wrapped(words.joined(separator: texts("group-and")), words.count)
        case .or(let parts):
            let words = parts.map { self.words($0, isInner: true) }.unique()
            return words.isEmpty
                ? texts("group-nobody") : wrapped(words.joined(separator: texts("group-or")), words.count)
        case .test(let attribute, let condition): return words(condition, of: attribute)
        }
    }

    func label(_ attribute: AttributeID) -> String {
        view.setting.vocabulary.attribute(attribute)?.label(in: texts.language) ?? attribute.rawValue
    }

    func words(_ condition: Cohort.Condition, of id: AttributeID) -> String {
        let label = label(id)
        func text(_ value: Cohort.Literal) -> String { words(value, of: id) }
        let isPlain = id == .citizenship
        switch condition {
        case .equals(let value): return isPlain ? text(value) : "\(label): \(text(value))"
        case .differs(let value):
            return texts("group-not", ["who": isPlain ? text(value) : "\(label): \(text(value))"])
        case .oneOf(let values):
            let list = values.map(text).joined(separator: texts("group-or"))
            return isPlain ? list : "\(label): \(list)"
        case .between(let low, let high):
            return "\(label): " + texts("group-between", ["low": text(low), "high": text(high)])
        case .compares(let comparison, let value):
            let key =
                switch comparison {
                case .less: "group-less"
                case .atMost: "group-atMost"
                case .greater: "group-greater"
                case .atLeast: "group-atLeast"
                }
            return "\(label): " + texts(key, ["value": text(value)])
        case .within(let place): return texts("livingIn", ["place": name(place)])
        }
    }

    private func words(_ value: Cohort.Literal, of id: AttributeID) -> String {
        guard case .word(let word) = value, let attribute = view.setting.vocabulary.attribute(id) else {
            return "\(value)"
        }
        return label(of: word, attribute)
    }

    /// What a value of an attribute is called; countries by the name that the language gives their code.
    func label(of word: String, _ attribute: Attribute) -> String {
        if attribute.valueLabels[word] == nil, word.count == 2, word == word.uppercased(),
            let country = Locale(identifier: texts.language).localizedString(forRegionCode: word)
        {
            return country
        }
        return attribute.label(of: word, in: texts.language)
    }

    // MARK: - Money

    /// «grant, stopped; from the Netherlands to each city; 224,000,000 EUR in 2012».
    func words(_ money: Money) -> String {
        var text = texts("flow-\(money.flow.rawValue)") + ", " + texts("status-\(money.status.rawValue)")
        let way = [
            money.from.map { texts("from", ["who": words($0)]) },
            money.to.map { texts("to", ["who": words($0)]) },
        ].compactMap(\.self).joined(separator: " ")
        if !way.isEmpty { text += "; " + way }
        if let amount = money.amount { text += "; \(words(amount)) \(money.currency ?? "")" }
        if let year = money.year { text += " " + texts("inYear", ["year": "\(year)"]) }
        if let perHead = money.perHead {
            text += "; " + texts("perHead", ["amount": "\(words(perHead)) \(money.currency ?? "")"])
        }
        if let scope = money.scope { text += " (\(scope))" }
        return text
    }

    func words(_ party: Party) -> String {
        switch party {
        case .each(let level): texts("each-\(level.rawValue)")
        case .record(let id): name(id)
        case .persons(let cohort): words(cohort)
        case .other: texts("others")
        }
    }

    func words(_ range: ClosedRange<Double>) -> String {
        let (low, high) = (chartWords.number(range.lowerBound), chartWords.number(range.upperBound))
        return low == high ? low : "\(low)–\(high)"
    }

    // MARK: - Time

    /// «from 2005, stated for 2012 and 2014».
    func words(_ held: Held) -> String {
        var parts: [String] = []
        switch (held.from, held.to ?? held.ended) {
        case (let from?, let end?): parts.append(texts("held-span", ["from": words(from), "to": words(end)]))
        case (let from?, nil): parts.append(texts("held-from", ["from": words(from)]))
        case (nil, let end?): parts.append(texts("held-to", ["to": words(end)]))
        case (nil, nil): break
        }
        if !held.attested.isEmpty {
            parts.append(
                texts("held-attested", ["years": held.attested.map(String.init).joined(separator: ", ")]))
        }
        return parts.isEmpty ? texts("held-undated") : parts.joined(separator: "; ")
    }

    /// «2012», «between 2003 and 2007», «by 2007».
    func words(_ moment: Moment) -> String {
        switch (moment.earliest, moment.latest) {
        case (nil, nil): texts("time-unknown")
        case (let first?, nil): texts("time-after", ["year": "\(first.year)"])
        case (nil, let last?): texts("time-by", ["year": "\(last.year)"])
        case (let first?, let last?):
            first == .first(of: first.year) && last == .last(of: first.year)
                ? "\(first.year)"
                : first == last
                    ? texts.day(first)
                    : first.year == last.year && first.month == last.month
                        ? "\(texts("months").split(separator: " ")[first.month - 1]) \(first.year)"
                        : texts("time-between", ["from": "\(first.year)", "to": "\(last.year)"])
        }
    }

    /// Whether a record is in force on the day.
    func words(_ force: Truth) -> String { texts("force-\(force.rawValue)") }

    // MARK: - Values as files have them

    /// A value in pieces of text, ids of records as links.
    func lines(of value: PlainValue, field: String) -> [LinkItem] {
        switch value {
        case .text(let text): return [piece(text, field)]
        case .list(let items):
            return items.isEmpty
                ? [LinkItem(texts("stated-none"), "")] : items.flatMap { lines(of: $0, field: field) }
        case .map(let pairs):
            let text = pairs.map { pair in
                let inner = lines(of: pair.value, field: pair.key).map(\.text).joined(separator: ", ")
                let label =
                    texts.has("part-\(pair.key)")
                    ? texts("part-\(pair.key)") : texts.word(pair.key, of: "field")
                return "\(label): \(inner)"
            }.joined(separator: "; ")
            return [LinkItem(text, "")]
        }
    }

    private func piece(_ text: String, _ field: String) -> LinkItem {
        if text == "absent" { return LinkItem(texts("stage-absent"), "") }
        if let period = Period(text) { return LinkItem(words(period), "") }
        let id = RecordID(rawValue: text)
        if atlas[id] != nil { return link(id) }
        if field == "do" { return LinkItem(texts.word(text, of: "duty"), "") }
        if field == "field", atlas.glossary.fields[FieldID(rawValue: text)] != nil {
            return link(FieldID(rawValue: text))
        }
        if let need = atlas.glossary.needs[NeedID(rawValue: text)] {
            return LinkItem(need.names.text(in: texts.language), "")
        }
        if ["what", "process"].contains(field) {
            let term = TermID(rawValue: text)
            if let names = atlas.glossary.terms[term] ?? atlas.glossary.processes[term]?.names {
                return LinkItem(names.text(in: texts.language), "")
            }
        }
        if field == "url", text.hasPrefix("https://") || text.hasPrefix("http://") {
            return LinkItem(text, text)
        }
        if ["cohort", "possibly"].contains(field),
            let cohort = try? Cohort(text, vocabulary: view.setting.vocabulary)
        {
            return LinkItem(words(cohort), "")
        }
        if let moment = Moment(text), text.count > 4 { return LinkItem(words(moment), "") }
        return LinkItem(texts.word(text, of: "value"), "")
    }
}

extension [String] {
    /// Each once, where it stands first.
    func unique() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
