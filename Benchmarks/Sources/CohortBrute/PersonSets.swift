import Cohorts

/// Cohorts and facts as sets of a table's persons; what has been looked up once is kept.
struct PersonSets {
    let table: PersonTable
    private let everybody: BitSet
    private let nobody: BitSet
    private var tests: [Cohort: BitSet] = [:]
    private var facts: [Fact: BitSet] = [:]

    private struct Fact: Hashable {
        let id: AttributeID
        let value: Person.Value
    }

    init(_ table: PersonTable) {
        self.table = table
        everybody = BitSet(count: table.count) { _ in true }
        nobody = BitSet(count: table.count)
    }

    /// The persons of the cohort.
    mutating func persons(in cohort: Cohort) -> BitSet {
        switch cohort {
        case .everyone, .known: return everybody
        case .nobody: return nobody
        case .named(let name):
            return table.world.setting.vocabulary.cohorts[name].map { persons(in: $0) } ?? nobody
        case .not(let inner): return everybody.subtracting(persons(in: inner))
        case .and(let parts): return parts.reduce(into: everybody) { $0.formIntersection(persons(in: $1)) }
        case .or(let parts): return parts.reduce(into: nobody) { $0.formUnion(persons(in: $1)) }
        case .test(let id, let condition):
            if let known = tests[cohort] { return known }
            let found = persons(meeting: condition, of: id)
            tests[cohort] = found
            return found
        }
    }

    private func persons(meeting condition: Cohort.Condition, of id: AttributeID) -> BitSet {
        if case .within(let place) = condition { return persons { $0.around.contains(place) } }
        guard let column = table.columns[id] else { return nobody }
        let isMet = (Int8.min...Int8.max).map { column.meets(condition, $0) }
        return BitSet(count: table.count) { isMet[Int(column.values[$0]) - Int(Int8.min)] }
    }

    private func persons(livingWhere fits: (World.Home) -> Bool) -> BitSet {
        zip(table.world.homes, table.residents).reduce(into: nobody) { if fits($1.0) { $0.formUnion($1.1) } }
    }

    /// The persons who have every fact of the witness. Where it lives «elsewhere in» a place, any home there fits that
    /// is in none of the `places`, which are those that the cohorts mention.
    mutating func persons(like witness: Person, mentioning places: Set<PlaceID>) -> BitSet {
        witness.facts.reduce(into: everybody) { found, fact in
            if case .residence(let residence) = fact.value {
                found.formIntersection(persons { Self.fits($0, residence, places) })
            } else {
                found.formIntersection(persons(with: fact.value, as: fact.key))
            }
        }
    }

    private static func fits(_ home: World.Home, _ residence: Person.Residence, _ mentioned: Set<PlaceID>)
        -> Bool
    {
        switch residence {
        case .at(let place): home.around.first == place
        case .elsewhere(in: let place): home.around.first { mentioned.contains($0) || $0 == place } == place
        }
    }

    private mutating func persons(with value: Person.Value, as id: AttributeID) -> BitSet {
        let fact = Fact(id: id, value: value)
        if let known = facts[fact] { return known }
        let code = table.columns[id]?.stored(value)
        let found = BitSet(count: table.count) { code != nil && table.columns[id]?.values[$0] == code }
        facts[fact] = found
        return found
    }
}

extension PersonTable.Column {
    /// Whether a stored value meets the condition.
    fileprivate func meets(_ condition: Cohort.Condition, _ value: Int8) -> Bool {
        if value == PersonTable.notApplicable {
            if case .differs = condition { return true }
            return false
        }
        func isOrHas(_ literal: Cohort.Literal) -> Bool {
            if case .several = attribute.domain { return value >= 0 && value & (1 << code(of: literal)) != 0 }
            return value == code(of: literal)
        }
        switch condition {
        case .equals(let literal): return isOrHas(literal)
        case .differs(let literal): return !isOrHas(literal)
        case .oneOf(let literals): return literals.contains(where: isOrHas)
        case .between(let lower, let upper): return code(of: lower) <= value && value <= code(of: upper)
        case .compares(.less, let bound): return value < code(of: bound)
        case .compares(.atMost, let bound): return value <= code(of: bound)
        case .compares(.greater, let bound): return value > code(of: bound)
        case .compares(.atLeast, let bound): return value >= code(of: bound)
        case .within: return false
        }
    }

    /// How the column stores a person's value; nil if it cannot.
    fileprivate func stored(_ value: Person.Value) -> Int8? {
        switch value {
        case .integer(let number): Int8(number)
        case .word(let word): code(of: .word(word))
        case .words(let words): words.reduce(0) { $0 | (1 << code(of: .word($1))) }
        case .notApplicable: PersonTable.notApplicable
        case .residence: nil
        }
    }
}
