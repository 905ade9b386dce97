import Cohorts
import Fixtures
import Foundation
import Testing

@testable import Population

/// The stored form of a register.
struct RegisterFileTests {
    private func stored(_ register: Register) throws -> Data {
        try RegisterFiles.with(Data(), named: "people.register") { file in
            try RegisterFile.write(register, to: file)
            return try Data(contentsOf: file)
        }
    }

    private func open(_ bytes: Data, in setting: Setting = Auenland.setting) throws -> Register {
        try RegisterFiles.with(bytes, named: "people.register") { try RegisterFile.open($0, in: setting) }
    }

    private func small() -> Register {
        Register(
            RegisterFiles.persons(seed: 4, count: 9), weights: (0..<9).map { Double($0) / 2 },
            vocabulary: Auenland.vocabulary)
    }

    private func weights(_ register: Register) -> [Int64]? {
        register.weights.map { weights in (0..<weights.count).map { weights.values[$0] } }
    }

    @Test(arguments: 1...20)
    func `gives back what was stored`(seed: UInt64) throws {
        let persons = RegisterFiles.persons(seed: seed, count: 80)
        let register = Register(
            persons, weights: seed % 2 == 0 ? persons.indices.map { Double($0) * 1.25 } : nil,
            vocabulary: Auenland.vocabulary)
        let opened = try open(try stored(register))
        #expect(RegisterFiles.persons(of: opened) == persons, "seed \(seed)")
        #expect(weights(opened) == weights(register), "seed \(seed)")
    }

    @Test func `refuses or reads alike a file with any one byte changed`() throws {
        let register = small()
        let bytes = try stored(register)
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0x41
            let found = try? open(changed)
            #expect(
                found.map { RegisterFiles.persons(of: $0) == RegisterFiles.persons(of: register) } ?? true,
                "byte \(index)")
            #expect(found.map { weights($0) == weights(register) } ?? true, "byte \(index)")
        }
    }

    @Test func `refuses a file cut off at any length`() throws {
        let bytes = try stored(small())
        for length in 0..<bytes.count {
            let found = refusal { try open(bytes.prefix(length)).rowCount }
            #expect(
                found.contains("Store the register again") || found.contains("is not a stored register"),
                "\(length): \(found)")
        }
    }

    @Test func `refuses another version`() throws {
        var bytes = try stored(small())
        bytes[RegisterFile.magic.count] = 9
        let found = refusal { try open(bytes).rowCount }
        #expect(
            found
                == "«people.register» is of version 9 and this program reads version 1. Store the register again."
        )
    }

    @Test func `refuses a place that the atlas does not know`() throws {
        let places = Places(parents: [:], countries: ["xa": "XA"], all: ["xa"])
        let setting = Setting(vocabulary: Auenland.vocabulary, places: places, unions: Auenland.unions)
        let bytes = try stored(small())
        let found = refusal { try open(bytes, in: setting).rowCount }
        #expect(found.contains("column residence: ") && found.hasSuffix("store it again."), "\(found)")
    }

    @Test func `leaves a folder as it is that stands where it should be written`() throws {
        try RegisterFiles.with(Data("dear".utf8)) { file in
            let folder = file.deletingLastPathComponent()
            let found = refusal { try RegisterFile.write(small(), to: folder) }
            #expect(
                found.contains("cannot be written. Choose a folder with room where you may write."),
                "\(found)")
            let text = try Data(contentsOf: file)
            #expect(text == Data("dear".utf8))
        }
    }

    @Test func `replaces a file only by a whole one`() throws {
        try RegisterFiles.with(Data("old".utf8), named: "people.register") { file in
            try RegisterFile.write(small(), to: file)
            let opened = try RegisterFile.open(file, in: Auenland.setting)
            #expect(opened.rowCount == 9)
            let names = try FileManager.default.contentsOfDirectory(
                atPath: file.deletingLastPathComponent().path)
            #expect(names == ["people.register"])
        }
    }

    @Test(arguments: [Int.max, 1 << 62, 1 << 40])
    func `refuses a header that is whole and lies about the rows`(rows: Int) throws {
        let bytes = try stored(small())
        let length = bytes[12..<16].enumerated().reduce(0) { $0 + Int($1.element) << ($1.offset * 8) }
        let start = RegisterFile.prologue
        let text = String(decoding: bytes[start..<start + length], as: UTF8.self)
            .replacing("\"rows\":9", with: "\"rows\":\(rows)")
        var forged = Data(bytes[..<12])
        let sum = Array(text.utf8).withUnsafeBytes { RegisterFile.checksum($0) }
        for number in [UInt32(text.utf8.count), sum] {
            withUnsafeBytes(of: number.littleEndian) { forged.append(contentsOf: $0) }
        }
        forged += bytes[20..<24] + Data(text.utf8)
        forged += Data(count: (64 - forged.count % 64) % 64)
        forged += bytes[((start + length + 63) / 64 * 64)...]
        let found = refusal { try open(forged).rowCount }
        #expect(found.contains("is damaged or cut off"), "\(found)")
    }
}
