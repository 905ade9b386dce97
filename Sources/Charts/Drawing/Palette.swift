/// The colours of all charts in one light. Marks keep 3:1 against the paper and text 4.5:1 (WCAG 2.2, 1.4.3 and 1.4.11);
/// no colour is the only sign of anything.
public struct Palette: Hashable, Sendable {
    /// Custom properties and their colours as `#rrggbb`: what is written or drawn on the paper.
    public let text: [(name: String, colour: String)]
    /// Marks that have to be told from the paper.
    public let marks: [(name: String, colour: String)]
    /// Lines and surfaces that only help: grids, land.
    public let quiet: [(name: String, colour: String)]
    /// What lies behind.
    public let paper: String

    /// On white paper.
    public static let light = Palette(
        text: [("ink", "#1b1d21"), ("soft", "#55595f"), ("link", "#1f4a7d")],
        marks: [
            ("mark-1", "#1f5a96"), ("mark-2", "#a8480f"), ("mark-3", "#2f6b3a"), ("mark-4", "#7a3d8f"),
            ("mark-5", "#8a6a00"), ("mark-6", "#a3264f"), ("edge", "#6b6f76"),
        ],
        quiet: [("grid", "#dcdad4"), ("land", "#ece9e1"), ("sea", "#ffffff")], paper: "#ffffff")

    /// On dark paper.
    public static let dark = Palette(
        text: [("ink", "#eceae4"), ("soft", "#b3b1aa"), ("link", "#9cc4f0")],
        marks: [
            ("mark-1", "#7db3ec"), ("mark-2", "#f0a070"), ("mark-3", "#86c98f"), ("mark-4", "#cf9fe0"),
            ("mark-5", "#dcc05a"), ("mark-6", "#f08fb0"), ("edge", "#9a9ca0"),
        ],
        quiet: [("grid", "#3a3d42"), ("land", "#2a2d32"), ("sea", "#17191c")], paper: "#17191c")

    /// The colours as declarations of custom properties.
    var declarations: String {
        all.map { "--chart-\($0.name): \($0.colour)" }.joined(separator: "; ")
    }

    /// Declarations with the colours in place of the custom properties.
    func resolved(_ declarations: String) -> String {
        all.reduce(declarations) { $0.replacing("var(--chart-\($1.name))", with: $1.colour) }
    }

    private var all: [(name: String, colour: String)] { text + marks + quiet + [("paper", paper)] }

    /// Whether both have the same colours.
    public static func == (left: Palette, right: Palette) -> Bool { left.declarations == right.declarations }

    /// By the colours.
    public func hash(into hasher: inout Hasher) { hasher.combine(declarations) }
}
