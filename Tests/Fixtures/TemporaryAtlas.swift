public import Atlas
public import Foundation
import LeitbildData

/// Atlas folders that exist only while a test looks at them.
///
/// The small world: the Union, Germany with the region Nordmark (its city Auenstadt has the district Altstadt) and the
/// city state Hafen, the United Kingdom, one document. Records are read with the shipped vocabulary.
public enum TemporaryAtlas {
    /// The files of the small world, text by path.
    public static let world = [
        "eu/documents/report.yml": """
        record: document
        id: report
        name: { en: Report }
        year: 2014
        """,
        "eu/places/eu.yml": place("eu", "European Union", "[supranational]"),
        "de/places/de.yml": place("de", "Germany", "[state]", "code: DE"),
        "de/places/north.yml": place("de.north", "Nordmark", "[region]", "in: de"),
        "de/places/town.yml": place("de.north.town", "Auenstadt", "[city]", "in: de.north"),
        "de/places/old.yml": place("de.north.town.old", "Altstadt", "[district]", "in: de.north.town"),
        "de/places/port.yml": place("de.port", "Hafen", "[region, city]", "in: de"),
        "gb/places/gb.yml": place("gb", "United Kingdom", "[state]", "code: GB"),
    ]

    /// The text of a place's record; `rest` are further lines.
    public static func place(_ id: String, _ name: String, _ levels: String, _ rest: String...) -> String {
        (["record: place", "id: \(id)", "name: { en: \(name) }", "levels: \(levels)"] + rest).joined(
            separator: "\n")
    }

    /// The text of a measure's record in six lines; `rest` begins on the seventh.
    public static func measure(_ rest: String = "", id: String = "de.course", place: String = "de") -> String
    {
        """
        record: measure
        id: \(id)
        type: programme
        name: { en: Course }
        place: \(place)
        sources: [{ document: report, locator: "1" }]
        \(rest)
        """
    }

    /// Writes the files to a folder of that name, hands it over, and removes it.
    public static func with<Outcome>(
        _ files: [String: Data], named name: String = "layer", _ body: (URL) throws -> Outcome
    ) throws -> Outcome {
        let home = FileManager.default.temporaryDirectory.appending(path: "atlas-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: home) }
        let folder = home.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (path, bytes) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try bytes.write(to: file)
        }
        return try body(folder)
    }

    /// What comes of loading the small world, and then each of the layers over it.
    ///
    /// - Parameters:
    ///   - layers: files by path, with what stands in them.
    ///   - name: the folders' name.
    public static func load(_ layers: [String: Data]..., named name: String = "layer") throws
        -> AtlasLoader.Result
    {
        try with(world.mapValues { Data($0.utf8) }, named: "world") { world in
            try load(layers[...], named: name, over: [world])
        }
    }

    /// What comes of loading the small world with a layer of texts over it; without any, of the world alone.
    public static func load(_ layer: [String: String]) throws -> AtlasLoader.Result {
        if layer.isEmpty { return try load(named: "layer") }
        return try load(layer.mapValues { Data($0.utf8) })
    }

    private static func load(
        _ layers: ArraySlice<[String: Data]>, named name: String, over folders: [URL]
    ) throws -> AtlasLoader.Result {
        guard let layer = layers.first else {
            return AtlasLoader(layers: folders, vocabulary: LeitbildData.vocabulary).load()
        }
        return try with(layer, named: name) { folder in
            try load(layers.dropFirst(), named: name, over: folders + [folder])
        }
    }
}
