/// What the ids of one figure begin with, so that several stand on one page.
public struct FigureID: Hashable, Sendable, CustomStringConvertible {
    /// The text of the id.
    public let description: String

    /// - Throws: `ChartRefusal.figureID` unless it is a letter a to z, then letters, digits or hyphens, at most 60.
    public init(_ text: String) throws(ChartRefusal) {
        let allowed = text.utf8.allSatisfy {
            ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D
        }
        guard allowed, text.utf8.count <= 60, let first = text.utf8.first, first | 0x20 >= 0x61 else {
            throw .figureID(text)
        }
        description = text
    }

    private init(unchecked text: String) { description = text }

    /// In a file of its own, where nothing else has ids.
    static let file = FigureID(unchecked: "chart")

    /// The id of a part.
    func part(_ name: StaticString) -> FigureID { FigureID(unchecked: "\(description)-\(name)") }

    /// The address of a part inside the same page, as `fill` takes it.
    func reference(_ name: StaticString) -> String { "url(#\(part(name)))" }
}
