/// How the rows and columns of a matrix share a drawing.
struct MatrixGrid {
    /// From mark to mark in a cell.
    static let step = LevelMatrix.markSize + 3

    /// Of the whole; no less than the columns need.
    let width: Double
    let heads: MatrixHeads
    /// Where each column has its middle.
    let middles: [Double]
    /// How many marks stand beside each other in a cell.
    let across: Int
    let rowHeights: [Double]
    private let labels: [[String]]
    private let columnWidth: Double
    private let labelWidth: Double

    init(_ matrix: LevelMatrix, width: Double) {
        let room = min(max(width * 0.28, 120), 190)
        let labels = matrix.rows.map { TextMeasure.wrap($0, width: room, size: Self.boldSize) }
        let widest = labels.joined().map { TextMeasure.width($0, size: Self.boldSize) }.max() ?? 0
        let counts = matrix.cells.map { $0.map(\.count) }
        let most = max(1, counts.joined().max() ?? 0)
        let left = widest + 12
        let least = max(46, Double(min(2, most)) * Self.step + 9)
        let heads = MatrixHeads(
            matrix.columns, room: width - left, columnWidth: (width - left) / Double(matrix.columns.count),
            least: least)
        let middles = matrix.columns.indices.map { left + (Double($0) + 0.5) * heads.columnWidth }
        let across = max(1, min(most, Int((heads.columnWidth - 6) / Self.step)))
        rowHeights = zip(labels, counts).map { lines, counts in
            let marks = ((counts.max() ?? 0) + across - 1) / across
            return max(Double(max(1, marks)) * Self.step + 9, Double(lines.count) * Draw.lineHeight + 12)
        }
        self.width = max(
            left + heads.columnWidth * Double(matrix.columns.count),
            zip(middles, heads.reach).map { $0 + $1 }.max() ?? 0)
        self.heads = heads
        self.middles = middles
        self.across = across
        self.labels = labels
        columnWidth = heads.columnWidth
        labelWidth = left
    }

    /// The label of a row at the left.
    func label(of row: Int, top: Double) -> [Markup] {
        let height = Double(labels[row].count) * Draw.lineHeight
        let foot = top + (rowHeights[row] - height) / 2 + 13
        return Draw.text(lines: labels[row], Point(x: 0, y: foot), class: "strong")
    }

    /// Lines between rows and columns; `feet` are the heights of the lines between rows.
    func lines(_ feet: [Double]) -> [Markup] {
        let (top, bottom) = (feet.first ?? 0, feet.last ?? 0)
        let right = labelWidth + columnWidth * Double(middles.count)
        let columns = middles.map { middle in
            let x = middle - columnWidth / 2
            return Draw.line(Point(x: x, y: top), Point(x: x, y: bottom), class: "grid")
        }
        return columns
            + feet.enumerated().map {
                Draw.line(
                    Point(x: 0, y: $0.element), Point(x: right, y: $0.element),
                    class: $0.offset == 0 ? "zero" : "grid")
            }
    }

    /// Bold words are measured as if they were larger.
    private static let boldSize = Draw.labelSize * 1.08
}

/// The heads of a matrix's columns: wrapped above them, or turned by half a right angle where the columns are too narrow.
struct MatrixHeads {
    let columnWidth: Double
    /// How high they stand above the first row.
    let height: Double
    /// How far each reaches to the right of its column's middle.
    let reach: [Double]
    private let lines: [[String]]
    private let isTurned: Bool
    private static let (longest, lineHeight, half) = (150.0, 15.0, 0.5.squareRoot())

    /// - Parameters:
    ///   - labels: the heads.
    ///   - room: for all columns together.
    ///   - columnWidth: of each, if they share the room.
    ///   - least: how wide a column is at least.
    init(_ labels: [String], room: Double, columnWidth: Double, least: Double) {
        let wrapped = labels.map {
            TextMeasure.wrap($0, width: columnWidth - 10, size: Draw.softSize, limit: 4)
        }
        let words = labels.flatMap { $0.split(whereSeparator: \.isWhitespace) }
        let widest = words.map { TextMeasure.width(String($0), size: Draw.softSize) }.max() ?? 0
        isTurned = columnWidth < least || (columnWidth < 150 && widest > columnWidth - 10)
        guard isTurned else {
            self.columnWidth = columnWidth
            lines = wrapped
            height = Double(wrapped.map(\.count).max() ?? 0) * Self.lineHeight + 10
            reach = labels.map { _ in columnWidth / 2 }
            return
        }
        lines = labels.map { TextMeasure.wrap($0, width: Self.longest, size: Draw.softSize, limit: 2) }
        let widths = lines.map { $0.map { TextMeasure.width($0, size: Draw.softSize) }.max() ?? 0 }
        let reach = widths.map { ($0 + 2 * Self.lineHeight) * Self.half }
        // The last heads stand over the edge of the grid.
        let over = reach.enumerated().map { $0.element - (Double(labels.count - $0.offset) - 0.5) * least }
        self.columnWidth = max(least, (room - max(0, over.max() ?? 0)) / Double(labels.count))
        self.reach = reach
        height = (reach.max() ?? 0) + 14
    }

    /// The heads over the middles of their columns.
    func markup(_ middles: [Double], top: Double) -> [Markup] {
        zip(lines, middles).flatMap { lines, middle in
            isTurned ? [turned(lines, middle, top: top)] : upright(lines, middle, top: top)
        }
    }

    private func upright(_ lines: [String], _ middle: Double, top: Double) -> [Markup] {
        let first = top + height - 10 - Double(lines.count - 1) * Self.lineHeight
        return lines.enumerated().map {
            Draw.text(
                $0.element, Point(x: middle, y: first + Double($0.offset) * Self.lineHeight), .middle,
                class: "soft ink")
        }
    }

    private func turned(_ lines: [String], _ middle: Double, top: Double) -> Markup {
        let foot = top + height - 14
        let first = foot + 4.5 - Double(lines.count - 1) * Self.lineHeight / 2
        return .element(
            "g", ["transform": "rotate(-45 \(middle.tenth) \(foot.tenth))"],
            lines.enumerated().map {
                Draw.text(
                    $0.element, Point(x: middle, y: first + Double($0.offset) * Self.lineHeight),
                    class: "soft ink")
            })
    }
}

extension LevelMatrix.Cell {
    /// How many marks it holds; what is missing and what is none take the room of one.
    fileprivate var count: Int {
        guard case .roles(let certain, let uncertain) = self else { return 1 }
        return max(1, certain.union(uncertain).count)
    }
}
