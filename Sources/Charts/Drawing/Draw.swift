/// The simple parts of a drawing.
enum Draw {
    /// The height of a line of text.
    static let lineHeight = 17.0
    /// The size of labels, and of the smaller text of axes and notes.
    static let (labelSize, softSize) = (13.0, 12.0)

    /// Where a text stands against its point.
    enum Anchor: String { case start, middle, end }

    static func text(_ words: String, _ at: Point, _ anchor: Anchor = .start, class name: String? = nil)
        -> Markup
    {
        .element(
            "text",
            [
                "x": at.x.tenth, "y": at.y.tenth, "text-anchor": anchor == .start ? nil : anchor.rawValue,
                "class": name,
            ], .words(words))
    }

    /// Lines of text below each other; `at` is the foot of the first.
    static func text(
        lines: [String], _ at: Point, _ anchor: Anchor = .start, class name: String? = nil
    ) -> [Markup] {
        lines.enumerated().map {
            text($0.element, Point(x: at.x, y: at.y + Double($0.offset) * lineHeight), anchor, class: name)
        }
    }

    static func line(_ from: Point, _ to: Point, class name: String, dash: String? = nil) -> Markup {
        .element(
            "line",
            [
                "x1": from.x.tenth, "y1": from.y.tenth, "x2": to.x.tenth, "y2": to.y.tenth, "class": name,
                "stroke-dasharray": dash,
            ])
    }

    static func rect(
        x: Double, y: Double, width: Double, height: Double, class name: String, fill: String? = nil
    ) -> Markup {
        .element(
            "rect",
            [
                "x": x.tenth, "y": y.tenth, "width": max(0, width).tenth, "height": height.tenth,
                "class": name, "fill": fill,
            ])
    }

    /// A surface that is hatched, for what is kept back or uncertain.
    static func hatched(
        x: Double, y: Double, width: Double, height: Double, id: FigureID, class name: String = "hatched"
    ) -> Markup {
        rect(x: x, y: y, width: width, height: height, class: name, fill: id.reference("hatch"))
    }

    /// What stands where there is nothing to draw.
    static func nothing(width: Double, words: ChartWords) -> Drawing {
        let lines = TextMeasure.wrap(words.noData, width: width, size: labelSize)
        return Drawing(
            width: width, height: Double(lines.count) * lineHeight + 8,
            content: text(lines: lines, Point(x: 0, y: lineHeight)))
    }
}
