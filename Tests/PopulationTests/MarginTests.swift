import Cohorts
import Fixtures
import Foundation
import Testing

@testable import Population

/// How published tables of counts are read.
struct MarginTests {
    @Test func `reads attributes and counts`() throws {
        let margin = try MarginFiles.read("residence,age,count\nxa,1,10\nxa,2,2.5\n")
        #expect(margin.name == "table.csv")
        #expect(margin.attributes == [.residence, "age"])
        #expect(margin.total == 12.5)
    }

    @Test(arguments: [";", "\t", ","])
    func `takes the separator of the header`(separator: String) throws {
        let lines = [["count", "residence", "age"], ["7", "xa", "1"]]
        let text = lines.map { $0.joined(separator: separator) }.joined(separator: "\r\n")
        let margin = try MarginFiles.read(text)
        #expect(margin.total == 7)
        #expect(margin.rows.first?.values == [[.residence(.at("xa"))], [.integer(1)]])
    }

    @Test func `takes a range for all of its numbers`() throws {
        let margin = try MarginFiles.read("residence,age,count\nxa,1..3,10\n")
        #expect(margin.rows.first?.values.last == [.integer(1), .integer(2), .integer(3)])
    }

    @Test func `takes a quoted field with the separator in it for one`() throws {
        let margin = try MarginFiles.read("residence,nationality,count\nxa,\"XA,XB\",3\n")
        #expect(margin.rows.first?.values.last == [.words(["XA", "XB"])])
    }

    @Test func `passes over empty lines and a byte order mark and counts lines as they stand`() throws {
        let text = "\u{FEFF}residence,count\n\nxa,3\n  \nxb,4\n"
        #expect(try MarginFiles.read(text).rows.map(\.line) == [3, 5])
    }

    @Test func `reads the same from gzip`() throws {
        let bytes = try RegisterFiles.gzip(Data("residence,count\nxa,3\n".utf8))
        let margin = try RegisterFiles.with(bytes, named: "table.csv.gz") {
            try Margin($0, in: Auenland.setting)
        }
        #expect(margin.total == 3)
    }

    @Test(
        arguments: [
            ("", "table.csv is empty. Give a header and a row for each count."),
            ("\n \n", "table.csv is empty. Give a header and a row for each count."),
            ("residence,count\n", "table.csv holds no counts. Give a row for each count."),
            (
                "residence,age\nxa,3\n",
                "table.csv, line 1: a table of counts needs one column «count» and the column «residence»."
            ),
            (
                "residence,count,count\nxa,3,3\n",
                "table.csv, line 1: a table of counts needs one column «count» and the column «residence»."
            ),
            (
                "age,count\n3,3\n",
                "table.csv, line 1: a table of counts needs one column «count» and the column «residence»."
            ),
            (
                "residence,ages,count\nxa,3,3\n",
                "table.csv, line 1: the column «ages» is not an attribute, or stands twice. Did you mean «age»?"
            ),
            (
                "residence,counts\nxa,3\n",
                "table.csv, line 1: the column «counts» is not an attribute, or stands twice. Did you mean «count»?"
            ),
            (
                "residence,weekday-of-birth,count\nxa,3,3\n",
                "table.csv, line 1: the column «weekday-of-birth» is not an attribute, or stands twice."
            ),
            (
                "residence,count\n\nxa\n",
                "table.csv, line 3: found 1 fields, expected 2 as in the header."
            ),
        ])
    func `says what is wrong with the form`(text: String, sentence: String) {
        #expect(MarginFiles.refusal(of: text) == sentence)
    }

    @Test func `refuses a column that stands twice`() {
        let found = MarginFiles.refusal(of: "residence,age,age,count\nxa,3,3,1\n")
        #expect(
            found.hasPrefix("table.csv, line 1: the column «age» is not an attribute, or stands twice."),
            "\(found)")
    }

    @Test(arguments: ["-1", "many", "", "nan", "inf", "1e11", "3 000"])
    func `refuses a count that is none`(text: String) {
        #expect(
            MarginFiles.refusal(of: "residence,count\nxa,1\nxb,\(text)\n")
                == "table.csv, line 3, column count: «\(text)» is not a count. Give a number from 0 on.")
    }

    @Test(arguments: ["3..1", "0..9", "-1..2"])
    func `refuses a range that is none`(text: String) {
        #expect(
            MarginFiles.refusal(of: "residence,age,count\nxa,\(text),1\n").contains(
                "table.csv, line 2, column age: «\(text)» is not a range of age. Give two numbers from 0 to 4, the lower first."
            ))
    }

    @Test func `refuses a count without a value of each column`() {
        #expect(
            MarginFiles.refusal(of: "residence,age,count\nxa,,1\n").contains(
                "table.csv, line 2, column age: a count needs a value of age; leave out the column if the table does not tell it."
            ))
    }

    @Test(arguments: [("age", "9"), ("residence", "xz"), ("language", "A9"), ("status", "labor")])
    func `names line and column of a value that is none`(column: String, text: String) {
        let rest = column == "residence" ? ("residence", text) : ("residence,\(column)", "xa,\(text)")
        let found = MarginFiles.refusal(of: "\(rest.0),count\n\(rest.1),1\n")
        #expect(found.hasPrefix("table.csv, line 2, column \(column): "), "\(found)")
        #expect(found.contains(text), "\(found)")
    }

    @Test func `refuses a file that is not UTF-8`() {
        let bytes = Data("residence,count\nxa,".utf8) + [0xE9, 0x0A]
        let found = refusal {
            try RegisterFiles.with(bytes, named: "table.csv") { try Margin($0, in: Auenland.setting).total }
        }
        #expect(found == "table.csv is not UTF-8. Save it as UTF-8 CSV.")
    }

    @Test func `refuses a file that is too large and drops none of its rows`() throws {
        let text = "residence,count\n" + String(repeating: "xa,1\n", count: 30_000)
        try RegisterFiles.with(Data(text.utf8), named: "table.csv") { file in
            let found = refusal { try Margin(file, in: Auenland.setting, mostBytes: 100_000).total }
            #expect(
                found
                    == "table.csv has more than 100000 bytes, too many for a table of counts. Give published counts, not one row a person."
            )
            let whole = try Margin(file, in: Auenland.setting, mostBytes: text.utf8.count)
            #expect(whole.total == 30_000)
        }
    }
}
