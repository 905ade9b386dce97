import Atlas
import Cohorts
import Fixtures

@testable import Population

/// A seeded register and rule set of Auenland.
struct RandomReach {
    static let levels: [PlaceID: [Level]] = [
        "eu": [.supranational], "xa": [.state], "xb": [.state], "xd": [.state], "xa.north": [.region],
        "xa.south": [.region, .city], "xa.north.town": [.city],
    ]

    let rules: RuleSet
    let persons: [Person]
    let tallies: [Tally]
    let register: Register
    let grouping: Grouping

    init(seed: UInt64, size: Int) {
        var generator = SeededGenerator(seed: seed)
        func cohort() -> Cohort {
            RandomCohorts.cohort(size: Int.random(in: 1...6, using: &generator), using: &generator)
        }
        let ids: [NeedID] = ["language", "advice", "work"]
        let needs = ids.map { RuleSet.Need(id: $0, cohort: cohort()) }
        let offers = (0..<Int.random(in: 4...25, using: &generator)).map { number -> RuleSet.Offer in
            let surely = cohort()
            let isExact = Int.random(in: 0..<3, using: &generator) > 0
            let possibly = isExact ? surely : Cohort.or([surely, cohort()])
            return RuleSet.Offer(
                measure: RecordID(rawValue: "xa.m\(number)"),
                way: RuleSet.Way.allCases.randomElement(using: &generator) ?? .may,
                level: Level.allCases.randomElement(using: &generator) ?? .state,
                needs: ids.filter { _ in Int.random(in: 0..<2, using: &generator) == 0 },
                surely: surely, possibly: possibly)
        }
        rules = RuleSet(needs: needs, offers: offers)
        let isComplete = seed % 4 == 0
        // Some registers lack attributes altogether.
        let lacking = seed % 5 == 2 ? ["age", "nationality"] : seed % 7 == 3 ? ["language", "status"] : []
        persons = (0..<size).map { _ in
            let person = RandomPersons.complete(using: &generator)
            var known = isComplete ? person : RandomPersons.forgetting(person, using: &generator)
            for attribute in lacking { known[AttributeID(rawValue: attribute)] = nil }
            return known
        }
        let isWeighted = seed % 3 == 0
        let weights = persons.map { _ in Double(Int.random(in: 0...500, using: &generator)) / 100 }
        tallies = weights.map {
            Tally(rows: 1, weight: isWeighted ? Weight.scaled($0) : Weight.unit)
        }
        register = Register(persons, weights: isWeighted ? weights : nil, vocabulary: Auenland.vocabulary)
        grouping =
            switch seed % 5 {
            case 0: Grouping()
            case 1: Grouping(level: .region)
            case 2: Grouping(level: .city, attributes: [.citizenship])
            case 3: Grouping(attributes: ["language", "age"])
            default: Grouping(level: .state, attributes: ["status"])
            }
    }

    /// The cell in which a person is counted.
    func cell(of person: Person) throws -> Cell {
        let known = try person.completed(in: Auenland.setting)
        var place: PlaceID?
        switch known[.residence] {
        case .residence(.at(let home)), .residence(.elsewhere(in: let home?)):
            place = Auenland.places.chain(from: home).first { home in
                grouping.level.map { Self.levels[home]?.contains($0) ?? false } ?? false
            }
        default: break
        }
        return Cell(place: place, values: grouping.attributes.map { known[$0] })
    }
}
