public import Atlas
public import Cohorts
public import Foundation

/// Reads a register from a CSV file, plain or gzip: one row a resident, the header names attributes, values as the
/// vocabulary spells them, an empty field for «unknown», an optional column `weight`.
///
/// The file is read as a stream and in parallel; what is kept is one to four bytes a field. A field may be quoted; no
/// field holds a line break. Rows whose facts contradict one another are faults like any other.
public struct RegisterReader: Sendable {
    /// How much to put up with, and whom to tell.
    public struct Options: Sendable {
        /// How many faulty rows are left out before the whole file is refused.
        public var mostFaults: Int
        /// How many threads read.
        public var threads: Int
        /// Bytes that a thread reads at a time.
        var pieceSize = 1 << 22
        /// The day that the facts are of.
        public var day: Day?
        /// Told now and then how much has been read, from 0 to 1.
        public var progress: (@Sendable (Double) -> Void)?

        /// - Parameters:
        ///   - mostFaults: how many faulty rows are left out before the whole file is refused; 0 for none.
        ///   - threads: how many threads read; nil for one a processor.
        ///   - day: the day that the facts are of; nil if nobody said.
        ///   - progress: told now and then how much has been read, from 0 to 1.
        public init(
            mostFaults: Int = 0, threads: Int? = nil, day: Day? = nil,
            progress: (@Sendable (Double) -> Void)? = nil
        ) {
            self.mostFaults = mostFaults
            self.threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
            self.day = day
            self.progress = progress
        }
    }

    /// What came of reading.
    public struct Result: Sendable {
        /// The rows without fault.
        public let register: Register
        /// Why rows were left out, by line; at most ``RegisterReader/shownFaults``.
        public let faults: [RegisterFault]
        /// How many rows were left out.
        public let leftOut: Int
    }

    /// How many faults are told in words.
    public static let shownFaults = 50
    /// The longest line, in bytes.
    static let longestLine = 1 << 20

    private let setting: Setting
    private let options: Options

    /// - Parameters:
    ///   - setting: vocabulary, places and unions of the day of the facts.
    ///   - options: how much to put up with.
    public init(in setting: Setting, _ options: Options = Options()) {
        self.setting = setting
        self.options = options
    }

    /// Reads a file.
    ///
    /// - Throws: ``PopulationRefusal`` when the file cannot be read, its header is faulty, it holds no row, or more rows
    ///   are faulty than allowed. Nothing of it is used then.
    /// - Complexity: O(bytes); a few hundred nanoseconds a row and thread.
    public func read(_ url: URL) throws(PopulationRefusal) -> Result {
        var pieces = try Pieces(url, size: options.pieceSize)
        let header = try RegisterHeader(pieces.header, in: setting.vocabulary)
        let readers = (0..<options.threads).map { _ in PieceReader(header, setting) }
        var tables: [PieceReader.Rows] = []
        var faultCount = 0
        var refusal: PopulationRefusal?
        while refusal == nil {
            var batch: [Pieces.Piece] = []
            do throws(PopulationRefusal) {
                while batch.count < readers.count, let piece = try pieces.next() { batch.append(piece) }
            } catch {
                refusal = error
            }
            if batch.isEmpty { break }
            var read = [PieceReader.Rows?](repeating: nil, count: batch.count)
            read.withUnsafeMutableBufferPointer { results in
                nonisolated(unsafe) let results = results
                let work = batch
                inParallel(work.count) { results[$0] = readers[$0].read(work[$0]) }
            }
            for rows in read.compactMap(\.self) {
                faultCount += rows.faultCount
                tables.append(rows)
            }
            if faultCount > options.mostFaults { break }
            options.progress?(pieces.progress)
        }
        if let refusal { throw refusal }
        let faults = tables.flatMap(\.faults).sorted()
        guard faultCount <= options.mostFaults else {
            throw .faultyRows(
                faults: Array(faults.prefix(Self.shownFaults)), count: faultCount,
                allowed: options.mostFaults,
                isComplete: pieces.isAtEnd)
        }
        let rowCount = tables.reduce(0) { $0 + $1.rowCount }
        guard rowCount > 0 else {
            throw .file(
                "the register holds no row" + (faultCount > 0 ? " without fault" : "")
                    + ". Give one row a resident below the header.")
        }
        let register = assemble(tables, readers, header, rowCount, hasFaults: faultCount > 0)
        guard register.weights?.sumFits ?? true else {
            throw .file(
                "the weights add up to more than \(Int(Weight.mostPersons)) persons. A weight says how many persons a row stands for."
            )
        }
        return Result(
            register: register,
            faults: Array(faults.prefix(Self.shownFaults)), leftOut: faultCount)
    }

    /// Brings the threads' numbers for values together: values in one order, whoever met them first.
    ///
    /// - Parameter hasFaults: whether values may have been met in rows that were left out.
    private func assemble(
        _ tables: [PieceReader.Rows], _ readers: [PieceReader], _ header: RegisterHeader, _ rowCount: Int,
        hasFaults: Bool
    ) -> Register {
        var columns: [Register.Column] = []
        for (index, attribute) in header.attributes.enumerated() {
            let met = Set(readers.flatMap { $0.values(of: index).compactMap(\.self) })
            let values: [Person.Value?] = [nil] + Self.ordered(met)
            let numbers = Dictionary(
                uniqueKeysWithValues: values.enumerated().map { ($1, UInt32($0)) })
            let codes = Codes(count: rowCount, width: Codes.width(for: values.count))
            let translations = readers.map { $0.values(of: index).map { numbers[$0] ?? 0 } }
            var start = 0
            for rows in tables {
                let reader = readers.firstIndex { $0 === rows.reader } ?? 0
                rows.columns[index].copy(
                    rowCount: rows.rowCount, through: translations[reader], into: codes, at: start)
                start += rows.rowCount
            }
            let column = Register.Column(attribute: attribute, values: values, codes: codes)
            columns.append(hasFaults ? column.withValuesOfRowsOnly() : column)
        }
        var weights: Weights?
        if header.weight != nil {
            let all = Weights(count: rowCount)
            var start = 0
            for rows in tables {
                for (row, weight) in rows.weights.enumerated() { all.values[start + row] = weight }
                start += rows.rowCount
            }
            weights = all
        }
        return Register(
            columns: columns, rowCount: rowCount, weights: weights, basis: .register, day: options.day)
    }

    /// Numbers by size, everything else by its text.
    static func ordered(_ values: Set<Person.Value>) -> [Person.Value] {
        values.map { value -> (number: Int?, text: String, value: Person.Value) in
            if case .integer(let number) = value { (number, "", value) } else { (nil, "\(value)", value) }
        }.sorted { one, other in
            switch (one.number, other.number) {
            case (let first?, let second?): first < second
            case (_?, nil): true
            case (nil, _?): false
            case (nil, nil): one.text < other.text
            }
        }.map(\.value)
    }
}

/// What the columns of a file stand for.
struct RegisterHeader: Sendable {
    /// What divides fields: a comma, a semicolon or a tab.
    let separator: UInt8
    /// The attributes, in the order of the vocabulary.
    let attributes: [AttributeID]
    /// For each field of the file, the attribute's number; -1 for the weight.
    let targets: [Int]
    /// The weight's field.
    let weight: Int?

    /// - Throws: ``PopulationRefusal/file(_:)`` for a column that is none, stands twice or is missing.
    init(_ line: [UInt8], in vocabulary: Vocabulary) throws(PopulationRefusal) {
        guard let text = String(validating: line, as: UTF8.self) else {
            throw .file("the header is not UTF-8. Save the register as UTF-8 CSV.")
        }
        let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        func occurrences(_ sign: UInt8) -> Int { line.count(where: { $0 == sign }) }
        separator = candidates.max { occurrences($0) < occurrences($1) } ?? candidates[0]
        let sign = Character(UnicodeScalar(separator))
        let names = text.split(separator: sign, omittingEmptySubsequences: false).map { name in
            String(name.filter { $0 != "\"" && !$0.isWhitespace })
        }
        let known = vocabulary.attributes.map(\.id)
        var found: [AttributeID: Int] = [:]
        var weight: Int?
        for (field, name) in names.enumerated() {
            if name == "weight" {
                guard weight == nil else { throw Self.twice(name) }
                weight = field
            } else if known.contains(AttributeID(rawValue: name)) {
                guard found.updateValue(field, forKey: AttributeID(rawValue: name)) == nil else {
                    throw Self.twice(name)
                }
            } else {
                let words = known.map(\.rawValue) + ["weight"]
                let near = nearestWord(to: name, among: words).map { " Did you mean «\($0)»?" } ?? ""
                let shown = name.isEmpty ? "without a name" : "«\(name.prefix(40))»"
                throw .file(
                    "line 1: the column \(shown) (number \(field + 1)) is not an attribute.\(near) Columns are \(words.joined(separator: ", "))."
                )
            }
        }
        guard found[.residence] != nil else {
            throw .file("line 1: the column residence is missing. A register says where each person lives.")
        }
        let attributes = known.filter { found[$0] != nil }
        self.attributes = attributes
        self.weight = weight
        targets = names.indices.map { field in
            field == weight ? -1 : attributes.firstIndex { found[$0] == field } ?? -1
        }
    }

    private static func twice(_ name: String) -> PopulationRefusal {
        .file("line 1: the column «\(name)» stands twice. Keep one.")
    }
}
