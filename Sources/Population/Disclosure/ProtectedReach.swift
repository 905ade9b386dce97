import Cohorts

/// Reach as it may be told outside: every count rounded, small ones hidden, so that no sum or difference gives one away.
public struct ProtectedReach: Sendable {
    /// What is said of a need in a cell, or in all of them.
    public struct Need: Sendable {
        /// Surely in need.
        public let inNeed: Disclosure.Published
        /// Access at some level.
        public let served: Disclosure.Published
        /// Access behind others only.
        public let rationed: Disclosure.Published
        /// Access at no level.
        public let gap: Disclosure.Published
        /// Unknown facts decide between the three.
        public let uncertain: Disclosure.Published
        /// Access at two or more levels.
        public let overlap: Disclosure.Published
        /// Contradiction or burden.
        public let conflict: Disclosure.Published
        /// Open at one level, shut or reported at another.
        public let contradiction: Disclosure.Published
        /// Open at one level, a duty at another.
        public let burden: Disclosure.Published
        /// Overlap at most, if unknown facts fall so.
        public let overlapAtMost: Disclosure.Published
        /// Conflict at most, if unknown facts fall so.
        public let conflictAtMost: Disclosure.Published
        /// Of whom it is not known whether they are in need.
        public let needUnknown: Disclosure.Published
    }

    /// What is said of an offer.
    public struct Offer: Sendable {
        /// Surely reached.
        public let surely: Disclosure.Published
        /// Reached at most.
        public let possibly: Disclosure.Published

        /// - Parameters:
        ///   - surely: what is said of those surely reached.
        ///   - possibly: what is said of those reached at most.
        public init(surely: Disclosure.Published, possibly: Disclosure.Published) {
            self.surely = surely
            self.possibly = possibly
        }
    }

    /// The rules asked about.
    public let rules: RuleSet
    /// By offer, in the rules' order.
    public let offers: [Offer]
    /// By need, in the rules' order: over all cells.
    public let totals: [Need]
    /// By need: the cells in which somebody is in need or may be.
    public let cells: [[(cell: Cell, counts: Need)]]

    /// - Parameters:
    ///   - counts: what was counted.
    ///   - disclosure: how counts are told.
    ///   - basis: where the rows come from; estimates are rounded, and hidden by their size alone.
    public init(_ counts: ReachCounts, _ disclosure: Disclosure, basis: Register.Basis) {
        rules = counts.rules
        func told(_ tally: Tally) -> Tally {
            basis == .estimated ? Tally(rows: .max / 4, weight: tally.weight) : tally
        }
        offers = Self.offers(counts, disclosure, basis, told)
        // One table for all needs: those of the same people have counts in common.
        var table = NeedTable(disclosure, told)
        let rows = counts.rules.needs.enumerated().map {
            table.add($1, of: counts.total($0), counts.cells($0))
        }
        let said = basis == .estimated ? table.table.eachByItself() : table.table.published()
        totals = rows.map { Self.need(said, $0.total) }
        cells = rows.indices.map { need in
            zip(counts.cells(need), rows[need].cells).map { ($0.cell, Self.need(said, $1)) }
        }
    }

    private static func need(_ said: [Disclosure.Published], _ row: NeedTable.Row) -> Need {
        func count(_ column: NeedTable.Column) -> Disclosure.Published { said[row.numbers[column.rawValue]] }
        return Need(
            inNeed: count(.inNeed), served: count(.served), rationed: count(.rationed), gap: count(.gap),
            uncertain: count(.uncertain), overlap: count(.overlap), conflict: count(.conflict),
            contradiction: count(.contradiction), burden: count(.burden),
            overlapAtMost: count(.overlapAtMost), conflictAtMost: count(.conflictAtMost),
            needUnknown: count(.needUnknown))
    }

    /// Offers of one measure are parts of its reach, and those surely reached are among those reached at most.
    private static func offers(
        _ counts: ReachCounts, _ disclosure: Disclosure, _ basis: Register.Basis, _ told: (Tally) -> Tally
    ) -> [Offer] {
        var table = ProtectedTable(disclosure)
        var numbers: [(surely: Int, possibly: Int)] = []
        for count in counts.offers {
            let surely = table.add(told(count.surely))
            let possibly = count.surely == count.possibly ? surely : table.add(told(count.possibly))
            if surely != possibly { table.state(possibly, isAtLeast: surely) }
            numbers.append((surely, possibly))
        }
        for (index, whole) in counts.rules.offers.enumerated() where whole.way == .any {
            for (other, part) in counts.rules.offers.enumerated()
            where part.measure == whole.measure && part.way != .any && part.way.isAccess {
                table.state(numbers[index].surely, isAtLeast: numbers[other].surely)
                table.state(numbers[index].possibly, isAtLeast: numbers[other].possibly)
            }
        }
        let said = basis == .estimated ? table.eachByItself() : table.published()
        return numbers.map { Offer(surely: said[$0.surely], possibly: said[$0.possibly]) }
    }
}

extension Cell {
    /// Whether it is all there is.
    fileprivate var isEverything: Bool { place == nil && values.isEmpty }
}

/// The counts of a need in all cells, with how they add up.
private struct NeedTable {
    enum Column: Int, CaseIterable {
        case inNeed, served, rationed, gap, uncertain, overlap, conflict, contradiction, burden
        case overlapAtMost, conflictAtMost, needUnknown
    }

    struct Row {
        let numbers: [Int]
    }

    private(set) var table: ProtectedTable
    private let told: (Tally) -> Tally
    /// The counts of who is in need, in the order in which they were added: the same for needs of the same people.
    private var shared: [Cohort: [(inNeed: Int, needUnknown: Int)]] = [:]

    init(_ disclosure: Disclosure, _ told: @escaping (Tally) -> Tally) {
        table = ProtectedTable(disclosure)
        self.told = told
    }

    /// Adds the counts of a need.
    mutating func add(
        _ need: RuleSet.Need, of total: ReachCounts.NeedCounts,
        _ cells: [(cell: Cell, counts: ReachCounts.NeedCounts)]
    ) -> (total: Row, cells: [Row]) {
        var people = People(shared[need.cohort])
        let whole = add(total, &people, isShown: true)
        let rows = cells.map { add($0.counts, &people, isShown: true, isListed: true) }
        if cells.count > 1 || cells.first?.cell.isEverything == false {
            state(whole, isSumOf: rows)
            addMargins(of: cells.map(\.cell), cells.map(\.counts), rows, &people)
        }
        shared[need.cohort] = people.numbers
        return (whole, rows)
    }

    /// The counts of who is in need: those known already are taken in their order.
    private struct People {
        var numbers: [(inNeed: Int, needUnknown: Int)]
        private let known: Int
        private var next = 0

        init(_ known: [(inNeed: Int, needUnknown: Int)]?) {
            numbers = known ?? []
            self.known = numbers.count
        }

        mutating func take() -> (inNeed: Int, needUnknown: Int)? {
            defer { next += 1 }
            return next < known ? numbers[next] : nil
        }
    }

    /// Adds the counts of a cell, or of all.
    ///
    /// - Parameter isListed: whether it is listed only because somebody in it is in need or may be.
    private mutating func add(
        _ counts: ReachCounts.NeedCounts, _ people: inout People, isShown: Bool, isListed: Bool = false
    ) -> Row {
        let byColumn: [Tally] = [
            counts[.inNeed], counts.served, counts[.rationed], counts[.gap], counts[.uncertain],
            counts[.overlap], counts[.conflict], counts[.contradiction], counts[.burden],
            counts[.overlap] + counts[.overlapPossible], counts[.conflict] + counts[.conflictPossible],
            counts[.needUnknown],
        ]
        let known = people.take()
        let numbers = zip(Column.allCases, byColumn).map { column, tally in
            if let known, column == .inNeed { return known.inNeed }
            if let known, column == .needUnknown { return known.needUnknown }
            return table.add(told(tally), isShown: isShown)
        }
        func number(_ column: Column) -> Int { numbers[column.rawValue] }
        table.state(
            number(.inNeed), isSumOf: [.served, .rationed, .gap, .uncertain].map { number($0) })
        let parts: [(Column, Column)] = [
            (.served, .overlap), (.inNeed, .conflictAtMost), (.conflict, .contradiction),
            (.conflict, .burden),
            (.overlapAtMost, .overlap), (.conflictAtMost, .conflict),
        ]
        for (whole, part) in parts { table.state(number(whole), isAtLeast: number(part)) }
        if known == nil { people.numbers.append((number(.inNeed), number(.needUnknown))) }
        if isListed, known == nil {
            let anybody = table.addUnsaid(counts[.inNeed] + counts[.needUnknown], isSomebody: true)
            table.state(anybody, isSumOf: [number(.inNeed), number(.needUnknown)])
        }
        return Row(numbers: numbers)
    }

    private mutating func state(_ total: Row, isSumOf rows: [Row]) {
        for column in Column.allCases.indices {
            table.state(total.numbers[column], isSumOf: rows.map { $0.numbers[column] })
        }
    }

    /// The sums that a coarser grouping would tell: over each of the things grouped by.
    private mutating func addMargins(
        of cells: [Cell], _ counts: [ReachCounts.NeedCounts], _ rows: [Row], _ people: inout People
    ) {
        guard let width = cells.first.map({ $0.values.count + 1 }), width > 1 else { return }
        for left in 0..<width {
            var groups: [Cell: [Int]] = [:]
            for (index, cell) in cells.enumerated() {
                var values = cell.values
                if left > 0 { values[left - 1] = .notApplicable }
                let rest = Cell(place: left == 0 ? nil : cell.place, values: values)
                groups[rest, default: []].append(index)
            }
            for key in groups.values.sorted(by: { $0[0] < $1[0] })
            where key.count > 1 && key.count < cells.count {
                let sum = key.reduce(ReachCounts.NeedCounts.zero) { $0 + counts[$1] }
                let margin = add(sum, &people, isShown: false)
                state(margin, isSumOf: key.map { rows[$0] })
            }
        }
    }
}
