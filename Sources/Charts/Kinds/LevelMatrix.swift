/// Who does what: rows of levels, columns of fields, and in each cell up to six parts, each a lettered mark of its own form.
///
/// On a page it is an HTML table rather than a picture, so that it can be walked through by row and column and read at any
/// width; where it is narrow each row becomes a list. The picture is for files.
public struct LevelMatrix: Chart {
    /// A part that a row can have in a column.
    public struct Role: Hashable, Sendable {
        /// The letter on its mark.
        public let letter: Character
        /// What it is.
        public let label: String

        /// A part.
        public init(_ letter: Character, _ label: String) {
            self.letter = letter
            self.label = label
        }
    }

    /// What a cell holds.
    public enum Cell: Hashable, Sendable {
        /// These parts, by their place in the list of roles; uncertain ones are drawn open. None at all is a statement.
        case roles(Set<Int>, uncertain: Set<Int> = [])
        /// No source states it.
        case missing
    }

    /// What is said about it.
    public let about: About
    /// The parts there are.
    public let roles: [Role]
    /// What each row is.
    public let rows: [String]
    /// What each column is.
    public let columns: [String]
    /// The cells by row and column.
    public let cells: [[Cell]]

    /// - Throws: `ChartRefusal` for more than six roles, or cells that do not fit rows, columns or roles.
    public init(
        _ about: About, roles: [Role], rows: [String], columns: [String], cells: [[Cell]]
    ) throws(ChartRefusal) {
        guard roles.count <= ChartStyle.kinds else {
            throw .tooMany("roles", count: roles.count, limit: ChartStyle.kinds, instead: "Join some.")
        }
        guard cells.count == rows.count else {
            throw .mismatch("rows of cells", count: cells.count, expected: rows.count)
        }
        for row in cells {
            guard row.count == columns.count else {
                throw .mismatch("cells in a row", count: row.count, expected: columns.count)
            }
            for case .roles(let certain, let uncertain) in row {
                let last = certain.union(uncertain).max() ?? -1
                guard last < roles.count, certain.union(uncertain).allSatisfy({ $0 >= 0 }) else {
                    throw .mismatch("roles", count: roles.count, expected: last + 1)
                }
            }
        }
        self.about = about
        self.roles = roles
        self.rows = rows
        self.columns = columns
        self.cells = cells
    }

    /// The matrix as plain text.
    public func table(words: ChartWords) -> Table {
        Table(
            caption: about.title, header: [words.label] + columns,
            rows: zip(rows, cells).map { [$0] + $1.map { text($0, words) } })
    }

    /// What a cell holds, in words.
    func text(_ cell: Cell, _ words: ChartWords) -> String {
        guard case .roles(let certain, let uncertain) = cell else { return words.missing }
        let parts = roles.indices.compactMap { role -> String? in
            if certain.contains(role) { return roles[role].label }
            return uncertain.contains(role) ? "\(roles[role].label) (\(words.uncertain))" : nil
        }
        return parts.isEmpty ? words.none : parts.joined(separator: ", ")
    }

    /// Legend and table; roles stand in attributes so that it stays a table when it is laid out as lists.
    public func html(words: ChartWords) -> Markup? {
        rows.isEmpty || columns.isEmpty
            ? .element("p", [:], .words(words.noData))
            : .lines([legend(words: words), markup(words: words)])
    }

    private func markup(words: ChartWords) -> Markup {
        let head = [words.label] + columns
        let header = Markup.element(
            "tr", ["role": "row"],
            head.map { .element("th", ["scope": "col", "role": "columnheader"], .words($0)) })
        let body = zip(rows, cells).map { label, row in
            Markup.element(
                "tr", ["role": "row"],
                [.element("th", ["scope": "row", "role": "rowheader"], .element("bdi", [:], .words(label)))]
                    + zip(columns, row).map { cell($1, column: $0, words: words) })
        }
        return .element(
            "table", ["class": "chart-matrix", "role": "table"],
            .element("caption", ["class": "chart-hidden"], .words(about.title)),
            .element("thead", ["role": "rowgroup"], header), .element("tbody", ["role": "rowgroup"], body))
    }

    private func legend(words: ChartWords) -> Markup {
        var entries = roles.indices.map { (mark($0, isCertain: true), roles[$0].label) }
        if hasUncertain { entries.append((mark(0, isCertain: false), words.uncertain)) }
        let all = cells.joined()
        if all.contains(.missing) {
            entries.append(
                (
                    .element("span", ["class": "chart-missing", "aria-hidden": "true"], .words("?")),
                    words.missing
                ))
        }
        if all.contains(.roles([])) {
            entries.append(
                (.element("span", ["class": "chart-none", "aria-hidden": "true"], .words("–")), words.none))
        }
        return .element(
            "ul", ["class": "chart-legend"],
            entries.map { .element("li", [:], .run($0.0, .words(" \($0.1)"))) })
    }

    private func cell(_ cell: Cell, column: String, words: ChartWords) -> Markup {
        var shown: [Markup]
        switch cell {
        case .missing:
            shown = [.element("span", ["class": "chart-missing", "aria-hidden": "true"], .words("?"))]
        case .roles(let certain, let uncertain):
            shown = roles.indices.filter { certain.contains($0) || uncertain.contains($0) }.map {
                mark($0, isCertain: certain.contains($0))
            }
            if shown.isEmpty {
                shown = [.element("span", ["class": "chart-none", "aria-hidden": "true"], .words("–"))]
            }
        }
        return .element(
            "td", ["role": "cell"],
            .element("span", ["class": "chart-column", "aria-hidden": "true"], .words(column)),
            .element("span", ["class": "chart-marks"], .lines(shown)),
            .element("span", ["class": "chart-hidden"], .words(text(cell, words))))
    }

    private func mark(_ role: Int, isCertain: Bool) -> Markup {
        .element(
            "svg",
            [
                "viewBox": "0 0 26 26", "width": "26", "height": "26", "aria-hidden": "true",
                "focusable": "false",
            ],
            sign(role, isCertain: isCertain, at: Point(x: 13, y: 13)))
    }
}

extension LevelMatrix {
    /// How wide and high a mark is.
    static let markSize = 26.0

    /// Whether any part is uncertain.
    var hasUncertain: Bool {
        cells.joined().contains { if case .roles(_, let some) = $0 { !some.isEmpty } else { false } }
    }

    /// The lettered mark of a role around a point.
    func sign(_ role: Int, isCertain: Bool, at: Point) -> [Markup] {
        let shape: [Shape] = [.circle, .square, .hexagon, .diamond, .triangle, .cross]
        let form = shape[role % shape.count]
        return [
            form.mark(
                at, radius: form == .diamond || form == .triangle ? 9.6 : 10.5,
                class: isCertain ? "fill-\(role + 1)" : "ring stroke-\(role + 1)"),
            Draw.text(
                String(roles[role].letter), Point(x: at.x, y: at.y + 4), .middle,
                class: isCertain ? "letter" : "letter unsure"),
        ]
    }
}
