import Cohorts
import Foundation

@testable import Population

/// Reads any bytes as the CSV file of a register, plain or gzip. It is a register or a refusal, whatever the number of
/// threads and the size of the pieces; every row is a person there can be; stored and opened it is the same register.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let data = Data(UnsafeBufferPointer(start: bytes, count: count))
    guard let setting = fixedSetting else { fatalError("the fixed vocabulary is wrong") }
    guard (try? data.write(to: csv)) != nil else { fatalError("\(csv.path) cannot be written") }
    let one = outcome(setting, threads: 1, pieceSize: wholeFile)
    // A line longer than a piece is refused, so pieces are as short as they may be.
    let isPacked = data.starts(with: [0x1F, 0x8B])
    let longest = data.split(separator: UInt8(ascii: "\n")).map(\.count).max() ?? 0
    let two = outcome(setting, threads: 2, pieceSize: isPacked ? wholeFile : longest + 2)
    switch (one, two) {
    case (.failure(let first), .failure(let second)):
        require(first == second, "one thread: \(first) Two: \(second)")
        require(!first.description.isEmpty, "an empty refusal")
    case (.success(let first), .success(let second)):
        require(first.register.isSame(as: second.register), "two threads read another register")
        require(
            first.faults == second.faults && first.leftOut == second.leftOut,
            "\(first.faults), \(second.faults)")
        if !isPacked { requireAllLines(of: data, in: first) }
        look(at: first, setting)
    default: fatalError("one thread: \(one), two: \(two)")
    }
    return 0
}

/// Room for whatever a run gives as one piece.
private let wholeFile = 1 << 12
private let csv = FileManager.default.temporaryDirectory.appending(path: "leitbild-fuzz-\(getpid()).csv")
private let stored = csv.appendingPathExtension("reg")

private func outcome(
    _ setting: Setting, threads: Int, pieceSize: Int, mostFaults: Int = .max
) -> Result<RegisterReader.Result, PopulationRefusal> {
    var options = RegisterReader.Options(mostFaults: mostFaults, threads: threads)
    options.pieceSize = pieceSize
    return Result { () throws(PopulationRefusal) in try RegisterReader(in: setting, options).read(csv) }
}

/// Every line that is not empty is a row or a fault.
private func requireAllLines(of data: Data, in result: RegisterReader.Result) {
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropFirst()
    let filled = lines.count { !$0.isEmpty && !$0.elementsEqual([UInt8(ascii: "\r")]) }
    let read = result.register.rowCount + result.leftOut
    require(read == filled, "\(filled) lines, \(result.register.rowCount) rows, \(result.leftOut) faults")
}

private func look(at result: RegisterReader.Result, _ setting: Setting) {
    let register = result.register
    for row in 0..<register.rowCount {
        let person = register.person(at: row)
        require((try? person.completed(in: setting)) != nil, "row \(row) contradicts itself: \(person.facts)")
    }
    let strict = outcome(setting, threads: 1, pieceSize: wholeFile, mostFaults: 0)
    require(((try? strict.get()) == nil) == (result.leftOut > 0), "\(result.leftOut) faults, none allowed")
    do {
        try RegisterFile.write(register, to: stored)
        require(
            try RegisterFile.open(stored, in: setting).isSame(as: register), "stored it is another register")
    } catch {
        fatalError("what was read cannot be stored: \(error)")
    }
}
