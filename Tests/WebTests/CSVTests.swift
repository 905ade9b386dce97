import Testing

@testable import Web

/// Tables as files, read back by a reader of our own.
struct CSVTests {
    @Test func `a cell is read back as it was written`() {
        let cells = ["a,b", "say \"x\"", "two\nlines", "two\r\nlines", "\"\u{301},\u{301}", "–", ""]
        #expect(Markup.rows(of: CSV.rendered(cells, [])) == [cells])
    }

    @Test(arguments: ["=1", "+1", "-1", "@x", "\t=1", "\r\n=1", "\r=1", "\n=1", "=\u{338}1"])
    func `a cell that a spreadsheet would run is set off`(formula: String) {
        #expect(Markup.rows(of: CSV.rendered([formula], [])) == [["'" + formula]])
    }
}
