import Fixtures
import Foundation
import LeitbildData
import Testing

@testable import Atlas

/// Whatever the bytes: a fault that names the file, nothing half loaded, no crash, bounded memory and bounded text.
struct BadInputTests {
    private static let path = "de/measures/course.yml"

    /// What comes of a file with these bytes beside the records of the small world.
    private func load(_ bytes: Data) throws -> AtlasLoader.Result {
        try TemporaryAtlas.load([Self.path: bytes])
    }

    private func fault(in bytes: Data) throws -> String {
        let faults = try load(bytes).faults
        return faults.count == 1 ? faults[0].description : "\(faults.count) faults: \(faults)"
    }

    private func fault(in text: String) throws -> String { try fault(in: Data(text.utf8)) }

    // MARK: - Broken YAML

    @Test(arguments: [
        ("a: [one", 1), ("a: {one: two", 1), ("a: one\n b: two", 2), ("a: 'one", 1), ("a: \"one\\q\"", 1),
        ("a: one\n\tb: two", 2),
        ("]", 1), ("a: one: two", 1), ("%YAML 9.9\n---\na: one", 1), ("a: !<x y>", 1), ("- a\nb: c", 2),
    ])
    func `names file and line of broken YAML`(text: String, line: Int) throws {
        let faults = try load(Data(text.utf8)).faults
        #expect(faults.map(\.file) == ["layer/\(Self.path)"])
        #expect(faults.allSatisfy { $0.line >= line && $0.line <= line + 1 })
    }

    @Test func `does not repeat a broken line of any length`() throws {
        let found = try fault(in: "a: [" + String(repeating: "x ", count: 200_000))
        #expect(found.hasPrefix("layer/\(Self.path):2:"))
        #expect(found.count <= 400)
    }

    @Test func `refuses a key that stands twice in a map`() throws {
        let found = try fault(in: TemporaryAtlas.measure("field: health\nfield: schools"))
        #expect(found == "layer/\(Self.path):7: the key «field» stands twice in one map. Keep one.")
    }

    @Test func `refuses a second document in a file`() throws {
        let found = try fault(in: TemporaryAtlas.measure("---\nrecord: measure"))
        #expect(found.hasPrefix("layer/\(Self.path):7:"))
    }

    @Test(arguments: ["? [a, b]\n: c", "? { a: b }\n: c"])
    func `refuses a key that is a list or map`(text: String) throws {
        #expect(try fault(in: text).contains(" a key must be a word."))
    }

    @Test(arguments: ["- record: measure", "record", "42"])
    func `refuses a file that is no map at its top`(text: String) throws {
        #expect(try fault(in: text).hasSuffix(", expected a map that describes one record."))
    }

    @Test(arguments: ["", "\n\n", "# only a comment\n", "---\n"])
    func `refuses a file without content`(text: String) throws {
        let faults = try load(Data(text.utf8)).faults
        #expect(faults.map(\.file) == ["layer/\(Self.path)"])
    }

    // MARK: - Encodings

    @Test(arguments: [String.Encoding.isoLatin1, .windowsCP1252, .utf16, .utf16BigEndian, .utf32])
    func `refuses text that is not UTF-8`(encoding: String.Encoding) throws {
        let text = TemporaryAtlas.measure("note: München")
        let found = try fault(in: try #require(text.data(using: encoding)))
        #expect(found == "layer/\(Self.path): the file is not UTF-8 text. Save it as UTF-8.")
    }

    @Test(
        arguments: [[0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80], [0xC0, 0xAF], [0x00]]
            as [[UInt8]])
    func `refuses bytes that are no UTF-8`(bytes: [UInt8]) throws {
        let found = try fault(in: Data(TemporaryAtlas.measure("note: x").utf8) + bytes)
        #expect(found == "layer/\(Self.path): the file is not UTF-8 text. Save it as UTF-8.")
    }

    @Test func `names the line of a control character`() throws {
        let fault = try #require(
            try load(Data(TemporaryAtlas.measure("note: one \u{1} two").utf8)).faults.first)
        #expect(fault.problem.hasPrefix("broken YAML: control characters are not allowed"))
        #expect(fault.line == 7)
    }

    @Test func `reads lines that end as on Windows`() throws {
        let text = TemporaryAtlas.measure("discretion: full").replacing("\n", with: "\r\n")
        #expect(try load(Data(text.utf8)).faults == [])
    }

    // MARK: - Size and depth

    @Test(.timeLimit(.minutes(1))) func `refuses a line of ten megabytes`() throws {
        let found = try fault(
            in: TemporaryAtlas.measure("note: " + String(repeating: "x", count: 10_000_000)))
        #expect(found == "layer/\(Self.path): the file is larger than 1024 KiB. Write one record per file.")
    }

    @Test(.timeLimit(.minutes(1))) func `reads no more than a mebibyte of an endless file`() throws {
        let endless = URL(filePath: "/dev/zero")
        #expect(
            refusal { try TreeReader(file: "x.yml").tree(at: endless) }
                == "x.yml: the file is larger than 1024 KiB. Write one record per file.")
    }

    @Test(arguments: [24, 25]) func `reads 24 levels of nesting and no more`(depth: Int) throws {
        let text = "a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let found = refusal { try Reading.tree(text) }
        #expect(found.contains("nested deeper than 24 levels.") == (depth > 24))
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["[", "{a: ", "- ", "? "])
    func `refuses the deepest nesting that fits into a file`(opening: String) throws {
        let text = String(repeating: opening, count: 1_000_000 / opening.utf8.count)
        let faults = try load(Data(text.utf8)).faults
        #expect(faults.map(\.file) == ["layer/\(Self.path)"])
        #expect(faults.allSatisfy { $0.line > 0 })
    }

    // MARK: - Anchors and aliases

    @Test(.timeLimit(.minutes(1))) func `refuses an alias bomb at its first anchor`() throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let sentence =
            "anchors and aliases (& and *) are not allowed. Write the value out; quote text that begins so."
        #expect(try fault(in: text) == "layer/\(Self.path):1:5: \(sentence)")
    }

    /// U+0085, U+2028 and U+2029 end a line of YAML, and U+FEFF may stand at its beginning.
    @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}", "\n\u{FEFF}"])
    func `refuses anchors and aliases after any line break`(lineBreak: String) throws {
        let found = try fault(
            in: "a:\(lineBreak) &x [one, two]\nb:\(lineBreak) [\(lineBreak) *x,\(lineBreak) *x]")
        #expect(found.hasPrefix("layer/\(Self.path):"))
        #expect(found.contains("anchors"))
    }

    @Test(arguments: [
        "a: &x one", "a: *x", "- &x one", "[*x]", "? *x : one", "&x a: one", "*x : one", "--- &x\na: one",
        "a: !!seq &x [one]\nb: [*x, *x]", "a: !!str &x one",
    ])
    func `refuses anchors and aliases wherever they stand`(text: String) throws {
        let found = try fault(in: text)
        #expect(found.contains("anchors") || found.contains("undefined alias"))
    }

    @Test func `takes a merge key for a field like any other`() throws {
        let found = try fault(in: TemporaryAtlas.measure("<<: { discretion: full }"))
        #expect(found.hasPrefix("layer/\(Self.path):7:1: «<<» is not a field here."))
    }
}
