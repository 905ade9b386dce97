import Foundation
import Testing

/// The database from the command line: filled, copied, put back, written out, asked.
struct DataCommandTests {
    @Test func `a database answers as its atlas does, and its copies hold the same files`() throws {
        try CommandLineTool.withFolder([:]) { folder in
            let (data, copy, other) = ("\(folder)/data", "\(folder)/copy.sqlite", "\(folder)/other")
            let filled = try CommandLineTool.run("fill", "--data", data)
            #expect(filled.code == 0, "\(filled.complaint)")
            #expect(filled.output.hasSuffix("records in \(data)/leitbild.sqlite\n"))
            let own = try CommandLineTool.run("check", "Munich", "--data", data).output
            #expect(own == (try CommandLineTool.run("check", "Munich").output))
            #expect(try CommandLineTool.run("backup", copy, "--data", data).code == 0)
            let again = try CommandLineTool.run("backup", copy, "--data", data)
            #expect(again.code == 2)
            #expect(again.complaint.contains("exists already. Choose another name, or move it away."))
            #expect(try CommandLineTool.run("restore", copy, "--data", other).code == 0)
            for (source, name) in [(data, "one"), (other, "two")] {
                #expect(try CommandLineTool.run("export", "\(folder)/\(name)", "--data", source).code == 0)
            }
            #expect(try Self.files(in: "\(folder)/one") == Self.files(in: "\(folder)/two"))
            #expect(try Self.files(in: "\(folder)/one").count > 500)
            let found = try CommandLineTool.run("search", "Integrationskurs", "--data", data)
            #expect(found.output.contains("de.integrationskurs"))
        }
    }

    private static func files(in folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            let file = URL(fileURLWithPath: folder).appending(path: path)
            if let data = FileManager.default.contents(atPath: file.path), !data.isEmpty {
                files[path] = data
            }
        }
        return files
    }

    @Test(arguments: [
        ["check", "--data", "@"], ["backup", "/tmp/never.sqlite", "--data", "@"],
        ["export", "/tmp/never", "--data", "@"],
    ])
    func `where no database is, the way to one is said`(arguments: [String]) throws {
        try CommandLineTool.withFolder([:]) { folder in
            let data = "\(folder)/none"
            let answer = try CommandLineTool.run(arguments.map { $0 == "@" ? data : $0 })
            #expect(answer.code == 2)
            #expect(
                answer.complaint
                    == "leitbild: there is no database in «\(data)». «leitbild fill --data \(data)» makes one.\n"
            )
            #expect(!FileManager.default.fileExists(atPath: data))
        }
    }

    @Test func `what is no backup is not put in place`() throws {
        try CommandLineTool.withFolder(["notes.txt": "notes"]) { folder in
            let answer = try CommandLineTool.run("restore", "\(folder)/notes.txt", "--data", "\(folder)/data")
            #expect(answer.code == 2)
            #expect(
                answer.complaint.contains(
                    "is not a database of Leitbild. Give one that «leitbild backup» wrote."))
        }
    }

    @Test func `a search that finds nothing says what to try`() throws {
        #expect(
            try CommandLineTool.run("search", "zzzqqq").output
                == "Nothing found. Try fewer words, or the beginning of one.\n")
        let answer = try CommandLineTool.run("search", "--limit", "0", "language")
        #expect(answer.code == 2)
        #expect(answer.complaint == "leitbild: --limit takes a number from 1 to 1000.\n")
    }
}
