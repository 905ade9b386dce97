import Cohorts

/// What shapes are checked against: the vocabulary and the records there are.
struct CheckingContext {
    let glossary: Glossary
    let kinds: [RecordID: RecordKind]
    let places: Set<PlaceID>
    let file: String
    /// Cohorts that have been read, by text, so that each is read once.
    var cohorts: [String: Cohort] = [:]
    var faults: [AtlasFault] = []
    /// Whether only the fact of a fault counts, so that no nearest word is looked for.
    var isQuiet = false

    init(glossary: Glossary, kinds: [RecordID: RecordKind], places: Set<PlaceID>, file: String) {
        self.glossary = glossary
        self.kinds = kinds
        self.places = places
        self.file = file
    }

    mutating func fault(_ problem: String, at mark: Tree.Mark, _ path: String) {
        faults.append(
            AtlasFault(file: file, line: mark.line, column: mark.column, field: path, problem: problem))
    }
}

extension Shape {
    /// Notes every way in which the tree is not of the shape. `isPatch`: required fields may be missing and `absent`
    /// may stand anywhere.
    func check(_ tree: Tree, at path: String, isPatch: Bool = false, in context: inout CheckingContext) {
        if isPatch, tree.text == Tree.absent { return }
        switch self {
        case .list(let shape):
            let isSingle = if case .list = tree { false } else { true }
            for (index, item) in tree.items.enumerated() {
                shape.check(item, at: isSingle ? path : "\(path)[\(index)]", in: &context)
            }
        case .object(let fields): checkObject(fields, tree, at: path, isPatch: isPatch, in: &context)
        case .names: checkNames(tree, at: path, in: &context)
        case .moment: checkMoment(tree, at: path, in: &context)
        case .either(let expected, let shapes):
            for shape in shapes {
                var trial = context
                trial.faults = []
                shape.check(tree, at: path, in: &trial)
                guard trial.faults.isEmpty else { continue }
                context.cohorts = trial.cohorts
                return
            }
            if let shape = shapes.first(where: { $0.isMap == tree.isMap }), tree.isMap || shapes.count == 1 {
                return shape.check(tree, at: path, in: &context)
            }
            context.fault("found \(tree.summary), expected \(expected).", at: tree.mark, path)
        case .payer:
            if tree.isMap {
                let fields = [Field("cohort", .cohort, required: true, "who pays or is paid")]
                return Shape.object(fields).check(tree, at: path, in: &context)
            }
            Shape.party.check(tree, at: path, in: &context)
        default: checkScalar(tree, at: path, in: &context)
        }
    }

    private var isMap: Bool { if case .object = self { true } else { false } }

    private func checkObject(
        _ fields: [Field], _ tree: Tree, at path: String, isPatch: Bool, in context: inout CheckingContext
    ) {
        guard tree.isMap else {
            let names = fields.prefix(4).map(\.name).joined(separator: ", ")
            return context.fault("found \(tree.summary), expected a map with \(names)…", at: tree.mark, path)
        }
        let dot = path.isEmpty ? "" : "."
        for pair in tree.pairs {
            guard let field = fields.first(where: { $0.name == pair.key }) else {
                let near = nearestWord(to: pair.key, among: fields.map(\.name))
                let advice =
                    near.map { " Did you mean «\($0)»?" }
                    ?? " Allowed are \(fields.map(\.name).joined(separator: ", "))."
                context.fault("«\(shown(pair.key))» is not a field here.\(advice)", at: pair.keyMark, path)
                continue
            }
            field.shape.check(pair.value, at: path + dot + field.name, isPatch: isPatch, in: &context)
        }
        guard !isPatch else { return }
        for field in fields where field.isRequired && tree[field.name] == nil {
            context.fault("the field «\(field.name)» is missing: \(field.note).", at: tree.mark, path)
        }
    }

    private func checkNames(_ tree: Tree, at path: String, in context: inout CheckingContext) {
        if let text = tree.text {
            if text.isEmpty { context.fault("the text is empty.", at: tree.mark, path) }
            if text == "…" { context.fault("«…» is still to be filled in: a name.", at: tree.mark, path) }
            return
        }
        guard tree.isMap, !tree.pairs.isEmpty else {
            return context.fault(
                "found \(tree.summary), expected a text or texts by language, { en: … }.", at: tree.mark, path
            )
        }
        for pair in tree.pairs {
            if !pair.key.isLanguageTag {
                context.fault(
                    "«\(shown(pair.key))» is not a language tag such as en or nl.", at: pair.keyMark, path)
            }
            if pair.value.text == "…" {
                context.fault(
                    "«…» is still to be filled in: a name.", at: pair.value.mark, "\(path).\(pair.key)")
            }
            if pair.value.text?.isEmpty ?? true {
                context.fault("expected a text.", at: pair.value.mark, "\(path).\(pair.key)")
            }
        }
    }

    private func checkMoment(_ tree: Tree, at path: String, in context: inout CheckingContext) {
        if let text = tree.text {
            if Moment(text) == nil {
                let problem =
                    "«\(shown(text))» is not a date. Write 2012, 2012-05, 2012-05-03 or { after: 2003, by: 2007 }."
                context.fault(problem, at: tree.mark, path)
            }
            return
        }
        Shape.object([
            Field("after", .moment, "the first year in which it can have been"),
            Field("by", .moment, "from when it is certain"),
        ]).check(tree, at: path, in: &context)
        for pair in tree.pairs where pair.value.text == nil {
            let problem = "found \(pair.value.summary), expected 2012, 2012-05 or 2012-05-03."
            context.fault(problem, at: pair.value.mark, "\(path).\(pair.key)")
        }
        if let after = tree["after"]?.text.flatMap(Moment.init)?.earliest,
            let by = tree["by"]?.text.flatMap(Moment.init)?.latest, by < after
        {
            context.fault("«by» lies before «after». Exchange them.", at: tree.mark, path)
        }
    }

    private func checkScalar(_ tree: Tree, at path: String, in context: inout CheckingContext) {
        guard let text = tree.text else {
            return context.fault(
                "found \(tree.summary), expected \(expectation(context)).", at: tree.mark, path)
        }
        if case .cohort = self { return checkCohort(text, tree.mark, at: path, in: &context) }
        guard text != "…" else {
            return context.fault(
                "«…» is still to be filled in: \(expectation(context)).", at: tree.mark, path)
        }
        guard !accepts(text, context) else { return }
        let near =
            context.isQuiet
            ? "" : nearestWord(to: text, among: valid(context)).map { " Did you mean «\($0)»?" } ?? ""
        context.fault("found «\(shown(text))», expected \(expectation(context)).\(near)", at: tree.mark, path)
    }

    private func checkCohort(
        _ text: String, _ mark: Tree.Mark, at path: String, in context: inout CheckingContext
    ) {
        guard context.cohorts[text] == nil else { return }
        do {
            let cohort = try Cohort(text, vocabulary: context.glossary.vocabulary, places: context.places)
            if cohort.asksWhatIsKnown {
                return context.fault("«known» may not stand in a record. Say who is meant.", at: mark, path)
            }
            context.cohorts[text] = cohort
        } catch .text(let fault) {
            let at = Tree.Mark(
                line: mark.line + fault.line - 1,
                column: (fault.line == 1 ? mark.column - 1 : 0) + fault.column)
            context.fault("cohort: \(fault.problem)", at: at, path)
        } catch {
            context.fault("cohort: \(error)", at: mark, path)
        }
    }

    private func accepts(_ text: String, _ context: CheckingContext) -> Bool {
        switch self {
        case .text: !text.isEmpty
        case .word(let words): words.contains(text)
        case .integer(let range): Int(text).map { range.contains($0) && String($0) == text } ?? false
        case .number:
            text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") } && Double(text)?.isFinite == true
        case .duration: Period(text) != nil
        case .defined(let list): context.glossary.words(of: list).contains(text)
        case .record(let kinds):
            context.kinds[RecordID(rawValue: text)].map { kinds.isEmpty || kinds.contains($0) } ?? false
        case .party: Party(text) != .other || context.isPlaceOrBody(text)
        case .inventoryID: text.isInventoryID
        default: false
        }
    }

    private func valid(_ context: CheckingContext) -> [String] {
        switch self {
        case .word(let words): words
        case .defined(let list): context.glossary.words(of: list).sorted()
        case .record(let kinds):
            context.kinds.filter { kinds.isEmpty || kinds.contains($0.value) }.map(\.key.rawValue)
        case .party:
            context.kinds.filter { $0.value == .place || $0.value == .body }.map(\.key.rawValue)
                + Party.eachWords
        default: []
        }
    }

    private func expectation(_ context: CheckingContext) -> String {
        switch self {
        case .text: "a text"
        case .word(let words): "one of \(words.joined(separator: ", "))"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number: "a number, not below 0"
        case .duration: "a duration such as P3Y, P18M or P90D"
        case .defined(let list): "a \(list.rawValue) of the vocabulary"
        case .record(let kinds):
            kinds.isEmpty
                ? "the id of a record of the atlas"
                : "the id of a \(kinds.map(\.rawValue).joined(separator: " or ")) of the atlas"
        case .party: "a place, a body or one of \(Party.eachWords.joined(separator: ", "))"
        case .inventoryID: "an id of the inventory such as MEA-015"
        case .cohort: "a cohort in quotes"
        default: "something else"
        }
    }
}

extension CheckingContext {
    fileprivate func isPlaceOrBody(_ text: String) -> Bool {
        let kind = kinds[RecordID(rawValue: text)]
        return kind == .place || kind == .body
    }
}

extension Tree {
    var isMap: Bool { if case .map = self { true } else { false } }

    /// What stands there, for messages.
    var summary: String {
        switch self {
        case .scalar(let text, _): text.isEmpty ? "nothing" : "«\(shown(text))»"
        case .list: "a list"
        case .map: "a map"
        }
    }
}

extension String {
    fileprivate var isLanguageTag: Bool {
        (2...12).contains(count) && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            && first?.isLetter == true
    }

    fileprivate var isInventoryID: Bool {
        let parts = split(separator: "-")
        return parts.count == 2 && parts[0].count == 3 && parts[0].allSatisfy { $0.isASCII && $0.isUppercase }
            && parts[1].count == 3 && parts[1].allSatisfy { $0.isASCII && $0.isNumber }
    }
}
