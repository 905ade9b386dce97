import Foundation

/// Answers the questions of a program about one block after another. One a thread: it owns its memory.
final class BlockReader {
    /// How a node stands in the block at hand.
    enum State: UInt8 {
        /// Not looked at yet.
        case open
        /// Nobody.
        case never
        /// Everybody.
        case always
        /// Some; the rows are in the node's words.
        case some
    }

    private let store: Store
    private let program: Program
    private(set) var block = 0
    private var start = 0
    private var count = 0
    /// Where the rows of each position begin in the block's part.
    private var offsets: UnsafePointer<Int32>
    private let state: UnsafeMutablePointer<State>
    private let isWanted: UnsafeMutablePointer<Bool>
    private let homes: WordBuffer
    private let scratch: WordBuffer
    private let bins: BinReader
    private let isUsed: UnsafeMutablePointer<Bool>
    private var mark = 0
    private var groups: [WordBuffer] = []
    private let operands: UnsafeMutablePointer<Words>
    private let words = Store.blockWords
    /// The columns of which some row of the block is unknown.
    private(set) var unknownColumns: ColumnMask = 0
    private let columnsUsed: [Int]

    init(_ store: Store, _ program: Program) {
        self.store = store
        self.program = program
        offsets = store.offsets.entries(of: 0)
        let nodes = max(program.kinds.count, 1)
        state = .allocate(capacity: nodes)
        state.initialize(repeating: .open, count: nodes)
        isWanted = .allocate(capacity: nodes)
        isWanted.initialize(repeating: false, count: nodes)
        homes = WordBuffer(program.homeCount * words)
        bins = BinReader(store)
        isUsed = .allocate(capacity: nodes)
        isUsed.initialize(repeating: false, count: nodes)
        let most =
            8
            + (program.tasks.flatMap { [$0.surely.tops.count, $0.possibly.tops.count] }
            + program.needs.flatMap { [$0.surely.tops.count, $0.possibly.tops.count] }).reduce(0, max)
        scratch = WordBuffer((most + program.depth + 4) * words)
        operands = .allocate(capacity: most)
        operands.initialize(repeating: homes.words, count: most)
        columnsUsed = program.atomsOfColumn.indices.filter { !program.atomsOfColumn[$0].isEmpty }
    }

    deinit {
        state.deallocate()
        isWanted.deallocate()
        isUsed.deallocate()
        operands.deallocate()
    }

    private func rows(of node: Int) -> Words { homes.words + program.home[node] * words }

    // MARK: - A block

    /// Turns to a block: what its bins alone settle is settled.
    func open(_ block: Int) {
        self.block = block
        (start, count) = (store.blocks[block].start, store.blocks[block].count)
        offsets = store.offsets.entries(of: store.blocks[block].part)
        mark = 0
        memset(state, 0, program.kinds.count)
        memset(isWanted, 0, program.kinds.count)
        unknownColumns = .missing
        for column in columnsUsed {
            let present = store.presence(of: column, in: block)
            if present.contains(0) { unknownColumns |= .column(column) }
            for atom in program.atomsOfColumn[column] {
                let here = program.sets[atom] & present
                state[atom] = here.isEmpty ? .never : here == present ? .always : .some
            }
        }
        for vague in program.vague.ranges where !rows(within: vague).isEmpty { unknownColumns |= .positions }
    }

    /// The rows of the block within a range of positions.
    func rows(within positions: Range<Int>) -> Range<Int> {
        let lower = max(Int(offsets[positions.lowerBound]) - start, 0)
        let upper = min(Int(offsets[positions.upperBound]) - start, count)
        return lower..<max(lower, upper)
    }

    /// Whether somebody in the block may meet the clause; if so, what it asks will be read.
    func prepare(_ clause: Program.Clause) -> Bool {
        if clause.isEmpty { return false }
        var isHere = false
        for range in clause.ranges where !rows(within: program.ranges[range]).isEmpty { isHere = true }
        guard isHere else { return false }
        for top in clause.tops where state[program.tops[top]] == .never { return false }
        for atom in clause.atoms { isWanted[program.atoms[atom]] = true }
        return true
    }

    /// Reads the bins that prepared clauses ask about.
    func read() {
        for column in columnsUsed {
            var wanted = 0
            for atom in program.atomsOfColumn[column] where isWanted[atom] && state[atom] == .some {
                wanted += 1
            }
            if wanted > 0 { read(column, wanted) }
        }
    }

    /// Reads the questions of a column: a few from the planes, for many all bins are told apart first.
    private func read(_ column: Int, _ wanted: Int) {
        let present = store.presence(of: column, in: block)
        let isMany = bins.open(column, block, present, questions: wanted)
        for atom in program.atomsOfColumn[column] where isWanted[atom] && state[atom] == .some {
            let twin = program.twin[atom]
            if twin >= 0, isWanted[twin], state[twin] == .some, isMany {
                // The twin has been read: only those of whom the value is unknown come to it, if there are any.
                let (known, own) = (rows(of: twin), rows(of: atom))
                if present.contains(0) {
                    let unknown = bins.rows(of: 0)
                    for i in 0..<words { own[i] = known[i] | unknown[i] }
                } else {
                    own.update(from: known, count: words)
                }
            } else if isMany {
                bins.gather(program.sets[atom], into: rows(of: atom))
            } else {
                bins.select(program.sets[atom], into: rows(of: atom))
            }
        }
    }

    /// Tells all bins of a column apart; valid until another column is read.
    func readAll(_ column: Int) {
        _ = bins.open(column, block, store.presence(of: column, in: block), questions: .max)
    }

    /// The rows of a bin of the column that was read last.
    func rows(withBin bin: Int) -> Words { bins.rows(of: bin) }

    /// Room for the rows of a combination of values, which stays until the next block.
    func group(_ number: Int) -> Words {
        while groups.count <= number { groups.append(WordBuffer(words)) }
        return groups[number].words
    }

    // MARK: - Nodes

    /// How a node stands, and its rows if some; within the words only, unless others ask it too.
    private func evaluate(_ node: Int, _ within: Range<Int>) -> (state: State, rows: Words) {
        let isKept = program.home[node] >= 0
        if isKept, state[node] != .open { return (state[node], rows(of: node)) }
        switch program.kinds[node] {
        case .never: return (.never, homes.words)
        case .always: return (.always, homes.words)
        case .bins: return (state[node], isKept ? rows(of: node) : homes.words)
        case .positions, .all, .any: break
        }
        let target: Words
        if isKept {
            target = rows(of: node)
        } else {
            target = scratch.words + mark * words
            mark += 1
        }
        let found =
            program.kinds[node] == .positions
            ? place(node, into: target)
            : combine(node, isKept ? 0..<words : within, into: target)
        if isKept { state[node] = found }
        return (found, target)
    }

    private func place(_ node: Int, into target: Words) -> State {
        let all = count
        var covered = 0
        memset(target, 0, words * 8)
        for range in program.positions[node].ranges {
            let rows = rows(within: range)
            covered += rows.count
            setOnes(target, from: rows.lowerBound, to: rows.upperBound)
        }
        return covered == 0 ? .never : covered == all ? .always : .some
    }

    private func combine(_ node: Int, _ within: Range<Int>, into target: Words) -> State {
        let isAll = program.kinds[node] == .all
        let (settling, idle): (State, State) = isAll ? (.never, .always) : (.always, .never)
        var isFirst = true
        for kid in program.kids[node] {
            let before = mark
            let (state, rows) = evaluate(program.kidNumbers[kid], within)
            if state == settling { return settling }
            if state == idle { continue }
            if isFirst {
                for i in within { target[i] = rows[i] }
            } else if isAll {
                for i in within { target[i] &= rows[i] }
            } else {
                for i in within { target[i] |= rows[i] }
            }
            isFirst = false
            mark = before
        }
        return isFirst ? idle : .some
    }

    // MARK: - Clauses

    /// Adds the rows that meet a clause to the accumulators, and counts them.
    ///
    /// - Parameters:
    ///   - clause: a prepared clause.
    ///   - first: where its rows are added; nil to count only.
    ///   - second: a second such place.
    func answer(_ clause: Program.Clause, into first: Words? = nil, and second: Words? = nil) -> Int {
        var sum = 0
        mark = 0
        var operandCount = 0
        let outer = extent(of: clause)
        for top in clause.tops {
            let (state, rows) = evaluate(program.tops[top], outer)
            if state == .never { return 0 }
            if state == .some {
                operands[operandCount] = rows
                operandCount += 1
            }
        }
        for range in clause.ranges {
            let rows = rows(within: program.ranges[range])
            if !rows.isEmpty { sum += slice(operandCount, rows, first, second) }
        }
        return sum
    }

    /// The words from the first to the last row within the clause's positions.
    private func extent(of clause: Program.Clause) -> Range<Int> {
        var (lower, upper) = (Int.max, 0)
        for range in clause.ranges {
            let rows = rows(within: program.ranges[range])
            guard !rows.isEmpty else { continue }
            lower = min(lower, rows.lowerBound)
            upper = max(upper, rows.upperBound)
        }
        return lower < upper ? lower >> 6..<(upper + 63) >> 6 : 0..<0
    }

    private func slice(_ count: Int, _ rows: Range<Int>, _ first: Words?, _ second: Words?) -> Int {
        let (firstWord, lastWord) = (rows.lowerBound >> 6, rows.upperBound >> 6)
        let head = ~UInt64(0) << UInt64(rows.lowerBound & 63)
        let tail = (UInt64(1) << UInt64(rows.upperBound & 63)) &- 1
        func edge(_ index: Int, _ mask: UInt64) -> Int {
            var value = mask
            for operand in 0..<count { value &= operands[operand][index] }
            if let first { first[index] |= value }
            if let second { second[index] |= value }
            return value.nonzeroBitCount
        }
        if firstWord == lastWord { return edge(firstWord, head & tail) }
        var (sum, lower) = (0, firstWord)
        if rows.lowerBound & 63 != 0 {
            sum += edge(firstWord, head)
            lower += 1
        }
        if tail != 0 { sum += edge(lastWord, tail) }
        if lower < lastWord { sum += Int(countAll(operands, count, lower..<lastWord, first, second)) }
        return sum
    }
}
