public import Atlas
public import Cohorts

/// How lastingly a place has had research made for its policy, as far as the atlas knows.
///
/// Continuous: contacts in three or more years, never more than five years apart. Else incidental; with fewer than two
/// dated contacts nothing is said. The measure is Leitbild's own; the sources call their material too scant to tell.
public struct Dialogue: Sendable {
    /// The kinds of dialogue.
    public enum Kind: String, Sendable {
        /// Contacts in three or more years, no gap above five years.
        case continuous
        /// Fewer, or with longer gaps.
        case incidental
        /// Contacts are known in fewer than two years.
        case unknown
    }

    /// The place.
    public let place: PlaceID
    /// The dated contacts: studies and events, by year.
    public let contacts: [(year: Int, record: RecordID)]
    /// The years between years with contacts, in order.
    public let gaps: [Int]
    /// What kind it is.
    public let kind: Kind

    /// The dialogue of a place, those of the places inside it included.
    public init(of place: PlaceID, in view: AtlasView) {
        self.place = place
        let records = (view.atlas.all(.study) + view.atlas.all(.event)).filter { record in
            record.place.map { view.places.isSame($0, asOrInside: place) } ?? false
                || record.list("participants").contains(place.rawValue)
        }
        contacts = records.compactMap { record -> (year: Int, record: RecordID)? in
            let year = record.text("year").flatMap { Int($0) } ?? record.moment("on")?.latest?.year
            return year.map { ($0, record.id) }
        }.filter { $0.year <= view.day.year }.sorted { ($0.year, $0.record) < ($1.year, $1.record) }
        let years = Set(contacts.map(\.year)).sorted()
        gaps = zip(years, years.dropFirst()).map { $1 - $0 }
        kind =
            years.count < 2
            ? .unknown : years.count >= 3 && gaps.allSatisfy { $0 <= 5 } ? .continuous : .incidental
    }
}
