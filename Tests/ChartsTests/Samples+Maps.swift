import Foundation
import LeitbildData

@testable import Charts

extension Samples {
    static func countries() throws -> [Outline] {
        try GeoJSONReader(idProperty: "id").outlines(
            from: Data(contentsOf: LeitbildData.outlines.appending(path: "europe.geojson")))
    }

    static func districts(_ values: [Quantity]) throws -> [PlaceMap.Region] {
        let features = values.indices.map { index -> String in
            let (column, row) = (Double(index % 3), Double(index / 3))
            let (west, south) = (11.0 + column * 0.05, 49.4 + row * 0.03)
            let ring = [(0, 0), (0.05, 0.006), (0.048, 0.03), (0.02, 0.034), (0, 0.03), (0, 0)].map {
                "[\(west + $0.0),\(south + $0.1)]"
            }
            return
                "{\"type\":\"Feature\",\"properties\":{\"district\":\(index + 1)},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(ring.joined(separator: ","))]]}}"
        }
        let text = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
        let outlines = try GeoJSONReader(idProperty: "district").outlines(from: Data(text.utf8))
        return zip(outlines, values).map { PlaceMap.Region("District \($0.id)", $0, value: $1) }
    }

    static let cities: [(String, Double, Double)] = [
        ("Amsterdam", 4.9, 52.37), ("Rotterdam", 4.48, 51.92), ("Antwerp", 4.4, 51.22),
        ("Ghent", 3.72, 51.05),
        ("Brussels", 4.35, 50.85), ("Berlin", 13.4, 52.52), ("Munich", 11.58, 48.14),
        ("Nuremberg", 11.08, 49.45),
        ("Stuttgart", 9.18, 48.78), ("Frankfurt", 8.68, 50.11), ("Zurich", 8.54, 47.37),
        ("Basel", 7.59, 47.56),
        ("Bern", 7.45, 46.95), ("Vienna", 16.37, 48.21), ("Stockholm", 18.07, 59.33), ("Malmö", 13.0, 55.6),
        ("Copenhagen", 12.57, 55.68), ("Helsinki", 24.94, 60.17), ("Lisbon", -9.14, 38.72),
        ("Madrid", -3.7, 40.42),
        ("Barcelona", 2.17, 41.39), ("Nantes", -1.55, 47.22), ("Dublin", -6.26, 53.35),
        ("Valletta", 14.51, 35.9),
        ("Athens", 23.73, 37.98), ("Birmingham", -1.9, 52.48), ("London", -0.13, 51.5),
        ("Milan", 9.19, 45.46),
    ]

    static func maps() throws -> [Sample] {
        let about = About(
            title: "Cities in the atlas", description: "A map of Europe with a mark for each city.",
            summary: "Most cities lie in the north-west.", source: "Outlines: Natural Earth", unit: "networks"
        )
        let countries = try countries()
        let places = try cities.enumerated().map { offset, city in
            PlaceMap.Place(
                city.0, at: try GeoPoint(longitude: city.1, latitude: city.2), kind: offset % 4 == 1 ? 1 : 0,
                value: offset == 2 ? .suppressed("< 3") : offset == 3 ? .missing : .known(Double(offset % 5)),
                link: offset % 2 == 0 ? try Link("/places/\(offset)") : nil)
        }
        let single = try PlaceMap.Place("Valletta", at: GeoPoint(longitude: 14.51, latitude: 35.9))
        let awkward = try [hostile, rightToLeft, long].enumerated().map {
            PlaceMap.Place($0.element, at: try GeoPoint(longitude: Double($0.offset) * 6, latitude: 50))
        }
        let regions = try districts([
            .known(12), .known(18.5), .missing, .suppressed("< 5"), .known(31), .known(24),
        ])
        let cityAbout = About(
            title: "Newcomers by district",
            description: "Districts in bands that grow broader with the share.",
            summary: "District 5 has the largest share.", source: "Auenland, register, 2014",
            unit: "% of residents")
        return try [
            figure(
                PlaceMap(
                    about, background: countries, places: places, kinds: ["has a strategy", "has none"]),
                "map"),
            figure(PlaceMap(about, background: countries), "map-empty"),
            figure(PlaceMap(about, background: countries, places: [single]), "map-one"),
            figure(PlaceMap(about, background: countries, places: awkward), "map-labels"),
            figure(PlaceMap(cityAbout, background: [], regions: regions), "map-districts"),
            figure(
                PlaceMap(cityAbout, background: [], regions: districts([.known(-3)])), "map-district-one",
                words: .german),
        ]
    }
}
