import Foundation

/// Runs the built command line as a user would.
enum CommandLineTool {
    struct Answer {
        let output: String
        let complaint: String
        let code: Int32
    }

    /// The built binary, beside the tests.
    private static var binary: URL {
        let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var folder = tests.deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = folder.appending(path: "leitbild")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            folder = folder.deletingLastPathComponent()
        }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/debug/leitbild")
    }

    static func run(_ arguments: String...) throws -> Answer { try run(arguments) }

    /// - Parameter answers: what is typed, line by line.
    static func run(_ arguments: [String], answering answers: String? = nil) throws -> Answer {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "leitbild-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (out, err) = (folder.appending(path: "out"), folder.appending(path: "err"))
        for file in [out, err] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        if let answers {
            let typed = folder.appending(path: "in")
            try Data(answers.utf8).write(to: typed)
            process.standardInput = try FileHandle(forReadingFrom: typed)
        }
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        try process.run()
        process.waitUntilExit()
        return Answer(
            output: try String(contentsOf: out, encoding: .utf8),
            complaint: try String(contentsOf: err, encoding: .utf8),
            code: process.terminationStatus)
    }

    /// A folder with files, removed afterwards.
    static func withFolder<Value>(_ files: [String: String], _ body: (String) throws -> Value) throws -> Value
    {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "leitbild-city-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, text) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return try body(folder.path)
    }
}
