/// How the marks and words of pictures are painted; the same rules stand in the stylesheet of pages and in every file.
enum PictureStyle {
    /// What a rule is about and what it says; colours are custom properties.
    typealias Rule = (selector: String, declarations: String)

    /// The rules for a page, for pictures inside figures only.
    static var page: String {
        rules.map { ".chart svg \($0.selector) { \($0.declarations) }" }.joined(separator: "\n")
    }

    /// The rules for a file of its own, with the colours of a palette: viewers and printers know no custom properties.
    static func file(_ palette: Palette) -> [String] {
        (rules + fileRules).map { "\($0.selector) { \(palette.resolved($0.declarations)) }" }
    }

    private static let rules: [Rule] =
        [
            (
                "text",
                "font-family: Noto Sans, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif; font-size: 13px; font-weight: 400; fill: var(--chart-ink); unicode-bidi: plaintext"
            ),
            (".soft", "fill: var(--chart-soft); font-size: 12px"),
            (".strong", "font-weight: 600"),
            (
                ".halo",
                "paint-order: stroke; stroke: var(--chart-paper); stroke-width: 3px; stroke-linejoin: round"
            ),
            (".letter", "font-size: 11px; font-weight: 700; fill: var(--chart-paper)"),
            (".unsure", "fill: var(--chart-ink)"),
            (".absent", "font-size: 12.8px; font-weight: 400; fill: var(--chart-soft)"),
            (".grid", "stroke: var(--chart-grid); stroke-width: 1"),
            (".zero", "stroke: var(--chart-edge); stroke-width: 1"),
            (".line", "fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round"),
            (".range", "stroke-width: 2"),
            (".reference", "stroke: var(--chart-ink); stroke-width: 1; stroke-dasharray: 5 3"),
            (".open", "fill: var(--chart-paper); stroke: var(--chart-edge); stroke-width: 1.5"),
            (".ring", "fill: var(--chart-paper); stroke-width: 2"),
            (".hatched", "stroke: var(--chart-edge); stroke-width: 1.5"),
            (".hatch", "stroke: var(--chart-edge); stroke-width: 1.5"),
            (
                ".land",
                "fill: var(--chart-land); stroke: var(--chart-edge); stroke-width: .6; stroke-linejoin: round"
            ),
            (".sea", "fill: var(--chart-sea); stroke: var(--chart-grid); stroke-width: 1"),
            (".region", "stroke: var(--chart-edge); stroke-width: 1.2; stroke-linejoin: round"),
            (".ink", "fill: var(--chart-ink)"),
            (".plate", "fill: var(--chart-paper)"),
            (".sea-fill", "fill: var(--chart-paper)"),
            (".rim", "stroke: var(--chart-paper); stroke-width: 1.2"),
        ]
        + (1...ChartStyle.kinds).flatMap { kind -> [Rule] in
            [
                (".fill-\(kind)", "fill: var(--chart-mark-\(kind))"),
                (".stroke-\(kind)", "stroke: var(--chart-mark-\(kind))"),
            ]
        }

    private static let fileRules: [Rule] = [
        (".paper", "fill: var(--chart-paper)"),
        (".title", "font-size: 18px; font-weight: 600"),
        (".summary", "font-size: 14px"),
    ]
}
