import Foundation
import Testing

struct OtherCommandTests {
    @Test(arguments: [
        "framework", "duties", "equality", "room", "changes", "balance", "check", "explain", "stack", "show",
        "story",
        "prove", "entitle", "list", "atlas", "atlas new",
        "atlas validate", "atlas stats",
    ])
    func `every help shows an example that begins with the command`(command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let answer = try CommandLineTool.run(words + ["--help"])
        #expect(answer.code == 0)
        #expect(answer.output.contains("EXAMPLE"))
        #expect(answer.output.contains("leitbild \(words[0])"))
    }

    @Test func `a proved claim exits with 0`() throws {
        let answer = try CommandLineTool.run("prove", "eu-mobile", "disjoint-from", "third-country")
        #expect(answer.code == 0)
        #expect(answer.output.hasPrefix("Proved"))
    }

    @Test func `a refuted claim exits with 1 and shows a person`() throws {
        let answer = try CommandLineTool.run("prove", "foreign-national", "subset-of", "newcomer")
        #expect(answer.code == 1)
        #expect(answer.output.contains("As facts:"))
    }

    @Test func `a faulty cohort names the position and the nearest word`() throws {
        let answer = try CommandLineTool.run("prove", "lagnuage < B1", "equals", "nobody")
        #expect(answer.code == 2)
        #expect(
            answer.complaint.contains("line 1, column 1")
                && answer.complaint.contains("Did you mean «language»?"))
    }

    @Test func `explain gives witness, evidence, what decided, what to do and who solved it`() throws {
        let output = try CommandLineTool.run("explain", "reach.rationed/de/de.integrationskurs/host-language")
            .output
        for heading in ["Who", "Evidence", "What decided", "What to do", "Who solved it"] {
            #expect(output.contains(heading))
        }
    }

    @Test func `explain takes the code that check shows`() throws {
        let list = try CommandLineTool.run("check", "--format", "csv").output
        let fields = list.split(separator: "\r\n")[1].split(separator: ",")
        let answer = try CommandLineTool.run("explain", String(fields[1]))
        #expect(answer.code == 0)
        #expect(answer.output.contains(fields[0]))
    }

    @Test func `an unknown finding gets advice and exits with 2`() throws {
        let answer = try CommandLineTool.run("explain", "money.withdrawn-duty-kept/nl/nl.inburgerin")
        #expect(answer.code == 2)
        #expect(answer.complaint.contains("Did you mean «money.withdrawn-duty-kept/nl/nl.inburgering»?"))
    }

    @Test func `story tells what changed, by whom, agreed or not, and what followed`() throws {
        let output = try CommandLineTool.run("story", "nl.inburgering").output
        #expect(output.contains("2012, by Netherlands, not agreed: one level alone"))
        #expect(output.contains("→ from here on: Money gone, duty kept"))
        #expect(output.contains("The four big cities on the new civic integration act"))
    }

    @Test(arguments: [
        "document", "place", "body", "measure", "fund", "network", "project", "instrument", "study", "event",
        "figure", "change", "tension", "barrier", "practice",
    ])
    func `list gives an array with the documented keys`(kind: String) throws {
        let output = try CommandLineTool.run("list", kind, "--format", "json").output
        let records = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]] ?? []
        #expect(!records.isEmpty)
        let keys: Set<String> = ["record", "type", "id", "name", "place", "inventory", "sources"]
        for record in records { #expect(keys.isSubset(of: record.keys)) }
    }

    @Test func `list narrows by place, field and day`() throws {
        let output = try CommandLineTool.run(
            "list", "measure", "--place", "Deutschland", "--field", "newcomer-language", "--as-of", "2003"
        ).output
        #expect(output.contains("de.city-language-offers"))
        #expect(!output.contains("de.integrationskurs ") && !output.contains("nl."))
    }

    @Test func `entitle sorts what is there and asks the next question`() throws {
        let output = try CommandLineTool.run(
            "entitle", "Munich", "nationality=RO", "age=34", "language=A1", "years-resident=1"
        ).output
        #expect(output.contains("Behind others in a queue"))
        #expect(output.contains("This is what they say, not a decision."))
        #expect(try CommandLineTool.run("entitle", "Munich").output.contains("Ask next:"))
    }

    @Test func `a fact that cannot be is refused without repeating others`() throws {
        let answer = try CommandLineTool.run("entitle", "Munich", "age=300")
        #expect(answer.code == 2)
        #expect(
            answer.complaint
                == "leitbild: «300» is not a value of age. Give a whole number from 0 to 120 (age).\n")
    }

    @Test func `a new record is written once, never over another, and validates when filled in`() throws {
        try CommandLineTool.withFolder([:]) { folder in
            #expect(
                try CommandLineTool.run("atlas", "new", "place", "de.osnabrueck", "--in", folder).code == 0)
            #expect(
                try CommandLineTool.run("atlas", "new", "place", "de.osnabrueck", "--in", folder).code == 2)
            let file = URL(fileURLWithPath: folder).appending(path: "de/places/osnabrueck.yml")
            let text = try String(contentsOf: file, encoding: .utf8)
                .replacing("name: { en: … }", with: "name: { de: Osnabrück, en: Osnabrück }")
                .replacing(
                    "# in: de", with: "in: de")
            try Data(text.utf8).write(to: file)
            let validated = try CommandLineTool.run("atlas", "validate", "--atlas", folder)
            #expect(validated.code == 0, "\(validated.complaint)")
            let answer = try CommandLineTool.run("check", "Osnabrück", "--atlas", folder)
            #expect(answer.output.contains("City left out  (from Germany)"))
        }
    }

    @Test func `validate reports every fault at once and exits with 2`() throws {
        let files = [
            "de/places/a.yml": "record: place\nid: de.a\nname: { en: A }\nlevels: [citty]\nin: de\n",
            "de/places/b.yml": "record: [\n",
            "de/measures/c.yml": "record: measure\nid: de.c\nname: C\ntype: law\nplace: de.nowhere\n",
        ]
        try CommandLineTool.withFolder(files) { folder in
            let answer = try CommandLineTool.run("atlas", "validate", "--atlas", folder)
            #expect(answer.code == 2)
            for word in ["a.yml:4", "Did you mean «city»?", "b.yml:", "c.yml:5", "«sources» is missing"] {
                #expect(answer.complaint.contains(word), "\(word)")
            }
        }
    }

    @Test func `a faulty atlas is not used unless told, and then what was left out is said`() throws {
        try CommandLineTool.withFolder(["de/places/a.yml": "record: place\n"]) { folder in
            let refused = try CommandLineTool.run("check", "Munich", "--atlas", folder)
            #expect(refused.code == 2)
            #expect(refused.output.isEmpty)
            let kept = try CommandLineTool.run("check", "Munich", "--atlas", folder, "--keep-going")
            #expect(kept.code == 0)
            #expect(kept.complaint.contains("Left out:"))
        }
    }
}
