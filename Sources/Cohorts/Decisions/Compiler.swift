/// Turns cohorts and the rules of consistency into nodes of one diagram.
struct Compiler {
    let setting: Setting
    let variables: [Variable]
    var diagram: Diagram
    private let told: [AttributeID: Set<Cohort.Condition>]
    private let levels: [Variable.Meaning: Int]
    private var nodes: [Cohort: Diagram.Node] = [:]

    init(setting: Setting, cutter: CellCutter, nodeLimit: Int) {
        self.setting = setting
        variables = cutter.variables()
        told = cutter.conditions.mapValues { Set($0) }
        diagram = Diagram(arity: variables.map(\.cells.count), nodeLimit: nodeLimit)
        levels = Dictionary(uniqueKeysWithValues: variables.enumerated().map { ($1.meaning, $0) })
    }

    /// The level of an attribute's variable, or of «is among» for one word.
    func level(_ meaning: Variable.Meaning) -> Int? { levels[meaning] }

    /// The node of the cohort, consistency not yet applied.
    mutating func node(of cohort: Cohort) throws(CohortRefusal) -> Diagram.Node {
        if let known = nodes[cohort] { return known }
        let made = try make(cohort)
        nodes[cohort] = made
        return made
    }

    private mutating func make(_ cohort: Cohort) throws(CohortRefusal) -> Diagram.Node {
        switch cohort {
        case .everyone, .known: return Diagram.yes
        case .nobody: return Diagram.no
        case .named(let name):
            guard let meaning = setting.vocabulary.cohorts[name] else { throw .undefined(name) }
            return try node(of: meaning)
        case .not(let inner): return try not(node(of: inner))
        case .and(let parts):
            var result = Diagram.yes
            for part in parts { result = try and(result, node(of: part)) }
            return result
        case .or(let parts):
            var result = Diagram.no
            for part in parts { result = try or(result, node(of: part)) }
            return result
        case .test(let id, let condition):
            guard let attribute = setting.vocabulary.attribute(id) else {
                throw .vocabulary("a cohort asks about the unknown attribute \(id).")
            }
            guard told[id]?.contains(condition) == true else { throw .untold(cohort) }
            if case .several = attribute.domain { return try membership(of: id, condition) }
            let places = setting.places
            return try choose(id) {
                condition.truth(of: $0.example, attribute: attribute, places: places) == .yes
            }
        }
    }

    private mutating func membership(
        of id: AttributeID, _ condition: Cohort.Condition
    ) throws(CohortRefusal) -> Diagram.Node {
        switch condition {
        case .equals(.word(let word)): return try holds(id, word)
        case .differs(.word(let word)): return try not(holds(id, word))
        case .oneOf(let literals):
            var result = Diagram.no
            for case .word(let word) in literals { result = try or(result, holds(id, word)) }
            return result
        default: return Diagram.no
        }
    }

    /// The persons who have the word among theirs.
    mutating func holds(_ id: AttributeID, _ word: String) throws(CohortRefusal) -> Diagram.Node {
        guard let level = levels[.holds(id, word)] else { return Diagram.no }
        return try diagram.node(level: level, leadingTo: [Diagram.no, Diagram.yes])
    }

    /// The persons whose attribute lies in a cell that is wanted.
    mutating func choose(_ id: AttributeID, _ isWanted: (Cell) -> Bool) throws(CohortRefusal) -> Diagram.Node
    {
        guard let level = levels[.attribute(id)] else { return Diagram.yes }
        let next = variables[level].cells.map { isWanted($0) ? Diagram.yes : Diagram.no }
        return try diagram.node(level: level, leadingTo: next)
    }

    /// Those in both.
    mutating func and(_ left: Diagram.Node, _ right: Diagram.Node) throws(CohortRefusal) -> Diagram.Node {
        try diagram.and(left, right)
    }

    /// Those in either.
    mutating func or(_ left: Diagram.Node, _ right: Diagram.Node) throws(CohortRefusal) -> Diagram.Node {
        try diagram.or(left, right)
    }

    /// Everybody else.
    mutating func not(_ node: Diagram.Node) throws(CohortRefusal) -> Diagram.Node { try diagram.not(node) }
}
