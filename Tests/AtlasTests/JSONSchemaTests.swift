import Cohorts
import Fixtures
import Foundation
import LeitbildData
import Testing

@testable import Atlas

/// The schema for editors agrees with the loader: it accepts every shipped file, and refuses what is broken in shape.
struct JSONSchemaTests {
    private static var schema: [String: Any] {
        let text = RecordSchema.text(for: ShippedAtlas.atlas.glossary)
        return (try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]) ?? [:]
    }

    @Test func `it accepts every shipped record`() throws {
        let schema = Self.schema
        for record in ShippedAtlas.atlas.records.values {
            let problem = SchemaValidator.problem(record.tree.plain, schema)
            #expect(problem == nil, "\(record.file): \(problem ?? "")")
        }
    }

    @Test(arguments: [
        "record: measur\nid: de.x", "record: place\nid: de.x\nname: X\nlevels: [citty]\nin: de",
        "record: place\nid: de.x\nname: X\nlevels: [city]\nin: de\nlevel: city",
        "record: place\nid: de.x\nlevels: [city]\nin: de",
        "record: event\nid: de.x\nname: X\non: yesterday\nsources: [{ document: mpi-2014, locator: I }]",
        "record: figure\nid: de.x\nname: X\nvalue: many\nunit: u\ndefinition: d\nbasis: stated\nsources: [{ document: mpi-2014, locator: I }]",
        "record: measure\nid: de.x\nname: X\ntype: law\nplace: de\nsources: [{ document: mpi-2014 }]",
        "record: measure\nid: de.x\nname: X\ntype: law\nplace: de\nfield: helth\nsources: [{ document: mpi-2014, locator: I }]",
    ])
    func `it refuses what the loader refuses in shape`(text: String) throws {
        let tree = try TreeReader(file: "x.yml").tree(of: Data(text.utf8))
        #expect(SchemaValidator.problem(tree.plain, Self.schema) != nil)
    }

    @Test func `it is the same on every run`() {
        let glossary = ShippedAtlas.atlas.glossary
        #expect(RecordSchema.text(for: glossary) == RecordSchema.text(for: glossary))
    }
}

extension Tree {
    /// As a JSON value: every scalar a text, since files are read as raw text.
    fileprivate var plain: Any {
        switch self {
        case .scalar(let text, _): text
        case .list(let items, _): items.map(\.plain)
        case .map(let pairs, _): Dictionary(pairs.map { ($0.key, $0.value.plain) }) { $1 }
        }
    }
}

/// The part of JSON Schema that the format uses, written apart from the code that writes the schema.
private enum SchemaValidator {
    static func problem(_ value: Any, _ schema: [String: Any]) -> String? {
        if let constant = schema["const"] as? String, value as? String != constant {
            return "is not \(constant)"
        }
        if let words = schema["enum"] as? [Any],
            !words.contains(where: { $0 as? String == value as? String && value is String })
        {
            return "«\(value)» is none of the words"
        }
        if let pattern = schema["pattern"] as? String, let text = value as? String,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            return "«\(text)» does not match \(pattern)"
        }
        if let length = schema["minLength"] as? Int, let text = value as? String, text.count < length {
            return "is too short"
        }
        if let type = schema["type"], !isOf(type, value) { return "«\(value)» is not \(type)" }
        if let any = schema["anyOf"] as? [[String: Any]], !any.contains(where: { problem(value, $0) == nil })
        {
            return any.compactMap { problem(value, $0) }.joined(separator: " and ")
        }
        for part in schema["allOf"] as? [[String: Any]] ?? [] {
            if let condition = part["if"] as? [String: Any] {
                if problem(value, condition) == nil, let then = part["then"] as? [String: Any],
                    let fault = problem(value, then)
                {
                    return fault
                }
            } else if let fault = problem(value, part) {
                return fault
            }
        }
        return objectProblem(value, schema) ?? listProblem(value, schema)
    }

    private static func objectProblem(_ value: Any, _ schema: [String: Any]) -> String? {
        guard let object = value as? [String: Any] else { return nil }
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        for key in schema["required"] as? [String] ?? [] where object[key] == nil {
            return "\(key) is missing"
        }
        for (key, inner) in object {
            if let fault = properties[key].flatMap({ problem(inner, $0) }) { return "\(key): \(fault)" }
            if properties[key] == nil, schema["additionalProperties"] as? Bool == false {
                return "\(key) is not a field"
            }
            if properties[key] == nil, let rest = schema["additionalProperties"] as? [String: Any],
                let fault = problem(inner, rest)
            {
                return fault
            }
        }
        return nil
    }

    private static func listProblem(_ value: Any, _ schema: [String: Any]) -> String? {
        guard let items = value as? [Any], let shape = schema["items"] as? [String: Any] else { return nil }
        return items.lazy.compactMap { problem($0, shape) }.first
    }

    private static func isOf(_ type: Any, _ value: Any) -> Bool {
        let names = type as? [String] ?? [type as? String ?? ""]
        return names.contains { name in
            switch name {
            case "string": value is String
            case "object": value is [String: Any]
            case "array": value is [Any]
            default: false
            }
        }
    }
}
