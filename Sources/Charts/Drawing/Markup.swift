/// A piece of XML that is well-formed and escaped by construction: element and attribute names come from the program's own
/// text, everything else is escaped. It does not check that an element may stand where it is put.
public struct Markup: Hashable, Sendable {
    /// The markup as text, ready to stand in an HTML page.
    public let text: String

    /// Nothing.
    static let empty = Markup(text: "")

    private init(text: String) { self.text = text }

    /// Words, escaped; characters that XML forbids, and those that turn the order of what follows, become U+FFFD.
    static func words(_ words: String) -> Markup { Markup(text: escaped(words)) }

    /// An element; an attribute that is nil is left out.
    static func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
        _ children: Markup...
    ) -> Markup {
        element(name, attributes, children)
    }

    /// An element with its children, one a line where there are several.
    static func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
        _ children: [Markup]
    ) -> Markup {
        var opening = "<\(name)"
        for (key, value) in attributes {
            if let value { opening += " \(key)=\"\(escaped(value))\"" }
        }
        let inner = lines(children).text
        let isTall = children.count > 1
        return Markup(text: "\(opening)>\(isTall ? "\n" : "")\(inner)\(isTall ? "\n" : "")</\(name)>")
    }

    /// Pieces one after the other, one a line.
    static func lines(_ pieces: [Markup]) -> Markup {
        Markup(text: pieces.filter { $0 != .empty }.map(\.text).joined(separator: "\n"))
    }

    /// Pieces one after the other without a break.
    static func run(_ pieces: Markup...) -> Markup { Markup(text: pieces.map(\.text).joined()) }

    private static func escaped(_ words: String) -> String {
        var out = ""
        for scalar in words.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\t", "\n", "\r": out += " "
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}",
                "\u{202D}", "\u{202E}":
                out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
