import Foundation

/// A file in pieces of whole lines.
struct Pieces {
    /// Some lines.
    struct Piece: Sendable {
        /// The bytes, ending with a line break or with the file, and then some that may be read and mean nothing.
        let bytes: [UInt8]
        /// How many bytes mean something.
        let count: Int
        /// The number of the first line, from 1.
        let firstLine: Int
    }

    /// The first line, without its line break and byte-order mark.
    let header: [UInt8]
    private let source: ByteSource
    private let size: Int
    private var rest: [UInt8] = []
    private var line = 2
    private(set) var isAtEnd = false

    private static let lineBreak = UInt8(ascii: "\n")

    /// - Throws: ``PopulationRefusal/file(_:)`` when the file cannot be read or holds no header.
    init(_ url: URL, size: Int) throws(PopulationRefusal) {
        source = try ByteSource(url)
        self.size = size
        var bytes: [UInt8] = []
        while !bytes.contains(Self.lineBreak), bytes.count < RegisterReader.longestLine {
            let start = bytes.count
            bytes.append(contentsOf: repeatElement(0, count: 1 << 16))
            let count = try source.read(into: &bytes, from: start)
            bytes.removeLast(bytes.count - start - count)
            if count == 0 { break }
        }
        let end = bytes.firstIndex(of: Self.lineBreak) ?? bytes.count
        var first = Array(bytes[..<end])
        if first.starts(with: [0xEF, 0xBB, 0xBF]) { first.removeFirst(3) }
        if first.last == UInt8(ascii: "\r") { first.removeLast() }
        guard !first.isEmpty else {
            throw .file(
                "the register is empty. Give a header that names attributes, then one row a resident.")
        }
        header = first
        rest = Array(bytes[min(end + 1, bytes.count)...])
    }

    /// How much of the file has been read, from 0 to 1.
    var progress: Double { source.size == 0 ? 1 : min(1, Double(source.offset) / Double(source.size)) }

    /// The next lines; nil at the end.
    ///
    /// - Throws: ``PopulationRefusal/file(_:)`` for a damaged file or a line without end.
    mutating func next() throws(PopulationRefusal) -> Piece? {
        guard !isAtEnd else { return nil }
        var bytes = rest
        rest = []
        var filled = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: max(0, size - bytes.count)))
        while filled < bytes.count {
            let count = try source.read(into: &bytes, from: filled)
            if count == 0 {
                isAtEnd = true
                break
            }
            filled += count
        }
        bytes.removeLast(bytes.count - filled)
        if !isAtEnd {
            guard let end = bytes.lastIndex(of: Self.lineBreak) else {
                throw .file("line \(line) does not end. Save the register as CSV with one row a line.")
            }
            rest = Array(bytes[(end + 1)...])
            bytes.removeLast(bytes.count - end - 1)
        }
        guard !bytes.isEmpty else { return nil }
        let count = bytes.count
        let first = line
        line += Self.lineBreaks(in: bytes)
        bytes.append(contentsOf: repeatElement(0, count: ValueTable.padding))
        return Piece(bytes: bytes, count: count, firstLine: first)
    }

    private static func lineBreaks(in bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var count = 0
            for byte in bytes { count &+= byte == lineBreak ? 1 : 0 }
            return count
        }
    }
}
