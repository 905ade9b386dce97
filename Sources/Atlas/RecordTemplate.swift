/// A commented file for a new record: every field of its kind, those required to be filled in, the others to be opened.
public enum RecordTemplate {
    /// The text of the file.
    ///
    /// - Parameters:
    ///   - kind: the kind of record.
    ///   - id: its id; the country is taken from it.
    public static func text(for kind: RecordKind, id: RecordID) -> String {
        var lines = [
            "# A new \(kind.rawValue). Fill in what your source says and nothing more; what it does not say stays out.",
            "# Lines that begin with # are not read: remove the # to use a field. docs/atlas-format.md explains each.",
            "record: \(kind.rawValue)", "id: \(id)",
        ]
        for field in Schema.fields(of: kind) where field.name != "record" && field.name != "id" {
            let example = example(of: field, kind, id)
            let isOpen = field.isRequired || isNeeded(field.name, kind, id)
            lines.append("\(isOpen ? "" : "# ")\(field.name): \(example)   # \(field.note)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Fields that a record of the kind nearly always needs, though the format does not demand them.
    private static func isNeeded(_ field: String, _ kind: RecordKind, _ id: RecordID) -> Bool {
        switch kind {
        case .place:
            field == "in" && id.rawValue.contains(".") || field == "code" && !id.rawValue.contains(".")
        case .measure, .fund, .network, .body: field == "held"
        case .document: field == "year" || field == "url"
        default: false
        }
    }

    private static func example(of field: Field, _ kind: RecordKind, _ id: RecordID) -> String {
        switch (kind, field.name) {
        case (.place, "levels"): return id.rawValue.contains(".") ? "[city]" : "[state]"
        case (.place, "code"): return id.rawValue.uppercased()
        case (.place, "coordinates"): return "{ latitude: …, longitude: …, basis: general-knowledge }"
        case (_, "held"): return "{ from: …, attested: [2014] }"
        case (_, "sources"), (_, "citedIn"): return "[{ document: …, locator: … }]"
        default: return field.shape.example(id: id, name: field.name)
        }
    }

    /// Where the file belongs inside an atlas folder: `COUNTRY/KIND/words.yml`.
    public static func path(for kind: RecordKind, id: RecordID) -> String {
        let words = id.rawValue.split(separator: ".").map(String.init)
        let isPlain = kind == .document
        let name = isPlain || words.count == 1 ? id.rawValue : words.dropFirst().joined(separator: "-")
        return isPlain ? "documents/\(name).yml" : "\(words[0])/\(kind.folder)/\(name).yml"
    }
}

extension RecordKind {
    /// The folder that holds records of the kind.
    public var folder: String {
        switch self {
        case .body: "bodies"
        case .study: "studies"
        default: rawValue + "s"
        }
    }
}

extension Shape {
    /// A value of the shape that shows how it is written.
    fileprivate func example(id: RecordID, name: String) -> String {
        switch self {
        case .text: "…"
        case .names: "{ en: … }"
        case .word(let words): words.contains("city") && words.contains("district") ? "city" : words[0]
        case .integer(let range): "\(max(range.lowerBound, min(2014, range.upperBound)))"
        case .number: "0"
        case .moment: "2014"
        case .duration: "P1Y"
        case .cohort: "\"newcomer\""
        case .defined(let list): list.example
        case .record(let kinds):
            kinds.contains(.place) ? parent(of: id, name) : "…"
        case .party, .payer: "each-city"
        case .inventoryID: "MEA-001"
        case .list(let shape): "[\(shape.example(id: id, name: name))]"
        case .object(let fields):
            "{ "
                + fields.prefix { $0.isRequired || fields.allSatisfy { !$0.isRequired } }.prefix(4)
                .map { "\($0.name): \($0.shape.example(id: id, name: $0.name))" }.joined(separator: ", ")
                + " }"
        case .either(_, let shapes): shapes[0].example(id: id, name: name)
        }
    }

    private func parent(of id: RecordID, _ name: String) -> String {
        let words = id.rawValue.split(separator: ".")
        return String(words[0]) + (name == "in" || words.count < 3 ? "" : ".\(words[1])")
    }
}

extension Shape.Glossary {
    fileprivate var example: String {
        switch self {
        case .field: "newcomer-advice"
        case .need: "newcomer-advice"
        case .domain, .fundedPurpose: "newcomers"
        case .term: "inclusive-city"
        case .process: "integration"
        }
    }
}
