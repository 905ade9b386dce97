public import Cohorts

/// Random persons of Auenland whose facts agree, for laws.
public enum RandomPersons {
    /// A person of whom every fact is known.
    public static func complete(using generator: inout some RandomNumberGenerator) -> Person {
        func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &generator)] }
        let home = pick(Auenland.places.all.filter { Auenland.places.country(of: $0) != nil }.sorted())
        let nationalities = Set(Auenland.codes.filter { _ in Int.random(in: 0..<3, using: &generator) == 0 })
        let age = Int.random(in: 0...4, using: &generator)
        let isNational = Auenland.places.country(of: home).map(nationalities.contains) ?? false
        return Person([
            .residence: .residence(.at(home)),
            .nationality: .words(nationalities),
            "status": isNational ? .notApplicable : .word(pick(["labour", "family", "refugee"])),
            "age": .integer(age),
            "years-resident": .integer(Int.random(in: 0...age, using: &generator)),
            "language": .word(pick(["none", "A1", "B1"])),
            "employment": .word(pick(["employed", "unemployed"])),
        ])
    }

    /// The same person with about half of the facts forgotten.
    public static func forgetting(_ person: Person, using generator: inout some RandomNumberGenerator)
        -> Person
    {
        var known = person
        for id in person.facts.keys.sorted() where Bool.random(using: &generator) { known[id] = nil }
        return known
    }
}
