/// Reads the bins of one column of a block after another out of its planes. One a thread: it owns its memory.
final class BinReader {
    private let store: Store
    private let words = Store.blockWords
    /// The rows of each bin.
    private let values: WordBuffer
    /// The rows of each bin that occurs and of all before it.
    private let cumulated: WordBuffer
    private let branches: WordBuffer
    private var block = 0
    private var column = 0
    private var present = ValueSet()
    private var bins: [Int] = []
    private var isCumulated = false

    init(_ store: Store) {
        self.store = store
        values = WordBuffer(ValueSet.capacity * words)
        cumulated = WordBuffer((ValueSet.capacity + 1) * words)
        branches = WordBuffer(9 * words)
    }

    /// The rows of a bin, once all have been told apart.
    func rows(of bin: Int) -> Words { values.words + bin * words }

    /// Turns to a column of a block.
    ///
    /// - Parameters:
    ///   - present: the bins that occur there.
    ///   - questions: how many will be asked.
    /// - Returns: whether all bins have been told apart, so that ``gather(_:into:)`` answers; else ``select(_:into:)``.
    func open(_ column: Int, _ block: Int, _ present: ValueSet, questions: Int) -> Bool {
        (self.column, self.block, self.present) = (column, block, present)
        bins = present.bins
        let bits = store.cut.columns[column].bits
        if questions != .max, questions * bits < bins.count { return false }
        decode(from: 0, bit: bits - 1, within: nil)
        isCumulated = bins.count > 3 && questions > 2 && questions != .max
        if isCumulated { cumulate() }
        return true
    }

    /// The rows whose bin is in the set, straight from the planes; some bins that occur are in it and some are not.
    func select(_ set: ValueSet, into rows: Words) {
        let bits = store.cut.columns[column].bits
        _ = select(set & present, present - set, from: 0, bit: bits - 1, into: rows)
    }

    /// Splits the rows by the planes, highest bit first, down to the bins that occur.
    private func decode(from lower: Int, bit: Int, within: Words?) {
        guard bit >= 0 else {
            let bin = values.words + lower * words
            if let within {
                if within != bin { bin.update(from: within, count: words) }
            } else {
                for i in 0..<words { bin[i] = ~0 }
            }
            return
        }
        let half = 1 << bit
        let isLow = present.meets(from: lower, to: lower + half)
        let isHigh = present.meets(from: lower + half, to: lower + 2 * half)
        guard isLow, isHigh else {
            return decode(from: isLow ? lower : lower + half, bit: bit - 1, within: within)
        }
        let plane = store.plane(bit, of: column, in: block)
        let low = bit == 0 ? values.words + lower * words : branches.words + bit * words
        if let within {
            for i in 0..<words { low[i] = within[i] & ~plane[i] }
        } else {
            for i in 0..<words { low[i] = ~plane[i] }
        }
        if bit > 0 { decode(from: lower, bit: bit - 1, within: low) }
        let high = bit == 0 ? values.words + (lower + half) * words : branches.words + bit * words
        if let within {
            for i in 0..<words { high[i] = within[i] & plane[i] }
        } else {
            for i in 0..<words { high[i] = plane[i] }
        }
        if bit > 0 { decode(from: lower + half, bit: bit - 1, within: high) }
    }

    /// The rows whose bin is in the set: neighbouring bins at once, where sums of bins are at hand.
    func gather(_ set: ValueSet, into rows: Words) {
        var isFirst = true
        func add(_ word: (Int) -> UInt64) {
            if isFirst {
                for i in 0..<words { rows[i] = word(i) }
            } else {
                for i in 0..<words { rows[i] |= word(i) }
            }
            isFirst = false
        }
        var index = 0
        while index < bins.count {
            guard set.contains(bins[index]) else {
                index += 1
                continue
            }
            var last = index
            while last + 1 < bins.count, set.contains(bins[last + 1]) { last += 1 }
            if isCumulated, last > index {
                let upper = cumulated.words + last * words
                if index == 0 {
                    add { upper[$0] }
                } else {
                    let lower = cumulated.words + (index - 1) * words
                    add { upper[$0] & ~lower[$0] }
                }
            } else {
                for own in index...last {
                    let bin = values.words + bins[own] * words
                    add { bin[$0] }
                }
            }
            index = last + 1
        }
    }

    private func cumulate() {
        var before: Words?
        for (index, bin) in bins.enumerated() {
            let (own, sum) = (values.words + bin * words, cumulated.words + index * words)
            if let before {
                for i in 0..<words { sum[i] = before[i] | own[i] }
            } else {
                for i in 0..<words { sum[i] = own[i] }
            }
            before = sum
        }
    }

    /// The rows whose bin is inside, by the planes: both halves of the bins are asked, and joined by the plane's bit.
    ///
    /// - Parameters:
    ///   - inside: the bins asked for, of those that occur.
    ///   - outside: the other bins that occur.
    private func select(
        _ inside: ValueSet, _ outside: ValueSet, from lower: Int, bit: Int, into target: Words
    ) -> BlockReader.State {
        let end = lower + 2 << bit
        if bit < 0 { return inside.contains(lower) ? .always : .never }
        if !inside.meets(from: lower, to: end) { return .never }
        if !outside.meets(from: lower, to: end) { return .always }
        let half = 1 << bit
        let isLow =
            inside.meets(from: lower, to: lower + half) || outside.meets(from: lower, to: lower + half)
        let isHigh = inside.meets(from: lower + half, to: end) || outside.meets(from: lower + half, to: end)
        guard isLow, isHigh else {
            return select(inside, outside, from: isLow ? lower : lower + half, bit: bit - 1, into: target)
        }
        let other = branches.words + bit * words
        let low = select(inside, outside, from: lower, bit: bit - 1, into: target)
        let high = select(inside, outside, from: lower + half, bit: bit - 1, into: other)
        let plane = store.plane(bit, of: column, in: block)
        switch (low, high) {
        case (.never, .always): for i in 0..<words { target[i] = plane[i] }
        case (.always, .never): for i in 0..<words { target[i] = ~plane[i] }
        case (.never, _): for i in 0..<words { target[i] = other[i] & plane[i] }
        case (_, .never): for i in 0..<words { target[i] &= ~plane[i] }
        case (.always, _): for i in 0..<words { target[i] = other[i] | ~plane[i] }
        case (_, .always): for i in 0..<words { target[i] |= plane[i] }
        default: for i in 0..<words { target[i] = (target[i] & ~plane[i]) | (other[i] & plane[i]) }
        }
        return .some
    }
}
