/// A position on Earth in degrees, longitude first, as GeoJSON has it (WGS 84).
public struct GeoPoint: Hashable, Sendable {
    /// East of Greenwich, -180 to 180 degrees.
    public let longitude: Double
    /// North of the equator, -90 to 90 degrees.
    public let latitude: Double

    /// - Throws: `ChartRefusal.position` for degrees that are not on Earth.
    public init(longitude: Double, latitude: Double, name: String = "") throws(ChartRefusal) {
        guard (-180...180).contains(longitude), (-90...90).contains(latitude) else {
            throw .position(of: name, longitude: longitude, latitude: latitude)
        }
        self.longitude = longitude
        self.latitude = latitude
    }

    /// Degrees that are known to be on Earth.
    init(known longitude: Double, _ latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }
}
