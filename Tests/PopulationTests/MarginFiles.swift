import Cohorts
import Fixtures
import Foundation

@testable import Population

/// Tables of counts of Auenland as files that exist only while a test looks at them.
enum MarginFiles {
    static func read(
        _ text: String, named name: String = "table.csv", in setting: Setting = Auenland.setting
    ) throws -> Margin {
        try RegisterFiles.with(Data(text.utf8), named: name) { try Margin($0, in: setting) }
    }

    /// Fits tables, each given by its text; they are called one.csv, two.csv, three.csv.
    static func fit(_ texts: String..., in setting: Setting = Auenland.setting) throws -> ProportionalFitting
    {
        let margins = try zip(["one.csv", "two.csv", "three.csv"], texts).map {
            try read($1, named: $0, in: setting)
        }
        return try ProportionalFitting(margins, in: setting)
    }

    /// How many persons the fitted profiles say have all of these facts.
    static func count(_ fitting: ProportionalFitting, _ facts: String...) throws -> Double {
        let wanted = try facts.map { try Auenland.setting.fact($0) }
        let register = fitting.register
        return (0..<register.rowCount).reduce(0) { sum, row in
            let person = register.person(at: row)
            let isOne = wanted.allSatisfy { person[$0.attribute] == $0.value }
            return isOne ? sum + Double(register.weights?.values[row] ?? 0) / Double(Weight.unit) : sum
        }
    }

    /// The sentence with which a table is refused.
    static func refusal(of text: String) -> String { Fixtures.refusal { try read(text).total } }
}
