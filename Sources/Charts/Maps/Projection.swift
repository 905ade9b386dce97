import Foundation

/// How positions on Earth become places on paper: equal areas around a centre (Lambert's azimuthal projection of a sphere).
///
/// - Source: Snyder 1987, Map Projections, USGS Professional Paper 1395, eq. 22-4, 24-2 to 24-4. With its centre at 52° N,
///   10° E it is the projection of ETRS89-LAEA (EPSG:3035) but for the flattening of the Earth.
struct Projection {
    /// The radius of the sphere with the Earth's area, in kilometres.
    static let radius = 6371.007
    private let longitude: Double
    private let sine: Double
    private let cosine: Double

    /// Europe, as the Union's statistics draw it.
    static let europe = Projection(centre: GeoPoint(known: 10, 52))

    init(centre: GeoPoint) {
        longitude = centre.longitude
        sine = sin(centre.latitude * .pi / 180)
        cosine = cos(centre.latitude * .pi / 180)
    }

    /// Kilometres east and south of the centre; nil for what is behind the Earth.
    func callAsFunction(_ point: GeoPoint) -> Point? {
        let latitude = point.latitude * .pi / 180
        let turn = (point.longitude - longitude) * .pi / 180
        let near = 1 + sine * sin(latitude) + cosine * cos(latitude) * cos(turn)
        guard near > 0.2 else { return nil }
        let scale = Self.radius * (2 / near).squareRoot()
        return Point(
            x: scale * cos(latitude) * sin(turn),
            y: -scale * (cosine * sin(latitude) - sine * cos(latitude) * cos(turn)))
    }
}
