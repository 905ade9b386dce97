/// A set of values of one attribute that no cohort of the question tells apart, with one of them as its example.
struct Cell: Hashable {
    let example: Person.Value
    /// For numbers: the whole range of the cell.
    var range: ClosedRange<Int>?

    /// Values of the cell of which one is possible wherever any is, since a rule binds a number from one side only.
    var examples: [Person.Value] {
        [example] + (range.map { Set([$0.lowerBound, $0.upperBound]).sorted().map { .integer($0) } } ?? [])
    }
}

/// A variable of the diagrams: an attribute cut into cells, or «is a citizen of» for one country.
struct Variable {
    enum Meaning: Hashable {
        case attribute(AttributeID)
        /// Whether one of several words is among the person's.
        case holds(AttributeID, String)
    }

    let meaning: Meaning
    let cells: [Cell]
}

/// Cuts attributes only at the values that some cohort mentions, so that finitely many cases decide everything.
struct CellCutter {
    let setting: Setting
    private(set) var conditions: [AttributeID: [Cohort.Condition]] = [:]

    init(setting: Setting, cohorts: [Cohort]) {
        self.setting = setting
        var seen: Set<Cohort> = []
        add(cohorts, seen: &seen)
        // A rule's condition matters as soon as the attribute it exempts is asked about.
        for attribute in setting.vocabulary.attributes where conditions[attribute.id] != nil {
            if let exemption = setting.vocabulary.exemption(of: attribute.id) {
                add([exemption], seen: &seen)
            }
        }
    }

    private mutating func add(_ cohorts: [Cohort], seen: inout Set<Cohort>) {
        for cohort in cohorts where seen.insert(cohort).inserted {
            for test in cohort.tests(in: setting.vocabulary) {
                conditions[test.attribute, default: []].append(test.condition)
            }
            for id in cohort.attributesAskedToBeKnown(in: setting.vocabulary) {
                conditions[id, default: []] += []
            }
        }
    }

    /// The attributes that the question mentions.
    var mentioned: Set<AttributeID> { Set(conditions.keys) }

    /// The variables in the order of the vocabulary.
    func variables() -> [Variable] {
        setting.vocabulary.attributes.flatMap { attribute -> [Variable] in
            guard let conditions = conditions[attribute.id] else { return [] }
            if case .several = attribute.domain {
                let words = conditions.words.isEmpty ? Set(attribute.words.prefix(1)) : conditions.words
                return words.sorted().map { word in
                    Variable(
                        meaning: .holds(attribute.id, word),
                        cells: [Cell(example: .words([])), Cell(example: .words([word]))])
                }
            }
            var cells = cells(of: attribute, conditions)
            if setting.vocabulary.exemption(of: attribute.id) != nil {
                cells.append(Cell(example: .notApplicable))
            }
            return [Variable(meaning: .attribute(attribute.id), cells: cells)]
        }
    }

    private func cells(of attribute: Attribute, _ conditions: [Cohort.Condition]) -> [Cell] {
        switch attribute.domain {
        case .integer(let range):
            return segments(of: range, cutBefore: conditions.flatMap { $0.cuts(in: attribute) }).map {
                segment in
                let usual = attribute.typical ?? segment.lowerBound
                let example = min(max(usual, segment.lowerBound), segment.upperBound)
                return Cell(example: .integer(example), range: segment)
            }
        case .scale(let words):
            let cuts = conditions.flatMap { $0.cuts(in: attribute) }
            return segments(of: 0...(words.count - 1), cutBefore: cuts).map {
                Cell(example: .word(words[$0.lowerBound]))
            }
        case .category(let words):
            // Citizenship is bound to nationality kind by kind, so no two kinds may share a cell.
            guard attribute.id != .citizenship else { return words.map { Cell(example: .word($0)) } }
            let mentioned = conditions.words
            let rest = words.first { !mentioned.contains($0) }
            return words.filter { mentioned.contains($0) || $0 == rest }.map { Cell(example: .word($0)) }
        case .place:
            let places = Set(conditions.places)
            return [Cell(example: .residence(.elsewhere(in: nil)))]
                + places.sorted().map { Cell(example: .residence(.elsewhere(in: $0))) }
        case .several: return []
        }
    }

    private func segments(of range: ClosedRange<Int>, cutBefore cuts: [Int]) -> [ClosedRange<Int>] {
        let starts = Set(cuts.filter { $0 > range.lowerBound && $0 <= range.upperBound }).union([
            range.lowerBound
        ])
        let ordered = starts.sorted()
        return zip(ordered, ordered.dropFirst() + [range.upperBound + 1]).map { $0...($1 - 1) }
    }
}

extension [Cohort.Condition] {
    /// The words that some condition mentions.
    fileprivate var words: Set<String> {
        reduce(into: []) { words, condition in
            switch condition {
            case .equals(.word(let word)), .differs(.word(let word)): words.insert(word)
            case .oneOf(let literals):
                for case .word(let word) in literals { words.insert(word) }
            default: break
            }
        }
    }

    fileprivate var places: [PlaceID] {
        compactMap { if case .within(let place) = $0 { place } else { nil } }
    }
}

extension Cohort.Condition {
    /// The ranks before which the condition's answer can change.
    fileprivate func cuts(in attribute: Attribute) -> [Int] {
        func rank(_ literal: Cohort.Literal) -> Int { attribute.rank(of: literal) ?? 0 }
        switch self {
        case .equals(let value), .differs(let value): return [rank(value), rank(value) + 1]
        case .oneOf(let values): return values.flatMap { [rank($0), rank($0) + 1] }
        case .between(let lower, let upper): return [rank(lower), rank(upper) + 1]
        case .compares(let comparison, let value):
            return [comparison == .less || comparison == .atLeast ? rank(value) : rank(value) + 1]
        case .within: return []
        }
    }
}
