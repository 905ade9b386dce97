import Atlas
import Coherence
import Cohorts
import Foundation

/// The forms in which a page can be had, by the ending of its address.
enum Form: String, CaseIterable, Sendable {
    case html = ""
    case json = ".json"
    case csv = ".csv"
    case svg = ".svg"
    case png = ".png"
    case atom = ".atom"

    var contentType: String {
        switch self {
        case .html: "text/html; charset=utf-8"
        case .json: "application/json; charset=utf-8"
        case .csv: "text/csv; charset=utf-8"
        case .svg: "image/svg+xml; charset=utf-8"
        case .png: "image/png"
        case .atom: "application/atom+xml; charset=utf-8"
        }
    }
}

/// A chart that can be had by itself.
enum ChartRoute: Hashable, Sendable {
    case map
    case findings
    case stack(PlaceID)
    case stages(RecordID)

    var path: [String] {
        switch self {
        case .map: ["map"]
        case .findings: ["findings"]
        case .stack(let place): ["stack", place.rawValue]
        case .stages(let record): ["stages", record.rawValue]
        }
    }

    init?(_ parts: ArraySlice<String>) {
        switch (parts.first, parts.count) {
        case ("map", 1): self = .map
        case ("findings", 1): self = .findings
        case ("stack", 2): self = .stack(PlaceID(rawValue: parts[parts.startIndex + 1]))
        case ("stages", 2): self = .stages(RecordID(rawValue: parts[parts.startIndex + 1]))
        default: return nil
        }
    }
}

/// A page of the site. It writes its address and reads it back, so that no link can be wrong.
enum Route: Hashable, Sendable {
    case home
    case search
    case places
    case place(PlaceID)
    case compare
    case countries
    case country(PlaceID)
    case fields
    case field(FieldID)
    case checks
    case check(CheckID)
    case findings
    case finding(String)
    case records(RecordKind)
    case record(RecordKind, RecordID)
    case story(RecordID)
    case changes
    case reform
    case entitlements
    case glossary
    case about
    case chart(ChartRoute)

    /// The parts of its path, language aside.
    var path: [String] {
        switch self {
        case .home: []
        case .search: ["search"]
        case .places: ["places"]
        case .place(let id): ["places", id.rawValue]
        case .compare: ["compare"]
        case .countries: ["countries"]
        case .country(let id): ["countries", id.rawValue]
        case .fields: ["fields"]
        case .field(let id): ["fields", id.rawValue]
        case .checks: ["checks"]
        case .check(let id): ["checks", id.rawValue]
        case .findings: ["findings"]
        case .finding(let id): ["findings"] + id.split(separator: "/").map(String.init)
        case .records(let kind): [kind.folder]
        case .record(let kind, let id): [kind.folder, id.rawValue]
        case .story(let id): ["stories", id.rawValue]
        case .changes: ["history"]
        case .reform: ["reform"]
        case .entitlements: ["what-is-there-for-me"]
        case .glossary: ["glossary"]
        case .about: ["about"]
        case .chart(let chart): ["charts"] + chart.path
        }
    }

    /// What a kind of page is called where addresses may not stand, as in metrics.
    var pattern: String {
        switch self {
        case .place: "place"
        case .country: "country"
        case .field: "field"
        case .check: "check"
        case .finding: "finding"
        case .record(let kind, _): kind.rawValue
        case .story: "story"
        case .chart: "chart"
        case .home: "home"
        default: path.first ?? "home"
        }
    }

    /// - Parameter parts: the parts of a path, language and ending aside, decoded.
    init?(_ parts: [String]) {
        guard let first = parts.first else {
            self = .home
            return
        }
        let rest = parts.dropFirst()
        switch (first, rest.count) {
        case ("search", 0): self = .search
        case ("places", 0): self = .places
        case ("places", 1): self = .place(PlaceID(rawValue: parts[1]))
        case ("compare", 0): self = .compare
        case ("countries", 0): self = .countries
        case ("countries", 1): self = .country(PlaceID(rawValue: parts[1]))
        case ("fields", 0): self = .fields
        case ("fields", 1): self = .field(FieldID(rawValue: parts[1]))
        case ("checks", 0): self = .checks
        case ("checks", 1): self = .check(CheckID(rawValue: parts[1]))
        case ("findings", 0): self = .findings
        case ("findings", 1...6): self = .finding(rest.joined(separator: "/"))
        case ("stories", 1): self = .story(RecordID(rawValue: parts[1]))
        case ("history", 0): self = .changes
        case ("reform", 0): self = .reform
        case ("what-is-there-for-me", 0): self = .entitlements
        case ("glossary", 0): self = .glossary
        case ("about", 0): self = .about
        case ("charts", 1...2):
            guard let chart = ChartRoute(rest) else { return nil }
            self = .chart(chart)
        default:
            guard let kind = RecordKind.allCases.first(where: { $0.folder == first && $0 != .place }) else {
                return nil
            }
            switch rest.count {
            case 0: self = .records(kind)
            case 1: self = .record(kind, RecordID(rawValue: parts[1]))
            default: return nil
            }
        }
    }

    /// The forms in which it can be had.
    var forms: Set<Form> {
        switch self {
        case .chart: [.svg, .png, .csv]
        case .places, .findings, .records, .search, .checks, .countries, .fields: [.html, .json, .csv]
        case .changes: [.html, .json, .csv, .atom]
        default: [.html, .json]
        }
    }

    /// The address from the root of the site: `/de/places/de.munich.json?as-of=2012-12-31`.
    func address(in language: SiteLanguage, form: Form = .html, query: [(String, String)] = []) -> String {
        let parts = [language.rawValue] + path
        let text = "/" + parts.map { $0.encodedForPath }.joined(separator: "/") + form.rawValue
        guard !query.isEmpty else { return text }
        return text + "?"
            + query.map { "\($0.0.encodedForQuery)=\($0.1.encodedForQuery)" }.joined(separator: "&")
    }
}

extension RecordKind {
    /// What the kind's pages stand under.
    var folder: String {
        switch self {
        case .body: "bodies"
        case .study: "studies"
        default: rawValue + "s"
        }
    }
}

extension String {
    private static let unreserved = CharacterSet(
        charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")

    /// For a part of a path; `+` stays, which ids of findings have.
    var encodedForPath: String {
        addingPercentEncoding(withAllowedCharacters: Self.unreserved.union(CharacterSet(charactersIn: "+")))
            ?? ""
    }

    /// For a name or value of a query.
    var encodedForQuery: String { addingPercentEncoding(withAllowedCharacters: Self.unreserved) ?? "" }
}
