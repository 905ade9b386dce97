import Atlas
import Coherence
import Cohorts

/// Every dated change, newest first; also as a feed.
struct HistoryPage: Page {
    static let template = "history"

    let title: String
    let summary: String
    let trail: [LinkItem]
    let action: String
    let filters: [ChoiceItem]
    let changes: [ChangeItem]
    let count: String
    let pager: Pager?
    let csv: [[String]]?
    /// The changes with their days, for the feed.
    let dated: [ChangeItem.Dated]

    private enum CodingKeys: String, CodingKey { case title, summary, changes, count, pager }

    init(_ edition: Edition, _ query: Query) {
        let texts = edition.texts
        let country = query["place"].isEmpty ? query["country"] : query["place"]
        let alone = query["alone"]
        title = texts("history")
        summary = texts("history-summary")
        trail = [Trail.home(edition)]
        action = edition.address(.changes)
        let place = country.isEmpty ? nil : edition.atlas[RecordID(rawValue: country)]?.id.place
        let all = ChangeItem.all(for: place, edition).filter { alone.isEmpty || $0.item.isAlone }
        dated = all.filter { $0.day != nil }.reversed() + all.filter { $0.day == nil }
        pager = Pager(of: dated.count, .changes, query, edition)
        changes = dated.dropFirst(pager?.first ?? 0).prefix(Pager.size).map(\.item)
        count = texts.counted(dated.count, "entries")
        filters = [
            ChoiceItem(
                "country", texts("country"), any: texts("all"), Lists.countries(edition), chosen: country),
            ChoiceItem(
                "alone", texts("agreed"), any: texts("all"), [("yes", texts("agreed-no"))], chosen: alone),
        ]
        csv =
            [["when", "record", "says", "by", "agreed", "sources"].map { texts("history-\($0)") }]
            + dated.map(\.item).map { change in
                [
                    change.when, change.record.text, change.says, change.by, change.agreed,
                    change.sources.map { "\($0.document.text): \($0.locators)" }.joined(separator: "; "),
                ]
            }
    }
}
