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
