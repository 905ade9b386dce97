import Atlas
import Coherence
import Cohorts

/// Every permanent address of the site, for search engines (sitemaps.org 0.9), in parts where there are many.
struct Sitemap {
    /// How many routes stand in a part; each has an address in every language.
    static let size = 10_000

    /// Which part a name asks for: nought the list of parts.
    enum Part: Equatable {
        case whole
        case number(Int)
    }

    private let routes: [Route]
    private let base: String

    init(_ edition: Edition, base: String) {
        self.base = base
        let holdings = edition.holdings
        let countries = Lists.countries(edition).map { Route.country(PlaceID(rawValue: $0.value)) }
        let records = RecordKind.allCases.flatMap { kind in
            (holdings.byKind[kind] ?? []).flatMap { record -> [Route] in
                let page: Route = kind == .place ? .place(record.id.place) : .record(kind, record.id)
                return record.stages.isEmpty ? [page] : [page, .story(record.id)]
            }
        }
        routes =
            [
                .home, .places, .countries, .fields, .checks, .findings, .changes, .reform, .entitlements,
                .compare, .glossary,
                .about,
            ]
            + RecordKind.allCases.filter { $0 != .place }.map { Route.records($0) } + countries
            + edition.atlas.glossary.fields.keys.sorted().map { .field($0) } + Check.all.map { .check($0.id) }
            + records
            + edition.snapshot.assessment.findings.filter { $0.basis == .stated }.map { .finding($0.id) }
    }

    /// `sitemap.xml` or `sitemap-2.xml`; nil for any other name.
    static func part(of name: String) -> Part? {
        if name == "sitemap.xml" { return .whole }
        guard name.hasPrefix("sitemap-"), name.hasSuffix(".xml") else { return nil }
        return Int(name.dropFirst(8).dropLast(4)).map { .number($0) }
    }

    private var parts: Int { (routes.count + Self.size - 1) / Self.size }

    /// The part as XML; nil where there is none of that number.
    func xml(_ part: Part) -> String? {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        switch part {
        case .whole where parts > 1:
            let list = (1...parts).map {
                "<sitemap><loc>\(base.escapedForXML)/sitemap-\($0).xml</loc></sitemap>"
            }
            return head + "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
                + list.joined(separator: "\n") + "\n</sitemapindex>\n"
        case .whole: return head + set(routes[...])
        case .number(let number):
            guard number >= 1, number <= parts else { return nil }
            return head + set(routes.dropFirst((number - 1) * Self.size).prefix(Self.size))
        }
    }

    private func set(_ routes: ArraySlice<Route>) -> String {
        let urls = routes.flatMap { route in
            SiteLanguage.allCases.map { language in
                let others = SiteLanguage.allCases.map { other in
                    "<xhtml:link rel=\"alternate\" hreflang=\"\(other.rawValue)\" href=\"\((base + route.address(in: other)).escapedForXML)\"/>"
                }
                return
                    "<url><loc>\((base + route.address(in: language)).escapedForXML)</loc>\(others.joined())</url>"
            }
        }
        return
            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
            + urls.joined(separator: "\n") + "\n</urlset>\n"
    }
}

/// The changes of policy as a feed (RFC 4287), newest first.
struct Feed {
    let page: HistoryPage
    let edition: Edition
    let base: String
    private static let most = 100

    var xml: String {
        let here = base + edition.address(.changes)
        let dated = page.dated.filter { $0.day != nil }.prefix(Self.most)
        let updated = dated.first?.day.map { "\($0)T00:00:00Z" } ?? "\(edition.day)T00:00:00Z"
        let entries = dated.map { change -> String in
            let title = "\(change.item.record.text), \(change.item.when)"
            let text = [change.item.says, change.item.by, change.item.agreed].filter { !$0.isEmpty }.joined(
                separator: " · ")
            return """
                <entry><title>\(title.escapedForXML)</title><id>\((here + "#" + change.id.encodedForQuery).escapedForXML)</id>
                <link rel="alternate" href="\((base + change.item.record.address).escapedForXML)"/>
                <updated>\(change.day.map { "\($0)" } ?? "")T00:00:00Z</updated><summary>\(text.escapedForXML)</summary></entry>
                """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(edition.language.rawValue)">
            <title>\(page.title.escapedForXML) · Leitbild</title><subtitle>\(page.summary.escapedForXML)</subtitle>
            <id>\(here.escapedForXML)</id><updated>\(updated)</updated><author><name>Leitbild</name></author>
            <link rel="alternate" href="\(here.escapedForXML)"/>
            <link rel="self" href="\((base + edition.address(.changes, form: .atom)).escapedForXML)"/>
            \(entries.joined(separator: "\n"))
            </feed>

            """
    }
}

extension String {
    /// For text and attributes of XML; signs that XML does not have are left out.
    var escapedForXML: String {
        var out = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\n", "\t": out.unicodeScalars.append(scalar)
            default:
                if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out
    }
}
