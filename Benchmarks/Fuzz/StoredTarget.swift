import Cohorts
import Foundation

@testable import Population

/// Opens stored registers that somebody has changed. After `0` the bytes are changes to a good file, which must then be
/// refused or be the same register; after anything else they are the header and the data of a file whose checksums are
/// put right, which must be refused or be a register that can be read, stored and opened.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let data = Array(UnsafeBufferPointer(start: bytes, count: count))
    guard let setting = fixedSetting else { fatalError("the fixed vocabulary is wrong") }
    if data.first == UInt8(ascii: "0") {
        guard let good = goodFile else { fatalError("no register could be stored") }
        let changed = damage(good.bytes, data.dropFirst())
        if let opened = opened(changed, setting) {
            require(opened.isSame(as: good.register), "a damaged file was opened as another register")
        }
    } else if let opened = opened(made(of: data.dropFirst()), setting) {
        for row in 0..<opened.rowCount { _ = opened.person(at: row) }
        do {
            try RegisterFile.write(opened, to: file)
            require(
                try RegisterFile.open(file, in: setting).isSame(as: opened),
                "stored again it is another register")
        } catch {
            fatalError("what was opened cannot be stored: \(error)")
        }
    }
    return 0
}

private let file = FileManager.default.temporaryDirectory.appending(path: "leitbild-fuzz-\(getpid()).reg")

private func opened(_ bytes: [UInt8], _ setting: Setting) -> Register? {
    guard (try? Data(bytes).write(to: file)) != nil else { fatalError("\(file.path) cannot be written") }
    do {
        return try RegisterFile.open(file, in: setting)
    } catch {
        require(!error.description.isEmpty, "an empty refusal")
        return nil
    }
}

// MARK: - A good file, damaged

private let goodFile: (register: Register, bytes: [UInt8])? = {
    guard let setting = fixedSetting else { return nil }
    let persons = (0..<40).map { number in
        var person = Person([.residence: .residence(.at(number % 3 == 0 ? "xa.north.town" : "xb"))])
        if number % 4 > 0 { person["age"] = .integer(number) }
        if number % 5 > 0 { person["language"] = .word(["none", "A1", "C2"][number % 3]) }
        return person
    }
    let register = Register(
        persons, weights: persons.indices.map(Double.init), vocabulary: setting.vocabulary)
    guard (try? RegisterFile.write(register, to: file)) != nil, let data = try? Data(contentsOf: file) else {
        return nil
    }
    return (register, Array(data))
}()

/// Changes: three bytes each, where (two bytes) and by which bits; the last one or two bytes say how much is kept.
private func damage(_ good: [UInt8], _ changes: ArraySlice<UInt8>) -> [UInt8] {
    var (bytes, changes) = (good, changes)
    while changes.count >= 3 {
        let change = Array(changes.prefix(3))
        bytes[(Int(change[0]) << 8 | Int(change[1])) % bytes.count] ^= change[2]
        changes = changes.dropFirst(3)
    }
    guard !changes.isEmpty else { return bytes }
    return Array(bytes.prefix(changes.reduce(0) { $0 << 8 | Int($1) } % bytes.count))
}

// MARK: - A header and data, made a file

/// The text up to a zero byte is the header, what follows is the data; lengths and checksums are put right.
private func made(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    var data = parts.count > 1 ? Array(parts[1]) : []
    data += Array(repeating: 0, count: (64 - data.count % 64) % 64)
    let header = withChecksums(Data(parts.first ?? []), data)
    var file = RegisterFile.magic
    let sum = header.withUnsafeBytes { RegisterFile.checksum($0) }
    for number in [RegisterFile.version, UInt32(header.count), sum, UInt32(data.count / 64)] {
        withUnsafeBytes(of: number.littleEndian) { file += $0 }
    }
    file += header
    file += Array(repeating: 0, count: (64 - file.count % 64) % 64)
    return file + data
}

private func withChecksums(_ header: Data, _ data: [UInt8]) -> [UInt8] {
    guard var map = try? JSONSerialization.jsonObject(with: header) as? [String: Any],
        let rows = map["rows"] as? Int
    else { return Array(header) }
    func summed(_ part: Any, _ width: Int?) -> Any {
        guard var part = part as? [String: Any], let offset = part["offset"] as? Int,
            let width = width ?? part["width"] as? Int, (0...data.count).contains(offset),
            case let (count, isOverflow) = rows.multipliedReportingOverflow(by: width), !isOverflow,
            (0...data.count - offset).contains(count)
        else { return part }
        part["checksum"] = data[offset..<offset + count].withUnsafeBytes { RegisterFile.checksum($0) }
        return part
    }
    if let columns = map["columns"] as? [Any] { map["columns"] = columns.map { summed($0, nil) } }
    if let weights = map["weights"] { map["weights"] = summed(weights, 8) }
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .fragmentsAllowed]
    return (try? JSONSerialization.data(withJSONObject: map, options: options)).map(Array.init)
        ?? Array(header)
}
