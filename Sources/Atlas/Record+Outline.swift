extension Record {
    /// What the record says on the day, line by line, each fact as it is written in the file.
    public func outline(on day: Day) -> [String] {
        let hidden: Set<String> = [
            "record", "id", "name", "aliases", "sources", "citedIn", "inventory", "note", "stages", "held",
        ]
        return tree(on: day).pairs.filter { !hidden.contains($0.key) }
            .flatMap { $0.value.withoutSources.lines(named: $0.key, depth: 0) }
    }

    /// The fields that a stage changes.
    public func changes(of stage: Stage) -> [String] {
        stage.patch.pairs.flatMap { $0.value.withoutSources.lines(named: $0.key, depth: 0) }
    }
}

extension Tree {
    /// The value without the passages in it.
    var withoutSources: Tree {
        switch self {
        case .scalar: self
        case .list(let items, let mark): .list(items.map(\.withoutSources), mark)
        case .map(let pairs, let mark):
            .map(
                pairs.filter { $0.key != "sources" }.map {
                    Pair(key: $0.key, keyMark: $0.keyMark, value: $0.value.withoutSources)
                }, mark)
        }
    }

    /// On one line where it is short, else indented below its name.
    fileprivate func lines(named name: String, depth: Int) -> [String] {
        let indent = String(repeating: "  ", count: depth)
        let flat = flat
        if depth > 3 || flat.count + name.count <= 68 { return ["\(indent)\(name): \(flat)"] }
        switch self {
        case .scalar(let text, _): return ["\(indent)\(name): \(text)"]
        case .list(let items, _):
            return ["\(indent)\(name):"] + items.map { "\(indent)  - \($0.flat)" }
        case .map(let pairs, _):
            return ["\(indent)\(name):"] + pairs.flatMap { $0.value.lines(named: $0.key, depth: depth + 1) }
        }
    }

    /// The tree on one line.
    var flat: String {
        switch self {
        case .scalar(let text, _): text
        case .list(let items, _): items.isEmpty ? "none" : items.map(\.flat).joined(separator: "; ")
        case .map(let pairs, _): pairs.map { "\($0.key) \($0.value.flat)" }.joined(separator: ", ")
        }
    }
}
