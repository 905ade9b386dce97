import Atlas
import Charts
import Coherence
import Cohorts
import Foundation

/// What a site holds on every day alike: the atlas, the cards of the checks, and what is derived from both once.
struct Holdings: Sendable {
    let atlas: Atlas
    let source: AtlasSource
    let vocabulary: AtlasSource
    let cards: [CheckID: CheckCard]
    /// Records that name a record, by its id.
    let backlinks: [RecordID: [RecordID]]
    /// The records of each kind, by id.
    let byKind: [RecordKind: [Record]]
    /// Places by the place that they lie in.
    let inner: [PlaceID: [PlaceID]]
    let outlines: [Outline]
    /// Example reforms: name, what it is called, text.
    let examples: [Example]

    struct Example: Sendable {
        let id: String
        let names: Names
        let text: String
    }

    init(
        atlas: Atlas, source: AtlasSource, vocabulary: AtlasSource, cards: [CheckID: CheckCard],
        data: SiteData
    ) throws {
        self.atlas = atlas
        self.source = source
        self.vocabulary = vocabulary
        self.cards = cards
        var backlinks: [RecordID: [RecordID]] = [:]
        for id in atlas.records.keys.sorted() {
            guard let record = atlas[id] else { continue }
            for target in record.mentioned where target != id && atlas[target] != nil {
                backlinks[target, default: []].append(id)
            }
        }
        self.backlinks = backlinks
        byKind = Dictionary(uniqueKeysWithValues: RecordKind.allCases.map { ($0, atlas.all($0)) })
        let places = atlas.view(asOf: atlas.horizon).places
        inner = Dictionary(grouping: places.all.sorted()) { places.parent(of: $0) ?? PlaceID(rawValue: "") }
        outlines = try Self.outlines(in: data.outlines)
        examples = try Self.examples(in: data.reforms)
    }

    private static func outlines(in folder: URL) throws -> [Outline] {
        let file = folder.appending(path: "europe.geojson")
        return try GeoJSONReader(idProperty: "id").outlines(from: Data(contentsOf: file))
    }

    private static func examples(in folder: URL) throws -> [Example] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yml") }
            .sorted()
            .map { name in
                let file = folder.appending(path: name)
                return Example(
                    id: String(name.dropLast(4)),
                    names: try PlainValue(fileAt: file, named: name)["name"]?.names ?? Names([:]),
                    text: String(decoding: try Data(contentsOf: file), as: UTF8.self))
            }
    }
}
