import Foundation

/// Pictures of charts in pixels, drawn by `rsvg-convert` where that is installed.
struct Raster: Sendable {
    private let program: URL

    /// - Returns: nil where the program is not installed.
    init?() {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(
            String.init)
        let found = folders.map { "\($0)/rsvg-convert" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
        guard let found else { return nil }
        program = URL(fileURLWithPath: found)
    }

    /// The picture at twice its size, for sharp screens and print. Blocks; to be run where that is allowed.
    func png(_ svg: String) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "leitbild-\(UUID().uuidString).svg")
        try Data(svg.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = program
        process.arguments = ["--format=png", "--zoom=2", file.path]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0, !bytes.isEmpty else { throw PageRefusal.noSuchForm }
        return bytes
    }
}
