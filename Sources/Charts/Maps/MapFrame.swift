/// The part of the Earth that a map shows and where it stands in the drawing.
struct MapFrame {
    let width: Double
    let height: Double
    let top: Double
    private let projection: Projection
    private let scale: Double
    private let west: Double
    private let north: Double

    /// A frame around positions, with a margin, no higher than 1.15 times its width and no lower than half of it.
    ///
    /// - Parameter least: how many kilometres it shows at least.
    init(around positions: [GeoPoint], least: Double, width: Double, top: Double) {
        let projection = Self.projection(around: positions)
        let points = positions.compactMap { projection($0) }
        let (left, right) = (points.map(\.x).min() ?? -1500, points.map(\.x).max() ?? 1500)
        let (upper, lower) = (points.map(\.y).min() ?? -1500, points.map(\.y).max() ?? 1500)
        let across = max(right - left, least) * 1.16
        let down = max(lower - upper, least * 0.7) * 1.16
        let shape = min(max(down / across, 0.55), 1.15)
        self.width = width
        self.top = top
        height = width * shape
        scale = min(width / across, height / down)
        west = (left + right) / 2 - width / scale / 2
        north = (upper + lower) / 2 - height / scale / 2
        self.projection = projection
    }

    private static func projection(around positions: [GeoPoint]) -> Projection {
        let longitudes = positions.map(\.longitude)
        let latitudes = positions.map(\.latitude)
        guard let west = longitudes.min(), let east = longitudes.max(), let south = latitudes.min(),
            let north = latitudes.max()
        else { return .europe }
        let isEurope = west > -32 && east < 60 && south > 26 && north < 75
        // A single city is drawn around itself, so that north is up.
        guard !isEurope || east - west < 8 else { return .europe }
        return Projection(centre: GeoPoint(known: (west + east) / 2, (south + north) / 2))
    }

    /// Where a position stands in the drawing.
    func callAsFunction(_ position: GeoPoint) -> Point? {
        projection(position).map { Point(x: ($0.x - west) * scale, y: top + ($0.y - north) * scale) }
    }

    /// Whether any of the points may show.
    func shows(_ points: [Point]) -> Bool {
        guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
            let upper = points.map(\.y).min(), let lower = points.map(\.y).max()
        else { return false }
        return right > 0 && left < width && lower > top && upper < top + height
    }

    /// A ring cut to the frame, so that nothing of it lies outside; empty if nothing is inside.
    func cut(_ ring: [Point]) -> [Point] {
        let edges: [(Point) -> Double] = [
            { $0.x }, { width - $0.x }, { $0.y - top }, { top + height - $0.y },
        ]
        return edges.reduce(ring) { points, inside in
            points.indices.flatMap { index -> [Point] in
                let (a, b) = (points[index], points[(index + 1) % points.count])
                let (from, to) = (inside(a), inside(b))
                let kept = from >= 0 ? [a] : []
                guard (from >= 0) != (to >= 0) else { return kept }
                let share = from / (from - to)
                return kept + [Point(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))]
            }
        }
    }

    /// The path of an outline, without points closer than half a unit to the one before.
    func path(of outline: Outline) -> String {
        outline.polygons.joined().map { ring -> String in
            let points = cut(ring.compactMap { self($0) })
            guard points.count > 2, shows(points) else { return "" }
            var kept: [Point] = []
            for point in points {
                if let last = kept.last, (point.x - last.x).magnitude + (point.y - last.y).magnitude < 0.5 {
                    continue
                }
                kept.append(point)
            }
            return kept.count > 2 ? Shape.path(kept, closed: true) : ""
        }.joined()
    }
}
