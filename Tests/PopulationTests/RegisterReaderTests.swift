import Cohorts
import Fixtures
import Foundation
import Testing

@testable import Population

/// What is read of a register's text.
struct RegisterReaderTests {
    @Test(arguments: 1...5)
    func `gives back every person that was written`(seed: UInt64) throws {
        let persons = RegisterFiles.persons(seed: seed, count: 150)
        var texts: [Data] = []
        for separator in [",", ";", "\t"] {
            texts.append(Data(RegisterFiles.text(persons, separator: separator).utf8))
        }
        texts.append(Data([0xEF, 0xBB, 0xBF]) + texts[0])
        texts.append(Data(RegisterFiles.text(persons).replacing("\n", with: "\r\n").utf8))
        texts.append(texts[0].dropLast())
        texts.append(try RegisterFiles.gzip(texts[0]))
        for (number, text) in texts.enumerated() {
            for (threads, size) in [(1, 1 << 20), (2, 1 << 20), (1, 257), (2, 257), (3, 64)] {
                let read = try RegisterFiles.read(text, threads: threads, pieceSize: size)
                #expect(
                    RegisterFiles.persons(of: read.register) == persons,
                    "seed \(seed), text \(number), \(threads) threads, pieces of \(size)")
            }
        }
    }

    @Test func `gives back the weight of every row`() throws {
        let persons = RegisterFiles.persons(seed: 7, count: 40)
        let weights = persons.indices.map { Double($0) * 0.37 }
        let register = try RegisterFiles.read(RegisterFiles.text(persons, weights: weights)).register
        let read = (0..<40).map { register.weights?.values[$0] }
        #expect(read == weights.map { Int64(($0 * 1e6).rounded()) })
    }

    @Test(
        arguments: [
            ("age", "", ""), ("age", "   ", ""), ("status", "n/a", "n/a"), ("nationality", "none", "none"),
            ("nationality", "\"XA,XB\"", "XA,XB"), ("nationality", "XB", "XB"),
            ("nationality", "\"XB\"", "XB"),
            ("language", "none", "none"), ("age", "4", "4"),
        ])
    func `reads a value as the vocabulary spells it`(column: String, text: String, meaning: String) throws {
        let register = try RegisterFiles.read("residence,\(column)\nxa,\(text)\n").register
        let found = register.person(at: 0)[AttributeID(rawValue: column)].map { "\($0)" } ?? ""
        #expect(found == meaning)
    }

    @Test func `reads a residence outside the atlas`() throws {
        let text = "residence,age\nelsewhere,3\nxa.north.town,2\n"
        let person = try RegisterFiles.read(text).register.person(at: 0)
        #expect(try person[.residence] == Auenland.setting.fact("residence=elsewhere").value)
    }

    @Test func `skips empty lines and still numbers lines as the file does`() {
        let found = RegisterFiles.refusal(of: "residence,age\nxa,1\n\n\r\nxa,9\n")
        #expect(found.contains("line 5, column age"), "\(found)")
    }

    @Test(arguments: [1, 2], [40, 61, 4096])
    func `numbers lines right across pieces`(threads: Int, size: Int) throws {
        let lines = (2...300).map { $0 % 97 == 0 ? "xa,9" : "xa,3" }
        let text = "residence,age\n" + lines.joined(separator: "\n")
        let result = try RegisterFiles.read(text, mostFaults: 9, threads: threads, pieceSize: size)
        #expect(result.faults.map(\.line) == [97, 194, 291])
    }

    @Test func `leaves out the faulty rows that are allowed, and no others`() throws {
        let persons = RegisterFiles.persons(seed: 3, count: 100)
        var lines = RegisterFiles.text(persons).split(separator: "\n").map(String.init)
        for row in [90, 40, 5] { lines.insert("xa,,,99,,,", at: row) }
        let result = try RegisterFiles.read(
            lines.joined(separator: "\n"), mostFaults: 3, threads: 2, pieceSize: 300)
        #expect(RegisterFiles.persons(of: result.register) == persons)
        #expect(result.leftOut == 3)
        #expect(result.faults.map(\.line) == [6, 42, 93])
    }

    @Test func `keeps no value that only a row left out had`() throws {
        let text = "residence,status,age,years-resident\nxa,labour,3,1\nxb,refugee,1,4\n"
        let register = try RegisterFiles.read(text, mostFaults: 1).register
        #expect(register["status"]?.values == [nil, .word("labour")])
        #expect(register[.residence]?.values.count == 2)
    }
}
