// Loops over words. Each is a plain loop over pointers, which the compiler turns into vector instructions; `reach-bench`
// guards that by a ratio against a loop over single rows.

/// Counts the ones of a word, as a number that adds up without widening.
@inline(__always)
private func ones(_ word: UInt64) -> UInt64 { UInt64(truncatingIfNeeded: word.nonzeroBitCount) }

/// Counts the ones of `word(i)` over words, and adds them to the accumulators that are there.
@inline(__always)
private func sweep(_ words: Range<Int>, _ first: Words?, _ second: Words?, _ word: (Int) -> UInt64) -> UInt64
{
    var sum: UInt64 = 0
    switch (first, second) {
    case (let first?, let second?):
        for i in words {
            let value = word(i)
            first[i] |= value
            second[i] |= value
            sum &+= ones(value)
        }
    case (let one?, nil), (nil, let one?):
        for i in words {
            let value = word(i)
            one[i] |= value
            sum &+= ones(value)
        }
    case (nil, nil):
        for i in words { sum &+= ones(word(i)) }
    }
    return sum
}

/// Counts the rows of whole words in which all operands hold, and adds them to the accumulators.
func countAll(
    _ operands: UnsafeMutablePointer<Words>, _ count: Int, _ words: Range<Int>, _ first: Words?,
    _ second: Words?
) -> UInt64 {
    switch count {
    case 0: return sweep(words, first, second) { _ in ~0 }
    case 1:
        let a = operands[0]
        return sweep(words, first, second) { a[$0] }
    case 2:
        let (a, b) = (operands[0], operands[1])
        return sweep(words, first, second) { a[$0] & b[$0] }
    case 3:
        let (a, b, c) = (operands[0], operands[1], operands[2])
        return sweep(words, first, second) { a[$0] & b[$0] & c[$0] }
    case 4:
        let (a, b, c, d) = (operands[0], operands[1], operands[2], operands[3])
        return sweep(words, first, second) { a[$0] & b[$0] & c[$0] & d[$0] }
    case 5:
        let (a, b, c, d, e) = (operands[0], operands[1], operands[2], operands[3], operands[4])
        return sweep(words, first, second) { a[$0] & b[$0] & c[$0] & d[$0] & e[$0] }
    case 6:
        let (a, b, c, d, e, f) = (
            operands[0], operands[1], operands[2], operands[3], operands[4], operands[5]
        )
        return sweep(words, first, second) { a[$0] & b[$0] & c[$0] & d[$0] & e[$0] & f[$0] }
    default:
        return sweep(words, first, second) { index in
            var value = operands[0][index]
            for operand in 1..<count { value &= operands[operand][index] }
            return value
        }
    }
}

/// Whether any of the words has a one.
func hasOnes(_ words: Words, _ count: Int) -> Bool {
    var any: UInt64 = 0
    for i in 0..<count { any |= words[i] }
    return any != 0
}

/// How many of the rows from `lower` up to before `upper` are in the words.
func countOnes(_ words: Words, from lower: Int, to upper: Int) -> Int {
    guard lower < upper else { return 0 }
    let (first, last) = (lower >> 6, upper >> 6)
    let head = ~UInt64(0) << UInt64(lower & 63)
    let tail = (UInt64(1) << UInt64(upper & 63)) &- 1
    if first == last { return (words[first] & head & tail).nonzeroBitCount }
    var sum = ones(words[first] & head)
    for i in first + 1..<last { sum &+= ones(words[i]) }
    if tail != 0 { sum &+= ones(words[last] & tail) }
    return Int(sum)
}

/// How many ones stand before each word: for counting many short stretches of the same words.
func sumOnes(_ words: Words, _ count: Int, into sums: UnsafeMutablePointer<Int32>) {
    for i in 0..<count { sums[i + 1] = Int32(truncatingIfNeeded: words[i].nonzeroBitCount) }
    sums[0] = 0
    for i in 0..<count { sums[i + 1] &+= sums[i] }
}

/// The same as ``countOnes(_:from:to:)`` with the sums at hand.
func countOnes(_ words: Words, _ sums: UnsafePointer<Int32>, from lower: Int, to upper: Int) -> Int {
    guard lower < upper else { return 0 }
    let (first, last) = (lower >> 6, upper >> 6)
    let before = (UInt64(1) << UInt64(lower & 63)) &- 1
    let tail = (UInt64(1) << UInt64(upper & 63)) &- 1
    let end = tail == 0 ? 0 : (words[last] & tail).nonzeroBitCount
    return Int(sums[last] &- sums[first]) + end - (words[first] & before).nonzeroBitCount
}

/// What the rows from `lower` up to before `upper` that are in the words weigh.
func sumWeights(_ words: Words, _ weights: UnsafePointer<Int64>, from lower: Int, to upper: Int) -> Int64 {
    guard lower < upper else { return 0 }
    var sum: Int64 = 0
    for i in lower >> 6...(upper - 1) >> 6 {
        var rest = words[i]
        if i == lower >> 6 { rest &= ~UInt64(0) << UInt64(lower & 63) }
        if i == upper >> 6 { rest &= (UInt64(1) << UInt64(upper & 63)) &- 1 }
        let own = weights + i << 6
        while rest != 0 {
            sum &+= own[rest.trailingZeroBitCount]
            rest &= rest &- 1
        }
    }
    return sum
}

/// Sets the rows from `lower` up to before `upper`.
func setOnes(_ words: Words, from lower: Int, to upper: Int) {
    guard lower < upper else { return }
    let (first, last) = (lower >> 6, upper >> 6)
    let head = ~UInt64(0) << UInt64(lower & 63)
    let tail = (UInt64(1) << UInt64(upper & 63)) &- 1
    if first == last { return words[first] |= head & tail }
    words[first] |= head
    for i in first + 1..<last { words[i] = ~0 }
    if tail != 0 { words[last] |= tail }
}
