import Testing

@testable import Web

/// Text on its way into a page, against what only a browser sees: Swift takes a quote and the mark after it for one sign.
struct PageTextTests {
    @Test func `a sign joined with a mark is escaped like the sign alone`() {
        let text = PageText().escapeText("\"\u{301} <\u{338} \u{600}<b> '\u{FE0F} &\u{20DD}")
        #expect(text == "&quot;\u{301} &lt;\u{338} \u{600}&lt;b&gt; &#39;\u{FE0F} &amp;\u{20DD}")
    }

    @Test func `what turns the order of text, and what no text holds, is replaced`() {
        #expect(
            PageText().escapeText("a\u{202E}b\u{2066}c\u{0}d\u{7F}") == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}"
        )
    }

    @Test func `other text stays as it is`() {
        let text = "a\tb\nc é 漢 العربية \u{1F468}\u{200D}\u{1F469}"
        #expect(PageText().escapeText(text) == text)
    }
}
