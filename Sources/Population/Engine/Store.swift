import Cohorts
import Foundation

/// A bit for each of 64 rows, many times.
typealias Words = UnsafeMutablePointer<UInt64>

/// Words that belong to somebody until they are let go: a class, since it owns memory.
final class WordBuffer: @unchecked Sendable {
    let words: Words
    let count: Int

    init(_ count: Int) {
        self.count = count
        let bytes = max(count, 1) * MemoryLayout<UInt64>.stride
        words = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
            .bindMemory(to: UInt64.self, capacity: max(count, 1))
        words.initialize(repeating: 0, count: max(count, 1))
    }

    deinit { words.deallocate() }
}

/// Where the rows of each position begin, part by part. A class, since it owns memory that is read without counting.
final class OffsetTable: @unchecked Sendable {
    private let width: Int
    private let base: UnsafeMutablePointer<Int32>

    /// - Parameter parts: of each part, an entry a position and one for the end.
    init(_ parts: [[Int32]]) {
        width = parts.first?.count ?? 0
        base = .allocate(capacity: max(1, parts.count * width))
        for (part, own) in parts.enumerated() { (base + part * width).initialize(from: own, count: width) }
    }

    deinit { base.deallocate() }

    /// The entries of a part.
    func entries(of part: Int) -> UnsafePointer<Int32> { UnsafePointer(base + part * width) }
}

/// The residents as bit planes, block by block: about six bytes each, the place included.
///
/// Rows are parted by citizenship and sorted by position within a part, so that a place is one interval of rows in each
/// part and needs no planes. A class, since it owns memory; nothing changes once it is built.
final class Store: @unchecked Sendable {
    /// Rows in a block.
    static let blockRows = 16_384
    /// Words of a plane in a block.
    static let blockWords = blockRows / 64

    /// Some rows that are read together.
    struct Block {
        /// The citizenship bin that all its rows share.
        let part: Int
        /// The place of its first row among all places for rows.
        let start: Int
        let count: Int
    }

    let cut: Cut
    let rowCount: Int
    let blocks: [Block]
    /// The column that all rows of a part agree on; nil if there is none.
    let partColumn: Int?
    /// Of each part in turn, where the rows of each position begin; one more entry a part for its end.
    let offsets: OffsetTable
    /// Which bins occur in a block, by block and column.
    let presence: [ValueSet]
    /// The planes of a column in a block begin at this plane.
    let firstPlane: [Int]
    let planeCount: Int
    let planes: WordBuffer
    /// The weights by place for rows; nil for one person a row.
    let weights: Weights?

    init(
        cut: Cut, rowCount: Int, blocks: [Block], partColumn: Int?, offsets: OffsetTable,
        presence: [ValueSet],
        firstPlane: [Int], planeCount: Int, planes: WordBuffer, weights: Weights?
    ) {
        self.cut = cut
        self.rowCount = rowCount
        self.blocks = blocks
        self.partColumn = partColumn
        self.offsets = offsets
        self.presence = presence
        self.firstPlane = firstPlane
        self.planeCount = planeCount
        self.planes = planes
        self.weights = weights
    }

    /// A plane of a column in a block.
    func plane(_ bit: Int, of column: Int, in block: Int) -> Words {
        planes.words + (block * planeCount + firstPlane[column] + bit) * Self.blockWords
    }

    /// Which bins of a column occur in a block.
    func presence(of column: Int, in block: Int) -> ValueSet { presence[block * cut.columns.count + column] }

    /// Bytes that the rows take.
    var byteCount: Int { planes.count * 8 + presence.count * 32 + (weights.map { $0.count * 8 } ?? 0) }
}
