import Cohorts
import Foundation

/// Reads pieces of a register, one after another: one a thread, with its own numbers for values.
final class PieceReader: @unchecked Sendable {
    /// The values' numbers of one column.
    struct Numbers {
        private let narrow: [UInt16]
        private let wide: [UInt32]

        /// Every so manieth of some numbers that are kept row by row.
        init(of numbers: UnsafePointer<UInt32>, rows: Int, every step: Int, most: Int) {
            if most <= Int(UInt16.max) {
                wide = []
                narrow = [UInt16](unsafeUninitializedCapacity: rows) { own, count in
                    for row in 0..<rows { own[row] = UInt16(truncatingIfNeeded: numbers[row * step]) }
                    count = rows
                }
            } else {
                narrow = []
                wide = (0..<rows).map { numbers[$0 * step] }
            }
        }

        /// Writes the numbers, each translated, to the codes from a row on.
        func copy(rowCount: Int, through translation: [UInt32], into codes: Codes, at start: Int) {
            func write<Code: FixedWidthInteger>(_ type: Code.Type) {
                let target = codes.writable.assumingMemoryBound(to: Code.self) + start
                translation.withUnsafeBufferPointer { translation in
                    if wide.isEmpty {
                        for row in 0..<rowCount {
                            target[row] = Code(truncatingIfNeeded: translation[Int(narrow[row])])
                        }
                    } else {
                        for row in 0..<rowCount {
                            target[row] = Code(truncatingIfNeeded: translation[Int(wide[row])])
                        }
                    }
                }
            }
            switch codes.width {
            case 1: write(UInt8.self)
            case 2: write(UInt16.self)
            default: write(UInt32.self)
            }
        }
    }

    /// What a piece holds.
    struct Rows: @unchecked Sendable {
        unowned let reader: PieceReader
        var columns: [Numbers] = []
        var weights: [Int64] = []
        var rowCount = 0
        var faults: [RegisterFault] = []
        var faultCount = 0
    }

    private let header: RegisterHeader
    private let setting: Setting
    private let tables: UnsafeMutablePointer<ValueTable>
    private var check: RowCheck
    private let width: Int
    /// For each field the attribute's number, as in the header.
    private let targets: UnsafeMutablePointer<Int>
    private let numbers: UnsafeMutablePointer<Int>
    /// The numbers of a piece, row by row.
    private var rowNumbers: UnsafeMutablePointer<UInt32>
    private var rowRoom = 1 << 12

    init(_ header: RegisterHeader, _ setting: Setting) {
        self.header = header
        self.setting = setting
        width = header.attributes.count
        targets = .allocate(capacity: header.targets.count)
        targets.initialize(from: header.targets, count: header.targets.count)
        tables = .allocate(capacity: width)
        for column in 0..<width { (tables + column).initialize(to: ValueTable()) }
        check = RowCheck(columns: header.attributes, in: setting)
        numbers = .allocate(capacity: width)
        numbers.initialize(repeating: 0, count: width)
        rowNumbers = .allocate(capacity: rowRoom * width)
    }

    deinit {
        for column in 0..<width { tables[column].free() }
        tables.deinitialize(count: width)
        tables.deallocate()
        targets.deallocate()
        numbers.deallocate()
        rowNumbers.deallocate()
    }

    /// The values met in a column, by number.
    func values(of column: Int) -> [Person.Value?] { tables[column].values }

    func read(_ piece: Pieces.Piece) -> Rows {
        var rows = Rows(reader: self)
        piece.bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            var (start, line) = (0, piece.firstLine)
            while start < piece.count {
                let found = memchr(base + start, Int32(UInt8(ascii: "\n")), piece.count - start)
                let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? piece.count
                let isReturned = end > start && bytes[end - 1] == UInt8(ascii: "\r")
                let length = end - start - (isReturned ? 1 : 0)
                if length > 0 { read(base + start, length, line: line, into: &rows) }
                start = end + 1
                line += 1
            }
        }
        rows.columns = (0..<width).map { column in
            Numbers(
                of: rowNumbers + column, rows: rows.rowCount, every: width, most: tables[column].values.count)
        }
        return rows
    }

    /// Reads one line: a row, or a fault.
    private func read(_ line: UnsafePointer<UInt8>, _ length: Int, line number: Int, into rows: inout Rows) {
        var weight: Int64 = 0
        if let fault = fields(line, length, number, &weight) { return fail(fault, &rows) }
        if check.asksAnything, let problem = check.fault(numbers, { tables[$0].values[$1] }) {
            return fail(RegisterFault(line: number, column: nil, problem: problem), &rows)
        }
        if rows.rowCount == rowRoom { grow() }
        let own = rowNumbers + rows.rowCount * width
        for column in 0..<width { own[column] = UInt32(truncatingIfNeeded: numbers[column]) }
        if header.weight != nil { rows.weights.append(weight) }
        rows.rowCount += 1
    }

    private func grow() {
        let new = UnsafeMutablePointer<UInt32>.allocate(capacity: rowRoom * 2 * width)
        new.update(from: rowNumbers, count: rowRoom * width)
        rowNumbers.deallocate()
        rowNumbers = new
        rowRoom *= 2
    }

    private func fail(_ fault: RegisterFault, _ rows: inout Rows) {
        rows.faultCount += 1
        if rows.faults.count < RegisterReader.shownFaults { rows.faults.append(fault) }
    }

    /// Turns the fields of a line into values' numbers.
    private func fields(
        _ line: UnsafePointer<UInt8>, _ length: Int, _ number: Int, _ weight: inout Int64
    ) -> RegisterFault? {
        let quote = UInt8(ascii: "\"")
        let (separator, fieldCount) = (header.separator, header.targets.count)
        var (start, field) = (0, 0)
        while true {
            var end = start
            var isQuoted = false
            if start < length, line[start] == quote {
                isQuoted = true
                end += 1
                while end < length, line[end] != quote { end += 1 }
                guard end < length, end + 1 == length || line[end + 1] == separator else {
                    return RegisterFault(
                        line: number, column: name(field),
                        problem:
                            "the quotation mark is not closed before the next field. Close it, or leave it out."
                    )
                }
            } else {
                while end < length, line[end] != separator { end += 1 }
            }
            guard field < fieldCount else { break }
            let (first, last) = isQuoted ? (start + 1, end) : (start, end)
            if let fault = value(line + first, last - first, field, number, &weight) { return fault }
            field += 1
            start = (isQuoted ? end + 1 : end) + 1
            if start > length { break }
        }
        guard field == header.targets.count, start > length else {
            let found = start > length ? "\(field)" : "more"
            return RegisterFault(
                line: number, column: nil,
                problem: "found \(found) fields, expected \(header.targets.count) as in the header.")
        }
        return nil
    }

    @inline(__always)
    private func value(
        _ bytes: UnsafePointer<UInt8>, _ length: Int, _ field: Int, _ line: Int, _ weight: inout Int64
    ) -> RegisterFault? {
        let column = targets[field]
        if column < 0 { return self.weight(bytes, length, line, &weight) }
        if length == 0 {
            numbers[column] = 0
            return nil
        }
        let found = tables[column].number(of: bytes, length) ?? learn(bytes, length, column)
        guard found >= 0 else {
            return RegisterFault(
                line: line, column: name(field), problem: tables[column].fault(found))
        }
        numbers[column] = found
        return nil
    }

    /// A text that has not been met: what the language says of it.
    private func learn(_ bytes: UnsafePointer<UInt8>, _ length: Int, _ column: Int) -> Int {
        let attribute = header.attributes[column]
        let raw = UnsafeBufferPointer(start: bytes, count: length)
        guard let text = String(validating: raw, as: UTF8.self) else {
            return tables[column].learn(
                bytes, length, fault: "the field is not UTF-8. Save the register as UTF-8 CSV.")
        }
        if text.allSatisfy(\.isWhitespace) { return 0 }
        do {
            let value = try setting.value(text, of: attribute)
            return tables[column].learn(bytes, length, value: value)
        } catch {
            return tables[column].learn(bytes, length, fault: "\(error)")
        }
    }

    private func weight(
        _ bytes: UnsafePointer<UInt8>, _ length: Int, _ line: Int, _ weight: inout Int64
    ) -> RegisterFault? {
        let text = String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
        guard let given = Double(text), given >= 0, given <= Weight.largest else {
            return RegisterFault(
                line: line, column: "weight",
                problem:
                    "«\(text.prefix(40))» is not a weight. Give a number from 0 to \(Int(Weight.largest)).")
        }
        weight = Weight.scaled(given)
        return nil
    }

    private func name(_ field: Int) -> String? {
        guard field < header.targets.count else { return nil }
        let column = header.targets[field]
        return column < 0 ? "weight" : header.attributes[column].rawValue
    }
}
