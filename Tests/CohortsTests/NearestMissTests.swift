import Cohorts
import Fixtures
import Testing

/// The smallest changes that would open a cohort to a person.
struct NearestMissTests {
    private func misses(_ text: String, for facts: String...) throws -> [[String]] {
        try Auenland.cohort(text).nearestMisses(for: Auenland.person(facts), in: Auenland.setting)
            .map { $0.text(in: Auenland.vocabulary) }
    }

    @Test func `is one change where one opens it`() throws {
        #expect(try misses("age >= 2 and language is B1", for: "age=3", "language=A1") == [["language=B1"]])
    }

    @Test func `is every set of the smallest size`() throws {
        let found = try misses(
            "language is B1 or employment is unemployed", for: "language=A1", "employment=employed")
        #expect(found == [["language=B1"], ["employment=unemployed"]])
    }

    @Test func `is two changes where no single one opens it`() throws {
        let found = try misses(
            "language is B1 and employment is unemployed", for: "language=A1", "employment=employed")
        #expect(found == [["language=B1", "employment=unemployed"]])
    }

    @Test func `leaves out larger sets where a smaller one opens it`() throws {
        let found = try misses(
            "language is B1 or employment is unemployed and years-resident >= 2",
            for: "language=A1", "employment=employed", "years-resident=0", "age=4")
        #expect(found == [["language=B1"]])
    }

    @Test func `takes the first value in the vocabulary's order that serves`() throws {
        #expect(try misses("language >= A1", for: "language=none") == [["language=A1"]])
    }

    @Test func `never changes what a person cannot`() throws {
        #expect(try misses("age >= 2", for: "age=1").isEmpty)
    }

    @Test func `is none for somebody who is in it already`() throws {
        #expect(try misses("language is B1", for: "language=B1").isEmpty)
    }

    @Test func `is none where nothing opens it`() throws {
        #expect(try misses("nobody and language is B1", for: "language=A1").isEmpty)
    }

    @Test func `gives the value that an unknown fact would need`() throws {
        #expect(try misses("language is B1", for: "age=3") == [["language=B1"]])
    }

    @Test func `is none where an unknown fact that cannot change leaves it open`() throws {
        #expect(try misses("language is B1 and age >= 2", for: "language=A1").isEmpty)
    }

    @Test func `never makes a person that cannot be`() throws {
        #expect(try misses("years-resident >= 3", for: "age=2", "years-resident=1").isEmpty)
    }

    @Test func `finds the value that is possible beside the usual one`() throws {
        #expect(
            try misses(in: usual, "years >= 2", Person(["age": .integer(3), "years": .integer(1)])) == [
                ["years=2"]
            ])
    }

    @Test func `opens what needs three changes`() throws {
        #expect(
            try misses(in: four, "a is yes and b is yes and c is yes", no) == [["a=yes", "b=yes", "c=yes"]])
    }

    @Test func `is none where more than three changes are needed`() throws {
        #expect(try misses(in: four, "a is yes and b is yes and c is yes and d is yes", no).isEmpty)
    }

    @Test func `finds exactly the smallest sets that trying every change finds`() throws {
        for seed in UInt64(40_000)..<40_500 {
            var generator = SeededGenerator(seed: seed)
            let cohort = RandomCohorts.cohort(size: Int(seed % 6) + 1, using: &generator)
            let person = RandomPersons.complete(using: &generator)
            guard try cohort.truth(for: person, in: Auenland.setting) != .yes else { continue }
            let misses = try cohort.nearestMisses(for: person, in: Auenland.setting)
            let tried = try smallestSets(opening: cohort, to: person)
            #expect(
                Set(misses.map { Set($0.changes.keys) }) == tried,
                "seed \(seed): \(cohort) for \(person.facts)")
            #expect(
                try misses.allSatisfy { try isOpen(cohort, to: person, with: $0.changes) },
                "seed \(seed): \(cohort)")
        }
    }

    private func isOpen(
        _ cohort: Cohort, to person: Person, with changes: [AttributeID: Person.Value]
    ) throws -> Bool {
        let changed = Person(person.facts.merging(changes) { $1 })
        guard let complete = try? changed.completed(in: Auenland.setting) else { return false }
        return try cohort.truth(forCompleted: complete, in: Auenland.setting) == .yes
    }

    /// The smallest sets of changeable attributes some values of which open the cohort, by trying all values.
    private func smallestSets(opening cohort: Cohort, to person: Person) throws -> Set<Set<AttributeID>> {
        var opening: Set<Set<AttributeID>> = []
        for years in 0...4 {
            for language in ["none", "A1", "B1"] {
                for employment in ["employed", "unemployed"] {
                    let facts: [AttributeID: Person.Value] = [
                        "years-resident": .integer(years), "language": .word(language),
                        "employment": .word(employment),
                    ]
                    let changes = facts.filter { person[$0.key] != $0.value }
                    if try isOpen(cohort, to: person, with: changes) { opening.insert(Set(changes.keys)) }
                }
            }
        }
        let least = opening.map(\.count).min()
        return opening.filter { $0.count == least }
    }

    // MARK: - Other vocabularies

    /// Two numbers with usual values, the first of them at most the second.
    private var usual: Setting {
        get throws {
            Setting(
                vocabulary: try Vocabulary(
                    attributes: [
                        Attribute(id: "years", domain: .integer(0...120), isChangeable: true, typical: 5),
                        Attribute(id: "age", domain: .integer(0...120), typical: 35),
                    ], rules: [.atMost("years", "age")]))
        }
    }

    /// Four changeable questions of yes or no.
    private var four: Setting {
        get throws {
            let attributes = ["a", "b", "c", "d"].map {
                Attribute(
                    id: AttributeID(rawValue: $0), domain: .category(["no", "yes"]), isChangeable: true)
            }
            return Setting(vocabulary: try Vocabulary(attributes: attributes))
        }
    }

    private let no = Person(["a": .word("no"), "b": .word("no"), "c": .word("no"), "d": .word("no")])

    private func misses(in setting: Setting, _ text: String, _ person: Person) throws -> [[String]] {
        try Cohort(text, vocabulary: setting.vocabulary).nearestMisses(for: person, in: setting)
            .map { $0.text(in: setting.vocabulary) }
    }
}
