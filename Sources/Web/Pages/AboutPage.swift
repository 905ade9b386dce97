import Atlas
import Coherence
import Cohorts

/// How the site works, what it rests on, what it keeps, and how to correct it.
struct AboutPage: Page {
    static let template = "about"

    struct Part: Encodable, Sendable {
        let id: String
        let title: String
        let paragraphs: [String]
    }

    let title: String
    let summary: String
    let trail: [LinkItem]
    let parts: [Part]
    let documents: [LinkItem]
    let kinds: TableItem

    init(_ edition: Edition) {
        let texts = edition.texts
        title = texts("site-about")
        summary = texts("home-lead-1")
        trail = [Trail.home(edition)]
        parts = ["facts", "findings", "never", "privacy", "access", "data", "correct"].map { id in
            Part(
                id: id, title: texts("about-\(id)-title"),
                paragraphs: texts("about-\(id)", ["horizon": "\(edition.atlas.horizon.year)"]).split(
                    separator: "\n"
                ).map(String.init))
        }
        documents = (edition.holdings.byKind[.document] ?? []).filter {
            edition.holdings.backlinks[$0.id]?.isEmpty == false
        }
        .map { edition.link($0.id).noting($0.text("year")) }
        kinds = TableItem(
            texts("about-kinds"), [texts("about-kind"), texts("about-count")],
            RecordKind.allCases.map { kind in
                [
                    TableItem.Cell(
                        texts("kinds-\(kind.rawValue)"),
                        edition.address(kind == .place ? .places : .records(kind))),
                    TableItem.Cell("\(edition.holdings.byKind[kind]?.count ?? 0)"),
                ]
            })
    }
}
