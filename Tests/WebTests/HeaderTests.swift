import Foundation
import GRDB
import HTTPTypes
import Testing

@testable import Store
@testable import Web

/// What every answer carries, whatever it is.
struct HeaderTests {
    private static let fixed = [
        "x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
        "x-permitted-cross-domain-policies": "none", "strict-transport-security": "max-age=31536000",
    ]

    private static func expectAll(_ answer: Answer, _ what: String) {
        for (name, value) in fixed { #expect(answer[name] == value, "\(what): \(name)") }
        #expect(answer["permissions-policy"]?.contains("geolocation=()") == true, "\(what)")
        #expect(answer["x-request-id"]?.isEmpty == false, "\(what)")
        #expect(answer["set-cookie"] == nil && answer["server"] == nil, "\(what)")
        let policy = answer["content-security-policy"] ?? ""
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(what)")
        #expect(!policy.contains("unsafe-eval") && !policy.contains("script-src"), "\(what)")
        if answer["content-type"]?.hasPrefix("image/svg") == true {
            #expect(policy.contains("sandbox"), "\(what)")
        } else {
            #expect(!policy.contains("unsafe-inline"), "\(what)")
        }
    }

    @Test(arguments: [
        (200, "/en"), (200, "/en/findings.json"), (200, "/en/findings.csv"), (200, "/en/history.atom"),
        (200, "/en/charts/map.svg"), (200, "/assets/icon.svg"), (200, "/favicon.ico"), (200, "/robots.txt"),
        (200, "/sitemap.xml"), (200, "/health"), (200, "/ready"), (200, "/metrics"), (302, "/"),
        (302, "/places"),
        (302, "/assets/site.css"), (303, "/en/funds/nl.inburgering"), (400, "/en?as-of=never"),
        (404, "/en/x"),
        (404, "/assets/x.css"), (404, "/en/places/x.json"),
    ])
    func `an answer has every header`(status: Int, address: String) async throws {
        let answer = try await TestSite.ask(address)
        #expect(answer.status == status)
        Self.expectAll(answer, address)
    }

    @Test func `the stylesheet has every header`() async throws {
        Self.expectAll(try await TestSite.ask(TestSite.shared.renderer.styleAddress), "style")
    }

    @Test func `an answer that only says that nothing changed has every header`() async throws {
        let tag = try #require(try await TestSite.ask("/en")["etag"])
        let answer = try await TestSite.ask("/en", headers: ["if-none-match": tag])
        #expect(answer.status == 304)
        Self.expectAll(answer, "304")
    }

    @Test(arguments: ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"])
    func `other methods are refused with those that are allowed`(method: String) async throws {
        let answer = try await TestSite.ask("/en", try #require(HTTPRequest.Method(method)))
        #expect(answer.status == 405)
        #expect(answer["allow"] == "GET, HEAD")
        Self.expectAll(answer, method)
    }

    @Test func `a form is refused where none is`() async throws {
        let answer = try await TestSite.ask("/en/search", .post, form: "q=x")
        #expect(answer.status == 405 && answer["allow"] == "GET, HEAD")
    }

    @Test func `a body or an address that is too long is refused with every header`() async throws {
        let long = String(repeating: "a", count: 40_000)
        let body = try await TestSite.ask("/en/what-is-there-for-me", .post, form: "residence=\(long)")
        #expect(body.status == 413)
        Self.expectAll(body, "413")
        let address = try await TestSite.ask("/en/search?q=\(long)")
        #expect(address.status == 414)
        Self.expectAll(address, "414")
    }

    @Test func `only a site behind TLS asks for TLS`() async throws {
        let site = try TestSite.shipped(in: AtlasDatabase(), base: "http://127.0.0.1:8080")
        let answer = try await SiteResponder(site, logger: KeptLog().logger).ask("/robots.txt")
        #expect(answer["strict-transport-security"] == nil)
    }

    // MARK: - A fault of ours

    @Test(arguments: ["/en/search?q=munich", "/de/search.json?q=munich", "/en/search.csv?q=munich"])
    func `a fault of ours tells an id and nothing of the inside`(address: String) async throws {
        try await TestSite.inFolder { folder in
            let database = try AtlasDatabase(in: folder)
            let log = KeptLog()
            let responder = SiteResponder(try TestSite.shipped(in: database), logger: log.logger)
            #expect(try await responder.ask(address).status == 200)
            try database.pool.close()
            let answer = try await responder.ask(address.replacing("munich", with: "berlin"))
            #expect(answer.status == 500)
            Self.expectAll(answer, address)
            let id = try #require(answer["x-request-id"])
            #expect(answer.text.contains(id))
            for word in ["database", "SQLite", "StoreRefusal", "Optional", folder.lastPathComponent, "swift"]
            {
                #expect(!answer.text.contains(word), "\(word)")
            }
            #expect(log.lines.contains { $0.contains(id) && $0.hasPrefix("error failed") })
        }
    }

    @Test(arguments: [400, 404, 405, 408, 413, 414, 415, 422, 500, 501, 503], SiteLanguage.allCases)
    func `every status has a sentence of its own`(status: Int, language: SiteLanguage) throws {
        let page = TestSite.shared.failure(status, language, .html, "id-1", sentence: nil, nearest: nil)
        let text = String(decoding: page, as: UTF8.self)
        #expect(text.contains("<p class=\"kind\">\(status)</p>"))
        #expect(!text.contains("error-\(status)"))
        #expect(text.contains("id-1") == (status >= 500))
    }
}
