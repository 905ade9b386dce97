/// A set of persons by their number in a world's table.
struct BitSet {
    private var words: [UInt64]

    /// Nobody of so many.
    init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

    /// The persons `0..<count` for whom the test says yes.
    init(count: Int, where holds: (Int) -> Bool) {
        self.init(count: count)
        for person in 0..<count where holds(person) { words[person / 64] |= 1 << (person % 64) }
    }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// Whether everybody of it is in the other set.
    func isSubset(of other: BitSet) -> Bool {
        words.indices.allSatisfy { words[$0] & ~other.words[$0] == 0 }
    }

    mutating func formIntersection(_ other: BitSet) {
        for index in words.indices { words[index] &= other.words[index] }
    }

    mutating func formUnion(_ other: BitSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    mutating func subtract(_ other: BitSet) {
        for index in words.indices { words[index] &= ~other.words[index] }
    }

    func intersection(_ other: BitSet) -> BitSet {
        var result = self
        result.formIntersection(other)
        return result
    }

    func union(_ other: BitSet) -> BitSet {
        var result = self
        result.formUnion(other)
        return result
    }

    func subtracting(_ other: BitSet) -> BitSet {
        var result = self
        result.subtract(other)
        return result
    }
}
