/// A set of up to 256 bin numbers, as four words.
struct ValueSet: Hashable, Sendable {
    var words: SIMD4<UInt64> = .zero

    /// How many bins there can be.
    static let capacity = 256

    /// The bins `0..<count`.
    static func first(_ count: Int) -> ValueSet {
        var set = ValueSet()
        for bin in 0..<count { set.insert(bin) }
        return set
    }

    func contains(_ bin: Int) -> Bool { words[bin >> 6] >> UInt64(bin & 63) & 1 == 1 }
    mutating func insert(_ bin: Int) { words[bin >> 6] |= 1 << UInt64(bin & 63) }
    mutating func remove(_ bin: Int) { words[bin >> 6] &= ~(1 << UInt64(bin & 63)) }
    var isEmpty: Bool { words == .zero }

    /// The bins of the first that are not in the second.
    static func - (left: ValueSet, right: ValueSet) -> ValueSet {
        ValueSet(words: left.words & ~right.words)
    }
    static func & (left: ValueSet, right: ValueSet) -> ValueSet { ValueSet(words: left.words & right.words) }
    static func | (left: ValueSet, right: ValueSet) -> ValueSet { ValueSet(words: left.words | right.words) }

    /// Whether it holds any bin from `lower` up to before `upper`; both multiples of their distance, a power of two.
    func meets(from lower: Int, to upper: Int) -> Bool {
        if upper - lower < 64 {
            let mask = (UInt64(1) << UInt64(upper - lower)) &- 1
            return words[lower >> 6] >> UInt64(lower & 63) & mask != 0
        }
        for word in lower >> 6..<upper >> 6 where words[word] != 0 { return true }
        return false
    }

    /// The bins in it, ascending.
    var bins: [Int] {
        var bins: [Int] = []
        for word in 0..<4 {
            var rest = words[word]
            while rest != 0 {
                bins.append(word << 6 + rest.trailingZeroBitCount)
                rest &= rest &- 1
            }
        }
        return bins
    }
}
