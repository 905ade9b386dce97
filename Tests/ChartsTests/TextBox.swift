import Foundation

@testable import Charts

/// The corners of a line of text as it stands in a file, moved and turned.
struct TextBox {
    let words: String
    let corners: [(x: Double, y: Double)]

    init(_ text: Page.Element) {
        let names = (text.attributes["class"] ?? "").split(separator: " ")
        let size: Double =
            names.contains("title")
            ? 19.5
            : names.contains("summary")
                ? 14 : names.contains("soft") ? 12 : names.contains("letter") ? 11 : 13
        let width = TextMeasure.width(text.text, size: size)
        let share: Double = ["middle": 0.5, "end": 1][text.attributes["text-anchor"] ?? ""] ?? 0
        let (left, foot) = (text.number("x") - share * width, text.number("y"))
        words = text.text
        let box = [
            (left, foot - size * 0.75), (left + width, foot - size * 0.75), (left + width, foot + size * 0.2),
            (left, foot + size * 0.2),
        ]
        corners = box.map { corner in
            text.moves.reversed().reduce((x: corner.0, y: corner.1)) { Self.moved($0, by: $1) }
        }
    }

    func isInside(_ file: ChartFile) -> Bool {
        corners.allSatisfy { $0.x >= 0 && $0.x <= file.width && $0.y >= 0 && $0.y <= file.height }
    }

    /// Whether two boxes share a surface: no edge of either lies between them.
    func meets(_ other: TextBox) -> Bool {
        for (a, b) in edges + other.edges {
            let (across, down) = (b.y - a.y, a.x - b.x)
            let mine = corners.map { $0.x * across + $0.y * down }
            let others = other.corners.map { $0.x * across + $0.y * down }
            let isApart =
                (mine.max() ?? 0) <= (others.min() ?? 0) + 0.1
                || (others.max() ?? 0) <= (mine.min() ?? 0) + 0.1
            if isApart { return false }
        }
        return true
    }

    private var edges: [((x: Double, y: Double), (x: Double, y: Double))] {
        Array(zip(corners, corners.dropFirst() + corners.prefix(1)))
    }

    /// A point moved by `translate(x y)` or turned by `rotate(degrees x y)`.
    private static func moved(_ point: (x: Double, y: Double), by move: String) -> (x: Double, y: Double) {
        let numbers = move.split { "() ".contains($0) }.compactMap { Double($0) }
        if move.hasPrefix("translate"), numbers.count == 2 {
            return (point.x + numbers[0], point.y + numbers[1])
        }
        guard move.hasPrefix("rotate"), numbers.count == 3 else { return (.nan, .nan) }
        let angle = numbers[0] * .pi / 180
        let (x, y) = (point.x - numbers[1], point.y - numbers[2])
        return (numbers[1] + x * cos(angle) - y * sin(angle), numbers[2] + x * sin(angle) + y * cos(angle))
    }
}

/// Where all the words of a file stand.
func boxes(of file: ChartFile) -> [TextBox] {
    Page(document: file.svg).all("text").filter { !$0.text.isEmpty }.map(TextBox.init)
}
