import Atlas
import Cohorts
import Testing

@testable import Web

struct RouteTests {
    /// One of each, with ids that need care.
    static let routes: [Route] =
        [
            .home, .search, .places, .place("de.munich"), .place("gb.saint-étienne & söhne"), .compare,
            .countries,
            .country("nl"), .fields, .field("host-language"), .checks, .check("money.unfunded-duty"),
            .findings,
            .finding("money.unfunded-duty/nl/nl.inburgering+nl.utrecht"), .finding("a b/ü+x/100%/«?»#&="),
            .story("nl.inburgering"), .changes, .reform, .entitlements, .glossary, .about, .chart(.map),
            .chart(.findings), .chart(.stack("de.munich")), .chart(.stages("nl.inburgering")),
        ]
        + RecordKind.allCases.filter { $0 != .place }.flatMap {
            [Route.records($0), .record($0, "de.x-1.y"), .record($0, "?#%25;é")]
        }

    private static func parse(_ address: String) throws -> (Route, Form) {
        let path = address.split(separator: "?", maxSplits: 1)[0]
        return try SiteResponder.route(Array(SiteResponder.parts(of: String(path)).dropFirst()))
    }

    @Test(arguments: routes) func `an address reads itself back in every form`(route: Route) throws {
        for language in SiteLanguage.allCases {
            for form in Form.allCases where form == .html || route != .home {
                let address = route.address(in: language, form: form, query: [("as-of", "2012")])
                #expect(try Self.parse(address) == (route, form), "\(address)")
            }
        }
    }

    @Test(arguments: routes) func `an address holds only signs that every program leaves alone`(route: Route)
    {
        let address = route.address(in: .de, query: [("q", "a&b=c d+é\"<")])
        let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~+/%?=&")
        #expect(address.allSatisfy { allowed.contains($0) }, "\(address)")
    }

    @Test func `the home page has its other forms under index`() throws {
        for name in ["index", ""] {
            let (route, form) = try SiteResponder.route(["\(name).json"])
            #expect(route == .home && form == .json)
        }
    }

    @Test(arguments: [
        "/en/nothing", "/en/places/de/munich", "/en/home", "/en/findings/1/2/3/4/5/6/7", "/en/stories",
        "/en/charts",
        "/en/charts/pie", "/en/charts/stack", "/en/charts/map/de", "/en/Places", "/en/place/de.munich",
        "/en/about/x",
    ])
    func `a path that is no page is no route`(path: String) {
        #expect(throws: PageRefusal.self) { try Self.parse(path) }
    }

    @Test func `names and values of a query are read back as they were written`() {
        let written = [("q", "Zürich & Köln = 100 % +1"), ("as-of", "2012-05-03"), ("é?", "")]
        let address = Route.search.address(in: .en, query: written)
        let read = SiteResponder.pairs(String(address.split(separator: "?")[1]))
        #expect(read.map(\.0) == written.map(\.0) && read.map(\.1) == written.map(\.1))
    }

    @Test func `every kind of page has a name for the metrics that holds no id`() {
        for route in Self.routes {
            #expect(route.pattern.allSatisfy { $0.isLowercase || $0 == "-" }, "\(route)")
        }
    }
}
