/// How labelled rows share a drawing: labels in a column of their own where there is room, else above their row.
struct Rows {
    /// Where each row's mark stands: its middle, and the feet of its label's lines.
    struct Row {
        let lines: [String]
        let labelFoot: Double
        let middle: Double
    }

    let rows: [Row]
    /// How wide the column of labels is; 0 where they stand above.
    let labelWidth: Double
    /// Where the last row ends.
    let bottom: Double

    init(labels: [String], width: Double, top: Double, markHeight: Double) {
        let isNarrow = width < 480
        let room = isNarrow ? width - 4 : width * 0.38
        let wrapped = labels.map { TextMeasure.wrap($0, width: room, size: Draw.labelSize) }
        let widest = wrapped.joined().map { TextMeasure.width($0, size: Draw.labelSize) }.max() ?? 0
        labelWidth = isNarrow ? 0 : min(room, widest)
        var y = top
        var rows: [Row] = []
        for lines in wrapped {
            let text = Double(lines.count) * Draw.lineHeight
            if isNarrow {
                rows.append(Row(lines: lines, labelFoot: y + 13, middle: y + text + markHeight / 2))
                y += text + markHeight + 8
            } else {
                let height = max(text, markHeight) + 6
                rows.append(
                    Row(lines: lines, labelFoot: y + (height - text) / 2 + 13, middle: y + height / 2))
                y += height
            }
        }
        self.rows = rows
        bottom = y
    }

    /// The labels, set against the marks.
    func labels() -> [Markup] {
        rows.flatMap { row in
            labelWidth > 0
                ? Draw.text(lines: row.lines, Point(x: labelWidth, y: row.labelFoot), .end)
                : Draw.text(lines: row.lines, Point(x: 4, y: row.labelFoot), class: "halo")
        }
    }
}
