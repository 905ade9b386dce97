import Foundation
import Testing

struct ArchitectureTests {
    @Test(arguments: ImportTable.allowed.keys.sorted())
    func `a room imports only what the table allows`(room: String) throws {
        let files = try ImportTable.files(in: ImportTable.root.appending(path: "Sources/\(room)"))
        #expect(!files.isEmpty)
        #expect(ImportTable.violations(in: room, files) == [])
    }

    @Test func `every folder of Sources stands in the table`() throws {
        let sources = ImportTable.root.appending(path: "Sources")
        let folders = try FileManager.default.contentsOfDirectory(atPath: sources.path).filter { folder in
            // A module map makes a system library importable; it is no room.
            let map = sources.appending(path: "\(folder)/module.modulemap").path
            return !folder.hasPrefix(".") && !FileManager.default.fileExists(atPath: map)
        }
        #expect(Set(folders) == Set(ImportTable.allowed.keys))
    }

    @Test(arguments: [
        "import Yams", "public import Coherence", "@testable import Atlas",
        "internal import struct Coherence.Finding",
        "@preconcurrency import ArgumentParser",
    ])
    func `a planted import that the table forbids is found`(line: String) {
        let planted = [(name: "Planted.swift", text: "import Foundation\n\(line)\nstruct Planted {}\n")]
        #expect(ImportTable.violations(in: "Cohorts", planted).count == 1)
    }

    @Test func `the table of ARCHITECTURE says the same`() throws {
        let text = try String(
            contentsOf: ImportTable.root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
        for (room, allowed) in ImportTable.allowed {
            let row = text.split(separator: "\n").last { $0.hasPrefix("| `\(room)` |") }
            let named = (row ?? "").split(separator: "|").last.map(String.init) ?? ""
            for module in allowed { #expect(named.contains("`\(module)`"), "\(room): \(module)") }
            #expect(named.filter { $0 == "`" }.count / 2 == allowed.count, "\(room): \(named)")
        }
    }

    @Test func `nothing crashes on purpose or prints past the terminal`() throws {
        for room in ImportTable.allowed.keys {
            for file in try ImportTable.files(in: ImportTable.root.appending(path: "Sources/\(room)")) {
                for word in ["fatalError(", "try!", "as! ", " print("] {
                    #expect(!file.text.contains(word), "\(room)/\(file.name): \(word)")
                }
            }
        }
    }

    @Test func `checks know no place and read no verdicts`() throws {
        let files = try ImportTable.files(in: ImportTable.root.appending(path: "Sources/Coherence"))
        for file in files where file.name.hasPrefix("Checks/") {
            #expect(!file.text.contains(".tension") && !file.text.contains(".barrier)"), "\(file.name)")
            let ids = file.text.matches(of: /"[a-z]{2}(\.[a-z-]+)*"/).map { String($0.output.0) }
            #expect(ids.isEmpty, "\(file.name): \(ids)")
        }
    }
}
