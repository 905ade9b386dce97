import Foundation

/// Which room may import which: the table of ARCHITECTURE.md, as the tests read it.
enum ImportTable {
    /// What each target in `Sources/` may import; system modules aside.
    static let allowed: [String: Set<String>] = [
        "Cohorts": [],
        "Atlas": ["Cohorts", "Yams"],
        "Population": ["Cohorts", "Atlas", "CZlib"],
        "Coherence": ["Cohorts", "Atlas", "Population"],
        "Store": ["Cohorts", "Atlas", "GRDB"],
        "Charts": [],
        "Web": [
            "Cohorts", "Atlas", "Population", "Coherence", "Store", "Charts", "CZlib", "Hummingbird",
            "HummingbirdCore",
            "HTTPTypes", "Logging", "Mustache", "NIOCore", "NIOPosix",
        ],
        "leitbild": [
            "Cohorts", "Atlas", "Population", "Coherence", "Store", "Web", "LeitbildData", "ArgumentParser",
            "Logging",
        ],
    ]

    /// Modules that every room may use.
    static let system: Set<String> = ["Foundation", "Glibc", "Dispatch"]

    /// The folder of the package, found from this file.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The modules that a file imports.
    static func imports(of text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
            guard let position = words.firstIndex(of: "import"), position + 1 < words.count,
                words[..<position].allSatisfy({ isModifier($0) })
            else { return nil }
            let kinds: Set<String> = [
                "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
            ]
            let name =
                kinds.contains(words[position + 1])
                ? words[min(position + 2, words.count - 1)] : words[position + 1]
            return name.split(separator: ".").first.map(String.init)
        }
    }

    private static func isModifier(_ word: String) -> Bool {
        [
            "public", "internal", "private", "fileprivate", "package", "@testable", "@_exported",
            "@preconcurrency",
        ].contains(word)
    }

    /// Imports that the table does not allow, as «file: module».
    static func violations(in room: String, _ files: [(name: String, text: String)]) -> [String] {
        let allowed = (allowed[room] ?? []).union(system)
        return files.flatMap { file in
            imports(of: file.text).filter { !allowed.contains($0) }.map { "\(file.name): \($0)" }
        }
    }

    /// The Swift files of a folder with their text.
    static func files(in folder: URL) throws -> [(name: String, text: String)] {
        let walk = FileManager.default.enumerator(atPath: folder.path)
        let names = (walk?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted()
        return try names.map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
    }
}
