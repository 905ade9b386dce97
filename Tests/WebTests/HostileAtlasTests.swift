import Atlas
import Cohorts
import Foundation
import Logging
import Testing

@testable import Web

/// Whoever writes records need not be trusted by those who read pages.
struct HostileAtlasTests {
    private static let responder: SiteResponder = {
        do {
            return SiteResponder(
                try HostileAtlas.site(), logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() })
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    private static func addresses() async throws -> [String] {
        try await responder.ask("/sitemap.xml").text.matches(of: /<loc>([^<]*)<\/loc>/).map {
            String($0.output.1).replacing(TestSite.base, with: "")
        } + [
            "/en/search?q=script", "/de/search?q=xxxxxxxx", "/en/compare?one=de.north.town&other=de.port",
            "/en/reform?record=de.course", "/en/places/de.north.town?as-of=2006", "/en/findings?country=de",
        ]
    }

    @Test func `no page of it holds markup that the site does not write`() async throws {
        let addresses = try await Self.addresses()
        #expect(addresses.count > 60)
        for address in addresses {
            let answer = try await Self.responder.ask(address)
            #expect(answer.status == 200, "\(address)")
            #expect(Markup.strangers(in: answer.bytes).sorted() == [], "\(address)")
            for word in ["<script", "{title}Home", "\u{202E}", "\u{7}"] {
                #expect(!answer.text.contains(word), "\(address): \(word)")
            }
        }
    }

    @Test func `its texts are shown as they were written`() async throws {
        let text = try await Self.responder.ask("/en/measures/de.course").text
        #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(text.contains("{{w.home}} {title} {count}") && text.contains("{{{.}}}&lt;script&gt;"))
    }

    @Test func `an answer of it as JSON is JSON with the texts whole`() async throws {
        let json = try await Self.responder.ask("/en/measures/de.course.json").json()
        let page = try #require(json["page"] as? [String: Any])
        #expect(page["title"] as? String == HostileAtlas.phrase)
        for address in try await Self.addresses() where !address.contains("?") && address.hasPrefix("/en/") {
            let answer = try await Self.responder.ask("\(address).json")
            #expect(throws: Never.self, "\(address)") { try answer.json() }
        }
    }

    @Test func `no cell of its tables is a formula, and every row is whole`() async throws {
        for name in [
            "places", "findings", "measures", "figures", "documents", "history", "search", "charts/map",
        ] {
            let answer = try await Self.responder.ask("/de/\(name).csv?q=calc")
            #expect(answer.status == 200, "\(name)")
            let rows = Markup.rows(of: answer.text)
            #expect(Set(rows.map(\.count)).count == 1, "\(name): \(rows.map(\.count))")
            for cell in rows.joined()
            where cell.unicodeScalars.first.map({ "=+-@\t\r\n".unicodeScalars.contains($0) }) == true {
                #expect(Double(cell) != nil, "\(name): \(cell)")
            }
        }
    }

    @Test func `its feed and charts are XML`() async throws {
        for address in [
            "/en/history.atom", "/sitemap.xml", "/en/charts/map.svg", "/de/charts/stages/de.course.svg",
        ] {
            let answer = try await Self.responder.ask(address)
            #expect(answer.status == 200 && Markup.fault(in: answer.bytes) == nil, "\(address)")
        }
    }

    @Test func `only the address of a document leads out of the site, by http`() async throws {
        let page = try await Self.responder.ask("/en/documents/report")
        let outward = Markup.elements(of: page.bytes).compactMap { $0.attributes["href"] }.filter {
            !$0.hasPrefix("/") && !$0.hasPrefix("#") && !$0.hasPrefix(TestSite.base)
        }
        #expect(outward.allSatisfy { $0.hasPrefix("https://example.org/?") })
    }
}
