import Atlas
import Coherence
import Cohorts

/// A dated change of a record, or one that a source tells of by itself.
struct ChangeItem: Encodable, Sendable {
    let when: String
    let record: LinkItem
    let says: String
    let by: String
    let agreed: String
    let isAlone: Bool
    let sources: [SourceItem]

    /// With the day from which it is certain.
    struct Dated: Sendable {
        let item: ChangeItem
        let day: Day?
        let id: String
    }

    /// How many stand on the page of a place; the others are in the list of all.
    static let most = 40

    /// The way to all changes of a place, where a page shows only a part of them.
    static func more(than count: Int, _ place: PlaceID, _ edition: Edition) -> LinkItem? {
        guard count > most else { return nil }
        let text = edition.texts("history-all", ["count": "\(count)"])
        return LinkItem(text, edition.address(.changes, [("place", place.rawValue)]))
    }

    /// The changes of measures, funds and others, in order of time, undated ones last.
    ///
    /// - Parameter place: those that concern the place, its parts and what lies around it; nil for all.
    static func all(for place: PlaceID?, _ edition: Edition) -> [Dated] {
        let view = edition.view
        let kinds: [RecordKind] = [.measure, .fund, .network, .project, .body, .instrument, .practice]
        var found: [Dated] = []
        for record in kinds.flatMap({ records($0, around: place, edition) }) where !record.stages.isEmpty {
            guard concerns(place, record, view) else { continue }
            found += record.stages.enumerated().map { index, stage in
                Dated(
                    item: ChangeItem(stage, record, edition), day: stage.from.latest,
                    id: "\(record.id)/\(index)")
            }
        }
        for change in records(.change, around: place, edition) where concerns(place, change, view) {
            found.append(
                Dated(
                    item: ChangeItem(change, edition), day: change.moment("on")?.latest,
                    id: change.id.rawValue))
        }
        return found.sorted {
            guard let one = $0.day, let other = $1.day else { return $0.day != nil && $1.day == nil }
            return (one, $0.id) < (other, $1.id)
        }
    }

    /// Networks and projects concern places that they only name.
    private static func records(_ kind: RecordKind, around place: PlaceID?, _ edition: Edition) -> [Record] {
        guard let place, kind != .network, kind != .project else {
            return edition.holdings.byKind[kind] ?? []
        }
        return edition.view.all(kind, around: place).map(\.record)
    }

    private static func concerns(_ place: PlaceID?, _ record: Record, _ view: AtlasView) -> Bool {
        guard let place else { return true }
        guard let home = record.place else {
            return (record.list("members") + record.list("participants")).contains(place.rawValue)
        }
        if view.places.isSame(home, asOrInside: place) { return true }
        return view[record.id].map { view.holds($0, for: place) } ?? false
    }

    private init(_ change: Record, _ edition: Edition) {
        when = change.moment("on").map { edition.words($0) } ?? edition.texts("time-unknown")
        record = edition.link(change.id)
        says = change.note ?? edition.name(change.id)
        by = change.text("by").map { edition.name(RecordID(rawValue: $0)) } ?? ""
        agreed = change.text("agreed").map { edition.texts($0 == "yes" ? "agreed-yes" : "agreed-no") } ?? ""
        isAlone = change.text("agreed") == "no"
        sources = edition.sources(change.citations)
    }
}
