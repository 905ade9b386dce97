/// What a reader sees when there is no page: what is wrong and what to do, nothing of the program's inside.
struct ErrorPage: Page {
    static let template = "error"

    let title: String
    let summary: String
    let trail: [LinkItem]
    let status: Int
    let nearest: LinkItem?
    let requestID: String?
    let searchAddress: String
}
