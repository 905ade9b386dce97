public import Foundation

/// A YAML file that is no record, such as a check card: texts, lists and maps as they stand.
public indirect enum PlainValue: Hashable, Sendable {
    /// Raw text.
    case text(String)
    /// A list.
    case list([PlainValue])
    /// A map in its order.
    case map([Pair])

    /// A key and its value.
    public struct Pair: Hashable, Sendable {
        /// The key.
        public let key: String
        /// The value.
        public let value: PlainValue
    }

    /// Reads a file with the same care as a record.
    ///
    /// - Parameters:
    ///   - url: the file.
    ///   - name: what messages call it.
    /// - Throws: ``AtlasFault`` for whatever cannot be read.
    public init(fileAt url: URL, named name: String) throws(AtlasFault) {
        self.init(try TreeReader(file: name).tree(at: url))
    }

    init(_ tree: Tree) {
        switch tree {
        case .scalar(let text, _): self = .text(text)
        case .list(let items, _): self = .list(items.map(PlainValue.init))
        case .map(let pairs, _): self = .map(pairs.map { Pair(key: $0.key, value: PlainValue($0.value)) })
        }
    }

    /// The value of a key.
    public subscript(key: String) -> PlainValue? {
        if case .map(let pairs) = self { pairs.first { $0.key == key }?.value } else { nil }
    }

    /// The text, if it is one.
    public var text: String? { if case .text(let text) = self { text } else { nil } }

    /// The pairs of a map; empty for anything else.
    public var pairs: [Pair] { if case .map(let pairs) = self { pairs } else { [] } }

    /// The items of a list; a single value counts as a list of one.
    public var items: [PlainValue] { if case .list(let items) = self { items } else { [self] } }

    /// Texts by language; a bare text stands for all.
    public var names: Names {
        if let text { return Names(["und": text]) }
        return Names(Dictionary(pairs.map { ($0.key, $0.value.text ?? "") }) { first, _ in first })
    }

    /// Documents with locators.
    public var citations: [Citation] {
        items.compactMap { item in
            guard let document = item["document"]?.text, let locator = item["locator"]?.text else {
                return nil
            }
            return Citation(document: RecordID(rawValue: document), locator: locator)
        }
    }
}
