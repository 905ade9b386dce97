import Cohorts

/// All cohorts of a rule set as one graph of questions with yes-or-no answers, equal parts shared.
///
/// Three-valued logic becomes two questions of the same form: is a person surely in the cohort, and possibly. Unknown is
/// a bin like any other, in the sets of the second and not of the first; so value sets of one column may be merged
/// without folding what stays unknown (`age < 3 or age >= 3` is unknown of somebody whose age is).
struct Graph: Sendable {
    enum Node: Hashable, Sendable {
        /// Everybody or nobody.
        case constant(Bool)
        /// Whose bin in the column is in the set.
        case bins(column: Int, ValueSet)
        /// Whose position is in the set.
        case positions(PositionSet)
        /// Who is in all; at least two parts.
        case all([Int])
        /// Who is in any; at least two parts.
        case any([Int])
    }

    let cut: Cut
    private(set) var nodes: [Node] = []
    private var numbers: [Node: Int] = [:]
    private var compiled: [Question: Int] = [:]
    /// Where somebody stands of whom it is not known whether they live in a place that is asked about.
    private(set) var vague: [Range<Int>] = []

    private struct Question: Hashable {
        let cohort: Cohort
        let wanted: Bool
        let possibly: Bool
    }

    init(cut: Cut) { self.cut = cut }

    /// The node of whoever is surely (or possibly) in the cohort.
    mutating func node(_ cohort: Cohort, possibly: Bool) throws(PopulationRefusal) -> Int {
        try node(cohort, wanted: true, possibly: possibly)
    }

    /// Whoever is surely (possibly) in the cohort if `wanted`, surely (possibly) outside if not.
    private mutating func node(_ cohort: Cohort, wanted: Bool, possibly: Bool) throws(PopulationRefusal)
        -> Int
    {
        switch cohort {
        case .everyone: return add(.constant(wanted))
        case .nobody: return add(.constant(!wanted))
        case .not(let inner): return try node(inner, wanted: !wanted, possibly: possibly)
        case .and(let parts), .or(let parts):
            let isAnd: Bool = if case .and = cohort { wanted } else { !wanted }
            var kids: [Int] = []
            for part in parts { kids.append(try node(part, wanted: wanted, possibly: possibly)) }
            return join(kids, all: isAnd)
        case .known(let attribute): return known(attribute, wanted: wanted)
        case .test(let attribute, let condition):
            return try test(attribute, condition, wanted: wanted, possibly: possibly)
        case .named(let name):
            let question = Question(cohort: cohort, wanted: wanted, possibly: possibly)
            if let node = compiled[question] { return node }
            guard let meaning = cut.setting.vocabulary.cohorts[name] else { throw .cohort(.undefined(name)) }
            let node = try node(meaning, wanted: wanted, possibly: possibly)
            compiled[question] = node
            return node
        }
    }

    private mutating func known(_ attribute: AttributeID, wanted: Bool) -> Int {
        if attribute == .residence {
            let unknown = PositionSet([0..<1])
            return add(.positions(wanted ? unknown.complement(of: cut.places.count) : unknown))
        }
        guard let column = cut.number(of: attribute) else { return add(.constant(!wanted)) }
        var set = ValueSet()
        for bin in cut.columns[column].bins.indices where (bin != 0) == wanted { set.insert(bin) }
        return add(.bins(column: column, set))
    }

    private mutating func test(
        _ attribute: AttributeID, _ condition: Cohort.Condition, wanted: Bool, possibly: Bool
    ) throws(PopulationRefusal) -> Int {
        func isAsked(_ truth: Truth) -> Bool {
            possibly ? truth != (wanted ? .no : .yes) : truth == (wanted ? .yes : .no)
        }
        if attribute == .residence { return residence(condition, isAsked) }
        guard let column = cut.number(of: attribute),
            let description = cut.setting.vocabulary.attribute(attribute)
        else {
            throw .cohort(.vocabulary("a cohort asks about the unknown attribute \(attribute)."))
        }
        var set = ValueSet()
        for (bin, value) in cut.columns[column].bins.enumerated() {
            let truth = condition.truth(of: value, attribute: description, places: cut.setting.places)
            if isAsked(truth) { set.insert(bin) }
        }
        return add(.bins(column: column, set))
    }

    private mutating func residence(_ condition: Cohort.Condition, _ isAsked: (Truth) -> Bool) -> Int {
        let count = cut.places.count
        var (surely, possibly) = (PositionSet([]), PositionSet([0..<1]))
        if case .within(let place) = condition {
            surely = cut.places.surely(within: place)
            possibly = cut.places.possibly(within: place)
        } else if case .differs = condition {
            (surely, possibly) = (PositionSet([1..<count]), PositionSet([0..<count]))
        }
        vague += (possibly & surely.complement(of: count)).ranges
        var asked: [Range<Int>] = []
        if isAsked(.yes) { asked += surely.ranges }
        if isAsked(.unknown) { asked += (possibly & surely.complement(of: count)).ranges }
        if isAsked(.no) { asked += possibly.complement(of: count).ranges }
        return add(.positions(PositionSet(asked)))
    }

    /// The node of those in all (any) of the parts: groups of the same kind opened, sets of one column merged.
    private mutating func join(_ parts: [Int], all: Bool) -> Int {
        var sets: [Int: ValueSet] = [:]
        var positions: PositionSet?
        var rest: Set<Int> = []
        var isSettled = false
        func take(_ part: Int) {
            switch nodes[part] {
            case .constant(let holds): if holds != all { isSettled = true }
            case .bins(let column, let set):
                sets[column] = sets[column].map { all ? $0 & set : $0 | set } ?? set
            case .positions(let set): positions = positions.map { all ? $0 & set : $0 | set } ?? set
            case .all(let kids): if all { kids.forEach(take) } else { rest.insert(part) }
            case .any(let kids): if all { rest.insert(part) } else { kids.forEach(take) }
            }
        }
        parts.forEach(take)
        if isSettled { return add(.constant(!all)) }
        var kids = rest
        if let positions { kids.insert(add(.positions(positions))) }
        for (column, set) in sets { kids.insert(add(.bins(column: column, set))) }
        if kids.contains(where: { nodes[$0] == .constant(!all) }) { return add(.constant(!all)) }
        let open = kids.filter { nodes[$0] != .constant(all) }.sorted()
        switch open.count {
        case 0: return add(.constant(all))
        case 1: return open[0]
        default: return add(all ? .all(open) : .any(open))
        }
    }

    /// The number of a node: the same for equal ones.
    private mutating func add(_ node: Node) -> Int {
        let node = simplified(node)
        if let known = numbers[node] { return known }
        numbers[node] = nodes.count
        nodes.append(node)
        return nodes.count - 1
    }

    private func simplified(_ node: Node) -> Node {
        switch node {
        case .bins(let column, let set):
            if set.isEmpty { return .constant(false) }
            return set == .first(cut.columns[column].bins.count) ? .constant(true) : node
        case .positions(let set):
            if set.ranges.isEmpty { return .constant(false) }
            return set.ranges == [0..<cut.places.count] ? .constant(true) : node
        case .constant, .all, .any: return node
        }
    }

    /// The parts that must all hold: those of a conjunction, else the node alone.
    func conjuncts(of node: Int) -> [Int] {
        switch nodes[node] {
        case .all(let kids): kids
        case .constant(true): []
        case .constant(false), .bins, .positions, .any: [node]
        }
    }
}
