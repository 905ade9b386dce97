import Fixtures
import Foundation
import Testing

@testable import Charts

struct ProjectionTests {
    @Test func `the published example of EPSG 3035 is met within the flattening of the Earth`() throws {
        // EPSG Guidance Note 7-2, Lambert Azimuthal Equal Area, ETRS89 / LAEA Europe: 50° N 5° E is at easting
        // 3962799.45 and northing 2999718.85, with false origin 4321000, 3210000. A sphere of equal area differs by up to
        // a third of a per cent.
        let point = try #require(Projection.europe(GeoPoint(longitude: 5, latitude: 50)))
        #expect((point.x - (3962.79945 - 4321)).magnitude < 0.004 * 358.2)
        #expect((point.y + (2999.71885 - 3210)).magnitude < 0.004 * 358.2 + 1)
    }

    @Test func `equal areas on the sphere are equal on the map`() throws {
        for seed in 0..<100 {
            var random = SeededGenerator(seed: UInt64(seed))
            let (west, south) = (
                Double.random(in: -25...45, using: &random), Double.random(in: 28...70, using: &random)
            )
            let corners = [(0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1)].map {
                Projection.europe(GeoPoint(known: west + $0.0, south + $0.1))
            }.compactMap { $0 }
            let area = zip(corners, corners.dropFirst() + corners.prefix(1)).reduce(0) {
                $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2
            }.magnitude
            let sphere =
                Projection.radius * Projection.radius * (0.1 * .pi / 180)
                * (sin((south + 0.1) * .pi / 180) - sin(south * .pi / 180))
            #expect((area / sphere - 1).magnitude < 1e-3, "seed \(seed)")
        }
    }

    @Test func `the centre is the origin and the far side of the Earth is nowhere`() throws {
        let centre = try #require(Projection.europe(GeoPoint(longitude: 10, latitude: 52)))
        #expect(centre.x.magnitude < 1e-9 && centre.y.magnitude < 1e-9)
        #expect(try Projection.europe(GeoPoint(longitude: -170, latitude: -52)) == nil)
    }
}

struct OutlineTests {
    @Test func `every member of the Union but Malta, and its neighbours, have an outline`() throws {
        let ids = Set(try Samples.countries().map(\.id))
        let union = "at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv nl pl pt ro se si sk"
        for id in union.split(separator: " ").map(String.init) + [
            "gb", "ch", "no", "is", "tr", "ma", "ua", "rs", "xk",
        ] {
            #expect(ids.contains(id), "\(id)")
        }
    }

    @Test func `outlines take their name from the property that was named`() throws {
        let text =
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nr":7,"name":"A"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]],[[0.5,0.2],[0.6,0.2],[0.6,0.3],[0.5,0.2]]]}}]}"#
        let byNumber = try GeoJSONReader(idProperty: "nr").outlines(from: Data(text.utf8))
        #expect(byNumber.map(\.id) == ["7"])
        #expect(byNumber[0].polygons[0].count == 2)
        #expect(try GeoJSONReader(idProperty: "name").outlines(from: Data(text.utf8)).map(\.id) == ["A"])
    }

    @Test(arguments: [
        ("{", "are not GeoJSON"), (#"{"type":"Feature"}"#, "are a «Feature»"),
        (
            collection(#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#, properties: "{}"),
            "feature 1 has no property «id»"
        ),
        (
            collection(
                #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#, properties: #"{"id":[1]}"#),
            "feature 1 has no property «id»"
        ),
        (collection(#"{"type":"Point","coordinates":[0,0]}"#), "feature 1 is a «Point»"),
        (collection("null"), "feature 1 is a «null»"),
        (
            collection(#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}"#),
            "feature 1 has a ring that is not closed"
        ),
        (
            collection(#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,5]]]}"#),
            "feature 1 has a ring that is not closed"
        ),
        (
            collection(#"{"type":"Polygon","coordinates":[[[0,0],[1000,0],[1,1],[0,0]]]}"#),
            "a position at 1000.0, 0.0"
        ),
        (collection(#"{"type":"Polygon","coordinates":[[[0],[1,0],[1,1],[0]]]}"#), "a position at 0.0, nan"),
        (collection(#"{"type":"Polygon","coordinates":"x"}"#), "are not GeoJSON"),
        (String(repeating: "[", count: 100_000), "are not GeoJSON"),
    ])
    func `a faulty file is refused with what to do`(text: String, sentence: String) {
        let said = refusal { try GeoJSONReader(idProperty: "id").outlines(from: Data(text.utf8)) }
        #expect(said.contains(sentence), "\(said)")
    }

    @Test func `two features of one name and a file that is too large are refused`() {
        let feature =
            #"{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}"#
        let twice = #"{"type":"FeatureCollection","features":[\#(feature),\#(feature)]}"#
        let reader = GeoJSONReader(idProperty: "id")
        #expect(refusal { try reader.outlines(from: Data(twice.utf8)) }.contains("feature 2 is called «a»"))
        let large = Data(count: GeoJSONReader.limits.bytes + 1)
        #expect(refusal { try reader.outlines(from: large) }.contains("more than 16777216"))
    }

    @Test func `random bytes give outlines or a refusal`() {
        for seed in 0..<300 {
            var random = SeededGenerator(seed: UInt64(seed))
            var bytes = Array(
                Self.collection(#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#).utf8)
            for _ in 0..<3 {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            _ = try? GeoJSONReader(idProperty: "id").outlines(from: Data(bytes))
        }
    }

    static func collection(_ geometry: String, properties: String = #"{"id":"a"}"#) -> String {
        #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":\#(properties),"geometry":\#(geometry)}]}"#
    }
}

struct PlaceMapTests {
    @Test func `labels cover neither each other nor the marks, wherever places lie`() throws {
        for seed in 0..<60 {
            var random = SeededGenerator(seed: UInt64(seed))
            let spread = Double.random(in: 0.01...20, using: &random)
            let places = try (0..<30).map { number in
                PlaceMap.Place(
                    "Place \(number)",
                    at: try GeoPoint(
                        longitude: 8 + Double.random(in: -1...1, using: &random) * spread,
                        latitude: 50 + Double.random(in: -0.6...0.6, using: &random) * spread))
            }
            let map = try PlaceMap(Samples.about, background: [], places: places)
            let id = try FigureID("m")
            let page = Page(map.drawing(width: 500, words: .english, id: id).svg(Samples.about, id: id).text)
            #expect(page.fault == nil, "seed \(seed)")
            let boxes = page.all("text").map { text -> LabelPlacer.Box in
                let width = TextMeasure.width(text.text, size: Draw.softSize)
                let share: Double = ["middle": 0.5, "end": 1.0][text.attributes["text-anchor"] ?? ""] ?? 0.0
                let left: Double = text.number("x") - share * width
                return LabelPlacer.Box(
                    left: left, top: text.number("y") - 10, right: left + width, bottom: text.number("y") + 2)
            }
            for (offset, box) in boxes.enumerated() {
                #expect(!boxes[(offset + 1)...].contains(where: box.meets), "seed \(seed)")
                for mark in page.all("circle") {
                    let (x, y) = (mark.number("cx"), mark.number("cy"))
                    #expect(
                        !box.meets(.init(left: x - 4, top: y - 4, right: x + 4, bottom: y + 4)),
                        "seed \(seed)")
                }
            }
            #expect(page.all("circle").count == 30, "seed \(seed)")
        }
    }

    @Test func `a linked place is a link in the picture, which then is no image, and in the table`() throws {
        let place = PlaceMap.Place(
            "Bree", at: try GeoPoint(longitude: 11, latitude: 49), link: try Link("/places/auenland.bree"))
        let figure = Figure(
            try PlaceMap(Samples.about, background: [], places: [place]), id: try FigureID("m"),
            words: .english)
        let page = Page(figure.html)
        #expect(
            page.all("a").map { $0.attributes["href"] } == Array(repeating: "/places/auenland.bree", count: 3)
        )
        #expect(page.all("svg").allSatisfy { $0.attributes["role"] == "group" })
    }
}
