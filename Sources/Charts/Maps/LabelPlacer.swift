/// Puts labels beside their marks so that none covers another, a mark, or the edge.
struct LabelPlacer {
    struct Box {
        var left: Double
        var top: Double
        var right: Double
        var bottom: Double

        func meets(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }

        func isInside(_ other: Box) -> Bool {
            left >= other.left && right <= other.right && top >= other.top && bottom <= other.bottom
        }
    }

    struct Placed {
        let foot: Point
        let anchor: Draw.Anchor
    }

    let frame: Box
    private(set) var taken: [Box]

    init(frame: Box, marks: [Point], radius: Double) {
        self.frame = frame
        taken = marks.map {
            Box(left: $0.x - radius, top: $0.y - radius, right: $0.x + radius, bottom: $0.y + radius)
        }
    }

    /// The first free place around a mark, or nil where there is none.
    mutating func place(
        _ text: String, at mark: Point, around places: [(Double, Double, Draw.Anchor)] = Self.places
    ) -> Placed? {
        let distance = 9.0
        let width = TextMeasure.width(text, size: Draw.softSize)
        for (across, down, anchor) in places {
            let foot = Point(x: mark.x + across * distance, y: mark.y + 4.5 + down * distance * 1.35)
            let left = foot.x - (anchor == .end ? width : anchor == .middle ? width / 2 : 0)
            let box = Box(left: left - 1, top: foot.y - 11, right: left + width + 1, bottom: foot.y + 3)
            guard box.isInside(frame), !taken.contains(where: box.meets) else { continue }
            taken.append(box)
            return Placed(foot: foot, anchor: anchor)
        }
        return nil
    }

    /// How far right and down of its mark a label may stand, best first.
    static let places: [(Double, Double, Draw.Anchor)] = [
        (1, 0, .start), (-1, 0, .end), (0, -1.1, .middle), (0, 1.2, .middle), (0.8, -0.8, .start),
        (0.8, 0.8, .start), (-0.8, -0.8, .end), (-0.8, 0.8, .end), (0.8, -1.6, .start), (0.8, 1.6, .start),
        (-0.8, -1.6, .end), (-0.8, 1.6, .end),
    ]
}
