import Foundation
import Testing

struct CheckCommandTests {
    @Test func `the summary names the gravest findings, the horizon and what rests on unknown facts`() throws
    {
        let answer = try CommandLineTool.run("check")
        #expect(answer.code == 0)
        #expect(answer.output.contains("The gravest:"))
        #expect(answer.output.contains("The sources reach to 2014."))
        #expect(answer.output.contains("rest on facts that no source states"))
    }

    @Test(arguments: ["München", "munich", "de.munich", "Monaco di Baviera"])
    func `a place is found by any of its names`(name: String) throws {
        #expect(try CommandLineTool.run("check", name).output.hasPrefix("Munich (city, Germany)"))
    }

    @Test func `an unknown place gets the nearest and exits with 2`() throws {
        let answer = try CommandLineTool.run("check", "Nuremburg")
        #expect(answer.code == 2)
        #expect(
            answer.complaint
                == "leitbild: «Nuremburg» is not a place of the atlas. Did you mean «Nuremberg»?\n")
        #expect(answer.output.isEmpty)
    }

    @Test(arguments: [
        ["check"], ["check", "Nuremberg", "--unknown"], ["stack", "Munich"], ["story", "nl.inburgering"],
        ["show", "de.integrationskurs"], ["explain", "money.withdrawn-duty-kept/nl/nl.inburgering"],
        ["list", "measure"],
        ["atlas", "stats"],
        ["entitle", "Munich", "nationality=RO", "age=34", "language=A1", "years-resident=1"],
    ])
    func `text fits 80 columns and names the horizon`(arguments: [String]) throws {
        let answer = try CommandLineTool.run(arguments)
        #expect(answer.code == 0, "\(answer.complaint)")
        for line in answer.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        #expect(answer.output.contains("reach to 2014"))
    }

    @Test func `JSON holds every finding with the documented keys and is the same on every run`() throws {
        let first = try CommandLineTool.run("check", "--format", "json").output
        #expect(first == (try CommandLineTool.run("check", "--format", "json").output))
        let value = try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any]
        #expect(Set((value ?? [:]).keys) == ["asOf", "horizon", "findings", "notAssessed"])
        let findings = value?["findings"] as? [[String: Any]] ?? []
        #expect(findings.count > 100)
        let keys: Set<String> = [
            "id", "check", "severity", "place", "levels", "records", "need", "cohort", "witness", "people",
            "money",
            "evidence", "basis", "explanation", "advice", "solvedElsewhere",
        ]
        for finding in findings { #expect(keys.isSubset(of: finding.keys), "\(finding["id"] ?? "")") }
        #expect(Set(findings.compactMap { $0["id"] as? String }).count == findings.count)
        #expect(Set(findings.compactMap { $0["code"] as? String }).count == findings.count)
    }

    @Test func `findings on unknown facts are notices and never trip the threshold`() throws {
        let answer = try CommandLineTool.run("check", "Copenhagen", "--fail-on", "notice")
        #expect(answer.code == 0, "\(answer.output)")
    }

    @Test func `a finding at least as grave as the threshold exits with 1`() throws {
        #expect(try CommandLineTool.run("check", "Netherlands", "--fail-on", "conflict").code == 1)
        #expect(
            try CommandLineTool.run(
                "check", "France", "--check", "competence.city-bypassed", "--fail-on", "gap"
            ).code == 0)
    }

    @Test func `an unknown threshold, check, field or date names what is allowed`() throws {
        for (arguments, word) in [
            (["--fail-on", "conflit"], "conflict"), (["--check", "money.unfunded"], "money.unfunded-duty"),
            (["--field", "helth"], "health"), (["--as-of", "2012-13"], "2012-05"),
        ] {
            let answer = try CommandLineTool.run(["check"] + arguments)
            #expect(answer.code == 2)
            #expect(answer.complaint.contains(word), "\(answer.complaint)")
        }
    }

    @Test func `a finding above is shown as inherited, and lowered where something local eases it`() throws {
        let answer = try CommandLineTool.run("check", "Nuremberg", "--check", "competence.city-bypassed")
        #expect(answer.output.contains("NOTICE  City left out  (from Germany)"))
        #expect(answer.output.contains("Eased here by «Central contact point for migration, Nuremberg»"))
    }

    @Test func `below adds the findings of the places inside`() throws {
        let alone = try CommandLineTool.run(
            "check", "Germany", "--check", "reach.contradiction", "--format", "csv"
        ).output
        let below = try CommandLineTool.run(
            "check", "Germany", "--below", "--check", "reach.contradiction", "--format", "csv"
        ).output
        #expect(alone.split(separator: "\r\n").count == 2)
        #expect(below.split(separator: "\r\n").count == 3)
    }

    @Test func `a day after the horizon is said to lie after it`() throws {
        #expect(
            try CommandLineTool.run("check", "Spain", "--as-of", "2020").output.contains(
                "The day lies after it"))
    }

    @Test func `an acknowledged finding is marked and does not trip the threshold`() throws {
        let note = """
            acknowledged:
              - finding: money.withdrawn-duty-kept/nl/nl.inburgering
                by: Office for integration
                on: 2014-06-01
                reason: raised with the ministry
              - { finding: no.such/finding, by: Office, reason: gone }
            """
        try CommandLineTool.withFolder(["acknowledgements.yml": note]) { folder in
            let answer = try CommandLineTool.run(
                "check", "Netherlands", "--atlas", folder, "--fail-on", "conflict")
            #expect(answer.code == 0, "\(answer.complaint)")
            #expect(answer.output.contains("Noted by Office for integration: raised with the ministry"))
            #expect(answer.output.contains("Acknowledged but no longer found: no.such/finding"))
        }
    }
}
