/// One field of a record on a day, as its file has it, with where that is stated.
public struct Statement: Hashable, Sendable {
    /// The field: `definition`, `roles`, `money`.
    public let field: String
    /// What is stated; sources are left out of it.
    public let value: PlainValue
    /// Where it is stated, if it has passages of its own.
    public let citations: [Citation]
}

extension Record {
    /// The fields that the record states on the day, in their order; none of those that every record has.
    public func statements(on day: Day) -> [Statement] {
        let shared: Set<String> = [
            "record", "id", "name", "aliases", "sources", "citedIn", "inventory", "note", "stages", "held",
        ]
        return tree(on: day).pairs.filter { !shared.contains($0.key) }.map { Statement($0) }
    }

    /// The fields that a stage changes.
    public func statements(of stage: Stage) -> [Statement] { stage.patch.pairs.map { Statement($0) } }

    /// Every word of its texts that may be the id of another record.
    public var mentioned: Set<RecordID> { Set(tree.words.map { RecordID(rawValue: $0) }) }
}

extension Statement {
    fileprivate init(_ pair: Tree.Pair) {
        field = pair.key
        value = PlainValue(pair.value.withoutSources)
        citations = pair.value.allSources
    }
}

extension Tree {
    /// The passages of the value and all its parts, each once.
    fileprivate var allSources: [Citation] {
        var found: [Citation] = []
        func visit(_ tree: Tree) {
            switch tree {
            case .scalar: break
            case .list(let items, _): items.forEach(visit)
            case .map(let pairs, _):
                for pair in pairs {
                    guard pair.key == "sources" else {
                        visit(pair.value)
                        continue
                    }
                    for citation in Citation.list(pair.value) where !found.contains(citation) {
                        found.append(citation)
                    }
                }
            }
        }
        visit(self)
        return found
    }
}
