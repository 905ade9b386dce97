public import Cohorts

/// Random cohorts and every person of Auenland, for laws and brute force.
public enum RandomCohorts {
    /// A cohort of about `size` terms over Auenland's vocabulary; may mention places, names and several nationalities.
    public static func cohort(size: Int, using generator: inout some RandomNumberGenerator) -> Cohort {
        if size <= 1 { return term(using: &generator) }
        let left = Int.random(in: 1..<size, using: &generator)
        let parts = [cohort(size: left, using: &generator), cohort(size: size - left, using: &generator)]
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: return .not(.or(parts))
        case 1: return .not(.and(parts))
        case 2, 3: return .and(parts)
        default: return .or(parts)
        }
    }

    private static func term(using generator: inout some RandomNumberGenerator) -> Cohort {
        func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &generator)] }
        switch Int.random(in: 0..<20, using: &generator) {
        case 0: return .everyone
        case 1: return .nobody
        case 2, 3: return .named(pick(["foreigner", "eu-mobile", "newcomer"]))
        default: break
        }
        let attribute = pick(Auenland.attributes)
        return .test(attribute.id, condition(on: attribute, using: &generator))
    }

    private static func condition(
        on attribute: Attribute, using generator: inout some RandomNumberGenerator
    ) -> Cohort.Condition {
        func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &generator)] }
        let literals: [Cohort.Literal]
        switch attribute.domain {
        case .place: return .within(pick(Auenland.places.all.sorted()))
        case .integer(let range): literals = range.map { .integer($0) }
        case .scale, .category, .several: literals = attribute.words.map { .word($0) }
        }
        let isOrdered =
            switch attribute.domain {
            case .integer, .scale: true;
            default: false
            }
        switch Int.random(in: 0..<(isOrdered ? 6 : 3), using: &generator) {
        case 0: return .equals(pick(literals))
        case 1: return .differs(pick(literals))
        case 2: return .oneOf(literals.filter { _ in Bool.random(using: &generator) } + [pick(literals)])
        case 3:
            let first = Int.random(in: 0..<literals.count, using: &generator)
            return .between(
                literals[first], literals[Int.random(in: first..<literals.count, using: &generator)])
        default: return .compares(pick(Cohort.Comparison.allCases), pick(literals))
        }
    }

    /// Every complete, consistent person of Auenland who differs in what the cohort mentions, found by trying all: an
    /// independent count of what ``Decider`` decides by diagrams.
    public static func everyPerson(telling cohorts: [Cohort]) -> [Person] {
        let mentioned = cohorts.reduce(into: Set<AttributeID>()) {
            $0.formUnion($1.attributes(in: Auenland.vocabulary))
        }
        var persons: [Person] = []
        let homes: [(Person.Residence, String)] =
            Auenland.places.all.sorted().flatMap { place -> [(Person.Residence, String)] in
                Auenland.places.country(of: place).map { [(.elsewhere(in: place), $0)] } ?? []
            } + [(.elsewhere(in: nil), "XC"), (.elsewhere(in: nil), "XF")]
        let civic = !mentioned.isDisjoint(with: [.residence, .nationality, .citizenship, "status"])
        for (home, country) in civic ? homes : [homes[0]] {
            for nationalities in civic ? subsets(of: Auenland.codes) : [["XA"]] {
                let citizenship = Citizenship(
                    nationalities: nationalities, residentIn: country, unions: Auenland.unions)
                let base = Person([
                    .residence: .residence(home), .nationality: .words(nationalities),
                    .citizenship: .word(citizenship.rawValue),
                ])
                persons += completions(of: base, isNational: citizenship == .national, mentioned)
            }
        }
        return persons
    }

    private static func completions(of base: Person, isNational: Bool, _ mentioned: Set<AttributeID>)
        -> [Person]
    {
        var persons = [base]
        func spread(_ id: AttributeID, _ values: [Person.Value]) {
            guard mentioned.contains(id) else { return }
            persons = persons.flatMap { person in
                values.map { value in
                    var person = person
                    person[id] = value
                    return person
                }
            }
        }
        func words(_ id: AttributeID) -> [Person.Value] {
            (Auenland.vocabulary.attribute(id)?.words ?? []).map { .word($0) }
        }
        spread("status", isNational ? [.notApplicable] : words("status"))
        spread("age", (0...4).map { .integer($0) })
        spread("years-resident", (0...4).map { .integer($0) })
        spread("language", words("language"))
        spread("employment", words("employment"))
        return persons.filter { person in
            guard case .integer(let age) = person["age"], case .integer(let years) = person["years-resident"]
            else { return true }
            return years <= age
        }
    }

    private static func subsets(of codes: [String]) -> [Set<String>] {
        (0..<(1 << codes.count)).map { bits in
            Set(codes.enumerated().filter { bits & (1 << $0.offset) != 0 }.map(\.element))
        }
    }
}
