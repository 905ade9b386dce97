import Atlas
import Coherence
import Cohorts
import Fixtures
import Population
import Testing

/// How many a reform moves, beside plain evaluation of the movements person by person.
struct ReformReachTests {
    /// Seeded persons of two countries, some facts forgotten.
    private static func persons(_ count: Int, seed: UInt64) -> [Person] {
        var generator = SeededGenerator(seed: seed)
        func pick<Value>(_ values: [Value]) -> Value {
            values[Int.random(in: 0..<values.count, using: &generator)]
        }
        return (0..<count).map { _ in
            let home = pick(["de.munich", "de.nuremberg", "nl.amsterdam", "nl.rotterdam"])
            let nation = pick(["TR", "RO", "CH", "SY", "PL"])
            var person = Person([
                .residence: .residence(.at(PlaceID(rawValue: home))), .nationality: .words([nation]),
            ])
            let facts: [(AttributeID, [Person.Value])] = [
                ("age", [20, 34, 61].map { .integer($0) }),
                ("years-resident", [0, 1, 9].map { .integer($0) }),
                ("language", ["none", "A1", "B2"].map { .word($0) }),
                ("status", ["labour", "family", "refugee"].map { .word($0) }),
            ]
            for (id, values) in facts where Int.random(in: 0..<4, using: &generator) > 0 {
                person[id] = pick(values)
            }
            return person
        }
    }

    private func said(_ count: Int) -> Disclosure.Published {
        count == 0 ? .fewerThan(Disclosure.usual.threshold) : .about(count)
    }

    @Test(arguments: ["de-course-for-eu-citizens", "nl-withdrawal-undone"], [1, 2, 3] as [UInt64])
    func `large counts are those of plain evaluation, by city`(example: String, seed: UInt64) throws {
        let reform = try ReformTests.reform(example)
        let setting = reform.after.setting
        let distinct = Self.persons(40, seed: seed)
        let persons = distinct.flatMap { Array(repeating: $0, count: 50) }
        let register = Register(persons, vocabulary: setting.vocabulary)
        let reach = try ReformReach(reform, over: register, by: Grouping(level: .city), .usual)
        for (change, found) in zip(reform.needs, reach.needs) {
            #expect(change.need == found.need)
            for (movement, moved) in [(change.gained, found.gained), (change.lost, found.lost)] {
                var (surely, most): ([PlaceID: Int], [PlaceID: Int]) = ([:], [:])
                for person in distinct {
                    guard case .residence(.at(let home)) = person[.residence] else { continue }
                    if try movement.surely.truth(for: person, in: setting) == .yes {
                        surely[home, default: 0] += 50
                    }
                    if try movement.atMost.truth(for: person, in: setting) != .no {
                        most[home, default: 0] += 50
                    }
                }
                let place = "seed \(seed), \(example), \(change.need)"
                #expect(moved.total.surely == said(surely.values.reduce(0, +)), "\(place)")
                #expect(moved.total.possibly == said(most.values.reduce(0, +)), "\(place)")
                #expect(Set(moved.cells.compactMap(\.cell.place)) == Set(most.keys), "\(place)")
                for (cell, counts) in moved.cells {
                    let home = try #require(cell.place)
                    #expect(counts.surely == said(surely[home] ?? 0), "\(place), \(home)")
                    #expect(counts.possibly == said(most[home] ?? 0), "\(place), \(home)")
                }
            }
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `those reached lie between the bounds that costs are worked out with`(seed: UInt64) throws {
        let reform = try ReformTests.reform("de-course-for-eu-citizens")
        let measure: RecordID = "de.integrationskurs"
        let setting = reform.after.setting
        let persons = Self.persons(60, seed: seed).enumerated().flatMap { number, person in
            Array(repeating: person, count: 1 + number % 4)
        }
        let register = Register(persons, vocabulary: setting.vocabulary)
        let reach = try ReformReach(reform, over: register, by: Grouping(), .usual)
        for (rules, bounds) in [
            (reform.rulesBefore, reach.reachedBefore), (reform.rulesAfter, reach.reachedAfter),
        ] {
            let offers = rules.offers.filter { $0.measure == measure && $0.way.isAccess }
            let most = try persons.count { person in
                try offers.contains { try $0.possibly.truth(for: person, in: setting) != .no }
            }
            guard let range = bounds[measure] else { continue }
            let slack = Double(Disclosure.usual.base)
            #expect(Double(most) <= range.upperBound + slack, "seed \(seed)")
            #expect(range.lowerBound <= Double(most) + slack, "seed \(seed)")
        }
    }
}
