import Cohorts
import Fixtures
import Testing

/// The unknown fact that is best asked next.
struct NextQuestionTests {
    private func next(_ texts: [String], for facts: String...) throws -> AttributeID? {
        let cohorts = try texts.map { try Auenland.cohort($0) }
        return try Auenland.setting.nextQuestion(for: Auenland.person(facts), deciding: cohorts)
    }

    @Test func `is the fact that settles most cohorts`() throws {
        #expect(try next(["age >= 2", "language is B1", "language is A1"]) == "language")
    }

    @Test func `is the first in the vocabulary of facts that settle as many`() throws {
        #expect(try next(["employment is employed", "language is B1", "age >= 2"]) == "age")
    }

    @Test func `counts the worst answer, not the best`() throws {
        #expect(try next(["age >= 2 and language is B1", "employment is unemployed"]) == "employment")
    }

    @Test func `is none when every cohort is settled`() throws {
        #expect(try next(["age >= 2", "language is B1"], for: "age=3", "language=A1") == nil)
    }

    @Test func `is none when there are no cohorts`() throws {
        #expect(try next([]) == nil)
    }

    @Test func `never asks what no cohort asks about`() throws {
        #expect(try next(["employment is unemployed"]) == "employment")
    }

    @Test func `never asks what is known`() throws {
        #expect(try next(["age >= 2 and employment is unemployed"], for: "age=3") == "employment")
    }

    @Test func `never asks what cannot change a settled cohort`() throws {
        #expect(
            try next(["age >= 2 and language is B1", "employment is unemployed"], for: "age=1")
                == "employment")
    }

    @Test func `does not ask a national for a status`() throws {
        let cohorts = ["status is family or employment is unemployed"]
        #expect(try next(cohorts, for: "nationality=XA", "residence=xa") == "employment")
    }

    @Test func `asks a foreigner for a status`() throws {
        let cohorts = ["status is family or employment is unemployed"]
        #expect(try next(cohorts, for: "nationality=XD", "residence=xa") == "status")
    }

    @Test func `asks for something even where no answer settles a cohort alone`() throws {
        #expect(try next(["age >= 2 and language is B1 or age < 2 and employment is employed"]) == "age")
    }

    @Test func `asks for a finer residence where the known one is too coarse`() throws {
        #expect(try next(["residence within xa.north"], for: "residence=xa") == "residence")
    }

    @Test func `does not ask for a finer residence where it is fine enough`() throws {
        let cohorts = ["residence within xb and language is B1", "employment is employed or language is B1"]
        #expect(try next(cohorts, for: "residence=xa") == "language")
    }

    @Test func `counts that a finer residence may be beside the place`() throws {
        let cohorts = ["residence within xa.north or language is B1", "employment is unemployed"]
        #expect(try next(cohorts, for: "residence=xa") == "employment")
    }

    @Test func `asks for a number whose usual value the known facts rule out`() throws {
        #expect(try next(["age >= 1"], for: "years-resident=4") == "age")
    }

    @Test func `asks for nationalities where a cohort does`() throws {
        #expect(try next(["nationality is XD"]) == "nationality")
    }

    @Test func `counts that somebody may hold two nationalities`() throws {
        let cohorts = [
            "nationality is XA and nationality is XB and language is B1", "employment is unemployed",
        ]
        #expect(try next(cohorts) == "employment")
    }

    @Test func `a person that cannot be is refused`() throws {
        #expect(throws: CohortRefusal.self) { try next(["age >= 2"], for: "age=1", "years-resident=2") }
    }

    @Test func `agrees with trying every value`() throws {
        for seed in UInt64(50_000)..<50_500 {
            var generator = SeededGenerator(seed: seed)
            let cohorts = (0..<3).map { _ in RandomCohorts.cohort(size: Int(seed % 4) + 1, using: &generator)
            }
            var person = RandomPersons.complete(using: &generator)
            if case .residence(.at(let home)) = person[.residence] {
                person[.residence] = .residence(.elsewhere(in: home))
            }
            for id in Self.open where Bool.random(using: &generator) { person[id] = nil }
            let next = try Auenland.setting.nextQuestion(for: person, deciding: cohorts)
            #expect(try next == best(for: person, cohorts), "seed \(seed): \(cohorts) for \(person.facts)")
        }
    }

    private static let open: [AttributeID] = ["age", "years-resident", "language", "employment"]

    /// The unknown fact with the best worst answer, by trying every value of each.
    private func best(for person: Person, _ cohorts: [Cohort]) throws -> AttributeID? {
        let complete = try person.completed(in: Auenland.setting)
        let unsettled = try cohorts.filter {
            try $0.truth(forCompleted: complete, in: Auenland.setting) == .unknown
        }
        let asked = unsettled.reduce(into: Set<AttributeID>()) {
            $0.formUnion($1.attributes(in: Auenland.vocabulary))
        }
        var best: (id: AttributeID, settled: Int)?
        for id in Self.open where person[id] == nil && asked.contains(id) {
            let settled = try worst(of: id, for: person, unsettled)
            if settled > best?.settled ?? -1 { best = (id, settled) }
        }
        return best?.id
    }

    private func worst(of id: AttributeID, for person: Person, _ cohorts: [Cohort]) throws -> Int {
        let attribute = try #require(Auenland.vocabulary.attribute(id))
        let values =
            attribute.words.isEmpty
            ? (0...4).map { .integer($0) } : attribute.words.map { Person.Value.word($0) }
        var worst = cohorts.count
        for value in values {
            guard
                let answered = try? Person(person.facts.merging([id: value]) { $1 }).completed(
                    in: Auenland.setting)
            else { continue }
            let settled = try cohorts.filter {
                try $0.truth(forCompleted: answered, in: Auenland.setting) != .unknown
            }
            worst = min(worst, settled.count)
        }
        return worst
    }
}
