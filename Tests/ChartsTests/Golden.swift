import Foundation
import Testing

/// Compares a text with its file in Goldens; with UPDATE_GOLDENS=1 in the environment the file is written instead.
func expectGolden(_ text: String, _ name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Goldens/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(text == golden, "\(name) differs; UPDATE_GOLDENS=1 rewrites it, then look at it")
}
