import Cohorts
import Fixtures
import Foundation
import Testing

@testable import Population

/// What is wrong with a register's text, in sentences.
struct RegisterFaultTests {
    @Test(
        arguments: [
            ("", "the register is empty. Give a header that names attributes, then one row a resident."),
            ("residence,age\n", "the register holds no row. Give one row a resident below the header."),
            ("age\n3\n", "line 1: the column residence is missing. A register says where each person lives."),
            ("residence,age,age\nxa,3,3\n", "line 1: the column «age» stands twice. Keep one."),
            ("residence,weight,weight\nxa,3,3\n", "line 1: the column «weight» stands twice. Keep one."),
            (
                "residence,ages\nxa,3\n",
                "line 1: the column «ages» (number 2) is not an attribute. Did you mean «age»?"
            ),
            ("residence,\nxa,3\n", "line 1: the column without a name (number 2) is not an attribute."),
            ("residence,age\nxa,3,1\n", "line 2: found more fields, expected 2 as in the header."),
            ("residence,age\nxa\n", "line 2: found 1 fields, expected 2 as in the header."),
            (
                "residence,age\nxa,\"3\n",
                "line 2, column age: the quotation mark is not closed before the next field."
            ),
            ("residence,age\nxa,\"3\"4\n", "line 2, column age: the quotation mark is not closed"),
        ])
    func `says what is wrong with the form`(text: String, sentence: String) {
        let found = RegisterFiles.refusal(of: text)
        #expect(found.contains(sentence), "\(found)")
    }

    @Test(
        arguments: [
            ("age", "9"), ("age", "-1"), ("age", "3.5"), ("residence", "xz"), ("residence", "XA.NORTH"),
            ("nationality", "\"XA,QQ\""), ("language", "A9"), ("status", "labor"), ("age", "age=3"),
            ("age", "n/a"), ("language", "A1 or B1"),
        ])
    func `names row, column and text of a value that is none`(column: String, text: String) {
        let columns = column == "residence" ? "residence" : "residence,\(column)"
        let row = column == "residence" ? text : "xa.north.town,\(text)"
        let found = RegisterFiles.refusal(of: "\(columns)\n\(row)\n")
        #expect(found.contains("line 2, column \(column): "), "\(found)")
        #expect(found.contains(text.filter { $0 != "\"" }.split(separator: ",").last ?? ""), "\(found)")
        #expect(column == "residence" || !found.contains("xa.north.town"), "\(found)")
    }

    @Test(arguments: ["-1", "nan", "inf", "1e7", "", "x", "1000000.5", "-0.0001"])
    func `refuses a weight that is none`(text: String) {
        let found = RegisterFiles.refusal(of: "residence,weight\nxa,\(text)\n")
        #expect(
            found.contains(
                "line 2, column weight: «\(text)» is not a weight. Give a number from 0 to 1000000."),
            "\(found)")
    }

    @Test(
        arguments: [
            ("nationality,status", "XA,labour"), ("age,years-resident", "1,4"),
            ("nationality,citizenship", "XB,third-country"),
            ("citizenship,status", "national,family"),
        ])
    func `refuses facts that contradict one another and tells no others`(columns: String, facts: String) {
        let found = RegisterFiles.refusal(
            of:
                "residence,employment,\(columns)\nxa.south,employed,\(facts)\nxa.north.town,unemployed,\(facts)\n"
        )
        #expect(
            found.contains("the register has 2 faulty rows, more than the 0 allowed, and was not used."),
            "\(found)")
        #expect(found.contains("line 2: ") && found.contains("line 3: "), "\(found)")
        for other in ["employed", "town", "south"] { #expect(!found.contains(other), "\(found)") }
    }

    @Test func `refuses more faulty rows than are allowed, with all of them counted`() {
        let text = "residence,age\n" + String(repeating: "xa,9\n", count: 70)
        let found = refusal { try RegisterFiles.read(text, mostFaults: 69).leftOut }
        #expect(
            found.hasPrefix("the register has 70 faulty rows, more than the 69 allowed, and was not used."))
        #expect(found.hasSuffix("and 20 more"), "\(found)")
    }

    @Test func `refuses a gzip file that is cut off, wherever`() throws {
        let text = RegisterFiles.text(RegisterFiles.persons(seed: 1, count: 300))
        let whole = try RegisterFiles.gzip(Data(text.utf8))
        for length in stride(from: 20, to: whole.count, by: 97) {
            let found = refusal { try RegisterFiles.read(whole.prefix(length)).register.rowCount }
            #expect(found.contains("Get it again") || found.contains("empty"), "\(length): \(found)")
        }
    }

    @Test func `refuses a field and a header that are not UTF-8`() {
        let field = Data("residence,status\nxa,".utf8) + [0xE9, 0x0A]
        #expect(
            refusal { try RegisterFiles.read(field).leftOut }.contains(
                "column status: the field is not UTF-8"))
        let header = Data("residence,".utf8) + [0xE9, 0x0A, 0x78, 0x61, 0x0A]
        #expect(refusal { try RegisterFiles.read(header).leftOut }.contains("the header is not UTF-8"))
    }

    @Test func `refuses a folder and a file that is not there`() throws {
        try RegisterFiles.with(Data()) { file in
            let reader = RegisterReader(in: Auenland.setting)
            let folder = file.deletingLastPathComponent()
            #expect(
                refusal { try reader.read(folder).leftOut }.contains(
                    "is a folder. Give a CSV file, plain or gzip."))
            let missing = folder.appending(path: "none.csv")
            #expect(refusal { try reader.read(missing).leftOut }.contains("«none.csv» cannot be opened."))
        }
    }
}
