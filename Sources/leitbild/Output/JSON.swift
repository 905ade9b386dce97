/// A JSON value whose keys keep their order, so that the same answer is the same bytes.
indirect enum JSON {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([(String, JSON)])

    /// Text, or null when there is none.
    static func optional(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }
    /// A list of texts.
    static func texts(_ texts: [String]) -> JSON { .list(texts.map { .text($0) }) }

    /// Indented by two blanks.
    var rendered: String {
        var out = ""
        render(into: &out, indent: "")
        return out + "\n"
    }

    private func render(into out: inout String, indent: String) {
        switch self {
        case .null: out += "null"
        case .bool(let value): out += value ? "true" : "false"
        case .number(let value):
            out += value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
        case .text(let text): out += Self.quoted(text)
        case .list(let items):
            if items.isEmpty { return out += "[]" }
            Self.block(&out, "[", "]", indent, items) { $1.render(into: &$0, indent: indent + "  ") }
        case .object(let pairs):
            if pairs.isEmpty { return out += "{}" }
            Self.block(&out, "{", "}", indent, pairs) {
                $0 += Self.quoted($1.0) + ": "
                $1.1.render(into: &$0, indent: indent + "  ")
            }
        }
    }

    private static func block<Item>(
        _ out: inout String, _ open: String, _ close: String, _ indent: String, _ items: [Item],
        _ render: (inout String, Item) -> Void
    ) {
        out += open
        for (index, item) in items.enumerated() {
            out += (index == 0 ? "\n" : ",\n") + indent + "  "
            render(&out, item)
        }
        out += "\n" + indent + close
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default:
                if scalar.value < 0x20 {
                    let hex = String(scalar.value, radix: 16)
                    out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out + "\""
    }
}

extension [String] {
    /// A row as an object under its header; empty cells are null.
    func json(_ header: [String]) -> JSON {
        .object(zip(header, self).map { ($0, .optional($1.isEmpty ? nil : $1)) })
    }
}
