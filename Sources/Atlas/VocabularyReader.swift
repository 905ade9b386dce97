import Cohorts
import Foundation

/// Reads vocabulary files: the shipped ones, then those of layers, each adding to what is there.
struct VocabularyReader {
    private(set) var faults: [AtlasFault] = []
    private var attributes: [Attribute] = []
    private var ruleTexts: [(tree: Tree, file: String)] = []
    private var cohortTexts: [(name: CohortName, text: String, mark: Tree.Mark, file: String)] = []
    private var needTrees: [(tree: Tree, file: String)] = []
    private var fields: [FieldID: Glossary.Field] = [:]
    private var domains: [DomainID: Names] = [:]
    private var terms: [TermID: Names] = [:]
    private var processes: [TermID: Glossary.Process] = [:]
    private var memberships: [Glossary.Membership] = []
    private var conceptTrees: [(tree: Tree, file: String)] = []

    /// Adds one file; what it holds is told by its name.
    mutating func add(_ tree: Tree, file: String, named name: String) {
        switch name {
        case "attributes": addAttributes(tree, file)
        case "cohorts":
            for pair in tree.pairs {
                guard let text = pair.value.text else {
                    fault("expected a cohort in quotes.", pair.value.mark, file, pair.key)
                    continue
                }
                cohortTexts.append((CohortName(rawValue: pair.key), text, pair.value.mark, file))
            }
        case "fields": addFields(tree, file)
        case "needs":
            for pair in tree.pairs {
                needTrees.append((pair.value.setting("id", to: .scalar(pair.key, pair.keyMark)), file))
            }
        case "terms": addTerms(tree, file)
        case "unions": addUnions(tree, file)
        case "concepts": conceptTrees.append((tree, file))
        default:
            let known = ["attributes", "cohorts", "concepts", "fields", "needs", "terms", "unions"]
            let near = nearestWord(to: name, among: known).map { " Did you mean «\($0).yml»?" } ?? ""
            fault(
                "«\(name).yml» is not a vocabulary file. There are \(known.joined(separator: ", ")).\(near)",
                tree.mark, file)
        }
    }

    /// The glossary of all files added; nil when a fault leaves none.
    mutating func glossary() -> Glossary? {
        let plain: Vocabulary
        do {
            plain = try Vocabulary(attributes: attributes)
        } catch {
            faults.append(AtlasFault(file: "vocabulary/attributes.yml", problem: "\(error)"))
            return nil
        }
        let names = Set(cohortTexts.map(\.name))
        var cohorts: [CohortName: Cohort] = [:]
        for entry in cohortTexts {
            guard let cohort = read(entry.text, entry.mark, entry.file, entry.name.rawValue, plain, names)
            else { continue }
            if cohorts.updateValue(cohort, forKey: entry.name) != nil {
                fault("the cohort «\(entry.name)» is defined twice. Keep one.", entry.mark, entry.file)
            }
        }
        let rules = ruleTexts.compactMap { rule($0.tree, $0.file, plain, names) }
        do {
            let vocabulary = try Vocabulary(attributes: attributes, rules: rules, cohorts: cohorts)
            var glossary = Glossary(vocabulary: vocabulary)
            glossary.fields = fields
            glossary.domains = domains
            glossary.terms = terms
            glossary.processes = processes
            glossary.memberships = memberships
            for (tree, file) in needTrees {
                guard let need = need(tree, file, vocabulary, names) else { continue }
                if glossary.needs.updateValue(need, forKey: need.id) == nil {
                    glossary.needOrder.append(need.id)
                }
            }
            glossary.concepts = conceptTrees.flatMap { concepts($0.tree, $0.file, vocabulary, names) }
            return glossary
        } catch {
            faults.append(AtlasFault(file: "vocabulary/cohorts.yml", problem: "\(error)"))
            return nil
        }
    }

    private mutating func fault(_ problem: String, _ mark: Tree.Mark, _ file: String, _ field: String = "") {
        faults.append(
            AtlasFault(file: file, line: mark.line, column: mark.column, field: field, problem: problem))
    }

    /// Nothing is passed over in silence.
    private mutating func expect(_ keys: [String], in tree: Tree, _ file: String, _ field: String = "") {
        faults += tree.unread(but: keys, file: file, at: field)
    }

    private mutating func read(
        _ text: String, _ mark: Tree.Mark, _ file: String, _ field: String, _ vocabulary: Vocabulary,
        _ names: Set<CohortName>
    ) -> Cohort? {
        do {
            let cohort = try Cohort(text, vocabulary: vocabulary, names: names, places: nil)
            guard !cohort.asksWhatIsKnown else {
                fault(
                    "«known» may not stand in the vocabulary, since records use it. Say who is meant.", mark,
                    file, field)
                return nil
            }
            return cohort
        } catch {
            fault("cohort: \(error)", mark, file, field)
            return nil
        }
    }

    // MARK: - Attributes

    private mutating func addAttributes(_ tree: Tree, _ file: String) {
        expect(["attributes", "rules"], in: tree, file)
        for pair in tree["attributes"]?.pairs ?? [] {
            expect(Self.attributeFields, in: pair.value, file, pair.key)
            checkWords(of: pair.value, file, pair.key)
            guard let domain = domain(pair.value, pair.keyMark, file, pair.key) else { continue }
            let values = pair.value["values"]?.pairs ?? []
            attributes.append(
                Attribute(
                    id: AttributeID(rawValue: pair.key), domain: domain,
                    labels: Names(pair.value["label"]).texts,
                    valueLabels: Dictionary(values.map { ($0.key, Names($0.value).texts) }) { first, _ in
                        first
                    },
                    questions: Names(pair.value["question"]).texts,
                    sensitivity: pair.value["sensitivity"]?.text.flatMap(Attribute.Sensitivity.init)
                        ?? .ordinary,
                    isChangeable: pair.value["changeable"]?.text == "yes",
                    typical: pair.value["typical"]?.text.flatMap { Int($0) }))
        }
        for rule in tree["rules"]?.items ?? [] { ruleTexts.append((rule, file)) }
    }

    private static let attributeFields = [
        "type", "label", "question", "sensitivity", "changeable", "typical", "from", "to", "values",
    ]

    /// A misspelt sensitivity must never make a fact less sensitive than was meant.
    private mutating func checkWords(of tree: Tree, _ file: String, _ id: String) {
        let levels = Attribute.Sensitivity.allCases.map(\.rawValue)
        for (key, words) in [("sensitivity", levels), ("changeable", ["yes", "no"])] {
            guard let value = tree[key], !words.contains(value.text ?? "") else { continue }
            fault(
                "found \(value.summary), expected one of \(words.joined(separator: ", ")).", value.mark, file,
                "\(id).\(key)")
        }
    }

    private mutating func domain(_ tree: Tree, _ mark: Tree.Mark, _ file: String, _ id: String) -> Attribute
        .Domain?
    {
        let words =
            tree["values"]?.isMap == true
            ? (tree["values"]?.pairs.map(\.key) ?? []) : (tree["values"]?.items.compactMap(\.text) ?? [])
        switch tree["type"]?.text {
        case "integer":
            if let low = tree["from"]?.text.flatMap({ Int($0) }),
                let high = tree["to"]?.text.flatMap({ Int($0) }), low <= high
            {
                return .integer(low...high)
            }
            fault("an integer needs «from» and «to», the second not below the first.", mark, file, id)
        case "scale": return .scale(words)
        case "category": return .category(words)
        case "several": return .several(words)
        case "place": return .place
        case "yes-no": return .category(["no", "yes"])
        default:
            let types = "integer, scale, category, several, place, yes-no"
            fault("type is \(tree["type"]?.summary ?? "missing"), expected one of \(types).", mark, file, id)
        }
        return nil
    }

    private mutating func rule(
        _ tree: Tree, _ file: String, _ vocabulary: Vocabulary, _ names: Set<CohortName>
    ) -> Vocabulary.Rule? {
        expect(["notApplicable", "when", "attribute", "atMost"], in: tree, file, "rules")
        if let attribute = tree["notApplicable"]?.text, let text = tree["when"]?.text {
            return read(text, tree.mark, file, "rules", vocabulary, names)
                .map { .notApplicable(AttributeID(rawValue: attribute), when: $0) }
        }
        if let lower = tree["attribute"]?.text, let upper = tree["atMost"]?.text {
            return .atMost(AttributeID(rawValue: lower), AttributeID(rawValue: upper))
        }
        fault(
            "a rule is { notApplicable: …, when: … } or { attribute: …, atMost: … }.", tree.mark, file,
            "rules")
        return nil
    }

    // MARK: - Fields, needs, terms, unions

    private mutating func addFields(_ tree: Tree, _ file: String) {
        expect(["domains", "fields"], in: tree, file)
        for pair in tree["domains"]?.pairs ?? [] { domains[DomainID(rawValue: pair.key)] = Names(pair.value) }
        for pair in tree["fields"]?.pairs ?? [] {
            expect(["domain", "name", "dimension"], in: pair.value, file, pair.key)
            guard let domain = domain(of: pair.value, file, pair.key) else { continue }
            let id = FieldID(rawValue: pair.key)
            fields[id] = Glossary.Field(
                id: id, domain: domain, names: Names(pair.value["name"]),
                dimension: dimension(of: pair.value, file, pair.key))
        }
    }

    /// nil where none is stated, and where what is stated is none.
    private mutating func dimension(of tree: Tree, _ file: String, _ field: String) -> Dimension? {
        guard let stated = tree["dimension"] else { return nil }
        if let dimension = stated.text.flatMap(Dimension.init) { return dimension }
        let words = Dimension.allCases.map(\.rawValue)
        let near = nearestWord(to: stated.text ?? "", among: words).map { " Did you mean «\($0)»?" } ?? ""
        fault(
            "found \(stated.summary), expected one of \(words.joined(separator: ", ")).\(near)", stated.mark,
            file, "\(field).dimension")
        return nil
    }

    private mutating func domain(of tree: Tree, _ file: String, _ field: String) -> DomainID? {
        let id = DomainID(rawValue: tree["domain"]?.text ?? "")
        if domains[id] != nil { return id }
        let near =
            nearestWord(to: id.rawValue, among: domains.keys.map(\.rawValue)).map { " Did you mean «\($0)»?" }
            ?? ""
        fault(
            "«\(shown(id.rawValue))» is not a domain of vocabulary/fields.yml.\(near)", tree.mark, file, field
        )
        return nil
    }

    private mutating func need(
        _ tree: Tree, _ file: String, _ vocabulary: Vocabulary, _ names: Set<CohortName>
    ) -> Glossary.Need? {
        let id = tree["id"]?.text ?? ""
        expect(["id", "domain", "name", "cohort", "dimension"], in: tree, file, id)
        guard let domain = domain(of: tree, file, id) else { return nil }
        guard let text = tree["cohort"]?.text else {
            fault("the need has no cohort: say who is in need.", tree.mark, file, id)
            return nil
        }
        let dimension = dimension(of: tree, file, id)
        return read(text, tree["cohort"]?.mark ?? tree.mark, file, id, vocabulary, names).map {
            Glossary.Need(
                id: NeedID(rawValue: id), domain: domain, names: Names(tree["name"]), cohort: $0,
                dimension: dimension)
        }
    }

    private static let conceptFields = [
        "name", "meaning", "alias", "cohort", "field", "inventory", "sources",
    ]

    private mutating func concepts(
        _ tree: Tree, _ file: String, _ vocabulary: Vocabulary, _ names: Set<CohortName>
    ) -> [Glossary.Concept] {
        expect(Glossary.Concept.Section.allCases.map(\.rawValue), in: tree, file)
        return Glossary.Concept.Section.allCases.flatMap { section in
            (tree[section.rawValue]?.pairs ?? []).map { pair in
                let entry = pair.value
                expect(Self.conceptFields, in: entry, file, pair.key)
                let cohort = entry["cohort"].flatMap {
                    read($0.text ?? "", $0.mark, file, pair.key, vocabulary, names)
                }
                let field = entry["field"]?.text.map { FieldID(rawValue: $0) }
                if let field, fields[field] == nil {
                    fault(
                        "«\(shown(field.rawValue))» is not a field of vocabulary/fields.yml.", entry.mark,
                        file, pair.key)
                }
                let citations = entry["sources"].map(Citation.list) ?? []
                if citations.isEmpty {
                    fault("say where the sources speak of it.", entry.mark, file, pair.key)
                }
                return Glossary.Concept(
                    section: section, id: TermID(rawValue: pair.key), names: Names(entry["name"]),
                    meaning: entry["meaning"]?.text,
                    alias: entry["alias"]?.text, cohort: cohort, field: field,
                    inventory: entry["inventory"]?.items.compactMap(\.text) ?? [], citations: citations)
            }
        }
    }

    private mutating func addTerms(_ tree: Tree, _ file: String) {
        expect(["terms", "processes"], in: tree, file)
        for pair in tree["terms"]?.pairs ?? [] { terms[TermID(rawValue: pair.key)] = Names(pair.value) }
        for pair in tree["processes"]?.pairs ?? [] {
            expect(["name", "length", "note"], in: pair.value, file, pair.key)
            guard let period = pair.value["length"]?.text.flatMap({ Period($0) }) else {
                fault("a process needs a length such as P25Y.", pair.value.mark, file, pair.key)
                continue
            }
            let id = TermID(rawValue: pair.key)
            processes[id] = Glossary.Process(
                id: id, names: Names(pair.value["name"]), years: period.years,
                note: pair.value["note"]?.text ?? "")
        }
    }

    private mutating func addUnions(_ tree: Tree, _ file: String) {
        expect(["eu", "efta"], in: tree, file)
        for union in ["eu", "efta"] {
            for pair in tree[union]?.pairs ?? [] {
                for span in pair.value.items {
                    expect(["from", "to"], in: span, file, "\(union).\(pair.key)")
                    if let to = span["to"], to.moment?.latest == nil {
                        fault("found \(to.summary), expected a date.", to.mark, file, "\(union).\(pair.key)")
                    }
                    guard let from = span["from"]?.moment?.earliest else {
                        fault("a membership needs «from».", span.mark, file, "\(union).\(pair.key)")
                        continue
                    }
                    memberships.append(
                        Glossary.Membership(
                            country: pair.key, union: union, from: from, to: span["to"]?.moment?.latest))
                }
            }
        }
    }
}

extension Tree {
    /// A fault for each key that nothing reads.
    func unread(but keys: [String], file: String, at field: String = "") -> [AtlasFault] {
        pairs.filter { !keys.contains($0.key) }.map { pair in
            let advice = nearestWord(to: pair.key, among: keys).map { "Did you mean «\($0)»?" }
            let problem =
                "«\(shown(pair.key))» is not a field here. \(advice ?? "Allowed are \(keys.joined(separator: ", ")).")"
            return AtlasFault(
                file: file, line: pair.keyMark.line, column: pair.keyMark.column, field: field,
                problem: problem)
        }
    }
}
