/// What is wrong with a file of outlines; features are counted from 1.
public enum GeoJSONFault: Hashable, Sendable {
    /// More bytes than are read.
    case tooLarge(bytes: Int, limit: Int)
    /// Not JSON, or not of GeoJSON's form.
    case unreadable
    /// Something other than a collection of features.
    case notCollection(String)
    /// More features, or more points in all, than are drawn.
    case tooMany(String, count: Int, limit: Int)
    /// A feature without the property that names it.
    case noID(feature: Int, property: String)
    /// Two features of one name.
    case twice(id: String, feature: Int)
    /// A feature that is no surface.
    case geometry(feature: Int, type: String)
    /// A ring that is none: fewer than four positions, or not closed.
    case ring(feature: Int)
    /// A position that is not in degrees.
    case position(feature: Int, longitude: Double, latitude: Double)

    var description: String {
        switch self {
        case .tooLarge(let bytes, let limit):
            "the outlines have \(bytes) bytes, more than \(limit). Simplify them first."
        case .unreadable:
            "the outlines are not GeoJSON. Give a FeatureCollection whose features are Polygons or MultiPolygons."
        case .notCollection(let type):
            "the outlines are a «\(type.prefix(40))». Give a FeatureCollection."
        case .tooMany(let what, let count, let limit):
            "the outlines have \(count) \(what), more than \(limit). Simplify them first."
        case .noID(let feature, let property):
            "feature \(feature) has no property «\(property.prefix(40))» that names it. Name a property whose value is a text or a whole number in every feature."
        case .twice(let id, let feature):
            "feature \(feature) is called «\(id.prefix(40))», as one before it. Give each its own name, or one MultiPolygon."
        case .geometry(let feature, let type):
            "feature \(feature) is a «\(type.prefix(40))». Give a Polygon or MultiPolygon."
        case .ring(let feature):
            "feature \(feature) has a ring that is not closed or has fewer than four positions. End each ring where it begins."
        case .position(let feature, let longitude, let latitude):
            "feature \(feature) has a position at \(longitude), \(latitude). Give longitude from -180 to 180 and latitude from -90 to 90, as WGS 84 has them."
        }
    }
}
