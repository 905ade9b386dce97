public import Atlas
import Charts
import Coherence
import Cohorts
import Foundation
public import Store

/// A site: an atlas in its database, made into pages.
public struct Site: Sendable {
    let holdings: Holdings
    let database: AtlasDatabase
    let texts: [SiteLanguage: Texts]
    let renderer: Renderer
    let workshop: Workshop
    let snapshots: Snapshots
    let cache: PageCache
    /// Where the site stands, for addresses that must be whole; without a slash at its end.
    let base: String

    /// - Parameters:
    ///   - atlas: the atlas that the database holds.
    ///   - database: where search looks, and what a reform is tried on.
    ///   - data: cards, texts, outlines, examples.
    ///   - base: where the site stands: `https://atlas.example.org`.
    /// - Throws: `AtlasFault`, `StoreRefusal` or a refusal of the charts for files that cannot be used.
    public init(_ atlas: Atlas, in database: AtlasDatabase, data: SiteData, base: String) throws {
        let sources = try database.sources()
        holdings = try Holdings(
            atlas: atlas, source: sources.atlas, vocabulary: sources.vocabulary,
            cards: CheckCard.all(in: data.checks, texts: data.texts), data: data)
        self.database = database
        var texts: [SiteLanguage: Texts] = [:]
        for language in SiteLanguage.allCases {
            texts[language] = try Texts(
                ["words", "report", "site"], in: data.texts, language: language.rawValue)
        }
        self.texts = texts
        renderer = try Renderer()
        workshop = Workshop()
        snapshots = Snapshots(of: holdings, workshop: workshop)
        cache = PageCache()
        self.base = base
    }

    /// Makes ready what most readers ask for first.
    public func warm() async throws { _ = try await snapshots.snapshot(on: holdings.atlas.horizon) }

    /// The site as of a day in a language.
    func edition(_ language: SiteLanguage, on day: Day) async throws -> Edition {
        guard let texts = texts[language] else { throw PageRefusal.notFound(language.rawValue, nearest: nil) }
        return Edition(
            holdings: holdings, snapshot: try await snapshots.snapshot(on: day), texts: texts,
            language: language)
    }

    /// The day that a query asks for, else the horizon.
    ///
    /// - Throws: ``PageRefusal/faulty(_:)`` for anything that is no date.
    func day(_ query: Query, _ language: SiteLanguage) throws(PageRefusal) -> Day {
        let text = query["as-of"].trimmingCharacters(in: .whitespaces)
        guard !text.isEmpty else { return holdings.atlas.horizon }
        guard let day = Moment(text)?.latest, (1900...2100).contains(day.year) else {
            throw .faulty(texts[language]?("not-a-date", ["date": text]) ?? text)
        }
        return day
    }
}
