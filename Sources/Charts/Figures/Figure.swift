/// A chart ready for a page: its picture, what is said about it, and its data as a table.
public struct Figure: Hashable, Sendable {
    /// The widths at which a picture is drawn, in CSS pixels; the page shows the one that fits.
    public static let widths = (narrow: 300.0, wide: 680.0)

    /// What is said about the chart.
    public let about: About
    /// The picture for wide places, an `svg` element, or the whole chart where it is an HTML table.
    public let picture: Markup
    /// The picture for places narrower than the wide one, where it differs.
    public let narrowPicture: Markup?
    /// The data.
    public let table: Table
    private let id: FigureID
    private let words: ChartWords
    private let foldsTable: Bool

    /// Draws a chart.
    ///
    /// - Parameters:
    ///   - chart: what to draw.
    ///   - id: what all ids in the figure begin with; each figure of a page needs its own.
    ///   - words: the page's language.
    public init(_ chart: some Chart, id: FigureID, words: ChartWords) {
        about = chart.about
        self.id = id
        self.words = words
        table = chart.table(words: words)
        if let html = chart.html(words: words) {
            picture = html
            narrowPicture = nil
            foldsTable = false
        } else {
            let (wide, narrow) = (id.part("wide"), id.part("narrow"))
            picture = chart.drawing(width: Self.widths.wide, words: words, id: wide).svg(about, id: wide)
            narrowPicture = chart.drawing(width: Self.widths.narrow, words: words, id: narrow).svg(
                about, id: narrow)
            foldsTable = true
        }
    }

    /// The whole `figure` element: title, summary, picture, source and unit, and the table in a fold.
    public var html: String {
        let caption = Markup.element(
            "figcaption", ["id": "\(id.part("caption"))"],
            .element("strong", ["class": "chart-title"], .words(about.title)),
            .element("span", ["class": "chart-summary"], .words(about.summary)))
        return Markup.element(
            "figure", ["class": "chart", "aria-labelledby": "\(id.part("caption"))"],
            [caption] + pictures + [note] + (foldsTable ? [fold] : [])
        ).text + "\n"
    }

    private var pictures: [Markup] {
        guard let narrowPicture else { return [picture] }
        return [
            .element("div", ["class": "chart-wide"], picture),
            .element("div", ["class": "chart-narrow"], narrowPicture),
        ]
    }

    private var note: Markup {
        let parts = [(words.unit, about.unit), (words.source, about.source)].filter { !$0.1.isEmpty }
        guard !parts.isEmpty else { return .empty }
        return .element(
            "p", ["class": "chart-note"],
            parts.map { .element("span", [:], .words("\($0.0): \($0.1)")) })
    }

    private var fold: Markup {
        .element(
            "details", [:], .element("summary", [:], .words(words.showData)),
            .element(
                "div",
                ["class": "chart-table", "role": "group", "tabindex": "0", "aria-label": table.caption],
                table.markup))
    }
}
