import Foundation
import Testing

struct AtlasQuestionTests {
    private func json(_ arguments: String...) throws -> Any {
        let answer = try CommandLineTool.run(arguments + ["--format", "json"])
        #expect(answer.code == 0, "\(answer.complaint)")
        return try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    }

    @Test func `the five pairs of city and nation have the ratios of the sources`() throws {
        let pairs = ((try json("figures") as? [String: Any])?["pairs"] as? [[String: Any]]) ?? []
        let ratios = Dictionary(
            pairs.compactMap { pair in
                (pair["city"] as? String).flatMap { id in (pair["ratio"] as? Double).map { (id, $0) } }
            }
        ) { $1 }
        #expect(ratios["be.brussels.non-nationals"] == 3)
        #expect(ratios["se.malmo.foreign-born"] == 2)
        #expect(abs((ratios["gb.london.foreign-born"] ?? 0) - 34.0 / 12) < 1e-9)
        #expect(abs((ratios["de.munich.migration-background"] ?? 0) - 1.9) < 1e-9)
        #expect(abs((ratios["nl.rotterdam.allochthonous"] ?? 0) - 50.0 / 21) < 1e-9)
        #expect(ratios.count == 5)
    }

    @Test func `costs imply participants within the stated ranges`() throws {
        let costs = ((try json("figures") as? [String: Any])?["costs"] as? [[String: Any]]) ?? []
        let implied = Dictionary(
            costs.compactMap { cost in (cost["record"] as? String).map { ($0, cost["impliedParticipants"]) } }
        ) { $1 }
        #expect(abs((implied["de.integrationskurs"] as? Double ?? 0) - 224e6 / 1800) < 1e-6)
        #expect(
            implied["dk.introduction"] as? Int == 20_000 || implied["dk.introduction"] as? Double == 20_000)
        let flanders = implied["be.flanders.civic-integration"] as? [String: Double]
        #expect(flanders?["min"] == 12_000 && flanders?["max"] == 17_500)
        #expect(costs.count == 5)
    }

    @Test func `studies narrow by phase and give the shares of 1981 and 1984`() throws {
        let all = try CommandLineTool.run("studies").output
        #expect(all.contains("1981: 6") && all.contains("1984: 25"))
        #expect(try CommandLineTool.run("studies", "Netherlands").output.contains("1984: 25"))
        #expect(!(try CommandLineTool.run("studies", "Germany").output.contains("1984: 25")))
        let evaluation =
            ((try json("studies", "--phase", "evaluation") as? [String: Any])?["studies"] as? [[String: Any]])
            ?? []
        #expect(!evaluation.isEmpty && evaluation.allSatisfy { $0["phase"] as? String == "evaluation" })
        #expect(
            try CommandLineTool.run("studies", "--phase", "evalution").complaint.contains(
                "Did you mean «evaluation»?"))
    }

    @Test func `a place's dialogue is told with its gaps`() throws {
        let output = try CommandLineTool.run("studies", "Amsterdam").output
        #expect(
            output.contains("Dialogue of Amsterdam with research: incidental") && output.contains("gaps of"))
    }

    @Test func `networks tell members, money and ties past the state`() throws {
        let output = try CommandLineTool.run("networks").output
        #expect(output.contains("some 30") || output.contains("25-30") || output.contains("25–30"))
        #expect(output.contains("ties ") && output.contains("cities to the Union past their states"))
        #expect(
            output.contains("paid by Eurofound; outlived its money")
                && output.contains("known from 2004 to 2014"))
        #expect(output.contains("lasts only as long as its"))
    }

    @Test func `routes tell who moved first and who did not answer`() throws {
        #expect(
            try CommandLineTool.run("routes", "Switzerland").output.contains(
                "governance of integration: unanswered"))
        #expect(try CommandLineTool.run("routes", "Netherlands").output.contains("newcomers: bottom-up"))
        #expect(try CommandLineTool.run("routes").output.contains("uploading: uploaded"))
        let union = try CommandLineTool.run("routes", "EU").output
        #expect(union.contains("uploading: uploaded") && !union.contains("bottom-up"))
    }

    @Test func `a stack names the partners and the cities' part`() throws {
        let output = try CommandLineTool.run("stack", "Sweden", "--field", "newcomer-language").output
        #expect(output.contains("governed: multilevel"))
        #expect(output.contains("Swedish public employment service (state), cities (city)"))
    }

    @Test func `compare puts two places side by side without a score`() throws {
        let output = try CommandLineTool.run("compare", "Munich", "Nuremberg").output
        #expect(output.contains("Findings on stated facts"))
        #expect(!output.lowercased().contains("score"))
    }

    @Test(arguments: [
        ["framework"], ["duties"], ["framework", "Nuremberg"], ["equality"], ["equality", "Copenhagen"],
        ["room", "Munich"],
        ["changes"], ["balance"], ["balance", "Rotterdam"], ["figures"], ["figures", "Munich"], ["studies"],
        ["networks"], ["routes"],
        ["compare", "Berlin", "Stockholm"], ["glossary"], ["atlas", "stale"],
    ])
    func `text fits 80 columns and names the horizon`(arguments: [String]) throws {
        let answer = try CommandLineTool.run(arguments)
        #expect(answer.code == 0, "\(answer.complaint)")
        for line in answer.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        #expect(answer.output.contains("reach to 2014"))
    }

    @Test func `diff says in sentences what a layer adds and changes`() throws {
        let place = "record: place\nid: de.new\nname: { en: New }\nlevels: [city]\nin: de\n"
        let changed = "record: place\nid: de.munich\nname: { en: Munich }\nlevels: [city]\nin: de\n"
        try CommandLineTool.withFolder(["de/places/new.yml": place, "de/places/munich.yml": changed]) {
            folder in
            let output = try CommandLineTool.run("atlas", "diff", "shipped", folder).output
            #expect(output.contains("de.new is new: place «New»."))
            #expect(output.contains("de.munich no longer states «coordinates»"))
        }
        #expect(
            try CommandLineTool.run("atlas", "diff", "shipped", "shipped").output == "They say the same.\n")
    }

    @Test
    func
        `the glossary gives the sources' words with the passage and a neutral alias for terms of their time`()
        throws
    {
        let output = try CommandLineTool.run("glossary", "allochthonous").output
        #expect(output.contains("today:") && output.contains("mpi-2014"))
    }
}
