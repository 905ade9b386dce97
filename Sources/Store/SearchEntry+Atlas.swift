public import Atlas
import Cohorts

extension SearchEntry {
    /// An entry for every record of an atlas, by id.
    public static func all(in atlas: Atlas) -> [SearchEntry] {
        let places = Dictionary(uniqueKeysWithValues: atlas.all(.place).map { ($0.id.place, $0) })
        return atlas.records.values.sorted { $0.id < $1.id }.map { record in
            var around: [Record] = []
            var place = record.place
            while let here = place.flatMap({ places[$0] }), around.count < 20 {
                if here.id != record.id { around.append(here) }
                place = here.text("in").map { PlaceID(rawValue: $0) }
            }
            return SearchEntry(
                id: record.id, kind: record.kind, names: record.names.texts.values.sorted(),
                aliases: record.aliases + [record.id.rawValue, record.text("code")].compactMap(\.self),
                places: around.flatMap { $0.names.texts.values.sorted() + $0.aliases },
                texts: ([record.note] + record.stages.map(\.says)).compactMap(\.self)
                    + ["says", "definition", "scope", "unit", "topic"].compactMap { record.text($0) })
        }
    }
}
