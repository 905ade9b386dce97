import CZlib
import Cohorts
import Fixtures
import Foundation

@testable import Population

/// Registers of Auenland as files that exist only while a test looks at them.
enum RegisterFiles {
    /// Hands over a file of such bytes.
    static func with<Outcome>(
        _ bytes: Data, named name: String = "people.csv", _ body: (URL) throws -> Outcome
    )
        throws -> Outcome
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "register-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try bytes.write(to: file)
        return try body(file)
    }

    static func read(
        _ bytes: Data, mostFaults: Int = 0, threads: Int = 1, pieceSize: Int = 1 << 16
    ) throws -> RegisterReader.Result {
        try with(bytes) { file in
            var options = RegisterReader.Options(mostFaults: mostFaults, threads: threads)
            options.pieceSize = pieceSize
            return try RegisterReader(in: Auenland.setting, options).read(file)
        }
    }

    static func read(_ text: String, mostFaults: Int = 0, threads: Int = 1, pieceSize: Int = 1 << 16) throws
        -> RegisterReader.Result
    {
        try read(Data(text.utf8), mostFaults: mostFaults, threads: threads, pieceSize: pieceSize)
    }

    /// The sentence with which a register's text is refused.
    static func refusal(of text: String) -> String { Fixtures.refusal { try read(text).register.rowCount } }

    /// Everything that is known of every row.
    static func persons(of register: Register) -> [Person] { (0..<register.rowCount).map(register.person) }

    /// Persons as a CSV file with all attributes but the citizenship.
    static func text(_ persons: [Person], weights: [Double]? = nil, separator: String = ",") -> String {
        let columns = Auenland.attributes.map(\.id).filter { $0 != .citizenship }
        let header = columns.map(\.rawValue) + (weights == nil ? [] : ["weight"])
        let rows = persons.enumerated().map { row, person in
            columns.map { column in
                let text = person[column].map { "\($0)" } ?? ""
                return text.contains(separator) ? "\"\(text)\"" : text
            } + (weights.map { ["\($0[row])"] } ?? [])
        }
        return ([header] + rows).map { $0.joined(separator: separator) + "\n" }.joined()
    }

    /// The bytes as gzip.
    static func gzip(_ bytes: Data) throws -> Data {
        try with(Data(), named: "people.csv.gz") { file in
            let open = gzopen(file.path, "wb")
            _ = bytes.withUnsafeBytes { gzwrite(open, $0.baseAddress, UInt32($0.count)) }
            gzclose(open)
            return try Data(contentsOf: file)
        }
    }

    /// Seeded persons of whom some facts are known.
    static func persons(seed: UInt64, count: Int) -> [Person] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let person = RandomPersons.complete(using: &generator)
            var known = RandomPersons.forgetting(person, using: &generator)
            // A row of which nothing is known is an empty line with commas, and still a row.
            known[.residence] = person[.residence]
            return known
        }
    }
}
