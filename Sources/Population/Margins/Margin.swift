public import Cohorts
public import Foundation

/// A published table of counts: how many persons live where and have which values of some attributes.
public struct Margin: Sendable {
    /// One row: whom it counts, and how many.
    struct Row: Sendable {
        /// The values of each attribute that the row takes together (`18..64` takes several).
        let values: [[Person.Value]]
        let count: Double
        let line: Int
    }

    /// What it is called: the file's name.
    public let name: String
    /// Its attributes; always the residence.
    public let attributes: [AttributeID]
    let rows: [Row]

    /// How many persons it counts.
    public var total: Double { rows.reduce(0) { $0 + $1.count } }

    /// Reads a CSV table: the header names attributes and `count`; a number may be a range such as `18..64`.
    ///
    /// - Parameters:
    ///   - url: the file, plain or gzip.
    ///   - setting: vocabulary and places that its values must be of.
    /// - Throws: ``PopulationRefusal/file(_:)`` with the line and what is allowed.
    public init(_ url: URL, in setting: Setting) throws(PopulationRefusal) {
        try self.init(url, in: setting, mostBytes: Self.mostBytes)
    }

    /// The most bytes that a table may have once it is unpacked.
    private static let mostBytes = 1 << 28

    init(_ url: URL, in setting: Setting, mostBytes: Int) throws(PopulationRefusal) {
        name = url.lastPathComponent
        let lines = try Self.lines(of: url, mostBytes)
        guard let header = lines.first else {
            throw .file("\(url.lastPathComponent) is empty. Give a header and a row for each count.")
        }
        let separator: Character = header.text.contains(";") ? ";" : header.text.contains("\t") ? "\t" : ","
        let names = Self.fields(header.text, separator)
        var attributes: [AttributeID] = []
        var counts: [Int] = []
        for (field, name) in names.enumerated() {
            let id = AttributeID(rawValue: name)
            if name == "count" {
                counts.append(field)
            } else if setting.vocabulary.attribute(id) != nil, !attributes.contains(id) {
                attributes.append(id)
            } else {
                let words = setting.vocabulary.attributes.map(\.id.rawValue) + ["count"]
                let near = nearestWord(to: name, among: words).map { " Did you mean «\($0)»?" } ?? ""
                throw .file(
                    "\(url.lastPathComponent), line 1: the column «\(name.prefix(40))» is not an attribute, or stands twice.\(near)"
                )
            }
        }
        guard counts.count == 1, attributes.contains(.residence) else {
            throw .file(
                "\(url.lastPathComponent), line 1: a table of counts needs one column «count» and the column «residence»."
            )
        }
        self.attributes = attributes
        var rows: [Row] = []
        for (line, text) in lines.dropFirst() {
            rows.append(
                try Self.row(text, line, separator, names, setting, "\(url.lastPathComponent), line \(line)"))
        }
        guard !rows.isEmpty else {
            throw .file("\(url.lastPathComponent) holds no counts. Give a row for each count.")
        }
        self.rows = rows
    }

    private static func lines(
        of url: URL, _ mostBytes: Int
    ) throws(PopulationRefusal) -> [(line: Int, text: String)] {
        let source = try ByteSource(url)
        var bytes: [UInt8] = []
        while true {
            let start = bytes.count
            bytes.append(contentsOf: repeatElement(0, count: 1 << 16))
            let count = try source.read(into: &bytes, from: start)
            bytes.removeLast(bytes.count - start - count)
            if count == 0 { break }
            guard bytes.count <= mostBytes else {
                throw .file(
                    "\(url.lastPathComponent) has more than \(mostBytes) bytes, too many for a table of counts. Give published counts, not one row a person."
                )
            }
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .file("\(url.lastPathComponent) is not UTF-8. Save it as UTF-8 CSV.")
        }
        return text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.enumerated()
            .map { ($0 + 1, String($1)) }
            .filter { !$0.1.allSatisfy(\.isWhitespace) }
    }

    /// The fields of a line; a quoted one may hold the separator.
    private static func fields(_ line: String, _ separator: Character) -> [String] {
        var fields = [""]
        var isQuoted = false
        for sign in line {
            if sign == "\"" {
                isQuoted.toggle()
            } else if sign == separator, !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(sign)
            }
        }
        return fields.map { field in
            String(field.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
    }

    private static func row(
        _ text: String, _ line: Int, _ separator: Character, _ names: [String], _ setting: Setting,
        _ where_: String
    ) throws(PopulationRefusal) -> Row {
        let fields = fields(text, separator)
        guard fields.count == names.count else {
            throw .file("\(where_): found \(fields.count) fields, expected \(names.count) as in the header.")
        }
        var values: [[Person.Value]] = []
        var count = 0.0
        for (name, field) in zip(names, fields) {
            if name == "count" {
                guard let number = Double(field), number >= 0, number <= 1e10 else {
                    throw .file(
                        "\(where_), column count: «\(field.prefix(40))» is not a count. Give a number from 0 on."
                    )
                }
                count = number
            } else {
                do {
                    values.append(try Self.values(field, of: AttributeID(rawValue: name), setting))
                } catch {
                    throw .file("\(where_), column \(name): \(error)")
                }
            }
        }
        return Row(values: values, count: count, line: line)
    }

    private static func values(
        _ field: String, of id: AttributeID, _ setting: Setting
    ) throws(CohortRefusal) -> [Person.Value] {
        if case .integer(let allowed) = setting.vocabulary.attribute(id)?.domain,
            let dots = field.range(of: ".."), let low = Int(field[..<dots.lowerBound]),
            let high = Int(field[dots.upperBound...])
        {
            guard low <= high, allowed.contains(low), allowed.contains(high) else {
                throw .person(
                    "«\(field)» is not a range of \(id). Give two numbers from \(allowed.lowerBound) to \(allowed.upperBound), the lower first."
                )
            }
            return (low...high).map { .integer($0) }
        }
        guard !field.isEmpty else {
            throw .person(
                "a count needs a value of \(id); leave out the column if the table does not tell it.")
        }
        return [try setting.fact("\(id)=\(field)").value]
    }
}
