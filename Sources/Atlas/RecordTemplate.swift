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
            let example = field.shape.example(id: id, name: field.name)
            lines.append("\(field.isRequired ? "" : "# ")\(field.name): \(example)   # \(field.note)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Where the file belongs inside an atlas folder: `COUNTRY/KIND/words.yml`.
    public static func path(for kind: RecordKind, id: RecordID) -> String {
        let words = id.rawValue.split(separator: ".").map(String.init)
        let isPlain = kind == .document
        let folder = isPlain ? "eu" : words[0]
        let name = isPlain || words.count == 1 ? id.rawValue : words.dropFirst().joined(separator: "-")
        return "\(folder)/\(kind.folder)/\(name).yml"
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
        case .word(let words): words[0]
        case .integer(let range): "\(max(range.lowerBound, min(2014, range.upperBound)))"
        case .number: "0"
        case .moment: "2014"
        case .duration: "P1Y"
        case .cohort: "\"newcomer\""
        case .defined(let list): list.example
        case .record(let kinds):
            kinds.contains(.place) ? parent(of: id, name) : kinds.contains(.document) ? "mpi-2014" : "…"
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
