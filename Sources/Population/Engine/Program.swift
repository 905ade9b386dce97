import Atlas
import Cohorts

/// A rule set compiled for one store: flat tables that the workers walk without asking anything of the language.
struct Program: Sendable {
    /// One question about the rows: within which positions, and which nodes must all hold there.
    struct Clause: Sendable {
        let tops: Range<Int>
        let atoms: Range<Int>
        let ranges: Range<Int>
        /// Nobody can meet it.
        let isEmpty: Bool
    }

    /// An offer within one of the needs it is about.
    struct Task: Sendable {
        let offer: Int
        /// The need's number; nil for an offer that is only counted.
        let need: Int?
        /// Which accumulator of the need it fills; nil for an offer that is only counted.
        let slot: Int?
        /// Whether the offer's people are counted here, which is once.
        let isCounted: Bool
        let surely: Clause
        let possibly: Clause
        /// Whether both clauses ask the same of rows without unknown facts.
        let isExact: Bool
        /// The columns asked, one bit each; the last bit for positions.
        let columns: ColumnMask
    }

    /// Who is in need.
    struct Need: Sendable {
        let surely: Clause
        let possibly: Clause
        let columns: ColumnMask
        /// The tasks of the need, in ``tasks``.
        let tasks: Range<Int>
    }

    /// A node as the workers see it.
    enum Kind: UInt8 { case never, always, bins, positions, all, any }

    let rules: RuleSet
    let kinds: [Kind]
    let column: [Int]
    let sets: [ValueSet]
    let kids: [Range<Int>]
    let kidNumbers: [Int]
    /// Where a node's rows are kept within a block; -1 for nodes that one other node uses once.
    let home: [Int]
    let homeCount: Int
    let tops: [Int]
    let atoms: [Int]
    let ranges: [Range<Int>]
    /// The questions about the values of each column, those that leave out «unknown» first.
    let atomsOfColumn: [[Int]]
    /// For a question that takes «unknown» in, the one that asks for the same known values; -1 where there is none.
    let twin: [Int]
    let tasks: [Task]
    let needs: [Need]
    /// Tasks of offers that are about no need, in ``tasks``.
    let others: Range<Int>
    /// The positions of each node that asks for them.
    let positions: [PositionSet]
    /// Where somebody stands of whom it is not known whether they live in a place that is asked about.
    let vague: PositionSet
    /// The deepest way from a top to an atom.
    let depth: Int

    /// - Throws: ``PopulationRefusal/cohort(_:)`` for a cohort that asks what nobody defined.
    init(_ rules: RuleSet, cut: Cut) throws(PopulationRefusal) {
        var builder = ProgramBuilder(cut: cut)
        self = try builder.program(of: rules)
    }

    private struct Node: Hashable {
        let column: Int
        let set: ValueSet
    }

    fileprivate init(
        _ rules: RuleSet, _ graph: Graph, _ builder: ProgramBuilder, tasks: [Task], needs: [Need],
        others: Range<Int>
    ) {
        self.rules = rules
        self.tasks = tasks
        self.needs = needs
        self.others = others
        tops = builder.tops
        atoms = builder.atoms
        ranges = builder.ranges
        var kinds: [Kind] = []
        var (column, sets, kids, numbers) = ([Int](), [ValueSet](), [Range<Int>](), [Int]())
        var positions: [PositionSet] = []
        var atomsOfColumn = [[Int]](repeating: [], count: graph.cut.columns.count)
        var (home, homes) = ([Int](), 0)
        for (number, node) in graph.nodes.enumerated() {
            var own: [Int] = []
            var (ownColumn, set, places) = (0, ValueSet(), PositionSet([]))
            switch node {
            case .constant(let holds): kinds.append(holds ? .always : .never)
            case .bins(let asked, let bins):
                kinds.append(.bins)
                (ownColumn, set) = (asked, bins)
                if builder.uses[number] > 0 { atomsOfColumn[asked].append(number) }
            case .positions(let asked):
                kinds.append(.positions)
                places = asked
            case .all(let parts):
                kinds.append(.all)
                own = parts
            case .any(let parts):
                kinds.append(.any)
                own = parts
            }
            column.append(ownColumn)
            sets.append(set)
            positions.append(places)
            kids.append(numbers.count..<numbers.count + own.count)
            numbers += own
            let isKept = builder.uses[number] > 0 && (own.isEmpty || builder.uses[number] > 1)
            home.append(isKept ? homes : -1)
            if isKept { homes += 1 }
        }
        (self.kinds, self.column, self.sets, self.kids, kidNumbers) = (kinds, column, sets, kids, numbers)
        (self.home, homeCount) = (home, homes)
        self.atomsOfColumn = atomsOfColumn.map { atoms in
            atoms.filter { !sets[$0].contains(0) } + atoms.filter { sets[$0].contains(0) }
        }
        var known: [Node: Int] = [:]
        for atoms in atomsOfColumn {
            for atom in atoms { known[Node(column: column[atom], set: sets[atom])] = atom }
        }
        twin = kinds.indices.map { number in
            guard kinds[number] == .bins, sets[number].contains(0) else { return -1 }
            var set = sets[number]
            set.remove(0)
            return known[Node(column: column[number], set: set)] ?? -1
        }
        self.positions = positions
        vague = PositionSet(graph.vague)
        depth = builder.depth
    }
}

/// A set of columns.
typealias ColumnMask = UInt64

extension ColumnMask {
    /// Stands for positions.
    static let positions: ColumnMask = 1 << 63
    /// Stands for attributes that the register lacks: unknown of everybody.
    static let missing: ColumnMask = 1 << 62

    /// Stands for a column; columns from the 62nd on share a bit.
    static func column(_ number: Int) -> ColumnMask { 1 << ColumnMask(Swift.min(number, 61)) }
}

/// Gathers the clauses of a rule set over one graph.
private struct ProgramBuilder {
    var graph: Graph
    var tops: [Int] = []
    var atoms: [Int] = []
    var ranges: [Range<Int>] = []
    var uses: [Int] = []
    var depth = 0
    private var clauses: [Int: Program.Clause] = [:]

    init(cut: Cut) { graph = Graph(cut: cut) }

    mutating func program(of rules: RuleSet) throws(PopulationRefusal) -> Program {
        var offers: [(surely: Int, possibly: Int)] = []
        for offer in rules.offers {
            let surely = try graph.node(offer.surely, possibly: false)
            offers.append((surely, try graph.node(offer.possibly, possibly: true)))
        }
        var needs: [(surely: Int, possibly: Int)] = []
        for need in rules.needs {
            let surely = try graph.node(need.cohort, possibly: false)
            needs.append((surely, try graph.node(need.cohort, possibly: true)))
        }
        uses = [Int](repeating: 0, count: graph.nodes.count)
        let number = Dictionary(
            rules.needs.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var open: [(need: Int?, task: Program.Task)] = []
        for (index, offer) in rules.offers.enumerated() {
            let about = offer.way.role == nil ? [] : offer.needs.compactMap { number[$0] }
            for (turn, need) in (about.isEmpty ? [nil] : about.map(Optional.some)).enumerated() {
                let task = Program.Task(
                    offer: index, need: need,
                    slot: offer.way.role.map { $0.rawValue * Level.allCases.count + offer.level.rank },
                    isCounted: turn == 0, surely: clause(offers[index].surely),
                    possibly: clause(offers[index].possibly), isExact: offer.surely == offer.possibly,
                    columns: columns(offers[index].possibly) | columns(offers[index].surely)
                        | missing(offer.possibly) | missing(offer.surely))
                open.append((need, task))
            }
        }
        let ordered = open.sorted {
            ($0.need ?? .max, $0.task.offer) < ($1.need ?? .max, $1.task.offer)
        }
        var start = 0
        let compiled = needs.enumerated().map { index, node -> Program.Need in
            let end = ordered[start...].firstIndex { $0.need != index } ?? ordered.count
            defer { start = end }
            return Program.Need(
                surely: clause(node.surely), possibly: clause(node.possibly),
                columns: columns(node.possibly) | columns(node.surely) | missing(rules.needs[index].cohort),
                tasks: start..<end)
        }
        return Program(
            rules, graph, self, tasks: ordered.map(\.task), needs: compiled, others: start..<ordered.count)
    }

    private mutating func clause(_ node: Int) -> Program.Clause {
        if let known = clauses[node] { return known }
        let conjuncts = graph.conjuncts(of: node)
        var within = [0..<graph.cut.places.count]
        var rest: [Int] = []
        for part in conjuncts {
            if case .positions(let set) = graph.nodes[part] { within = set.ranges } else { rest.append(part) }
        }
        let isEmpty = graph.nodes[node] == .constant(false)
        if isEmpty { rest = [] }
        var under: Set<Int> = []
        for part in rest {
            use(part, depth: 1)
            collect(part, &under)
        }
        let clause = Program.Clause(
            tops: tops.count..<tops.count + rest.count, atoms: atoms.count..<atoms.count + under.count,
            ranges: ranges.count..<ranges.count + within.count, isEmpty: isEmpty)
        tops += rest
        atoms += under.sorted()
        ranges += within
        clauses[node] = clause
        return clause
    }

    /// Counts who uses a node; what lies under it is used once, by the node.
    private mutating func use(_ node: Int, depth: Int) {
        uses[node] += 1
        self.depth = max(self.depth, depth)
        guard uses[node] == 1 else { return }
        switch graph.nodes[node] {
        case .constant, .positions, .bins: break
        case .all(let kids), .any(let kids):
            for kid in kids { use(kid, depth: depth + 1) }
        }
    }

    /// Gathers the questions about values under a node.
    private func collect(_ node: Int, _ under: inout Set<Int>) {
        switch graph.nodes[node] {
        case .constant, .positions: break
        case .bins: under.insert(node)
        case .all(let kids), .any(let kids): for kid in kids { collect(kid, &under) }
        }
    }

    /// Whether a cohort asks about an attribute that the register lacks: no node of it is left to show that.
    private func missing(_ cohort: Cohort) -> ColumnMask {
        let cut = graph.cut
        let isMissing = cohort.attributes(in: cut.setting.vocabulary).contains { attribute in
            cut.number(of: attribute).map { cut.columns[$0].bins.count <= 1 } ?? false
        }
        return isMissing ? .missing : 0
    }

    private func columns(_ node: Int) -> ColumnMask {
        switch graph.nodes[node] {
        case .constant: 0
        case .positions: .positions
        case .bins(let column, _): .column(column)
        case .all(let kids), .any(let kids): kids.reduce(0) { $0 | columns($1) }
        }
    }
}
