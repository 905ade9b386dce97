/// The forms of marks: each kind has its own, so that colour is never the only difference.
enum Shape: Int, CaseIterable, Sendable {
    case circle, square, triangle, diamond, cross, hexagon

    /// The form of the kind at a place in its list.
    init(kind: Int) { self = Shape(rawValue: kind % Shape.allCases.count) ?? .circle }

    /// How a line of this kind is broken.
    var dash: String? {
        switch self {
        case .circle: nil
        case .square: "7 4"
        case .triangle: "2 4"
        case .diamond: "10 4 2 4"
        case .cross: "4 3"
        case .hexagon: "12 3 2 3 2 3"
        }
    }

    /// A mark around a point.
    func mark(_ at: Point, radius: Double, class name: String) -> Markup {
        switch self {
        case .circle:
            .element("circle", ["cx": at.x.tenth, "cy": at.y.tenth, "r": radius.tenth, "class": name])
        default:
            .element("path", ["d": Self.path(outline(at, radius), closed: true), "class": name])
        }
    }

    /// Points joined by straight lines.
    static func path(_ points: [Point], closed: Bool) -> String {
        points.enumerated().map { "\($0.offset == 0 ? "M" : "L")\($0.element.x.tenth) \($0.element.y.tenth)" }
            .joined() + (closed ? "Z" : "")
    }

    private func outline(_ at: Point, _ radius: Double) -> [Point] {
        unit(arm: radius < 8 ? 0.4 : 0.55).map { Point(x: at.x + $0.0 * radius, y: at.y + $0.1 * radius) }
    }

    /// - Parameter arm: half of how broad a cross is; a large one bears a letter.
    private func unit(arm: Double) -> [(Double, Double)] {
        switch self {
        case .circle, .hexagon:
            [(-1.1, 0), (-0.55, -0.95), (0.55, -0.95), (1.1, 0), (0.55, 0.95), (-0.55, 0.95)]
        case .square: [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]
        case .triangle: [(0, -1.15), (1.1, 0.85), (-1.1, 0.85)]
        case .diamond: [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)]
        case .cross:
            [
                (-arm, -1.1), (arm, -1.1), (arm, -arm), (1.1, -arm), (1.1, arm), (arm, arm), (arm, 1.1),
                (-arm, 1.1), (-arm, arm), (-1.1, arm), (-1.1, -arm), (-arm, -arm),
            ]
        }
    }
}

/// Surfaces that are not plain.
enum Pattern {
    /// The class of a value: bands that grow broader with it, in one colour.
    static func density(_ index: Int, of count: Int, id: FigureID) -> Markup {
        let share = Double(index + 1) / Double(max(1, count))
        return .element(
            "pattern",
            ["id": "\(id)-class-\(index)", "width": "8", "height": "8", "patternUnits": "userSpaceOnUse"],
            .element("rect", ["width": "8", "height": "8", "class": "sea-fill"]),
            .element("rect", ["width": "8", "height": (8 * share).tenth, "class": "fill-1"]))
    }

    /// The hatch of suppressed and uncertain values.
    static func hatch(_ id: FigureID) -> Markup {
        .element(
            "defs", [:],
            .element(
                "pattern",
                [
                    "id": "\(id.part("hatch"))", "width": "6", "height": "6",
                    "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)",
                ], .element("path", ["d": "M3 0V6", "class": "hatch"])))
    }
}
