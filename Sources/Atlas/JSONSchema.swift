import Foundation

/// `Glossary` where ``Shape`` has one of its own.
private typealias AtlasGlossary = Glossary

/// The format of records as a JSON Schema (2020-12), for editors that check while one writes.
///
/// It describes shapes and words. Whether an id exists, a cohort can be read, a date lies before another or links go round in
/// a circle only loading tells.
public enum RecordSchema {
    /// The schema as JSON text, the same on every run.
    public static func text(for glossary: Glossary) -> String {
        let kinds = RecordKind.allCases.map { kind -> [String: Any] in
            [
                "if": ["properties": ["record": ["const": kind.rawValue]], "required": ["record"]],
                "then": Shape.object(Schema.fields(of: kind)).schema(glossary),
            ]
        }
        let schema: [String: Any] = [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Leitbild record",
            "type": "object",
            "required": ["record", "id"],
            "properties": ["record": ["enum": RecordKind.allCases.map(\.rawValue)]], "allOf": kinds,
        ]
        let options: JSONSerialization.WritingOptions = [
            .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
        ]
        let data = (try? JSONSerialization.data(withJSONObject: schema, options: options)) ?? Data()
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}

extension Shape {
    /// The shape as a schema. Numbers and dates may be text too, since files are read as raw text.
    fileprivate func schema(_ words: AtlasGlossary, isPatch: Bool = false) -> [String: Any] {
        let plain = plainSchema(words, isPatch: isPatch)
        return isPatch ? ["anyOf": [["const": Tree.absent], plain]] : plain
    }

    private func plainSchema(_ words: AtlasGlossary, isPatch: Bool) -> [String: Any] {
        switch self {
        case .text: return ["type": ["string", "number", "boolean"]]
        case .names:
            return [
                "anyOf": [
                    ["type": "string", "minLength": 1],
                    [
                        "type": "object", "minProperties": 1,
                        "additionalProperties": ["type": ["string", "number"]],
                    ],
                ]
            ]
        case .word(let allowed): return Self.words(allowed)
        case .integer: return Self.text("^[0-9]{1,9}$", or: "integer")
        case .number: return Self.text("^[0-9]+([.][0-9]+)?$", or: "number")
        case .moment:
            let bounds: [String: Any] = ["after": Self.date, "by": Self.date]
            return [
                "anyOf": [
                    Self.date, ["type": "object", "properties": bounds, "additionalProperties": false],
                ]
            ]
        case .duration: return ["type": "string", "pattern": "^P[1-9][0-9]{0,3}[YMD]$"]
        case .cohort: return ["type": "string", "minLength": 1]
        case .defined(let list): return Self.words(words.words(of: list).sorted())
        case .record, .party: return ["type": "string", "pattern": Self.id]
        case .payer:
            let persons: [String: Any] = [
                "type": "object", "required": ["cohort"], "properties": ["cohort": ["type": "string"]],
                "additionalProperties": false,
            ]
            return ["anyOf": [["type": "string", "pattern": Self.id], persons]]
        case .inventoryID: return ["type": "string", "pattern": "^[A-Z]{3}-[0-9]{3}$"]
        case .list(let shape):
            let item = shape.schema(words)
            return ["anyOf": [["type": "array", "items": item], item]]
        case .either(_, let shapes): return ["anyOf": shapes.map { $0.schema(words) }]
        case .object(let fields):
            let isStage = fields.contains { $0.name == "agreed" } && fields.contains { $0.name == "says" }
            var properties: [String: Any] = [:]
            for field in fields {
                var schema = field.shape.schema(
                    words, isPatch: isPatch || (isStage && field.name != "from"))
                schema["description"] = field.note
                properties[field.name] = schema
            }
            let required = isPatch ? [] : fields.filter(\.isRequired).map(\.name)
            return [
                "type": "object", "properties": properties, "required": required,
                "additionalProperties": false,
            ]
        }
    }

    private static let id = "^[a-z0-9-]+([.][a-z0-9-]+)*$"
    private static var date: [String: Any] { text("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", or: "integer") }

    private static func text(_ pattern: String, or type: String) -> [String: Any] {
        ["anyOf": [["type": "string", "pattern": pattern], ["type": type]]]
    }

    /// Words; yes and no also as the truth values that some editors take them for.
    private static func words(_ words: [String]) -> [String: Any] {
        let truths: [Any] = words == ["yes", "no"] ? [true, false] : []
        return ["enum": words as [Any] + truths]
    }
}
