import Cohorts
import Fixtures
import Testing

struct PrintingTests {
    @Test(arguments: [
        "everyone", "nobody", "known age", "foreigner", "age is 2", "age is not 2", "age in {1, 3}",
        "age in 1..3",
        "language < B1", "residence within xa.north", "not foreigner", "not not foreigner",
        "foreigner and age is 2 and age is 3", "(foreigner or age is 2) and age is 3",
        "not (foreigner and age is 2)", "foreigner or age is 2 and age is 3",
    ])
    func `prints the text that was read`(text: String) throws {
        #expect(try Auenland.cohort(text).description == text)
    }

    @Test func `leaves out parentheses that say nothing`() throws {
        let cohort = try Auenland.cohort("((foreigner) or (age is 2 and (age is 3)))")
        #expect(cohort.description == "foreigner or age is 2 and age is 3")
    }

    @Test func `prints a group of one as its only part`() {
        #expect(Cohort.not(.and([.or([.everyone])])).description == "not everyone")
    }

    @Test func `prints an empty and as everyone`() {
        #expect(Cohort.and([]).description == "everyone")
    }

    @Test func `prints an empty or as nobody`() {
        #expect(Cohort.or([]).description == "nobody")
    }

    @Test func `what is printed reads back as the same cohort`() throws {
        for seed in UInt64(0)..<2_500 {
            var generator = SeededGenerator(seed: seed)
            let cohort = RandomCohorts.anyShape(depth: Int(seed % 5), using: &generator)
            let again = try Auenland.cohort(cohort.description)
            #expect(again.description == cohort.description, "seed \(seed)")
            #expect(again.flat == cohort.flat, "seed \(seed): \(cohort)")
        }
    }

    @Test func `what is printed needs all of its parentheses`() throws {
        for seed in UInt64(0)..<500 {
            var generator = SeededGenerator(seed: seed)
            let text = RandomCohorts.cohort(size: Int(seed % 7) + 2, using: &generator).description
            let cohort = try Auenland.cohort(text)
            for (inner, outer) in pairs(of: text) {
                var fewer = Array(text)
                fewer.remove(at: outer)
                fewer.remove(at: inner)
                let read = try? Auenland.cohort(String(fewer))
                #expect(read != cohort, "seed \(seed): \(text)")
            }
        }
    }

    /// The positions of each parenthesis and the one that closes it.
    private func pairs(of text: String) -> [(open: Int, close: Int)] {
        var open: [Int] = []
        var pairs: [(open: Int, close: Int)] = []
        for (position, character) in text.enumerated() {
            if character == "(" { open.append(position) }
            if character == ")", let start = open.popLast() { pairs.append((start, position)) }
        }
        return pairs
    }
}
