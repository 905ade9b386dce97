import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Foundation
import LeitbildData
import Store

/// The form of an answer.
enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
}

/// What every command takes: which atlas, as of which day.
struct AtlasOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Lay a folder of records over the shipped atlas (repeatable).", valueName: "dir"))
    var atlas: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Use the atlas of a database, as «leitbild fill» makes one, in place of the shipped one.",
            valueName: "dir"))
    var data: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The day the answer is for: 2012, 2012-05 or 2012-05-03. A year means its 31 December. Default: the horizon of the sources.",
            valueName: "date"))
    var asOf: String?

    @Flag(name: .long, help: "Go on without faulty records, and say which were left out.")
    var keepGoing = false

    /// The atlas, or every fault it has.
    ///
    /// - Parameter reforms: what is to be tried on it.
    func load(reforms: [URL] = []) throws -> Atlas {
        let base = try source()
        let layers = [base.atlas] + atlas.map { AtlasSource.folder(URL(fileURLWithPath: $0)) }
        let result = AtlasLoader(layers: layers, vocabulary: base.vocabulary, reforms: reforms).load()
        guard !result.faults.isEmpty else {
            guard let atlas = result.atlas else { throw UserFault("leitbild: the atlas is empty.") }
            return atlas
        }
        let list = result.faults.map { "  \($0)" }.joined(separator: "\n")
        let count = "\(result.faults.count) fault\(result.faults.count == 1 ? "" : "s")"
        guard keepGoing, let atlas = result.atlas else {
            throw UserFault(
                "leitbild: the atlas has \(count) and was not used. --keep-going uses the rest.\n\(list)")
        }
        Terminal.complain(
            "leitbild: the atlas has \(count):\n\(list)\nLeft out:\n"
                + result.leftOut.map { "  \($0)" }.joined(separator: "\n"))
        return atlas
    }

    /// The files below all layers: those of a database where one is given, else the shipped ones.
    private func source() throws -> (atlas: AtlasSource, vocabulary: AtlasSource) {
        guard let data else { return (.folder(LeitbildData.atlas), .folder(LeitbildData.vocabulary)) }
        return try UserFault.pass { try openDatabase(data).sources() }
    }

    /// The day asked for, else the horizon.
    func day(_ atlas: Atlas) throws -> Day {
        guard let asOf else { return atlas.horizon }
        guard let day = Moment(asOf)?.latest else {
            throw UserFault("leitbild: \(AtlasRefusal.notADate(asOf))")
        }
        return day
    }

    /// The atlas as of the day.
    func view() throws -> AtlasView {
        let atlas = try load()
        return atlas.view(asOf: try day(atlas))
    }
}

/// The database of a folder, which must hold one.
func openDatabase(_ path: String) throws -> AtlasDatabase {
    let folder = URL(fileURLWithPath: path)
    guard AtlasDatabase.exists(in: folder) else {
        throw UserFault(
            "leitbild: there is no database in «\(path)». «leitbild fill --data \(path)» makes one.")
    }
    return try AtlasDatabase(in: folder)
}

/// The check cards that ship with Leitbild.
func shippedCards() throws -> [CheckID: CheckCard] {
    try UserFault.pass { try CheckCard.all(in: LeitbildData.checks) }
}

extension AtlasView {
    /// The field that is meant, with the nearest when there is none.
    func field(named text: String?) throws -> FieldID? {
        guard let text else { return nil }
        let id = FieldID(rawValue: text)
        if atlas.glossary.fields[id] != nil { return id }
        let fields = atlas.glossary.fields.keys.map(\.rawValue).sorted()
        let near =
            nearestWord(to: text, among: fields).map { " Did you mean «\($0)»?" }
            ?? " There are \(fields.joined(separator: ", "))."
        throw UserFault("leitbild: «\(text.prefix(60))» is not a field.\(near)")
    }

    /// What a field is called.
    func name(_ field: FieldID) -> String { atlas.glossary.fields[field]?.names.text() ?? field.rawValue }
}
