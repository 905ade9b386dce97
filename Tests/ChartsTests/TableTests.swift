import Fixtures
import Testing

@testable import Charts

struct TableTests {
    @Test func `lines end in CRLF and a cell with a comma, a quote or a line break is quoted`() {
        let table = Table(
            caption: "Seats", header: ["Name", "Value (seats)"],
            rows: [["Bree, \"old\"", "12,400"], ["two\nlines", "\u{2212}5"], ["", "< 5 (suppressed)"]])
        #expect(
            table.csv
                == "Name,Value (seats)\r\n\"Bree, \"\"old\"\"\",\"12,400\"\r\n\"two\nlines\",\u{2212}5\r\n,< 5 (suppressed)\r\n"
        )
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+49 911", "'+49 911"), ("-1+1", "'-1+1"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""), ("\r\n=1", "\"'\r\n=1\""), ("-", "'-"), ("-x", "'-x"),
        ("--5", "'--5"), ("-5", "-5"), ("+5", "+5"), ("-12.5", "-12.5"), ("-12.400,25", "\"-12.400,25\""),
        ("\u{2212}12.5", "\u{2212}12.5"), ("–", "–"), ("a=b", "a=b"), ("5", "5"), ("", ""),
        ("-5\n=1", "\"'-5\n=1\""), ("=\u{301}1", "'=\u{301}1"),
    ])
    func `a cell is no formula in a spreadsheet, and a number stays one`(cell: String, written: String) {
        #expect(Table(caption: "", header: [cell], rows: []).csv == written + "\r\n")
    }

    @Test func `any table comes back from a reader of RFC 4180 as it went in`() {
        for seed in 0..<300 {
            var random = SeededGenerator(seed: UInt64(seed))
            let letters = Array("=+-@,\";'\t\r\n 05.ab\u{2212}é€م🙂")
            func cell() -> String {
                String(
                    (0..<Int.random(in: 0...6, using: &random)).map { _ in
                        letters.randomElement(using: &random) ?? "a"
                    })
            }
            let width = Int.random(in: 1...4, using: &random)
            let rows = (0..<Int.random(in: 1...5, using: &random)).map { _ in (0..<width).map { _ in cell() }
            }
            let read = Self.read(Table(caption: "", header: rows[0], rows: Array(rows.dropFirst())).csv)
            #expect(read.map(\.count) == rows.map(\.count), "seed \(seed)")
            for (written, cell) in zip(read.joined(), rows.joined()) {
                #expect(written == cell || written == "'" + cell, "seed \(seed): «\(cell)» «\(written)»")
                if let first = written.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) {
                    let rest = written.unicodeScalars.dropFirst()
                    #expect(
                        !rest.isEmpty && rest.allSatisfy { "05.,".unicodeScalars.contains($0) },
                        "seed \(seed)")
                }
            }
        }
    }

    @Test func `the table of every sample has a line for its header and each row`() throws {
        for sample in try Samples.all() {
            let table = sample.figure.table
            #expect(Self.read(table.csv).count == table.rows.count + 1, "\(sample.name)")
        }
    }

    /// The grammar of RFC 4180, section 2.
    private static func read(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var (row, field, isQuoted): ([String], String.UnicodeScalarView, Bool) = ([], .init(), false)
        var rest = Array(text.unicodeScalars)[...]
        while let next = rest.popFirst() {
            switch (next, isQuoted) {
            case ("\"", true) where rest.first == "\"":
                field.append(next)
                rest.removeFirst()
            case ("\"", _): isQuoted.toggle()
            case (",", false):
                row.append(String(field))
                field = .init()
            case ("\r", false) where rest.first == "\n":
                rest.removeFirst()
                rows.append(row + [String(field)])
                (row, field) = ([], .init())
            default: field.append(next)
            }
        }
        return rows
    }
}
