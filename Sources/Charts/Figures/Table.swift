/// The data of a chart as a table: what the picture shows, to read, copy and hear.
public struct Table: Hashable, Sendable {
    /// What the table holds.
    public let caption: String
    /// The columns' heads.
    public let header: [String]
    /// The rows; the first cell of each names it.
    public let rows: [[String]]
    /// Links of the rows' names, where they have one, in the rows' order; empty if none has.
    public let links: [Link?]

    /// A table; rows are as long as the header.
    init(caption: String, header: [String], rows: [[String]], links: [Link?] = []) {
        self.caption = caption
        self.header = header
        self.rows = rows
        self.links = links
    }

    /// The table as a file: comma-separated values as RFC 4180 describes them, in UTF-8, each line ended by CRLF.
    ///
    /// A spreadsheet would read a cell that begins with =, +, -, @, a tab or a line break as a formula; such a cell begins
    /// with an apostrophe here, unless it is a plain number.
    public var csv: String {
        ([header] + rows).map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func field(_ text: String) -> String {
        let guarded = isFormula(text) && !isNumber(text) ? "'" + text : text
        // By scalars: CR and LF together are a single character, and so are a quote and the mark after it.
        let needsQuotes = guarded.unicodeScalars.contains { [",", "\"", "\r", "\n"].contains($0) }
        guard needsQuotes else { return guarded }
        var quoted = "\"".unicodeScalars
        for scalar in guarded.unicodeScalars {
            quoted.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar])
        }
        quoted.append("\"")
        return String(quoted)
    }

    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return ["=", "+", "-", "@", "\t", "\r", "\n"].contains(first)
    }

    /// A sign, then digits with the separators of any language.
    private static func isNumber(_ text: String) -> Bool {
        let digits = text.unicodeScalars.dropFirst(text.hasPrefix("-") || text.hasPrefix("+") ? 1 : 0)
        guard let first = digits.first, ("0"..."9").contains(first) else { return false }
        return digits.allSatisfy {
            ("0"..."9").contains($0) || ".,\u{A0}\u{202F}".unicodeScalars.contains($0)
        }
    }

    /// The table as HTML, with a scope for every head.
    var markup: Markup {
        let head = header.map { Markup.element("th", ["scope": "col"], .words($0)) }
        let body = rows.enumerated().map { offset, row in
            Markup.element(
                "tr", [:], row.enumerated().map { cell($0.element, column: $0.offset, row: offset) })
        }
        return .element(
            "table", [:], .element("caption", [:], .words(caption)),
            .element("thead", [:], .element("tr", [:], head)), .element("tbody", [:], body))
    }

    private func cell(_ text: String, column: Int, row: Int) -> Markup {
        let words = Markup.element("bdi", [:], .words(text.isEmpty ? "–" : text))
        guard column == 0 else { return .element("td", [:], words) }
        let link = row < links.count ? links[row] : nil
        return .element(
            "th", ["scope": "row"], link.map { .element("a", ["href": $0.address], words) } ?? words)
    }
}
