import Foundation
import Testing

/// What commands say of a register with few people.
struct SmallCountTests {
    private static let register =
        "residence,nationality,age\n" + String(repeating: "de.munich,TR,30\n", count: 7)

    @Test(arguments: ["text", "json", "csv"])
    func `no form of the reach says a count below the threshold`(format: String) throws {
        try CommandLineTool.withFolder(["people.csv": Self.register]) { folder in
            let answer = try CommandLineTool.run(
                "reach", "--register", "\(folder)/people.csv", "--by", "city,citizenship", "--format", format)
            #expect(answer.code == 0, "\(answer.complaint)")
            let numbers = answer.output.matches(of: /[0-9]+/).map { String($0.output) }
            #expect(!numbers.contains("7"))
            #expect(!answer.output.contains("about 5"))
        }
    }

    @Test func `says fewer than ten residents of a register of seven`() throws {
        try CommandLineTool.withFolder(["people.csv": Self.register]) { folder in
            let answer = try CommandLineTool.run("reach", "--register", "\(folder)/people.csv")
            #expect(
                answer.output.contains("a register of fewer than 10 residents"),
                "\(answer.output.prefix(200))")
        }
    }
}
