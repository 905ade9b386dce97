import Atlas
import Foundation

/// Counts reach, gaps, overlaps and conflicts of one block after another. One a thread, one after the other.
final class ReachWorker: @unchecked Sendable {
    private let store: Store
    private let program: Program
    private let plan: CellPlan
    private let reader: BlockReader
    private var accounts: Accounts
    private let words = Store.blockWords
    private let outcomes = NeedOutcomes()
    private let masks: WordBuffer
    private let sums: UnsafeMutablePointer<Int32>
    /// From so many places in a block on, sums of ones are quicker than counting each place by itself.
    private static let manyRuns = 6
    private let isActive: UnsafeMutablePointer<Bool>
    /// Whether somebody may surely be reached, of active tasks of which surely and possibly differ.
    private let isSure: UnsafeMutablePointer<Bool>
    private var runs: [(unit: Int, rows: Range<Int>)] = []
    private var groups: [(number: Int, rows: Words?)] = []

    init(_ store: Store, _ program: Program, _ plan: CellPlan) {
        self.store = store
        self.program = program
        self.plan = plan
        reader = BlockReader(store, program)
        accounts = Self.accounts(store, program, plan)
        masks = WordBuffer(words)
        sums = .allocate(capacity: Store.blockWords + 1)
        isActive = .allocate(capacity: max(program.tasks.count, 1))
        isSure = .allocate(capacity: max(program.tasks.count, 1))
    }

    deinit {
        sums.deallocate()
        isActive.deallocate()
        isSure.deallocate()
    }

    private static func accounts(_ store: Store, _ program: Program, _ plan: CellPlan) -> Accounts {
        Accounts(
            offers: program.rules.offers.count, needs: program.needs.count, cells: plan.count,
            isWeighted: store.weights != nil)
    }

    /// What has been counted; the worker begins anew.
    func close() -> Accounts {
        defer { accounts = Self.accounts(store, program, plan) }
        return accounts
    }

    func count(_ block: Int) {
        reader.open(block)
        for (number, task) in program.tasks.enumerated() {
            isActive[number] = reader.prepare(task.possibly)
            isSure[number] = isActive[number] && !isExact(task) && reader.prepare(task.surely)
        }
        for need in program.needs {
            _ = reader.prepare(need.surely)
            if need.columns & reader.unknownColumns != 0 { _ = reader.prepare(need.possibly) }
        }
        reader.read()
        findRuns(block)
        findGroups(block)
        for (number, need) in program.needs.enumerated() { count(number, need, block) }
        for number in program.others where isActive[number] {
            count(number, block, first: nil, second: nil)
        }
    }

    /// Whether surely and possibly are the same in the block at hand.
    private func isExact(_ task: Program.Task) -> Bool {
        task.isExact && task.columns & reader.unknownColumns == 0
    }

    // MARK: - Offers

    /// Adds an offer's rows to the accumulators of those surely and possibly reached.
    private func count(_ number: Int, _ block: Int, first: Words?, second: Words?) {
        let task = program.tasks[number]
        if isExact(task) {
            let both = tally(task.possibly, block, first, second, isCounted: task.isCounted)
            if task.isCounted { accounts.count(task.offer, surely: both, possibly: both) }
            return
        }
        let possibly = tally(task.possibly, block, second, nil, isCounted: task.isCounted)
        let surely =
            isSure[number]
            ? tally(task.surely, block, first, nil, isCounted: task.isCounted) : .zero
        if task.isCounted { accounts.count(task.offer, surely: surely, possibly: possibly) }
    }

    private func tally(
        _ clause: Program.Clause, _ block: Int, _ first: Words?, _ second: Words?, isCounted: Bool
    ) -> Tally {
        guard let weights = store.weights else {
            let rows = reader.answer(clause, into: first, and: second)
            return Tally(rows: rows, weight: Int64(rows) &* Weight.unit)
        }
        guard isCounted else {
            return Tally(rows: reader.answer(clause, into: first, and: second), weight: 0)
        }
        memset(masks.words, 0, words * 8)
        let rows = reader.answer(clause, into: masks.words)
        if rows == 0 { return .zero }
        if let first { for i in 0..<words { first[i] |= masks.words[i] } }
        if let second { for i in 0..<words { second[i] |= masks.words[i] } }
        let own = store.blocks[block]
        let weight = sumWeights(masks.words, weights.values + own.start, from: 0, to: own.count)
        return Tally(rows: rows, weight: weight)
    }

    // MARK: - Needs

    private func count(_ number: Int, _ need: Program.Need, _ block: Int) {
        let isOpen = need.columns & reader.unknownColumns != 0
        var isExact = !isOpen
        var touched: UInt64 = 0
        for index in need.tasks where isActive[index] {
            if !self.isExact(program.tasks[index]) { isExact = false }
            if let slot = program.tasks[index].slot { touched |= 1 << UInt64(slot) }
        }
        outcomes.clear(touched, possibly: !isExact)
        for index in need.tasks where isActive[index] {
            guard let slot = program.tasks[index].slot else { continue }
            count(
                index, block, first: outcomes.surely(slot),
                second: isExact ? nil : outcomes.possibly(slot))
        }
        let inNeed = outcomes.words(of: .inNeed)
        memset(inNeed, 0, words * 8)
        let rows = reader.prepare(need.surely) ? reader.answer(need.surely, into: inNeed) : 0
        if isOpen {
            let possibly = outcomes.words(of: .needUnknown)
            memset(possibly, 0, words * 8)
            if reader.prepare(need.possibly), reader.answer(need.possibly, into: possibly) > 0 {
                for i in 0..<words { possibly[i] &= ~inNeed[i] }
                account(number, .needUnknown)
            }
        }
        guard rows > 0 else { return }
        account(number, .inNeed)
        for outcome in isExact ? outcomes.settled(touched) : outcomes.open(touched) {
            account(number, outcome)
        }
    }

    // MARK: - Cells

    /// Which rows of the block lie in which unit.
    private func findRuns(_ block: Int) {
        let own = store.blocks[block]
        runs.removeAll(keepingCapacity: true)
        guard plan.units.count > 1 else { return runs.append((0, 0..<own.count)) }
        let offsets = store.offsets.entries(of: own.part)
        var (lower, upper) = (0, plan.unitOfPosition.count)
        while upper - lower > 1 {
            let middle = (lower + upper) / 2
            if offsets[middle] <= own.start { lower = middle } else { upper = middle }
        }
        let end = own.start + own.count
        while lower < plan.unitOfPosition.count, offsets[lower] < end {
            let first = max(Int(offsets[lower]), own.start), last = min(Int(offsets[lower + 1]), end)
            let unit = Int(plan.unitOfPosition[lower])
            if first < last {
                if let run = runs.last, run.unit == unit, run.rows.upperBound == first - own.start {
                    runs[runs.count - 1].rows = run.rows.lowerBound..<last - own.start
                } else {
                    runs.append((unit, first - own.start..<last - own.start))
                }
            }
            lower += 1
        }
    }

    /// Which rows of the block have which combination of the values grouped by.
    private func findGroups(_ block: Int) {
        var found: [(bins: [Int], rows: Words?)] = [([], nil)]
        var spare = 0
        for column in plan.columns {
            let present = store.presence(of: column, in: block).bins
            if present.count > 1 { reader.readAll(column) }
            found = found.flatMap { bins, rows in
                present.map { bin -> (bins: [Int], rows: Words?) in
                    guard present.count > 1 else { return (bins + [bin], rows) }
                    let mask = reader.group(spare)
                    spare += 1
                    let own = reader.rows(withBin: bin)
                    for i in 0..<words { mask[i] = own[i] & (rows?[i] ?? ~0) }
                    return (bins + [bin], mask)
                }
            }
        }
        groups = found.map { (plan.group($0.bins), $0.rows) }
    }

    /// Adds an outcome's rows to their cells.
    private func account(_ need: Int, _ outcome: Outcome) {
        let rows = outcomes.words(of: outcome)
        guard hasOnes(rows, words) else { return }
        let own = store.blocks[reader.block]
        let counts = accounts.counts(need, outcome)
        for group in groups {
            var counted = rows
            if let mask = group.rows {
                for i in 0..<words { masks.words[i] = rows[i] & mask[i] }
                counted = masks.words
            }
            let isSummed = runs.count > Self.manyRuns
            if isSummed { sumOnes(counted, words, into: sums) }
            for run in runs {
                let number =
                    isSummed
                    ? countOnes(counted, sums, from: run.rows.lowerBound, to: run.rows.upperBound)
                    : countOnes(counted, from: run.rows.lowerBound, to: run.rows.upperBound)
                guard number > 0 else { continue }
                let cell = run.unit * plan.groupCount + group.number
                counts.rows[cell] &+= Int32(truncatingIfNeeded: number)
                if let sum = counts.weights, let weights = store.weights {
                    sum[cell] += sumWeights(
                        counted, weights.values + own.start, from: run.rows.lowerBound,
                        to: run.rows.upperBound)
                }
            }
        }
    }
}
