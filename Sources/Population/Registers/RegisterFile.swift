import Atlas
import CZlib
public import Cohorts
public import Foundation

/// The stored form of a register: a file that is mapped into memory instead of read again.
///
/// It has a version, a size and a checksum of every part, all checked when it is opened: a file in which a byte that means
/// anything differs is refused. It holds what the register held and nothing more.
public struct RegisterFile: Sendable {
    /// The first bytes of every such file.
    static let magic: [UInt8] = Array("LEITREG\n".utf8)
    /// The version that is written and read.
    public static let version: UInt32 = 1
    static let prologue = 24

    /// What stands before the columns, as JSON.
    struct Header: Codable {
        struct Column: Codable {
            let attribute: String
            let values: [String]
            let width: Int
            let offset: Int
            let checksum: UInt32
        }

        struct Weights: Codable {
            let offset: Int
            let checksum: UInt32
        }

        let rows: Int
        let basis: String
        let day: String?
        let columns: [Column]
        let weights: Weights?
    }

    /// Whether a file begins as a stored register does.
    public static func isStored(at url: URL) -> Bool {
        guard let file = try? FileHandle(forReadingFrom: url) else { return false }
        defer { try? file.close() }
        return (try? file.read(upToCount: magic.count)).map { $0.map(Array.init) == magic } ?? false
    }

    /// Writes a register; a file that stands there is replaced only once all is written.
    ///
    /// - Throws: ``PopulationRefusal/file(_:)`` when the file cannot be written.
    public static func write(_ register: Register, to url: URL) throws(PopulationRefusal) {
        // The offsets count from the end of the header, whose length they would change.
        var offset = 0
        func take(_ count: Int) -> Int {
            defer { offset += (count + 63) / 64 * 64 }
            return offset
        }
        let columns = register.columns.map { column in
            Header.Column(
                attribute: column.attribute.rawValue,
                values: column.values.dropFirst().map { $0.map { "\($0)" } ?? "" },
                width: column.codes.width, offset: take(column.codes.bytes.count),
                checksum: checksum(column.codes.bytes))
        }
        let weights = register.weights.map { weights in
            Header.Weights(offset: take(weights.bytes.count), checksum: checksum(weights.bytes))
        }
        let header = Header(
            rows: register.rowCount, basis: register.basis == .estimated ? "estimated" : "register",
            day: register.day.map { "\($0)" }, columns: columns, weights: weights)
        let draft = url.deletingLastPathComponent().appending(
            path: ".\(url.lastPathComponent).\(UUID().uuidString)")
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            let text = try encoder.encode(header)
            guard FileManager.default.createFile(atPath: draft.path, contents: nil) else {
                throw CocoaError(.fileWriteNoPermission)
            }
            let file = try FileHandle(forWritingTo: draft)
            var start = Data(magic)
            for number in [
                version, UInt32(text.count), text.withUnsafeBytes { checksum($0) },
                UInt32(truncatingIfNeeded: offset / 64),
            ] {
                withUnsafeBytes(of: number.littleEndian) { start.append(contentsOf: $0) }
            }
            start += text
            start += Data(count: (64 - start.count % 64) % 64)
            try file.write(contentsOf: start)
            for column in register.columns { try write(column.codes.bytes, to: file) }
            if let weights = register.weights { try write(weights.bytes, to: file) }
            try file.close()
            // In one step: what stands there is the old file or the new one, and a folder stays.
            guard rename(draft.path, url.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            try? FileManager.default.removeItem(at: draft)
            throw .file(
                "«\(url.lastPathComponent)» cannot be written. Choose a folder with room where you may write."
            )
        }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to file: FileHandle) throws {
        var start = 0
        while start < bytes.count {
            let end = min(start + 1 << 26, bytes.count)
            try file.write(contentsOf: Data(bytes[start..<end]))
            start = end
        }
        try file.write(contentsOf: Data(count: (64 - bytes.count % 64) % 64))
    }

    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        guard let base = bytes.baseAddress else { return 0 }
        return UInt32(truncatingIfNeeded: crc32_z(0, base.assumingMemoryBound(to: UInt8.self), bytes.count))
    }

    /// Opens a stored register.
    ///
    /// - Parameters:
    ///   - url: the file.
    ///   - setting: vocabulary and places that its values must be of.
    /// - Throws: ``PopulationRefusal/file(_:)`` for a file of another version, cut off, damaged, or with values that the
    ///   vocabulary or the atlas does not know.
    /// - Complexity: O(bytes), to check them.
    public static func open(_ url: URL, in setting: Setting) throws(PopulationRefusal) -> Register {
        let mapped = try MappedFile(url)
        let bytes = mapped.bytes
        func number(_ index: Int) -> UInt32 {
            UInt32(
                littleEndian: bytes.loadUnaligned(fromByteOffset: magic.count + index * 4, as: UInt32.self))
        }
        guard bytes.count >= prologue, Array(bytes.prefix(magic.count)) == magic else {
            throw .file(
                "«\(url.lastPathComponent)» is not a stored register. «leitbild register» writes one.")
        }
        guard number(0) == version else {
            throw .file(
                "«\(url.lastPathComponent)» is of version \(number(0)) and this program reads version \(version). Store the register again."
            )
        }
        let damaged = PopulationRefusal.file(
            "«\(url.lastPathComponent)» is damaged or cut off. Store the register again; nothing was used.")
        let length = Int(number(1))
        let base = (prologue + length + 63) / 64 * 64
        guard
            bytes.count == base + Int(number(3)) * 64
                || (length > 0 && bytes.count == base && number(3) == 0),
            case let text = UnsafeRawBufferPointer(rebasing: bytes[prologue..<prologue + length]),
            checksum(text) == number(2),
            let header = try? JSONDecoder().decode(Header.self, from: Data(text)),
            (0...bytes.count).contains(header.rows)
        else { throw damaged }
        func part(_ offset: Int, _ count: Int, _ sum: UInt32) throws(PopulationRefusal) -> UnsafeRawPointer {
            guard offset >= 0, offset % 64 == 0, count >= 0, offset <= bytes.count - base,
                count <= bytes.count - base - offset,
                case let part = UnsafeRawBufferPointer(rebasing: bytes[base + offset..<base + offset + count]),
                checksum(part) == sum, let start = part.baseAddress ?? bytes.baseAddress
            else { throw damaged }
            return start
        }
        var columns: [Register.Column] = []
        for column in header.columns {
            let isNew = !columns.contains { $0.attribute.rawValue == column.attribute }
            guard isNew, [1, 2, 4].contains(column.width) else { throw damaged }
            let start = try part(column.offset, header.rows * column.width, column.checksum)
            let codes = Codes(borrowing: start, count: header.rows, width: column.width, from: mapped)
            columns.append(try read(column, codes, url, setting))
            codes.letGo()
        }
        guard columns.contains(where: { $0.attribute == .residence }) else { throw damaged }
        var weights: Weights?
        if let stored = header.weights {
            let start = try part(stored.offset, header.rows * 8, stored.checksum)
            let read = Weights(borrowing: start, count: header.rows, from: mapped)
            let allowed = 0...Weight.scaled(Weight.largest)
            guard (0..<header.rows).allSatisfy({ allowed.contains(read.values[$0]) }), read.sumFits else {
                throw damaged
            }
            weights = read
        }
        let day = header.day.flatMap { Moment($0)?.latest }
        guard day.map({ "\($0)" }) == header.day, ["register", "estimated"].contains(header.basis) else {
            throw damaged
        }
        return Register(
            columns: columns, rowCount: header.rows, weights: weights,
            basis: header.basis == "estimated" ? .estimated : .register,
            day: day)
    }

    private static func read(
        _ column: Header.Column, _ codes: Codes, _ url: URL, _ setting: Setting
    ) throws(PopulationRefusal) -> Register.Column {
        let attribute = AttributeID(rawValue: column.attribute)
        guard setting.vocabulary.attribute(attribute) != nil else {
            throw .file(
                "«\(url.lastPathComponent)» has a column \(attribute), which is no attribute. The register was stored with another vocabulary; store it again."
            )
        }
        var values: [Person.Value?] = [nil]
        for text in column.values {
            do {
                values.append(try setting.value(text, of: attribute))
            } catch {
                throw .file(
                    "«\(url.lastPathComponent)», column \(attribute): \(error) The register was stored with another vocabulary or atlas; store it again."
                )
            }
        }
        // A checksum keeps numbers as they were written; that they were written right is checked here.
        guard codes.largest < values.count else {
            throw .file("«\(url.lastPathComponent)» is damaged. Store the register again; nothing was used.")
        }
        return Register.Column(attribute: attribute, values: values, codes: codes)
    }
}

/// A file as memory. A class, since the mapping ends with it.
final class MappedFile: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    init(_ url: URL) throws(PopulationRefusal) {
        let descriptor = Foundation.open(url.path, O_RDONLY)
        guard descriptor >= 0 else {
            throw .file("«\(url.lastPathComponent)» cannot be opened. Give a file that may be read.")
        }
        defer { close(descriptor) }
        var status = stat()
        fstat(descriptor, &status)
        let size = Int(status.st_size)
        guard size > 0, let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
            start != MAP_FAILED
        else {
            throw .file("«\(url.lastPathComponent)» is empty. Store the register again.")
        }
        bytes = UnsafeRawBufferPointer(start: start, count: size)
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}
