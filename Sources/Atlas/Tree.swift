/// What a YAML file says, with positions: maps, lists and scalars as raw text (`no`, `on` and `004` stay what they are).
///
/// Two trees are equal when they say the same, wherever it stands.
indirect enum Tree: Hashable, Sendable {
    case scalar(String, Mark)
    case list([Tree], Mark)
    case map([Pair], Mark)

    struct Pair: Hashable, Sendable {
        let key: String
        let keyMark: Mark
        let value: Tree
    }

    /// Where something stands. All marks are equal, so that they do not tell trees apart.
    struct Mark: Hashable, Sendable {
        let line: Int
        let column: Int
        static func == (left: Mark, right: Mark) -> Bool { true }
        func hash(into hasher: inout Hasher) {}
    }

    var mark: Mark {
        switch self {
        case .scalar(_, let mark), .list(_, let mark), .map(_, let mark): mark
        }
    }

    /// The text of a scalar.
    var text: String? { if case .scalar(let text, _) = self { text } else { nil } }

    /// The items of a list; a single value counts as a list of one, nothing as an empty one.
    var items: [Tree] { if case .list(let items, _) = self { items } else { [self] } }

    /// The pairs of a map.
    var pairs: [Pair] { if case .map(let pairs, _) = self { pairs } else { [] } }

    /// The value of a key in a map.
    subscript(key: String) -> Tree? {
        if case .map(let pairs, _) = self { pairs.first { $0.key == key }?.value } else { nil }
    }

    /// The value without the key.
    func without(_ key: String) -> Tree {
        if case .map(let pairs, let mark) = self { .map(pairs.filter { $0.key != key }, mark) } else { self }
    }

    /// The map with the key's value replaced.
    func setting(_ key: String, to value: Tree) -> Tree {
        guard case .map(let pairs, let mark) = self else { return self }
        guard pairs.contains(where: { $0.key == key }) else {
            return .map(pairs + [Pair(key: key, keyMark: mark, value: value)], mark)
        }
        return .map(
            pairs.map { $0.key == key ? Pair(key: key, keyMark: $0.keyMark, value: value) : $0 }, mark)
    }

    /// The word that returns a fact to unknown in a patch.
    static let absent = "absent"

    /// The tree after a patch: maps merge by key, lists and scalars replace, `absent` returns a fact to unknown.
    func patched(by patch: Tree) -> Tree {
        guard case .map(let old, let mark) = self, case .map(let new, _) = patch else {
            return patch.withoutAbsent()
        }
        var pairs = old
        for change in new {
            let position = pairs.firstIndex { $0.key == change.key }
            if change.value.text == Self.absent {
                if let position { pairs.remove(at: position) }
            } else if let position {
                let value = pairs[position].value.patched(by: change.value)
                pairs[position] = Pair(key: change.key, keyMark: change.keyMark, value: value)
            } else {
                pairs.append(
                    Pair(key: change.key, keyMark: change.keyMark, value: change.value.withoutAbsent()))
            }
        }
        return .map(pairs, mark)
    }

    private func withoutAbsent() -> Tree {
        guard case .map(let pairs, let mark) = self else { return self }
        let kept = pairs.filter { $0.value.text != Self.absent }
        return .map(
            kept.map { Pair(key: $0.key, keyMark: $0.keyMark, value: $0.value.withoutAbsent()) }, mark)
    }
}

extension Tree {
    /// Every word of its texts that could be an id, also within cohorts.
    var words: Set<String> {
        switch self {
        case .scalar(let text, _):
            Set(text.split { !($0.isLetter || $0.isNumber || "-_.".contains($0)) }.map(String.init))
        case .list(let items, _): items.reduce(into: []) { $0.formUnion($1.words) }
        case .map(let pairs, _): pairs.reduce(into: []) { $0.formUnion($1.value.words) }
        }
    }
}
