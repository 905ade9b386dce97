/// Reduced, ordered, multi-valued decision diagrams with shared nodes: equal sets of persons are the same node.
struct Diagram {
    typealias Node = Int32
    /// The node of nobody.
    static let no: Node = 0
    /// The node of everybody.
    static let yes: Node = 1

    let nodeLimit: Int
    private let arity: [Int]
    private var levels: [Int32]
    private var firstChild: [Int]
    private var children: [Node] = []
    private var slots: [Node]
    private var joined: [UInt64: Node] = [:]
    private var escapes: [UInt64: Bool] = [:]

    /// - Parameters:
    ///   - arity: for each level from the root down, into how many cells its variable is cut.
    ///   - nodeLimit: the most nodes that may be made before the question is refused.
    init(arity: [Int], nodeLimit: Int) {
        self.arity = arity
        self.nodeLimit = nodeLimit
        levels = [Int32.max, Int32.max]
        firstChild = [0, 0]
        slots = Array(repeating: -1, count: 1024)
    }

    /// Nodes made so far, the two ends included.
    var count: Int { levels.count }
    /// The level of the node's variable; `Int.max` for the two ends.
    func level(_ node: Node) -> Int { node <= 1 ? Int.max : Int(levels[Int(node)]) }
    /// Where the node leads when its variable is in the cell.
    func child(_ node: Node, _ cell: Int) -> Node { children[firstChild[Int(node)] + cell] }

    /// The node at the level that leads to these nodes; the same node for the same question.
    mutating func node(level: Int, leadingTo next: [Node]) throws(CohortRefusal) -> Node {
        if next.allSatisfy({ $0 == next[0] }) { return next[0] }
        var slot = Self.hash(level, next) & (slots.count - 1)
        while slots[slot] >= 0 {
            if isNode(slots[slot], level, next) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        guard count < nodeLimit else { throw .tooComplex(limit: nodeLimit) }
        let made = Node(count)
        slots[slot] = made
        levels.append(Int32(level))
        firstChild.append(children.count)
        children.append(contentsOf: next)
        if count * 2 > slots.count { grow() }
        return made
    }

    private func isNode(_ node: Node, _ level: Int, _ next: [Node]) -> Bool {
        guard levels[Int(node)] == Int32(level) else { return false }
        let start = firstChild[Int(node)]
        for (offset, wanted) in next.enumerated() where children[start + offset] != wanted { return false }
        return true
    }

    private static func hash(_ level: Int, _ next: some Sequence<Node>) -> Int {
        var hash = UInt64(truncatingIfNeeded: level) &* 0x9E37_79B9_7F4A_7C15
        for node in next {
            hash = (hash ^ UInt64(UInt32(bitPattern: node))) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 29
        }
        return Int(truncatingIfNeeded: hash >> 1)
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for node in 2..<count {
            let level = Int(levels[node])
            let start = firstChild[node]
            var slot = Self.hash(level, children[start..<(start + arity[level])]) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Node(node)
        }
    }

    /// Those in both.
    mutating func and(_ left: Node, _ right: Node) throws(CohortRefusal) -> Node {
        if left == Self.no || right == Self.no { return Self.no }
        if left == Self.yes || left == right { return right }
        if right == Self.yes { return left }
        return try join(min(left, right), max(left, right), isAnd: true)
    }

    /// Those in either.
    mutating func or(_ left: Node, _ right: Node) throws(CohortRefusal) -> Node {
        if left == Self.yes || right == Self.yes { return Self.yes }
        if left == Self.no || left == right { return right }
        if right == Self.no { return left }
        return try join(min(left, right), max(left, right), isAnd: false)
    }

    private static func key(_ left: Node, _ right: Node, _ tag: UInt64) -> UInt64 {
        UInt64(UInt32(bitPattern: left)) << 33 | UInt64(UInt32(bitPattern: right)) << 1 | tag
    }

    private mutating func join(_ left: Node, _ right: Node, isAnd: Bool) throws(CohortRefusal) -> Node {
        let key = Self.key(left, right, isAnd ? 0 : 1)
        if let known = joined[key] { return known }
        let level = min(level(left), level(right))
        var next: [Node] = []
        next.reserveCapacity(arity[level])
        for cell in 0..<arity[level] {
            let (one, other) = (step(left, level, cell), step(right, level, cell))
            next.append(isAnd ? try and(one, other) : try or(one, other))
        }
        let result = try node(level: level, leadingTo: next)
        joined[key] = result
        return result
    }

    private func step(_ node: Node, _ level: Int, _ cell: Int) -> Node {
        self.level(node) == level ? child(node, cell) : node
    }

    /// Everybody else.
    mutating func not(_ node: Node) throws(CohortRefusal) -> Node {
        if node <= 1 { return 1 - node }
        let key = Self.key(node, node, 1)
        if let known = joined[key] { return known }
        let level = level(node)
        var next: [Node] = []
        for cell in 0..<arity[level] { next.append(try not(child(node, cell))) }
        let result = try self.node(level: level, leadingTo: next)
        joined[key] = result
        return result
    }

    /// Whether somebody is in `left` and not in `right`, without making a node.
    mutating func escapes(_ left: Node, _ right: Node) -> Bool {
        if left == Self.no || right == Self.yes || left == right { return false }
        if right == Self.no || left == Self.yes { return true }
        let key = Self.key(left, right, 0)
        if let known = escapes[key] { return known }
        let level = min(level(left), level(right))
        let result = (0..<arity[level]).contains { escapes(step(left, level, $0), step(right, level, $0)) }
        escapes[key] = result
        return result
    }

    /// The first path to somebody who is in `left` and not in `right`: a cell per level where either turns, in a fixed
    /// order; nil when there is nobody. Makes no node.
    mutating func firstEscape(_ left: Node, _ right: Node) -> [Int: Int]? {
        guard escapes(left, right) else { return nil }
        var path: [Int: Int] = [:]
        var (inside, outside) = (left, right)
        while inside != Self.yes || outside != Self.no {
            let level = min(level(inside), level(outside))
            let cell = (0..<arity[level]).first { escapes(step(inside, level, $0), step(outside, level, $0)) }
            guard let cell else { return nil }
            path[level] = cell
            (inside, outside) = (step(inside, level, cell), step(outside, level, cell))
        }
        return path
    }

    /// The first path from the node to everybody: a cell per level where the path turns, in a fixed order.
    func firstPath(from node: Node) -> [Int: Int]? {
        guard node != Self.no else { return nil }
        var path: [Int: Int] = [:]
        var current = node
        while current != Self.yes {
            let level = level(current)
            guard let cell = (0..<arity[level]).first(where: { child(current, $0) != Self.no }) else {
                return nil
            }
            path[level] = cell
            current = child(current, cell)
        }
        return path
    }
}
