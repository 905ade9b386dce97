/// A chart as an SVG file that looks right on its own, in a viewer, a document or on paper: title and summary above, unit and
/// source below, the colours written in. It has no links and no script, and asks nothing of the network.
///
/// Unlike the picture on a page it does not follow the reader's light or dark setting, and it does not hold the table.
public struct ChartFile: Hashable, Sendable {
    /// The whole document, to be written as UTF-8.
    public let svg: String
    /// In CSS pixels; more than was asked for where the chart needs it.
    public let width: Double
    /// In CSS pixels, as words and data need it.
    public let height: Double

    private static let margin = 24.0
    private static let widths = Figure.widths.narrow...4000

    /// Draws a chart as a file.
    ///
    /// - Parameters:
    ///   - chart: what to draw.
    ///   - words: the language of the file.
    ///   - palette: the colours.
    ///   - width: of the whole file, in CSS pixels; less than 300 counts as 300, more than 4000 as 4000.
    public init(
        _ chart: some Chart, words: ChartWords, palette: Palette = .light,
        width: Double = Figure.widths.wide
    ) {
        let asked = min(Self.widths.upperBound, max(Self.widths.lowerBound, width))
        let drawing = chart.withoutLinks.drawing(
            width: asked - 2 * Self.margin, words: words, id: .file)
        let column = Column(left: Self.margin, width: drawing.width)
        let head = column.lines(of: [(chart.about.title, .title), (chart.about.summary, .summary)], top: 20)
        let picture = head.bottom + 14
        let notes = [(words.unit, chart.about.unit), (words.source, chart.about.source)].filter {
            !$0.1.isEmpty
        }
        let foot = column.lines(
            of: notes.map { ("\($0.0): \($0.1)", .note) }, top: picture + drawing.height + 14)
        // Whole numbers, or pixels at the edges stay half empty.
        self.width = (drawing.width + 2 * Self.margin).rounded(.up)
        height = (foot.bottom + 20).rounded(.up)
        svg = Self.document(
            chart.about, width: self.width, height: height, palette: palette,
            content: head.markup
                + [
                    .element(
                        "g", ["transform": "translate(\(Self.margin.tenth) \(picture.tenth))"],
                        drawing.content)
                ] + foot.markup)
    }

    private static func document(
        _ about: About, width: Double, height: Double, palette: Palette, content: [Markup]
    ) -> String {
        let (title, description) = (FigureID.file.part("title"), FigureID.file.part("desc"))
        let parts: [Markup] = [
            .element("title", ["id": "\(title)"], .words(about.title)),
            .element("desc", ["id": "\(description)"], .words("\(about.description) \(about.summary)")),
            .element("style", [:], PictureStyle.file(palette).map(Markup.words)),
            Pattern.hatch(.file),
            .element("rect", ["width": width.tenth, "height": height.tenth, "class": "paper"]),
        ]
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + Markup.element(
                "svg",
                [
                    "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width.tenth) \(height.tenth)",
                    "width": width.tenth, "height": height.tenth, "role": "img",
                    "aria-labelledby": "\(title) \(description)",
                ], parts + content
            ).text + "\n"
    }
}

/// Paragraphs below each other, each in as many lines as it needs.
private struct Column {
    /// How a paragraph is set. Bold words are measured as if they were larger.
    struct Style {
        let name: String
        let measured: Double
        let lineHeight: Double
        var gap = 0.0

        static let title = Style(name: "title", measured: 19.5, lineHeight: 24)
        static let summary = Style(name: "summary", measured: 14, lineHeight: 20, gap: 4)
        static let note = Style(name: "soft", measured: Draw.softSize, lineHeight: Draw.lineHeight)
    }

    let left: Double
    let width: Double

    func lines(of paragraphs: [(String, Style)], top: Double) -> (markup: [Markup], bottom: Double) {
        var bottom = top
        var markup: [Markup] = []
        for (text, style) in paragraphs {
            bottom += style.gap
            for line in TextMeasure.wrap(text, width: width, size: style.measured, limit: .max) {
                bottom += style.lineHeight
                markup.append(Draw.text(line, Point(x: left, y: bottom - 5), class: style.name))
            }
        }
        return (markup, bottom)
    }
}
