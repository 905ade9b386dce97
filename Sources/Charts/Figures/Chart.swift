/// What is said about a chart in words.
public struct About: Hashable, Sendable {
    /// What the chart shows.
    public let title: String
    /// How it shows it, for those who do not see it.
    public let description: String
    /// What one learns from it, as one sentence.
    public let summary: String
    /// Where the numbers come from.
    public let source: String
    /// What the numbers count.
    public let unit: String

    /// Words about a chart, in the page's language.
    public init(title: String, description: String, summary: String, source: String, unit: String) {
        self.title = title
        self.description = description
        self.summary = summary
        self.source = source
        self.unit = unit
    }
}

/// Data that can be drawn at a width and told as a table. The same data, width and words give the same text.
public protocol Chart: Sendable {
    /// What is said about it.
    var about: About { get }
    /// The picture at a width, in CSS pixels; wider only where the chart says so.
    func drawing(width: Double, words: ChartWords, id: FigureID) -> Drawing
    /// The same data as a table.
    func table(words: ChartWords) -> Table
    /// What pages show in place of the picture, where the chart can be read better as HTML; nil otherwise.
    func html(words: ChartWords) -> Markup?
    /// The same chart without anything that leads elsewhere, for files that travel on their own.
    var withoutLinks: Self { get }
}

extension Chart {
    /// Most charts are pictures.
    public func html(words: ChartWords) -> Markup? { nil }
    /// Most charts have no links.
    public var withoutLinks: Self { self }
}

/// A picture of a chart at one width.
public struct Drawing: Hashable, Sendable {
    /// In CSS pixels.
    public let width: Double
    /// In CSS pixels, as the data need it.
    public let height: Double
    let content: [Markup]
    let hasLinks: Bool

    init(width: Double, height: Double, content: [Markup], hasLinks: Bool = false) {
        self.width = width
        self.height = height
        self.content = content
        self.hasLinks = hasLinks
    }

    /// The picture as an SVG element with its title and description.
    func svg(_ about: About, id: FigureID) -> Markup {
        // An image has no parts for those who hear it; a picture with links must not be one.
        .element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width.tenth) \(height.tenth)",
                "width": width.tenth, "height": height.tenth, "role": hasLinks ? "group" : "img",
                "aria-labelledby": "\(id.part("title")) \(id.part("desc"))",
            ],
            [
                .element("title", ["id": "\(id.part("title"))"], .words(about.title)),
                .element(
                    "desc", ["id": "\(id.part("desc"))"], .words("\(about.description) \(about.summary)")),
                Pattern.hatch(id),
            ] + content)
    }
}
