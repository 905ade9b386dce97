import Fixtures
import Foundation
import HTTPTypes
import Testing

@testable import Web

/// Requests made to harm.
struct HostileRequestTests {
    @Test(arguments: [
        "/..%2f..%2fetc/passwd", "/assets/../../etc/passwd", "/assets/..%2f..%2fPackage.swift",
        "/en/%2e%2e/%2e%2e/etc",
        "/%00", "/en/places/de%00.munich", "/en/places/..%5c..%5c", "/en/..;/x",
        "/%252e%252e%252fetc%252fpasswd",
        "/en/places/%252fetc%252fpasswd", "/assets/site.css/..", "/assets/", "/assets/%2e%2e/home.mustache",
        "/Templates/layout.mustache", "/en/charts/stack/..%2f..%2fx.svg", "//etc/passwd",
        "/file:///etc/passwd",
        "/en/%C0%AE%C0%AE/etc/passwd", "/en/%ff", "/en/%", "/en/%zz", "/.git/config", "/.env",
        "/en/places/%0d%0aX:y",
        "/data/leitbild.sqlite", "/en/places/" + String(repeating: "a", count: 8000),
        "/en" + String(repeating: "/x", count: 2000),
    ])
    func `a path never leads to a file`(path: String) async throws {
        let answer = try await TestSite.ask(path)
        #expect([400, 404].contains(answer.status), "\(answer.status)")
        #expect(
            !answer.text.contains("root:") && !answer.text.contains("{{") && !answer.text.contains("SQLite"))
    }

    @Test(arguments: [
        "//evil.example/en", "/\\evil.example", "/%2fevil.example", "/https://evil.example", "/en//evil",
    ])
    func `no address redirects to another site`(path: String) async throws {
        let answer = try await TestSite.ask(path)
        let location = answer["location"] ?? "/en"
        #expect(location.hasPrefix("/") && !location.hasPrefix("//") && !location.contains("evil.example"))
    }

    @Test func `a redirect cannot be split into two answers`() async throws {
        let answer = try await TestSite.ask("/search?q=%0d%0aSet-Cookie:%20a=b&x%0d%0a=%0a")
        #expect(answer.status == 302)
        #expect(answer["location"]?.contains("\n") == false && answer["location"]?.contains("\r") == false)
    }

    @Test func `hundreds of pairs in a query do no harm`() async throws {
        let pairs = (0..<200).map { "p\($0)=\($0)" }.joined(separator: "&")
        let answer = try await TestSite.ask("/en/findings?\(pairs)&\(pairs)")
        #expect(answer.status == 200)
        #expect(answer.bytes.count < 2_000_000)
    }

    @Test(arguments: [1 as UInt64, 2, 3])
    func `random bytes as an address have an answer`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let signs = Array("/%?&=.+;:@!$,\\\"'<>{}[]|^`~#é\u{202E}09afen")
        for _ in 0..<200 {
            let length = Int.random(in: 0...40, using: &generator)
            let address =
                "/" + String((0..<length).map { _ in signs.randomElement(using: &generator) ?? "/" })
            let answer = try await TestSite.ask(address)
            #expect((200..<500).contains(answer.status), "\(address), seed \(seed)")
        }
    }

    /// Markup as people write it, and as only scalars see it: a sign joined with a mark or with one before it.
    static let markup = [
        "<script>alert(1)</script>", "\"><img src=x onerror=1>", "' onmouseover='alert(1)",
        "\"\u{301} onfocus=alert(1) x=",
        "\u{600}<script>alert(1)</script>", "\u{600}\"\u{301}><img src=x onerror=1>",
        "</textarea><script>1</script>",
        "\"\u{FE0F}\u{600}><iframe src=//evil.example>", "{{{.}}}<script>", "&lt;script&gt;",
    ]

    @Test(arguments: markup) func `what somebody searches for is shown as text`(words: String) async throws {
        for address in ["/en/search?q=", "/en?x=", "/en/findings?page=2&x=", "/en/places/", "/en/nothing/"] {
            let answer = try await TestSite.ask(address + words.encodedForQuery)
            Self.expectNoMarkup(in: answer, address)
        }
        #expect(try await TestSite.ask("/en/search?q=\(words.encodedForQuery)").text.contains("value=\""))
    }

    @Test(arguments: ["overlay", "record", "on", "example", "cohort", "stage"])
    func `what somebody sends as a reform is shown as text`(name: String) async throws {
        let words = Self.markup.joined(separator: " ")
        for rest in [[("do", "open"), ("record", "nl.inburgering"), ("on", "2013")], []] {
            let address = Route.reform.address(in: .en, query: rest + [(name, words)])
            Self.expectNoMarkup(in: try await TestSite.ask(address), name)
        }
    }

    @Test(arguments: markup) func `what somebody answers is shown as text`(words: String) async throws {
        for name in ["residence", "nationality", "skip", "age", "x"] {
            let answer = try await TestSite.ask(
                "/en/what-is-there-for-me", .post, form: "residence=nl&\(name)=\(words.encodedForQuery)")
            Self.expectNoMarkup(in: answer, name)
        }
    }

    @Test(arguments: markup) func `a faulty date is shown as text`(words: String) async throws {
        Self.expectNoMarkup(in: try await TestSite.ask("/en?as-of=\(words.encodedForQuery)"), "as-of")
    }

    static func expectNoMarkup(in answer: Answer, _ what: String) {
        #expect(Markup.strangers(in: answer.bytes).sorted() == [], "\(what)")
    }
}
