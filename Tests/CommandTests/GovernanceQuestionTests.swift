import Foundation
import Testing

/// The questions of a desk officer about frames, risks, room, changes and balance, in every format.
struct GovernanceQuestionTests {
    private func rows(_ list: String, _ arguments: String...) throws -> [[String: Any]] {
        let answer = try CommandLineTool.run(arguments + ["--format", "json"])
        #expect(answer.code == 0, "\(answer.complaint)")
        let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
        return object?[list] as? [[String: Any]] ?? []
    }

    @Test func `framework classes measures and gives the passages`() throws {
        let output = try CommandLineTool.run("framework", "Netherlands", "--as-of", "2007").output
        #expect(output.contains("Civic integration courses: prescribing (state)"))
        #expect(output.contains("cities have no discretion"))
        let dutch = try rows("measures", "framework", "Netherlands", "--as-of", "2007").first {
            $0["record"] as? String == "nl.inburgering"
        }
        #expect(dutch?["kind"] as? String == "prescribing")
    }

    @Test func `equality gives the risk, the four answers and the rule`() throws {
        let output = try CommandLineTool.run("equality", "Netherlands", "--as-of", "2007").output
        #expect(output.contains("Civic integration courses: real"))
        #expect(output.contains("penninx-2009, 2.3"))
        #expect(try rows("measures", "equality", "Copenhagen").first?["risk"] as? String == "unlikely")
    }

    @Test func `room tells what hinders and what cities do beside it`() throws {
        let output = try CommandLineTool.run("room", "Munich").output
        #expect(output.contains("what cities do beside it: none stated"))
        #expect(output.contains("[de.munich.health-model]"))
        #expect(try rows("hindrances", "room", "Munich").count == 3)
    }

    @Test func `changes are dated and say what stayed`() throws {
        let output = try CommandLineTool.run("changes").output
        #expect(output.contains("2012 Civic integration courses, by Netherlands, one level alone"))
        #expect(output.contains("stayed: newcomer and citizenship is not eu must pass the test within 3"))
        #expect(try rows("changes", "changes", "Spain").map { $0["date"] as? String } == ["2012"])
    }

    @Test func `balance has the three dimensions and what has none`() throws {
        let dimensions = try rows("dimensions", "balance", "Rotterdam").map { $0["dimension"] as? String }
        #expect(dimensions == ["legal-political", "socio-economic", "cultural-religious", nil])
    }

    @Test(arguments: ["framework", "duties", "equality", "room", "changes", "balance"])
    func `each answers in CSV with one row a record, and refuses a place it does not know`(command: String)
        throws
    {
        let csv = try CommandLineTool.run(command, "--format", "csv").output.split(separator: "\r\n")
        #expect(csv.count > 1)
        #expect(csv.first?.contains("record") == true)
        let answer = try CommandLineTool.run(command, "Munihc")
        #expect(answer.code == 2)
        #expect(answer.complaint.contains("Did you mean «Munich»?"))
    }
}
