import Foundation
import Testing

/// The guide `docs/your-city.md` is followed to the letter: its records load and its answers are those of the program.
struct YourCityTests {
    private static let guide: String = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (try? String(contentsOf: root.appending(path: "docs/your-city.md"), encoding: .utf8)) ?? ""
    }()

    /// The YAML blocks of the guide in order: place, document, measure, acknowledgement.
    private static var blocks: [String] {
        guide.components(separatedBy: "```yaml\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
    }

    private func withCity<Value>(_ body: (String) throws -> Value) throws -> Value {
        let blocks = Self.blocks
        try #require(blocks.count == 4)
        return try CommandLineTool.withFolder(
            [
                "de/places/leipzig.yml": blocks[0], "documents/gruenau-2018.yml": blocks[1],
                "de/measures/leipzig-welcome-centre.yml": blocks[2], "acknowledgements.yml": blocks[3],
            ], body)
    }

    @Test func `the records of the guide are without fault`() throws {
        try withCity { folder in
            let answer = try CommandLineTool.run("atlas", "validate", "--atlas", folder)
            #expect(answer.code == 0, "\(answer.complaint)")
        }
    }

    @Test func `the city gets the findings of state and Union that the guide shows`() throws {
        try withCity { folder in
            let output = try CommandLineTool.run("check", "Leipzig", "--atlas", folder).output
            let shown = output.split(separator: "\n").first.map(String.init) ?? ""
            #expect(Self.guide.contains(shown), "\(shown)")
            #expect(output.contains("RISK  City left out  (from Germany)"))
            #expect(output.contains("Noted by Referat für Migration und Integration"))
        }
    }

    @Test func `its own measure stands in the stack and answers the need`() throws {
        try withCity { folder in
            let stack = try CommandLineTool.run("stack", "Leipzig", "--atlas", folder, "--as-of", "2018")
                .output
            #expect(stack.contains("Leipzig Welcome Centre [de.leipzig.welcome-centre] (city)"))
            let check = try CommandLineTool.run(
                "check", "Leipzig", "--atlas", folder, "--as-of", "2018", "--format", "csv"
            ).output
            #expect(!check.contains("reach.unserved/de.leipzig/de.leipzig/newcomer-advice"))
        }
    }

    @Test func `a template that was not filled in is a fault at every open place`() throws {
        try CommandLineTool.withFolder([:]) { folder in
            _ = try CommandLineTool.run("atlas", "new", "measure", "de.munich.new", "--in", folder)
            let answer = try CommandLineTool.run("atlas", "validate", "--atlas", folder)
            #expect(answer.code == 2)
            #expect(answer.complaint.components(separatedBy: "is still to be filled in").count >= 4)
        }
    }
}
