/// A claim about cohorts: proved for every complete, consistent person, or refuted by one.
public enum Claim: Hashable, Sendable {
    /// It holds for every person there can be.
    case proved
    /// It fails for this person, whose facts re-evaluate to show it.
    case refuted(Person)

    /// Whether it was proved.
    public var isProved: Bool { self == .proved }
}

/// Decides claims about cohorts exactly, by decision diagrams over the values that the cohorts mention.
///
/// It ranges over complete, consistent persons: every fact known, the vocabulary's rules kept, citizenship as it
/// follows from nationality, residence and date. It knows nothing of how many such persons there are.
///
///     var decider = try Decider(setting: setting, cohorts: [a, b])
///     try decider.isSubset(a, of: b)          // .proved, or .refuted(a person in a and not in b)
public struct Decider {
    private var compiler: Compiler
    private let consistent: Diagram.Node
    private var possible: [Cohort: Diagram.Node] = [:]

    /// - Parameters:
    ///   - setting: vocabulary, places and unions as of the day.
    ///   - cohorts: every cohort that will be asked about; what they mention is what persons are told apart by.
    ///   - nodeLimit: the most diagram nodes before the question is refused; about 40 bytes each.
    /// - Throws: ``CohortRefusal/undefined(_:)``, ``CohortRefusal/tooComplex(limit:)``.
    public init(setting: Setting, cohorts: [Cohort], nodeLimit: Int = 1_000_000) throws(CohortRefusal) {
        let cutter = CellCutter(setting: setting, cohorts: cohorts)
        compiler = Compiler(setting: setting, cutter: cutter, nodeLimit: nodeLimit)
        consistent = try compiler.consistency()
    }

    /// Diagram nodes made so far: a measure of the question's size.
    public var nodeCount: Int { compiler.diagram.count }

    /// Somebody in the cohort, or nil when there can be nobody. The same input gives the same person.
    public mutating func witness(in cohort: Cohort) throws(CohortRefusal) -> Person? {
        let node = try possible(cohort)
        return compiler.diagram.firstPath(from: node).map { compiler.person(along: $0) }
    }

    /// Whether everybody in `inner` is in `outer`; else somebody who is in `inner` alone.
    public mutating func isSubset(_ inner: Cohort, of outer: Cohort) throws(CohortRefusal) -> Claim {
        try claim(nobodyIn: inner, outside: outer)
    }

    /// Whether nobody is in both; else somebody who is.
    public mutating func areDisjoint(_ one: Cohort, _ other: Cohort) throws(CohortRefusal) -> Claim {
        try claim(nobodyIn: one, outside: .not(other))
    }

    /// Whether both hold the same persons; else somebody who is in just one of them.
    public mutating func areEqual(_ one: Cohort, _ other: Cohort) throws(CohortRefusal) -> Claim {
        let there = try isSubset(one, of: other)
        return there.isProved ? try isSubset(other, of: one) : there
    }

    /// Somebody in the need whom none of the offers reaches, or nil when nobody falls between.
    public mutating func between(_ need: Cohort, _ offers: [Cohort]) throws(CohortRefusal) -> Person? {
        guard case .refuted(let person) = try claim(nobodyIn: need, outside: .or(offers)) else { return nil }
        return person
    }

    /// Walks the two diagrams side by side: a question more makes no nodes.
    private mutating func claim(nobodyIn inner: Cohort, outside outer: Cohort) throws(CohortRefusal) -> Claim
    {
        let (left, right) = (try possible(inner), try compiler.node(of: outer))
        return compiler.diagram.firstEscape(left, right).map { .refuted(compiler.person(along: $0)) }
            ?? .proved
    }

    private mutating func possible(_ cohort: Cohort) throws(CohortRefusal) -> Diagram.Node {
        if let known = possible[cohort] { return known }
        let node = try compiler.and(compiler.node(of: cohort), consistent)
        possible[cohort] = node
        return node
    }
}
