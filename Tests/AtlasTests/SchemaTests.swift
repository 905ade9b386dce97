import Cohorts
import Foundation
import Testing

@testable import Atlas

/// The format described in one place, and that the description for people keeps up with it.
struct SchemaTests {
    static func guide() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/atlas-format.md"), encoding: .utf8)
    }

    /// Every field, also those of entries inside fields.
    private static func allFields(of kind: RecordKind) -> [Field] {
        Schema.fields(of: kind).flatMap(withParts)
    }

    private static func withParts(_ field: Field) -> [Field] {
        [field] + parts(of: field.shape).flatMap(withParts)
    }

    private static func parts(of shape: Shape) -> [Field] {
        switch shape {
        case .list(let item): parts(of: item)
        case .object(let fields): fields
        case .either(_, let shapes): shapes.flatMap(parts)
        default: []
        }
    }

    @Test(arguments: RecordKind.allCases) func `says of each field what it means`(kind: RecordKind) {
        #expect(Self.allFields(of: kind).filter { $0.note.isEmpty }.map(\.name) == [])
    }

    @Test(arguments: RecordKind.allCases) func `has no field twice in a record`(kind: RecordKind) {
        let names = Schema.fields(of: kind).map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: RecordKind.allCases) func `asks for kind, id and name of every record`(kind: RecordKind)
    {
        #expect(
            Schema.fields(of: kind).filter(\.isRequired).map(\.name).prefix(3) == ["record", "id", "name"])
    }

    @Test(arguments: RecordKind.allCases) func `is described in the guide, field by field`(kind: RecordKind)
        throws
    {
        let guide = try Self.guide()
        #expect(Self.allFields(of: kind).map(\.name).filter { !guide.contains("`\($0)`") } == [])
    }

    @Test(arguments: RecordKind.allCases) func `is described in the guide, kind by kind`(kind: RecordKind)
        throws
    {
        #expect(try Self.guide().contains("`\(kind.rawValue)`"))
    }

    @Test func `is described in the guide with the words that a field may hold`() throws {
        let guide = try Self.guide()
        let words = RecordKind.allCases.flatMap(Self.allFields).flatMap { field -> [String] in
            if case .word(let words) = field.shape { words } else { [] }
        }
        #expect(Set(words).filter { !guide.contains("`\($0)`") }.sorted() == [])
    }

    @Test func `has its limits in the guide`() throws {
        let guide = try Self.guide()
        #expect(guide.contains("\(TreeReader.largestFile / 1_048_576) MiB"))
        #expect(guide.contains("\(TreeReader.deepestNesting) levels"))
    }

    @Test(arguments: RecordKind.allCases) func `is what the template of a new record offers`(kind: RecordKind)
        throws
    {
        let text = RecordTemplate.text(for: kind, id: "de.new")
        let names = Schema.fields(of: kind).map(\.name).filter {
            !text.contains("\n\($0):") && !text.contains("\n# \($0):")
        }
        #expect(names == [])
    }
}
