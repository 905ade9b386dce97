import Atlas
import Cohorts
import Fixtures
import Testing

@testable import Population

/// The engine at its edges: several blocks, other days, inner places, weights of 0, many values, its two ways to read.
struct EngineTests {
    private static func population(
        _ persons: [Person], _ rules: RuleSet, weights: [Double]? = nil, by grouping: Grouping = Grouping(),
        in setting: Setting = Auenland.setting, threads: Int = 1
    ) throws -> Population {
        try Population(
            Register(persons, weights: weights, vocabulary: setting.vocabulary), for: [rules], by: grouping,
            in: setting, levels: RandomReach.levels, threads: threads)
    }

    /// A rule set that asks who is in each cohort.
    private static func asking(_ cohorts: Cohort...) -> RuleSet {
        RuleSet(
            needs: cohorts.enumerated().map {
                RuleSet.Need(id: NeedID(rawValue: "need-\($0.offset)"), cohort: $0.element)
            }, offers: [])
    }

    private static func rows(_ counts: ReachCounts, _ need: Int, _ outcome: Outcome) -> Int {
        counts.total(need)[outcome].rows
    }

    // MARK: - Blocks

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `many blocks count each person as often as they occur`(seed: UInt64) throws {
        let world = RandomReach(seed: seed, size: 120)
        var generator = SeededGenerator(seed: seed &* 31)
        let copies = world.persons.map { _ in Int.random(in: 100...1000, using: &generator) }
        let numbers = copies.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
            .shuffled(using: &generator)
        #expect(numbers.count > 3 * Store.blockRows, "seed \(seed)")
        let persons = numbers.map { world.persons[$0] }
        let population = try Self.population(persons, world.rules, threads: 1 + Int(seed % 3))
        let counts = try population.reach(of: world.rules)
        let plain = PlainReach(setting: Auenland.setting, rules: world.rules)
        for (index, need) in world.rules.needs.enumerated() {
            var expected: [Outcome: Int] = [:]
            for (person, count) in zip(world.persons, copies) {
                for outcome in try plain.outcomes(of: person, in: need) {
                    expected[outcome, default: 0] += count
                }
            }
            for outcome in Outcome.allCases {
                #expect(
                    Self.rows(counts, index, outcome) == expected[outcome] ?? 0,
                    "seed \(seed), need \(index), \(outcome)")
            }
        }
        for (index, offer) in world.rules.offers.enumerated() {
            var (surely, possibly) = (0, 0)
            for (person, count) in zip(world.persons, copies) {
                let truth = try plain.reached(person, by: offer)
                if truth == .yes { surely += count }
                if truth != .no { possibly += count }
            }
            #expect(counts.offers[index].surely.rows == surely, "seed \(seed), offer \(index)")
            #expect(counts.offers[index].possibly.rows == possibly, "seed \(seed), offer \(index)")
        }
    }

    // MARK: - Days, places, weights

    @Test func `who counts as a citizen of the Union depends on who is a member that day`() throws {
        let person = try Auenland.person("residence=xa.south", "nationality=XD")
        let rules = Self.asking(
            try Auenland.cohort("citizenship is eu"), try Auenland.cohort("citizenship is third-country"))
        let register = Register([person, person], vocabulary: Auenland.vocabulary)
        for (members, expected) in [(["XA", "XB"], [0, 2]), (["XA", "XB", "XD"], [2, 0])] {
            let setting = Auenland.setting(with: Unions(eu: Set(members), efta: ["XC"]))
            let counts = try Population(
                register, for: [rules], in: setting, levels: RandomReach.levels
            ).reach(of: rules)
            #expect([0, 1].map { Self.rows(counts, $0, .inNeed) } == expected, "\(members)")
        }
    }

    @Test func `residents known only to live in a region may live in each place inside`() throws {
        let rules = Self.asking(
            try Auenland.cohort("residence within xa.north.town"),
            try Auenland.cohort("residence within xa.north"), try Auenland.cohort("residence within xa.south")
        )
        let counts = try Self.population([try Auenland.person("residence=xa.north")], rules).reach(of: rules)
        #expect(Self.rows(counts, 0, .inNeed) == 0 && Self.rows(counts, 0, .needUnknown) == 1)
        #expect(Self.rows(counts, 1, .inNeed) == 1 && Self.rows(counts, 1, .needUnknown) == 0)
        #expect(Self.rows(counts, 2, .inNeed) == 0 && Self.rows(counts, 2, .needUnknown) == 0)
    }

    @Test func `a row that weighs nothing is a row and no person`() throws {
        let rules = Self.asking(try Auenland.cohort("age >= 2"))
        let persons = try ["age=3", "age=2", "age=1"].map { try Auenland.person("residence=xa", $0) }
        let counts = try Self.population(persons, rules, weights: [0, 2.5, 4]).reach(of: rules)
        #expect(counts.total(0)[.inNeed].rows == 2)
        #expect(counts.total(0)[.inNeed].persons == 2.5)
    }

    @Test func `known tells those whose fact is there from all others, and leaves nobody open`() throws {
        let rules = Self.asking(
            .known("age"), .not(.known("age")), .and([.known("age"), .known("language")]))
        let persons = [
            try Auenland.person("residence=xa", "age=3"), try Auenland.person("residence=xa"),
            try Auenland.person("residence=xb", "age=0", "language=A1"),
        ]
        let counts = try Self.population(persons, rules).reach(of: rules)
        for (index, need) in rules.needs.enumerated() {
            let truths = try persons.map { try need.cohort.truth(for: $0, in: Auenland.setting) }
            #expect(Self.rows(counts, index, .inNeed) == truths.count { $0 == .yes }, "need \(index)")
            #expect(
                Self.rows(counts, index, .needUnknown) == truths.count { $0 == .unknown }, "need \(index)")
        }
    }

    // MARK: - Refusals

    @Test func `more values told apart than there is room for are refused`() throws {
        let vocabulary = try Vocabulary(
            attributes: Auenland.attributes.prefix(3)
                + [Attribute(id: "income", domain: .integer(0...400))])
        let setting = Setting(vocabulary: vocabulary, places: Auenland.places, unions: Auenland.unions)
        func persons(_ count: Int) -> [Person] {
            (0..<count).map {
                Person([.residence: .residence(.at("xa")), "income": .integer($0)])
            }
        }
        let grouping = Grouping(attributes: ["income"])
        let most = ValueSet.capacity - 1
        let rules = Self.asking(.everyone)
        let counts = try Self.population(persons(most), rules, by: grouping, in: setting).reach(of: rules)
        #expect(counts.cells(0).count == most)
        #expect(
            refusal { try Self.population(persons(most + 1), rules, by: grouping, in: setting).rowCount }
                == "the rules tell more than 255 values of income apart, which is more than one pass can. Ask about fewer needs at once."
        )
    }

    @Test func `a word to group by that nobody knows is refused with the nearest`() {
        #expect(
            refusal { try Grouping(words: ["langauge"], vocabulary: Auenland.vocabulary) }
                == "cannot group by «langauge». Did you mean «language»?")
        #expect(
            refusal { try Grouping(words: ["zzzzzzzzzz"], vocabulary: Auenland.vocabulary) }.hasPrefix(
                "cannot group by «zzzzzzzzzz». Group by supranational, state, region, "))
    }

    @Test func `the residence is grouped by its level, never itself`() {
        #expect(
            refusal { try Grouping(words: ["residence"], vocabulary: Auenland.vocabulary) }.hasPrefix(
                "cannot group by «residence»."))
    }

    @Test func `a second level is refused, the same level twice is one`() throws {
        #expect(
            refusal { try Grouping(words: ["city", "region"], vocabulary: Auenland.vocabulary) }
                == "cannot group by city and region at once. Group by one level of places.")
        let twice = try Grouping(words: ["city", "age", "city", "age"], vocabulary: Auenland.vocabulary)
        #expect(twice == Grouping(level: .city, attributes: ["age"]))
    }

    // MARK: - Reading

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `select and gather find the rows of the same values`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let size = Int.random(in: 2...255, using: &generator)
        let vocabulary = try Vocabulary(
            attributes: Auenland.attributes.prefix(3) + [
                Attribute(id: "income", domain: .integer(0...400))
            ])
        let setting = Setting(vocabulary: vocabulary, places: Auenland.places, unions: Auenland.unions)
        // Every value occurs somewhere; the second block has only a few of them.
        let values =
            Array(0..<size)
            + (size..<Store.blockRows).map { _ in Int.random(in: 0..<size, using: &generator) }
            + (0..<900).map { _ in Int.random(in: 0..<min(size, 5), using: &generator) }
        let isOpen = seed % 2 == 0
        let persons = values.enumerated().map { row, value in
            var person = Person([.residence: .residence(.at("xa"))])
            if !isOpen || row % 11 != 0 || row < size { person["income"] = .integer(value) }
            return person
        }
        let register = Register(persons, vocabulary: vocabulary)
        let cut = try Cut(register, for: [], apart: ["income"], in: setting)
        let store = try StoreBuilder(register, cut: cut, threads: 1).store()
        let column = try #require(cut.number(of: "income"))
        let reader = BinReader(store)
        let (selected, gathered) = (WordBuffer(Store.blockWords), WordBuffer(Store.blockWords))
        #expect(store.blocks.count > 1, "seed \(seed)")
        for block in store.blocks.indices {
            let present = store.presence(of: column, in: block)
            for questions in [300, .max] {
                #expect(reader.open(column, block, present, questions: questions), "seed \(seed)")
                for _ in 0..<5 {
                    var set = ValueSet()
                    for bin in present.bins where Bool.random(using: &generator) { set.insert(bin) }
                    guard !set.isEmpty, set != present else { continue }
                    reader.select(set, into: selected.words)
                    // Selecting uses the same branches, so that the bins are told apart anew.
                    _ = reader.open(column, block, present, questions: questions)
                    reader.gather(set, into: gathered.words)
                    let count = store.blocks[block].count
                    let disagreeing = (0..<count).filter { row in
                        let bit = UInt64(1) << UInt64(row & 63)
                        return selected.words[row >> 6] & bit != gathered.words[row >> 6] & bit
                    }
                    #expect(disagreeing.isEmpty, "seed \(seed), block \(block), bins \(set.bins)")
                }
            }
        }
    }
}
