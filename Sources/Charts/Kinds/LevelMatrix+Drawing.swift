extension LevelMatrix {
    /// The matrix as a grid of lettered marks; wider than asked where its columns need it.
    public func drawing(width: Double, words: ChartWords, id: FigureID) -> Drawing {
        guard !rows.isEmpty, !columns.isEmpty else { return Draw.nothing(width: width, words: words) }
        let grid = MatrixGrid(self, width: width)
        let legend = Legend(entries: entries(words), width: grid.width, sample: (34, 30))
        let top = legend.height + (legend.entries.isEmpty ? 0 : 6)
        let feet = grid.rowHeights.reduce(into: [top + grid.heads.height]) { $0.append(($0.last ?? 0) + $1) }
        let bottom = feet.last ?? top
        let content = zip(rows.indices, feet).flatMap { row, upper in
            grid.label(of: row, top: upper)
                + columns.indices.map { cell(row, $0, grid: grid, top: upper, words: words) }
        }
        return Drawing(
            width: grid.width, height: bottom + 2,
            content: legend.markup(top: 0) + grid.heads.markup(grid.middles, top: top)
                + grid.lines(feet) + content)
    }

    private func entries(_ words: ChartWords) -> [Legend.Entry] {
        var entries = roles.indices.map { role in
            Legend.Entry(label: roles[role].label) { sign(role, isCertain: true, at: $0) }
        }
        if hasUncertain {
            entries.append(.init(label: words.uncertain) { sign(0, isCertain: false, at: $0) })
        }
        let all = cells.joined()
        if all.contains(.missing) { entries.append(.init(label: words.missing, sample: Self.missing)) }
        if all.contains(.roles([])) { entries.append(.init(label: words.none, sample: Self.none)) }
        return entries
    }

    private func cell(_ row: Int, _ column: Int, grid: MatrixGrid, top: Double, words: ChartWords) -> Markup {
        let cell = cells[row][column]
        let middle = Point(x: grid.middles[column], y: top + grid.rowHeights[row] / 2)
        let said = "\(rows[row]), \(columns[column]): \(text(cell, words))"
        return .element(
            "g", [:],
            [.element("title", [:], .words(said))] + marks(cell, around: middle, across: grid.across))
    }

    private func marks(_ cell: Cell, around middle: Point, across: Int) -> [Markup] {
        guard case .roles(let certain, let uncertain) = cell else { return Self.missing(middle) }
        let shown = certain.union(uncertain).sorted()
        guard !shown.isEmpty else { return Self.none(middle) }
        let lines = stride(from: 0, to: shown.count, by: across).map {
            shown[$0..<min($0 + across, shown.count)]
        }
        return lines.enumerated().flatMap { line, roles in
            roles.enumerated().flatMap { place, role in
                sign(
                    role, isCertain: certain.contains(role),
                    at: Point(
                        x: middle.x + (Double(place) - Double(roles.count - 1) / 2) * MatrixGrid.step,
                        y: middle.y + (Double(line) - Double(lines.count - 1) / 2) * MatrixGrid.step))
            }
        }
    }

    /// What no source states: a frame with a question mark.
    private static func missing(_ at: Point) -> [Markup] {
        [
            .element(
                "rect",
                [
                    "x": (at.x - 12).tenth, "y": (at.y - 12).tenth, "width": "24", "height": "24", "rx": "4",
                    "class": "open",
                ]),
            Draw.text("?", Point(x: at.x, y: at.y + 4.5), .middle, class: "absent"),
        ]
    }

    /// What is said to be nobody's: a dash without a frame.
    private static func none(_ at: Point) -> [Markup] {
        [Draw.text("–", Point(x: at.x, y: at.y + 4.5), .middle, class: "absent")]
    }
}
