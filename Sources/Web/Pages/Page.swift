import Atlas
import Coherence
import Cohorts

/// What a page says: strings, numbers and dates as they will stand there. The page, its JSON and its table are made from it.
protocol Page: Encodable, Sendable {
    /// The file that places it.
    static var template: String { get }
    /// The heading.
    var title: String { get }
    /// What it is, in a sentence for those who find it elsewhere.
    var summary: String { get }
    /// The pages above it, home first.
    var trail: [LinkItem] { get }
    /// Its rows with their header, where it is a list; all of them, whichever part is shown.
    var csv: [[String]]? { get }
}

extension Page {
    var csv: [[String]]? { nil }
}

/// What a request asks beside the page: the parts of its query.
struct Query: Sendable {
    private let values: [(String, String)]

    init(_ values: [(String, String)]) { self.values = values }

    /// The last value of a name, at most 200 characters; empty where there is none.
    subscript(name: String) -> String { String((values.last { $0.0 == name }?.1 ?? "").prefix(200)) }

    /// The last value of a name, whole.
    func text(_ name: String) -> String { values.last { $0.0 == name }?.1 ?? "" }

    /// Every value of a name.
    func all(_ name: String) -> [String] { values.filter { $0.0 == name }.map(\.1) }

    var pairs: [(String, String)] { values }
}

/// Why a page cannot be shown, for the reader.
enum PageRefusal: Error, Hashable, Sendable {
    /// There is no such thing; the nearest, if any.
    case notFound(String, nearest: LinkItem?)
    /// The question is no question: a sentence says what is wrong and what is allowed.
    case faulty(String)
    /// It cannot be had in this form.
    case noSuchForm
    /// It lies elsewhere.
    case movedTo(String)
    /// Too many long questions at once.
    case busy
}
