import Fixtures
import Foundation
import Testing

@testable import Web

struct ReformPageTests {
    private static func address(_ query: [(String, String)]) -> String {
        Route.reform.address(in: .en, query: query)
    }

    @Test(arguments: TestSite.shared.holdings.examples.map(\.id))
    func `an example shows what follows`(example: String) async throws {
        let answer = try await TestSite.ask(Self.address([("example", example)]))
        #expect(answer.status == 200)
        #expect(answer.text.contains("<h2 id=\"result-heading\">What follows</h2>"))
        #expect(!answer.text.contains("class=\"faults\""))
    }

    @Test(arguments: [
        "no reform at all", "reform: x\nname: { en: X }\nchanges:\n  - { end: nl.nothing, on: 2012 }",
        "a: &a [*a, *a]\n\u{0}", "changes: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[{{{",
    ])
    func `a faulty reform is answered with its faults`(text: String) async throws {
        let answer = try await TestSite.ask(Self.address([("overlay", text)]))
        #expect(answer.status == 200)
        #expect(answer.text.contains("<h2>The reform cannot be tried yet</h2><ul><li>"))
        #expect(!answer.text.contains("result-heading"))
    }

    @Test func `a change of the form becomes a part of the address`() async throws {
        let asked = Self.address([
            ("do", "end"), ("record", "nl.inburgering"), ("on", "2013"), ("overlay", ""),
        ])
        let answer = try await TestSite.ask(asked)
        #expect(answer.status == 303)
        let address = try #require(answer["location"])
        #expect(address.removingPercentEncoding?.contains("{ end: nl.inburgering, on: 2013 }") == true)
        #expect(try await TestSite.ask(address).text.contains("id=\"result-heading\""))
    }

    @Test func `a second change is added to the first`() async throws {
        let first = try await TestSite.ask(
            Self.address([("do", "end"), ("record", "nl.inburgering"), ("on", "2013")]))
        let overlay = try #require(
            first["location"]?.split(separator: "overlay=").last?.removingPercentEncoding)
        let second = try await TestSite.ask(
            Self.address([
                ("do", "open"), ("record", "de.integrationskurs"), ("on", "2013"), ("cohort", "eu-mobile"),
                ("as", "claim"), ("overlay", String(overlay)),
            ]))
        let text = second["location"]?.removingPercentEncoding ?? ""
        #expect(text.contains("end: nl.inburgering") && text.contains("change: de.integrationskurs"))
    }

    @Test(arguments: [
        ([("do", "fly")], "Choose what is done."),
        ([("do", "end"), ("record", "nl.nothing")], "«nl.nothing» is no record of the atlas."),
        ([("do", "end"), ("record", "de.munich")], "«Munich» is neither a measure nor a fund. Choose one."),
        ([("do", "end"), ("record", "nl.inburgering"), ("on", "soon")], "«soon» is not a date."),
        (
            [("do", "undo"), ("record", "nl.inburgering"), ("stage", "1066")],
            "There is no change dated «1066». There are: "
        ),
        (
            [("do", "open"), ("record", "nl.inburgering"), ("on", "2013"), ("cohort", "elves")],
            "«elves» is not a group: "
        ),
    ])
    func `a change that cannot be is refused with a sentence`(query: [(String, String)], sentence: String)
        async throws
    {
        let answer = try await TestSite.ask(Self.address(query))
        #expect(answer.status == 200)
        #expect(answer.text.contains("<li>\(sentence)"))
    }

    @Test(arguments: ["\"", "\\", "\" }], end: all #", "everyone\", as: claim }], note: \"x"])
    func `a group cannot smuggle a line into the reform`(cohort: String) async throws {
        let answer = try await TestSite.ask(
            Self.address([("do", "open"), ("record", "nl.inburgering"), ("on", "2013"), ("cohort", cohort)]))
        #expect(answer.status == 200)
        #expect(answer.text.contains("is not a group: "))
    }

    @Test func `a reform that is too long for an address is refused`() async throws {
        let answer = try await TestSite.ask(
            Self.address([("overlay", String(repeating: "x", count: ReformPage.longest + 1))]))
        #expect(answer.text.contains("The reform is longer than \(ReformPage.longest) characters"))
    }
}

/// What the form of the reform lab writes.
struct ReformDraftTests {
    private func draft(_ action: String, _ record: String) async throws -> String {
        let query = Query([("do", action), ("record", record), ("on", "2014")])
        return try ReformDraft(query, try await TestSite.edition()).added(to: "")
    }

    @Test func `paying a grant keeps the other payments of the record`() async throws {
        let text = try await draft("pay", "de.integrationskurs")
        #expect(text.contains("\"budget\"") && text.contains("224000000"))
        #expect(text.hasSuffix("{ flow: grant, from: de, to: each-city, status: paid }] }"))
    }

    @Test func `a fund cannot be opened to a group`() async throws {
        await #expect(throws: PageRefusal.self) { try await draft("open", "eu.eif") }
    }
}
