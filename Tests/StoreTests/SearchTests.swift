import Atlas
import Cohorts
import Fixtures
import Testing

@testable import Store

struct SearchTests {
    private static let database: AtlasDatabase? = {
        guard let database = try? AtlasDatabase() else { return nil }
        return (try? database.index(SearchEntry.all(in: ShippedAtlas.atlas))).map { database }
    }()

    private func hits(_ query: String) throws -> [SearchHit] {
        try #require(Self.database).search(query)
    }

    @Test(arguments: [
        ("Integrationskurs", "de.integrationskurs"), ("integrationskurse", "de.integrationskurs"),
        ("München", "de.munich"), ("munchen", "de.munich"), ("inburg", "nl.inburgering"),
        ("civic netherlands", "nl.inburgering"),
    ])
    func `finds a record by words of any language, accents aside`(query: String, id: String) throws {
        #expect(try hits(query).map(\.id.rawValue).contains(id), "\(query)")
    }

    @Test func `says why something was found`() throws {
        let hit = try #require(try hits("Inburgering").first)
        #expect(hit.reason == .name)
        #expect(hit.passage.count > 2 && hit.passage[1] == "Inburgering")
    }

    @Test func `names count more than texts`() throws {
        let kinds = try hits("Rotterdam").prefix(3).map(\.id.rawValue)
        #expect(kinds.contains("nl.rotterdam"))
    }

    @Test(arguments: [
        "", "   ", "\"", "*", "NEAR(a b)", "name:x OR 1=1", "'; DROP TABLE word; --", "a\u{0}b", "((((",
        "^munich",
        String(repeating: "word ", count: 500),
    ])
    func `takes whatever is typed`(query: String) throws {
        _ = try hits(query)
        #expect(try !hits("munich").isEmpty)
    }

    @Test func `opens letters that the index does not fold`() throws {
        let database = try AtlasDatabase()
        try database.index([
            SearchEntry(
                id: "xa.one", kind: .body, names: ["Straße"], aliases: [], places: [], texts: ["Łódź"])
        ])
        #expect(try database.search("strasse").map(\.id) == ["xa.one"])
        #expect(try database.search("lodz").map(\.reason) == [.text])
    }
}
