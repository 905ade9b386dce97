/// Which part of a long list a page shows, with the ways to the others.
struct Pager: Encodable, Sendable {
    /// How many rows stand on a page.
    static let size = 100

    let previous: LinkItem?
    let next: LinkItem?
    let position: String
    let first: Int

    private enum CodingKeys: String, CodingKey { case previous, next, position }

    /// - Returns: nil where one page holds all.
    init?(of count: Int, _ route: Route, _ query: Query, _ edition: Edition) {
        let pages = (count + Self.size - 1) / Self.size
        guard pages > 1 else { return nil }
        let page = min(max(1, Int(query["page"]) ?? 1), pages)
        let kept = query.pairs.filter { $0.0 != "page" && $0.0 != "as-of" && !$0.1.isEmpty }
        func link(_ number: Int, _ key: String) -> LinkItem? {
            guard (1...pages).contains(number) else { return nil }
            return LinkItem(edition.texts(key), edition.address(route, kept + [("page", "\(number)")]))
        }
        previous = link(page - 1, "previous")
        next = link(page + 1, "next")
        position = edition.texts("page-of", ["page": "\(page)", "pages": "\(pages)"])
        first = (page - 1) * Self.size
    }
}
