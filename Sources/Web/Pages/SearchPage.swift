import Atlas
import Coherence
import Cohorts
import Store

/// What search found, with the reason for each hit.
struct SearchPage: Page {
    static let template = "search"
    static let limit = 60

    struct Hit: Encodable, Sendable {
        struct Piece: Encodable, Sendable {
            let text: String
            let isFound: Bool
        }

        let link: LinkItem
        let kind: String
        let place: String?
        let reason: String
        let passage: [Piece]
    }

    let title: String
    let summary: String
    let trail: [LinkItem]
    let action: String
    let asked: String
    let hits: [Hit]
    let count: String?
    let advice: String?
    let fields: [LinkItem]
    let csv: [[String]]?

    private enum CodingKeys: String, CodingKey { case title, summary, asked, hits, count, advice, fields }

    init(_ edition: Edition, asked: String, hits found: [SearchHit]) {
        let texts = edition.texts
        self.asked = asked
        title = texts("search")
        summary = texts("search-summary")
        trail = [Trail.home(edition)]
        action = edition.address(.search)
        hits = found.compactMap { hit in
            guard let record = edition.atlas[hit.id] else { return nil }
            return Hit(
                link: edition.link(hit.id), kind: texts("kind-\(record.kind.rawValue)"),
                place: record.kind == .place ? nil : record.place.map { edition.name($0) },
                reason: texts("reason-\(hit.reason.rawValue)"),
                passage: hit.passage.enumerated().map {
                    Hit.Piece(text: $0.element, isFound: $0.offset % 2 == 1)
                })
        }
        let isAsked = asked.contains { $0.isLetter || $0.isNumber }
        count = isAsked ? texts.counted(hits.count, "hits") : nil
        advice = isAsked && hits.isEmpty ? texts("search-advice") : nil
        let words = asked.lowercased().split(separator: " ").map(String.init)
        fields =
            words.isEmpty
            ? []
            : edition.atlas.glossary.fields.values.filter { field in
                let names = field.names.texts.values.map { $0.lowercased() }
                return words.allSatisfy { word in names.contains { $0.contains(word) } }
            }.map { edition.link($0.id) }.sorted { $0.text < $1.text }
        csv =
            [["id", "kind", "name", "found_in", "passage"]]
            + found.compactMap { hit in
                edition.atlas[hit.id].map {
                    [
                        hit.id.rawValue, $0.kind.rawValue, edition.name(hit.id), hit.reason.rawValue,
                        hit.passage.joined(),
                    ]
                }
            }
    }
}
