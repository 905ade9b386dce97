public import Foundation

/// Reads outlines from GeoJSON (RFC 7946): a FeatureCollection of Polygons and MultiPolygons. It reads nothing else, keeps
/// no other property, and does not mend: what crosses itself is drawn as it is.
public struct GeoJSONReader: Sendable {
    /// How much is read at most: bytes, features, positions in all.
    public static let limits = (bytes: 16 << 20, features: 5000, positions: 400_000)
    /// The property whose value names a feature.
    public let property: String

    /// A reader that takes the name of each feature from a property, such as `id` or `district`.
    public init(idProperty property: String) { self.property = property }

    /// - Returns: one outline a feature, in the file's order.
    /// - Throws: `ChartRefusal.outlines` with what is wrong and where.
    public func outlines(from data: Data) throws(ChartRefusal) -> [Outline] {
        guard data.count <= Self.limits.bytes else {
            throw .outlines(.tooLarge(bytes: data.count, limit: Self.limits.bytes))
        }
        let features = try collection(in: data)
        guard features.count <= Self.limits.features else {
            throw .outlines(.tooMany("features", count: features.count, limit: Self.limits.features))
        }
        var names: Set<String> = []
        var positions = 0
        var outlines: [Outline] = []
        for (offset, feature) in features.enumerated() {
            let outline = try outline(of: feature, number: offset + 1)
            guard names.insert(outline.id).inserted else {
                throw .outlines(.twice(id: outline.id, feature: offset + 1))
            }
            positions += outline.polygons.joined().reduce(0) { $0 + $1.count }
            guard positions <= Self.limits.positions else {
                throw .outlines(.tooMany("positions", count: positions, limit: Self.limits.positions))
            }
            outlines.append(outline)
        }
        return outlines
    }

    private func collection(in data: Data) throws(ChartRefusal) -> [GeoJSON.Feature] {
        let decoder = JSONDecoder()
        guard let kind = try? decoder.decode(GeoJSON.Kind.self, from: data) else {
            throw .outlines(.unreadable)
        }
        guard kind.type == "FeatureCollection" else { throw .outlines(.notCollection(kind.type)) }
        do {
            return try decoder.decode(GeoJSON.Collection.self, from: data).features
        } catch {
            throw .outlines(.unreadable)
        }
    }

    private func outline(of feature: GeoJSON.Feature, number: Int) throws(ChartRefusal) -> Outline {
        guard let id = feature.properties?[property]?.text, !id.isEmpty else {
            throw .outlines(.noID(feature: number, property: property))
        }
        let polygons: [[[[Double]]]]
        switch feature.geometry {
        case .polygon(let rings): polygons = [rings]
        case .multiPolygon(let parts): polygons = parts
        case .other(let type): throw .outlines(.geometry(feature: number, type: type))
        case nil: throw .outlines(.geometry(feature: number, type: "null"))
        }
        var read: [[[GeoPoint]]] = []
        for polygon in polygons {
            var rings: [[GeoPoint]] = []
            for ring in polygon { rings.append(try self.ring(ring, feature: number)) }
            if !rings.isEmpty { read.append(rings) }
        }
        return Outline(id: id, polygons: read)
    }

    private func ring(_ positions: [[Double]], feature: Int) throws(ChartRefusal) -> [GeoPoint] {
        guard positions.count >= 4, positions.first?.prefix(2) == positions.last?.prefix(2) else {
            throw .outlines(.ring(feature: feature))
        }
        var ring: [GeoPoint] = []
        for position in positions {
            guard position.count >= 2, (-180...180).contains(position[0]), (-90...90).contains(position[1])
            else {
                throw .outlines(
                    .position(
                        feature: feature, longitude: position.first ?? .nan,
                        latitude: position.dropFirst().first ?? .nan))
            }
            ring.append(GeoPoint(known: position[0], position[1]))
        }
        return ring
    }
}

/// GeoJSON as it is written.
private enum GeoJSON {
    struct Kind: Decodable { let type: String }

    struct Collection: Decodable { let features: [Feature] }

    struct Feature: Decodable {
        let properties: [String: Property]?
        let geometry: Geometry?
    }

    /// A property's value, as far as it can name something.
    struct Property: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            text = (try? value.decode(String.self)) ?? (try? value.decode(Int.self)).map(String.init)
        }
    }

    enum Geometry: Decodable {
        case polygon([[[Double]]])
        case multiPolygon([[[[Double]]]])
        case other(String)

        enum Key: CodingKey { case type, coordinates }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            let type = try values.decode(String.self, forKey: .type)
            switch type {
            case "Polygon": self = .polygon(try values.decode([[[Double]]].self, forKey: .coordinates))
            case "MultiPolygon":
                self = .multiPolygon(try values.decode([[[[Double]]]].self, forKey: .coordinates))
            default: self = .other(type)
            }
        }
    }
}
