#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// One number a row, as narrow as the column's values allow: the bytes of a column in memory or of a mapped file.
///
/// A class, since it owns memory; it is written only before it is shared.
final class Codes: @unchecked Sendable {
    /// Bytes a row: 1, 2 or 4.
    let width: Int
    let count: Int
    private let base: UnsafeMutableRawPointer
    private let owner: AnyObject?

    /// Room for so many rows, all 0.
    init(count: Int, width: Int) {
        self.width = width
        self.count = count
        owner = nil
        base = .allocate(byteCount: max(count * width, 1), alignment: 64)
        base.initializeMemory(as: UInt8.self, repeating: 0, count: count * width)
    }

    /// A part of memory that somebody else owns and keeps as it is.
    init(borrowing base: UnsafeRawPointer, count: Int, width: Int, from owner: AnyObject) {
        self.width = width
        self.count = count
        self.owner = owner
        self.base = UnsafeMutableRawPointer(mutating: base)
    }

    deinit { if owner == nil { base.deallocate() } }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count * width) }
    var writable: UnsafeMutableRawPointer { base }

    subscript(row: Int) -> Int {
        switch width {
        case 1: Int(base.load(fromByteOffset: row, as: UInt8.self))
        case 2: Int(base.load(fromByteOffset: row * 2, as: UInt16.self))
        default: Int(base.load(fromByteOffset: row * 4, as: UInt32.self))
        }
    }

    /// The largest number; -1 where there are no rows.
    var largest: Int {
        func largest<Code: FixedWidthInteger>(_ codes: UnsafePointer<Code>) -> Int {
            var most: Code = 0
            for row in 0..<count { most = max(most, codes[row]) }
            return count == 0 ? -1 : Int(most)
        }
        return read(largest, largest, largest)
    }

    /// Says that the numbers will not be read soon: of a mapped file, its pages need not stay in memory.
    func letGo() {
        guard owner != nil, count > 0 else { return }
        let page = 4096
        let start = (Int(bitPattern: base) + page - 1) / page * page
        let end = (Int(bitPattern: base) + count * width) / page * page
        guard end > start else { return }
        madvise(UnsafeMutableRawPointer(bitPattern: start), end - start, MADV_DONTNEED)
    }

    func store(_ number: UInt32, at row: Int) {
        switch width {
        case 1: base.storeBytes(of: UInt8(truncatingIfNeeded: number), toByteOffset: row, as: UInt8.self)
        case 2:
            base.storeBytes(of: UInt16(truncatingIfNeeded: number), toByteOffset: row * 2, as: UInt16.self)
        default: base.storeBytes(of: number, toByteOffset: row * 4, as: UInt32.self)
        }
    }

    /// The least width that holds so many different values.
    static func width(for values: Int) -> Int { values <= 1 << 8 ? 1 : values <= 1 << 16 ? 2 : 4 }

    /// Hands the numbers over in their own width.
    func read<Outcome>(
        _ one: (UnsafePointer<UInt8>) -> Outcome, _ two: (UnsafePointer<UInt16>) -> Outcome,
        _ four: (UnsafePointer<UInt32>) -> Outcome
    ) -> Outcome {
        switch width {
        case 1: one(UnsafePointer(base.assumingMemoryBound(to: UInt8.self)))
        case 2: two(UnsafePointer(base.assumingMemoryBound(to: UInt16.self)))
        default: four(UnsafePointer(base.assumingMemoryBound(to: UInt32.self)))
        }
    }
}
