import Foundation
import Testing

/// Counting people from the command line: what is answered, in which form, and what is refused with which sentence.
struct ReachCommandTests {
    private static let header = "residence,nationality,age\n"
    /// 500 citizens of another EU state and seven of none, in one city.
    private static let people =
        header + String(repeating: "de.munich,RO,30\n", count: 500)
        + String(repeating: "de.munich,TR,30\n", count: 7)
    private static let faulty = header + "de.munich,TR,30\nde.munich,TR,300\nde.nowhere,TR,3\n"

    private func run(_ text: String, _ arguments: String...) throws -> CommandLineTool.Answer {
        try CommandLineTool.withFolder(["people.csv": text]) { folder in
            try CommandLineTool.run(arguments.map { $0.replacing("@", with: "\(folder)/people.csv") })
        }
    }

    @Test(arguments: [
        "reach", "register", "reform", "entitle", "fill", "backup", "restore", "export", "search",
    ])
    func `every help of counting and of the database shows an example`(command: String) throws {
        let answer = try CommandLineTool.run(command, "--help")
        #expect(answer.code == 0)
        #expect(answer.output.contains("EXAMPLE") && answer.output.contains("  leitbild \(command)"))
    }

    // MARK: - Forms

    @Test func `the table has a column a count, a total and a row a cell`() throws {
        let answer = try run(
            Self.people, "reach", "--register", "@", "--need", "host-language", "--by", "city,citizenship",
            "--format", "csv")
        let lines = answer.output.split(separator: "\r\n").map { $0.split(separator: ",").map(String.init) }
        #expect(
            lines.first == [
                "need", "place", "citizenship", "in_need", "served", "rationed", "gap", "uncertain",
                "overlap", "overlap_at_most", "conflict", "conflict_at_most", "contradiction", "burden",
                "need_unknown",
            ])
        #expect(
            lines.dropFirst(2).map { Array($0.prefix(3)) } == [
                ["host-language", "de.munich", "eu"], ["host-language", "de.munich", "third-country"],
            ])
        #expect(lines.dropFirst().allSatisfy { $0[0] == "host-language" })
        #expect(answer.complaint.isEmpty, "no progress where no terminal waits")
    }

    @Test func `JSON has the needs asked for, their cells and the measures`() throws {
        let answer = try run(
            Self.people, "reach", "--register", "@", "--need", "host-language", "--by", "city",
            "--format", "json")
        let value = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
        let needs = value?["needs"] as? [[String: Any]] ?? []
        #expect(needs.compactMap { $0["need"] as? String } == ["host-language"])
        let cells = needs.first?["cells"] as? [[String: Any]] ?? []
        #expect(cells.compactMap { $0["place"] as? String } == ["de.munich"])
        #expect((value?["measures"] as? [Any])?.isEmpty == false)
        #expect(value?["basis"] as? String == "register")
    }

    @Test func `a stored register answers as its file does`() throws {
        try CommandLineTool.withFolder(["people.csv": Self.people]) { folder in
            let (file, stored) = ("\(folder)/people.csv", "\(folder)/people.register")
            let told = try CommandLineTool.run("register", file, "-o", stored)
            #expect(told.code == 0, "\(told.complaint)")
            #expect(told.output.contains("507 rows, 0 left out."))
            let answers = try [file, stored].map {
                try CommandLineTool.run(
                    "reach", "--register", $0, "--need", "host-language", "--format", "csv")
            }
            #expect(answers[0].output == answers[1].output)
        }
    }

    @Test func `a reform counts whom it moves, and check adds people to findings`() throws {
        let moved = try run(
            Self.people, "reform", "de-course-for-eu-citizens", "--register", "@", "--by", "city",
            "--format", "csv")
        #expect(moved.output.contains("access gained,host-language,de.munich,,<10,500"))
        let found = try run(Self.people, "check", "Munich", "--register", "@", "--format", "json")
        let value = try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any]
        let people = (value?["findings"] as? [[String: Any]] ?? []).compactMap {
            $0["people"] as? [String: Any]
        }
        #expect(!people.isEmpty)
    }

    // MARK: - Small counts

    @Test(arguments: ["text", "json", "csv"])
    func `a reform tells no count below the threshold, nor by its cost`(format: String) throws {
        let small = Self.header + String(repeating: "de.munich,RO,30\n", count: 7)
        let answer = try run(
            small, "reform", "de-course-for-eu-citizens", "--register", "@", "--by", "city", "--format",
            format)
        #expect(answer.code == 0, "\(answer.complaint)")
        // A head costs 1,800 EUR.
        let numbers = Set(
            answer.output.matches(of: /[0-9][0-9,]*/).map { $0.output.replacing(",", with: "") })
        for count in 2...9 { #expect(!numbers.contains("\(count * 1800)"), "\(count) are given away") }
        if format == "csv" { #expect(answer.output.contains("de.munich,,<10,<10")) }
    }

    // MARK: - Refusals

    @Test(arguments: [
        (["reach"], "give who lives where: --register FILE or --margins FILE."),
        (["reach", "--register", "@", "--margins", "@"], "give --register or --margins, not both."),
        (
            ["reach", "--register", "@", "--need", "host-langage"],
            "«host-langage» is not a need. Did you mean «host-language»?"
        ),
        (["reach", "--register", "@", "--by", "citty"], "cannot group by «citty». Did you mean «city»?"),
        (
            ["reach", "--register", "@", "--by", "city,region"],
            "cannot group by city and region at once. Group by one level of places."
        ),
        (
            ["reach", "--register", "@", "--base", "2"],
            "counts cannot be rounded to 2 and hidden below 10. Give a base from 3 to 1000 and a threshold that is a multiple of it."
        ),
        (
            ["reform", "nl-withdrawal-undone", "--register", "@", "--threshold", "12"],
            "counts cannot be rounded to 5 and hidden below 12. Give a base from 3 to 1000 and a threshold that is a multiple of it."
        ),
        (
            ["reach", "--register", "/nowhere.csv"],
            "«nowhere.csv» cannot be opened. Give a CSV file, plain or gzip, that may be read."
        ),
        (
            ["reform", "nl-withdrawal-undon"],
            "there is no reform «nl-withdrawal-undon». Did you mean «nl-withdrawal-undone»?"
        ),
        (["reach", "--register", "@", "--max-faults=-1"], "--max-faults takes a number from 0 on."),
        (["register", "@", "--max-faults=-1"], "--max-faults takes a number from 0 on."),
        (
            ["register"],
            "give the register's CSV file, or --attributes to list what it may hold."
        ),
        (
            ["entitle", "Munich", "--persons", "@"],
            "--persons takes its persons from the file. Leave out place, facts and -i."
        ),
    ])
    func `a question that cannot be answered is refused with its sentence`(
        arguments: [String], sentence: String
    ) throws {
        let answer = try CommandLineTool.withFolder(["people.csv": Self.people]) { folder in
            try CommandLineTool.run(arguments.map { $0 == "@" ? "\(folder)/people.csv" : $0 })
        }
        #expect(answer.code == 2)
        #expect(answer.complaint == "leitbild: \(sentence)\n")
        #expect(answer.output.isEmpty)
    }

    @Test func `faulty rows are refused with line and column, or left out and said`() throws {
        let refused = try run(Self.faulty, "reach", "--register", "@", "--max-faults", "1")
        #expect(refused.code == 2)
        #expect(refused.complaint.contains("the register has 2 faulty rows, more than the 1 allowed"))
        #expect(refused.complaint.contains("line 3, column age: «300»"))
        #expect(refused.complaint.contains("line 4, column residence: «de.nowhere»"))
        let kept = try run(Self.faulty, "reach", "--register", "@", "--max-faults", "2")
        #expect(kept.code == 0)
        #expect(kept.complaint.contains("2 rows were left out of the register:"))
        #expect(kept.output.contains("2 faulty rows of the register were left out."))
    }

    @Test func `one row of a register is said in the singular`() throws {
        let answer = try run(Self.header + "de.munich,TR,30\n", "register", "@")
        #expect(answer.output.hasPrefix("1 row, 0 left out."), "\(answer.output)")
    }

    @Test func `a broken reform is refused with file and place`() throws {
        let text = "reform: x\nname: { en: X }\nchanges: []\n"
        let answer = try CommandLineTool.withFolder(["x.yml": text]) { folder in
            try CommandLineTool.run("reform", "\(folder)/x.yml")
        }
        #expect(answer.code == 2)
        #expect(
            answer.complaint.contains("x.yml:1:1: changes: the reform changes nothing. List its changes."))
    }

    // MARK: - Persons

    @Test func `persons of a file are answered row by row`() throws {
        let two = Self.header + "de.munich,TR,30\nde.munich,RO,30\n"
        let text = try run(two, "entitle", "--persons", "@")
        #expect(text.output.contains("row 1: ") && text.output.contains("row 2: "))
        let table = try run(two, "entitle", "--persons", "@", "--format", "csv")
        #expect(table.output.hasPrefix("row,outcome,record,level,as,needs,reasons\r\n"))
    }

    @Test func `the dialogue lists answers, corrects wrong ones and goes by the right ones`() throws {
        let answer = try CommandLineTool.run(
            ["entitle", "Munich", "age=34", "--interactive"], answering: "?\nXYZ\neu\nend\n")
        #expect(answer.code == 0)
        #expect(answer.complaint.contains("eu: citizen of another EU state"))
        #expect(answer.complaint.contains("«XYZ» is not a value of citizenship."))
        #expect(answer.output.contains("citizen of another EU state"))
        #expect(answer.output.contains("Behind others in a queue") || answer.output.contains("Ask next:"))
    }
}
