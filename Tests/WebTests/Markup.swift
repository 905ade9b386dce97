import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Readers of what the site gives out, independent of what wrote it.
enum Markup {
    /// What makes the bytes no XML; nil where they are.
    static func fault(in bytes: Data) -> String? {
        let parser = XMLParser(data: bytes)
        return parser.parse()
            ? nil : "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "?")"
    }

    /// The cells of comma-separated values (RFC 4180), read scalar by scalar.
    static func rows(of text: String) -> [[String]] {
        var rows: [[String]] = [], row: [String] = [], cell = String.UnicodeScalarView()
        var isQuoted = false
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"" where isQuoted && scalars.first == "\"":
                cell.append(scalar)
                scalars.removeFirst()
            case "\"": isQuoted.toggle()
            case _ where isQuoted: cell.append(scalar)
            case ",":
                row.append(String(cell))
                cell = .init()
            case "\r" where scalars.first == "\n": break
            case "\n":
                rows.append(row + [String(cell)])
                (row, cell) = ([], .init())
            default: cell.append(scalar)
            }
        }
        return rows
    }

    struct Element {
        let name: String
        var attributes: [String: String] = [:]
    }

    /// The elements of a page, read as a browser does, scalar by scalar: a quote ends a value, whatever follows it.
    static func elements(of page: Data) -> [Element] {
        var rest = Array(String(decoding: page, as: UTF8.self).unicodeScalars)[...]
        var found: [Element] = []
        while let open = rest.firstIndex(of: "<") {
            rest = rest[(open + 1)...]
            guard rest.first?.properties.isAlphabetic == true, rest.first?.isASCII == true else { continue }
            var element = Element(name: word(from: &rest))
            while let scalar = rest.first, scalar != ">" {
                guard !scalar.properties.isWhitespace, scalar != "/" else {
                    rest.removeFirst()
                    continue
                }
                let name = word(from: &rest)
                element.attributes[name] = rest.first == "=" ? value(from: &rest) : ""
                if name.isEmpty, rest.first != ">" { rest = rest.dropFirst() }
            }
            found.append(element)
        }
        return found
    }

    private static func word(from rest: inout ArraySlice<Unicode.Scalar>) -> String {
        let word = rest.prefix { !$0.properties.isWhitespace && !["=", ">", "/"].contains($0) }
        rest = rest.dropFirst(word.count)
        return text(word).lowercased()
    }

    private static func value(from rest: inout ArraySlice<Unicode.Scalar>) -> String {
        rest.removeFirst()
        guard let quote = rest.first, quote == "\"" || quote == "'" else {
            let value = rest.prefix { !$0.properties.isWhitespace && $0 != ">" }
            rest = rest.dropFirst(value.count)
            return text(value)
        }
        rest.removeFirst()
        let value = rest.prefix { $0 != quote }
        rest = rest.dropFirst(value.count + 1)
        return text(value)
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// What the site never writes by itself: other elements, handlers, addresses that run something or fetch from elsewhere.
    static func strangers(in page: Data) -> Set<String> {
        var found = Set<String>()
        for element in elements(of: page) {
            if !own.contains(element.name) { found.insert("<\(element.name)>") }
            for (name, value) in element.attributes {
                if name.hasPrefix("on") { found.insert("\(element.name) \(name)") }
                guard ["href", "src", "action", "formaction", "xlink:href"].contains(name) else { continue }
                let isFine =
                    value.isEmpty
                    || ["/", "#", "https://", "http://"].contains { value.hasPrefix($0) }
                        && !value.hasPrefix("//")
                if !isFine { found.insert("\(name)=\(value)") }
            }
        }
        return found
    }

    private static let own: Set = [
        "a", "article", "b", "bdi", "body", "br", "button", "caption", "circle", "cite", "code", "dd", "defs",
        "desc", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "g", "h1", "h2", "h3", "h4",
        "head",
        "header", "html", "input", "label", "legend", "li", "line", "link", "main", "mark", "meta", "nav",
        "ol",
        "option", "p", "path", "pattern", "polygon", "polyline", "rect", "section", "select", "small", "span",
        "strong",
        "summary", "svg", "table", "tbody", "td", "text", "textarea", "th", "thead", "title", "tr", "tspan",
        "ul",
    ]
}
