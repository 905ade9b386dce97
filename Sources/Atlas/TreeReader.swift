import Foundation
import Yams

/// Reads one YAML file into a ``Tree``. Whatever the bytes, the result is a tree or a fault that names the line.
struct TreeReader {
    /// The largest file that is read, in bytes: a record is a page, not a database.
    static let largestFile = 1 << 20
    /// The deepest nesting of maps and lists.
    static let deepestNesting = 24
    /// How many signs that may begin an alias are looked at more closely; with more the file is refused.
    private static let mostSigns = 16
    private static let aliasProblem =
        "anchors and aliases (& and *) are not allowed. Write the value out; quote text that begins so."

    /// The file as messages name it.
    let file: String

    /// Reads the file; one document with a map at its top.
    func tree(at url: URL) throws(AtlasFault) -> Tree {
        guard let handle = try? FileHandle(forReadingFrom: url) else {
            throw fault("the file cannot be read. Check that it exists and that you may read it.")
        }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: Self.largestFile + 1) else {
            return try tree(of: Data())
        }
        return try tree(of: data)
    }

    /// Reads the bytes of a file.
    func tree(of data: Data) throws(AtlasFault) -> Tree {
        guard data.count <= Self.largestFile else {
            throw fault("the file is larger than \(Self.largestFile / 1024) KiB. Write one record per file.")
        }
        guard let text = String(validatingUTF8: data) else {
            throw fault("the file is not UTF-8 text. Save it as UTF-8.")
        }
        try refuseAliasBomb(in: text)
        // Texts stay as they are written: trying the patterns of YAML's types on every key took half of the time.
        let parser = try reading { try Parser(yaml: text, resolver: .basic, encoding: .utf8) }
        // Nodes hold their anchors weakly: they are there only while the parser is.
        defer { withExtendedLifetime(parser) {} }
        guard let node = try reading({ try parser.singleRoot() }) else {
            throw fault("the file is empty. Describe one record in it.")
        }
        return try tree(of: node, depth: 0)
    }

    private func reading<Value>(_ step: () throws -> Value) throws(AtlasFault) -> Value {
        do {
            return try step()
        } catch let error as YamlError {
            throw fault(of: error)
        } catch {
            throw fault("the YAML cannot be read.")
        }
    }

    /// Many aliases are refused before they are resolved: nested ones grow without bound. Few signs that may be text
    /// pass here; ``tree(of:depth:)`` finds the anchors among them.
    private func refuseAliasBomb(in text: String) throws(AtlasFault) {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "&") }) else {
            return
        }
        var line = 1
        var column = 0
        var mayStart = true
        var signs: [(line: Int, column: Int)] = []
        for scalar in text.unicodeScalars {
            column += 1
            switch scalar {
            case "\n", "\u{85}", "\u{2028}", "\u{2029}": (line, column, mayStart) = (line + 1, 0, true)
            case "\r", "-", "?", ":", ",", "[", "{": mayStart = true
            case " ", "\t", "\u{FEFF}": break
            case "*", "&":
                if mayStart { signs.append((line, column)) }
            default: mayStart = false
            }
        }
        guard signs.count > Self.mostSigns else { return }
        throw fault(Self.aliasProblem, line: signs[0].line, column: signs[0].column)
    }

    private func tree(of node: Node, depth: Int) throws(AtlasFault) -> Tree {
        let mark = Tree.Mark(line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
        guard depth <= Self.deepestNesting else {
            throw fault(
                "nested deeper than \(Self.deepestNesting) levels.", line: mark.line, column: mark.column)
        }
        guard node.anchor == nil else {
            throw fault(
                "anchors (&) are not allowed. Write the value out.", line: mark.line, column: mark.column)
        }
        switch node {
        case .scalar(let scalar):
            let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
            return .scalar(
                scalar.string, Tree.Mark(line: mark.line, column: mark.column + (isQuoted ? 1 : 0)))
        case .sequence(let sequence):
            var items: [Tree] = []
            for item in sequence { items.append(try tree(of: item, depth: depth + 1)) }
            return .list(items, mark)
        case .mapping(let mapping):
            var pairs: [Tree.Pair] = []
            var keys: Set<String> = []
            for (key, value) in mapping {
                let keyMark = Tree.Mark(line: key.mark?.line ?? mark.line, column: key.mark?.column ?? 0)
                guard key.anchor == nil else {
                    throw fault(Self.aliasProblem, line: keyMark.line, column: keyMark.column)
                }
                guard case .scalar(let name) = key else {
                    throw fault("a key must be a word.", line: keyMark.line, column: keyMark.column)
                }
                guard keys.insert(name.string).inserted else { throw duplicate(name.string, keyMark) }
                pairs.append(
                    .init(key: name.string, keyMark: keyMark, value: try tree(of: value, depth: depth + 1)))
            }
            return .map(pairs, mark)
        case .alias:
            throw fault(
                "aliases (*) are not allowed. Write the value out.", line: mark.line, column: mark.column)
        }
    }

    private func duplicate(_ key: String, _ mark: Tree.Mark) -> AtlasFault {
        fault(
            "the key «\(shown(key))» stands twice in one map. Keep one.", line: mark.line, column: mark.column
        )
    }

    private func fault(_ problem: String, line: Int = 0, column: Int = 0) -> AtlasFault {
        AtlasFault(file: file, line: line, column: column, problem: problem)
    }

    /// The library's own text repeats the faulty line whole; only its reason and position are used.
    private func fault(of error: YamlError) -> AtlasFault {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return fault("broken YAML: \(shown(problem)).", line: mark.line, column: mark.column)
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first.map { shown("\($0)") } ?? ""
            return fault("the key «\(key)» stands twice in one map. Keep one.", line: context.mark.line)
        case .reader(let problem, let offset, _, let yaml):
            let line = offset.map { yaml.utf8.prefix($0).count { $0 == UInt8(ascii: "\n") } + 1 } ?? 0
            return fault("broken YAML: \(shown(problem)).", line: line)
        default: return fault("broken YAML.")
        }
    }
}

extension String {
    /// The text of UTF-8 bytes; a byte order mark is dropped; nil if they are not UTF-8 or hold a NUL.
    fileprivate init?(validatingUTF8 data: Data) {
        let bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
        guard !bytes.contains(0) else { return nil }
        self.init(validating: bytes, as: UTF8.self)
    }
}
