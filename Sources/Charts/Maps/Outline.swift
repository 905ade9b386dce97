/// The outline of a country or district: polygons of rings, the first of each the outer one, the others holes.
public struct Outline: Hashable, Sendable {
    /// What the outline is called in its file.
    public let id: String
    /// Polygons, each of closed rings.
    public let polygons: [[[GeoPoint]]]
}
