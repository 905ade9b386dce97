import Cohorts
import Fixtures
import Foundation
import Testing

@testable import Population

/// Tables of counts joined into weighted profiles.
struct ProportionalFittingTests {
    private static let byAgeAndLanguage =
        "residence,age,language,count\nxa,1,none,120\nxa,1,A1,80\nxa,2,none,60\nxa,2,A1,140\n"
    private static let byLanguageAndEmployment =
        "residence,language,employment,count\nxa,none,employed,100\nxa,none,unemployed,80\nxa,A1,employed,180\nxa,A1,unemployed,40\n"
    private static let byAgeAndEmployment =
        "residence,age,employment,count\nxa,1,employed,150\nxa,1,unemployed,50\nxa,2,employed,130\nxa,2,unemployed,70\n"

    /// The numbers come from numpy: `w = ones(2, 2, 2)`, then 5000 times each table's counts over the sums of `w` on the
    /// table's two axes, multiplied into `w`. No formula gives them: the model without the interaction of all three has none.
    @Test(
        arguments: [
            ("age=1", "language=none", 77.367570424, 42.632429576),
            ("age=1", "language=A1", 72.632429576, 7.367570424),
            ("age=2", "language=none", 22.632429576, 37.367570424),
            ("age=2", "language=A1", 107.367570424, 32.632429576),
        ])
    func `agrees with the same fit by an independent program`(
        age: String, language: String, employed: Double, unemployed: Double
    ) throws {
        let fitting = try MarginFiles.fit(
            Self.byAgeAndLanguage, Self.byLanguageAndEmployment, Self.byAgeAndEmployment)
        let found = try ["employed", "unemployed"].map {
            try MarginFiles.count(fitting, age, language, "employment=\($0)")
        }
        #expect(abs(found[0] - employed) < 1e-3, "\(found)")
        #expect(abs(found[1] - unemployed) < 1e-3, "\(found)")
    }

    /// From numpy as above, with `w` 1 where the years are at most the age and 0 elsewhere.
    @Test(
        arguments: [
            (1, [83.333333333, 116.666666667, 0, 0]),
            (2, [76.923076923, 107.692307692, 115.384615385, 0]),
            (3, [89.743589744, 125.641025641, 134.615384615, 150]),
        ])
    func `leaves out what cannot be and agrees with an independent program on the rest`(
        age: Int, counts: [Double]
    ) throws {
        let fitting = try MarginFiles.fit(
            "residence,age,count\nxa,1,200\nxa,2,300\nxa,3,500\n",
            "residence,years-resident,count\nxa,0,250\nxa,1,350\nxa,2,250\nxa,3,150\n")
        for (years, count) in counts.enumerated() {
            let found = try MarginFiles.count(fitting, "age=\(age)", "years-resident=\(years)")
            #expect(abs(found - count) < 1e-3, "\(years): \(found)")
        }
    }

    @Test func `agrees with every row of every table`() throws {
        for seed in UInt64(1)...20 {
            let tables = try Self.tables(seed: seed)
            let fitting = try ProportionalFitting(tables, in: Auenland.setting)
            for table in tables {
                for row in table.rows {
                    let facts = zip(table.attributes, row.values).map { "\($0)=\($1[0])" }
                    let found = try Self.count(fitting, table.attributes, row)
                    #expect(abs(found - row.count) < 1e-3, "seed \(seed), \(table.name), \(facts): \(found)")
                }
            }
            #expect(fitting.hasConverged, "seed \(seed)")
            #expect(fitting.misfits.allSatisfy { $0.largest < 1e-3 }, "seed \(seed): \(fitting.misfits)")
        }
    }

    /// Tables counted from the same random people, so that they cannot contradict one another.
    private static func tables(seed: UInt64) throws -> [Margin] {
        var generator = SeededGenerator(seed: seed)
        let persons = (0..<400).map { _ in
            (
                place: ["xa.north", "xa.south", "xb"][Int.random(in: 0..<3, using: &generator)],
                age: Int.random(in: 0...4, using: &generator),
                language: ["none", "A1", "B1"][Int.random(in: 0..<3, using: &generator)],
                work: ["employed", "unemployed"][Int.random(in: 0..<2, using: &generator)]
            )
        }
        func table(_ header: String, _ key: (Int) -> String) throws -> Margin {
            let counts = Dictionary(grouping: persons.indices, by: key).mapValues(\.count)
            let rows = counts.sorted { $0.key < $1.key }.map { "\($0.key),\($0.value)\n" }
            return try MarginFiles.read("residence,\(header),count\n" + rows.joined(), named: "\(header).csv")
        }
        return try [
            table("age,language") { "\(persons[$0].place),\(persons[$0].age),\(persons[$0].language)" },
            table("employment,age") { "\(persons[$0].place),\(persons[$0].work),\(persons[$0].age)" },
            table("employment") { "\(persons[$0].place),\(persons[$0].work)" },
        ]
    }

    private static func count(
        _ fitting: ProportionalFitting, _ attributes: [AttributeID], _ row: Margin.Row
    ) throws -> Double {
        let register = fitting.register
        return (0..<register.rowCount).reduce(0) { sum, number in
            let person = register.person(at: number)
            let isOne = zip(attributes, row.values).allSatisfy { attribute, values in
                person[attribute].map(values.contains) ?? false
            }
            return isOne
                ? sum + Double(register.weights?.values[number] ?? 0) / Double(Weight.unit) : sum
        }
    }

    @Test func `takes one table as it stands`() throws {
        let fitting = try MarginFiles.fit("residence,age,count\nxa,1,10\nxa.north,2,2.5\nxb,3,0\n")
        #expect(try MarginFiles.count(fitting, "residence=xa", "age=1") == 10)
        #expect(try MarginFiles.count(fitting, "residence=xa.north", "age=2") == 2.5)
        #expect(fitting.register.rowCount == 2)
        #expect(fitting.hasConverged)
        #expect(fitting.misfits.map(\.share) == [0])
    }

    @Test func `takes attributes that no table tells together to be independent`() throws {
        let fitting = try MarginFiles.fit(
            "residence,age,count\nxa,1,30\nxa,2,70\n",
            "residence,employment,count\nxa,employed,60\nxa,unemployed,40\n")
        let found = try MarginFiles.count(fitting, "age=1", "employment=employed")
        #expect(abs(found - 18) < 1e-3)
    }

    @Test(arguments: [1, 2, 3])
    func `spreads a range evenly`(age: Int) throws {
        let fitting = try MarginFiles.fit("residence,age,count\nxa,1..3,90\nxa,4,7\n")
        let found = try MarginFiles.count(fitting, "age=\(age)")
        #expect(abs(found - 30) < 1e-3)
    }

    @Test(arguments: [(1, 10.0), (2, 40), (3, 40)])
    func `spreads a range as another table tells its numbers`(age: Int, count: Double) throws {
        let fitting = try MarginFiles.fit(
            "residence,age,count\nxa,1..3,90\n", "residence,age,count\nxa,1,10\nxa,2..3,80\n")
        let found = try MarginFiles.count(fitting, "age=\(age)")
        #expect(abs(found - count) < 1e-3)
    }

    @Test func `is an estimate that lists what no table knows`() throws {
        let fitting = try MarginFiles.fit("residence,age,count\nxa,1,10\n")
        #expect(fitting.register.basis == .estimated)
        #expect(
            fitting.unknown == [
                .nationality, .citizenship, "status", "years-resident", "language", "employment",
            ])
    }

    @Test func `says by how much tables with rounding differences are missed`() throws {
        let fitting = try MarginFiles.fit(
            "residence,age,count\nxa,1,50\nxa,2,50\n",
            "residence,employment,count\nxa,employed,61\nxa,unemployed,42\n")
        #expect(!fitting.hasConverged)
        #expect(fitting.misfits.map(\.name) == ["one.csv", "two.csv"])
        let (one, two) = (fitting.misfits[0], fitting.misfits[1])
        #expect(abs(one.largest - 1.5) < 1e-3, "\(one)")
        #expect(abs(one.share - 0.03) < 1e-5, "\(one)")
        #expect(two.largest < 1e-3, "\(two)")
    }

    @Test func `says that tables which differ on more than the places are missed`() throws {
        let fitting = try MarginFiles.fit(
            "residence,age,count\nxa,1,50\nxa,2,50\n", "residence,age,count\nxa,1,90\nxa,2,10\n")
        #expect(!fitting.hasConverged)
        #expect(abs((fitting.misfits.first?.largest ?? 0) - 40) < 1e-3)
    }

    @Test func `refuses tables that contradict one another with both values`() {
        let found = refusal {
            try MarginFiles.fit(
                "residence,age,count\nxa,1,1000\nxb,1,5\n",
                "residence,employment,count\nxa,employed,1011\nxb,employed,5\n"
            ).rounds
        }
        #expect(
            found
                == "one.csv counts 1000 persons in xa and two.csv counts 1011. Tables must be of the same people; correct or leave out one."
        )
    }

    @Test func `refuses a place that only one table counts`() {
        let found = refusal {
            try MarginFiles.fit(
                "residence,age,count\nxa,1,100\n",
                "residence,employment,count\nxa,employed,100\nxb,employed,50\n"
            ).rounds
        }
        #expect(found.contains("one.csv counts 0 persons in xb and two.csv counts 50."), "\(found)")
    }

    @Test func `refuses a count of nationals with a residence status`() {
        let found = refusal {
            try MarginFiles.fit(
                "residence,citizenship,status,count\nxa,eu,labour,9\nxa,national,labour,7\n"
            ).rounds
        }
        #expect(
            found
                == "one.csv, line 3: counts 7 persons in a combination that cannot be, or that another table counts none of. Correct the line."
        )
    }

    @Test func `takes nationals to whom a residence status does not apply`() throws {
        let fitting = try MarginFiles.fit(
            "residence,citizenship,status,count\nxa,eu,labour,9\nxa,national,n/a,7\n")
        #expect(try MarginFiles.count(fitting, "citizenship=national") == 7)
    }

    @Test func `takes a count of nobody in a combination that cannot be`() throws {
        let fitting = try MarginFiles.fit(
            "residence,citizenship,status,count\nxa,eu,labour,9\nxa,national,labour,0\n")
        #expect(fitting.register.rowCount == 1)
    }

    @Test(arguments: ["xa,2,5", "xa,2..4,5"])
    func `refuses a cell that is counted twice`(row: String) {
        let found = refusal { try MarginFiles.fit("residence,age,count\nxa,1..2,9\n\(row)\n").rounds }
        #expect(
            found == "one.csv, line 3: counts somebody whom another line counts too. Count each once.")
    }

    @Test func `refuses more profiles than can be fitted`() throws {
        let attributes = [
            Attribute(id: .residence, domain: .place),
            Attribute(id: "age", domain: .integer(0...5000)),
            Attribute(id: "income", domain: .integer(0...5000)),
        ]
        let setting = Setting(
            vocabulary: try Vocabulary(attributes: attributes), places: Auenland.places,
            unions: Auenland.unions)
        let found = refusal {
            try MarginFiles.fit(
                "residence,age,count\nxa,1..2000,9\n", "residence,income,count\nxa,1..2000,9\n", in: setting
            ).rounds
        }
        #expect(
            found
                == "the tables make 4000000 profiles, more than 3000000. Leave out a table, or take fewer values together."
        )
    }

    @Test func `refuses more persons than can be summed`() {
        var rows = ""
        for age in 0...4 {
            for language in ["none", "A1", "B1"] {
                for place in ["eu", "xa", "xb", "xd", "xa.north", "xa.south", "xa.north.town"] {
                    rows += "\(place),\(age),\(language),10000000000\n"
                }
            }
        }
        let found = refusal { try MarginFiles.fit("residence,age,language,count\n\(rows)").rounds }
        #expect(
            found == "one.csv counts more than 1000000000000 persons. Give counts of persons.")
    }

    @Test func `refuses to fit without a table`() {
        #expect(
            refusal { try ProportionalFitting([], in: Auenland.setting).rounds }
                == "give at least one table of counts.")
    }
}
