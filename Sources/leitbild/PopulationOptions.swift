import ArgumentParser
import Atlas
import Cohorts
import Foundation
import Population

/// Who lives where, for the commands that count people: a register or published margins, and how counts are told.
struct PopulationOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "A register: CSV (also gzip) with one row a resident, or one stored by «leitbild register».",
            valueName: "file"))
    var register: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A published table of counts as CSV (repeatable): attributes and «count». Tables are joined into an estimate.",
            valueName: "file"))
    var margins: [String] = []

    @Option(name: .long, help: "How many faulty rows may be left out of a register.") var maxFaults = 0
    @Option(name: .long, help: "Counts are rounded to multiples of it.") var base = Disclosure.usual.base
    @Option(name: .long, help: "Smaller counts are not told; a multiple of the base.") var threshold =
        Disclosure.usual.threshold

    /// Whether people are to be counted at all.
    var isGiven: Bool { register != nil || !margins.isEmpty }

    /// How counts are told.
    func disclosure() throws -> Disclosure {
        try UserFault.pass { try Disclosure(base: base, threshold: threshold) }
    }

    /// Reads who lives where.
    ///
    /// - Returns: the register, and what its reader must say about it.
    func load(_ view: AtlasView) throws -> (register: Register, notes: [String]) {
        guard register == nil || margins.isEmpty else {
            throw UserFault("leitbild: give --register or --margins, not both.")
        }
        guard maxFaults >= 0 else { throw UserFault("leitbild: --max-faults takes a number from 0 on.") }
        if let register { return try read(register, view) }
        guard !margins.isEmpty else {
            throw UserFault("leitbild: give who lives where: --register FILE or --margins FILE.")
        }
        return try fit(view)
    }

    private func read(_ path: String, _ view: AtlasView) throws -> (Register, [String]) {
        let url = URL(fileURLWithPath: path)
        let known = try UserFault.pass { () throws -> (Register, [String]) in
            if RegisterFile.isStored(at: url) {
                return (try RegisterFile.open(url, in: view.setting), [])
            }
            let bar = ProgressBar("Reading \(url.lastPathComponent)")
            defer { bar.end() }
            let options = RegisterReader.Options(mostFaults: maxFaults) { bar.show($0) }
            let result = try RegisterReader(in: view.setting, options).read(url)
            guard result.leftOut > 0 else { return (result.register, []) }
            let list = result.faults.map { "  \($0)" }.joined(separator: "\n")
            let more = result.leftOut - result.faults.count
            Terminal.complain(
                "leitbild: \(result.leftOut) \(result.leftOut == 1 ? "row was" : "rows were") left out of the register:\n\(list)"
                    + (more > 0 ? "\n  and \(more) more" : ""))
            return (
                result.register, ["\(result.leftOut) faulty rows of the register were left out."]
            )
        }
        return known
    }

    private func fit(_ view: AtlasView) throws -> (Register, [String]) {
        try UserFault.pass {
            let tables = try margins.map { try Margin(URL(fileURLWithPath: $0), in: view.setting) }
            let fitting = try ProportionalFitting(tables, in: view.setting)
            var notes = [
                "Estimated: \(tables.count == 1 ? "one published table" : "\(tables.count) published tables joined by iterative proportional fitting"), \(fitting.hasConverged ? "converged" : "NOT converged") after \(fitting.rounds) \(fitting.rounds == 1 ? "round" : "rounds"). Attributes that no table tells together are taken to be independent."
            ]
            notes += fitting.misfits.map { misfit in
                "Misfit of \(misfit.name): at most \(Self.number(misfit.largest)) persons in a count, \(Self.number(misfit.share * 100)) % in all."
            }
            if !fitting.unknown.isEmpty {
                notes.append(
                    "No table knows \(fitting.unknown.map(\.rawValue).joined(separator: ", ")); they stay unknown."
                )
            }
            return (fitting.register, notes)
        }
    }

    private static func number(_ value: Double) -> String {
        value < 0.005 ? "0" : String(format: value < 10 ? "%.2f" : "%.0f", value)
    }
}

/// How far something has come, on the screen of somebody who waits; nothing where no terminal is.
final class ProgressBar: Sendable {
    private let title: String
    private let isShown = isatty(STDERR_FILENO) == 1

    init(_ title: String) { self.title = title }

    func show(_ share: Double) {
        guard isShown else { return }
        let full = Int(share * 30)
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 30 - full)
        FileHandle.standardError.write(Data("\r\(title) \(bar) \(Int(share * 100)) %".utf8))
    }

    func end() {
        if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
