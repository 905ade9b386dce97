import Cohorts
import Foundation

/// Policy as dated, sourced records: the European atlas with whatever a city laid over it.
///
/// It holds what the files say and nothing derived. What holds on a day is asked of ``view(asOf:)``.
public struct Atlas: Sendable {
    /// The records by id.
    public let records: [RecordID: Record]
    /// The words the records are written in.
    public let glossary: Glossary
    /// The day up to which the sources reach; the default of every question.
    public let horizon: Day
    /// Findings that somebody has taken note of.
    public let acknowledgements: [Acknowledgement]
    private let byKind: [RecordKind: [Record]]
    /// The records that may be meant by a text, compared as names are.
    private let bySpelling: [String: [RecordID]]
    /// Records by what they are about.
    private let bySubject: [RecordID: [Record]]

    /// That somebody has taken note of a finding.
    public struct Acknowledgement: Hashable, Sendable {
        /// The finding's id.
        public let finding: String
        /// Which office.
        public let by: String
        /// When.
        public let on: Moment?
        /// Why it stays as it is.
        public let reason: String
    }

    init(records: [RecordID: Record], glossary: Glossary, horizon: Day, acknowledgements: [Acknowledgement]) {
        self.records = records
        self.glossary = glossary
        self.horizon = horizon
        self.acknowledgements = acknowledgements
        let sorted = records.values.sorted { $0.id < $1.id }
        byKind = Dictionary(grouping: sorted, by: \.kind)
        var bySpelling: [String: [RecordID]] = [:]
        var bySubject: [RecordID: [Record]] = [:]
        for record in sorted {
            for spelling in Set(record.spellings.map(\.folded)) {
                bySpelling[spelling, default: []].append(record.id)
            }
            for subject in record.subjects { bySubject[subject, default: []].append(record) }
        }
        self.bySpelling = bySpelling
        self.bySubject = bySubject
    }

    /// The record with the id.
    public subscript(id: RecordID) -> Record? { records[id] }

    /// The records of a kind, by id.
    public func all(_ kind: RecordKind) -> [Record] { byKind[kind] ?? [] }

    /// The records of a kind that are about the record, by id: studies, figures, disputes, barriers; changes of it.
    public func all(_ kind: RecordKind, about id: RecordID) -> [Record] {
        (bySubject[id] ?? []).filter { $0.kind == kind }
    }

    /// What the atlas says as of a day.
    public func view(asOf day: Day) -> AtlasView { AtlasView(atlas: self, day: day) }

    /// The place that is meant: by id, ISO code, or any name or alias in any language, letters' case and accents aside.
    ///
    /// - Throws: ``AtlasRefusal/unknownPlace(_:nearest:)``; ``AtlasRefusal/ambiguousPlace(_:_:)``.
    public func place(named text: String) throws(AtlasRefusal) -> Record {
        if let exact = records[RecordID(rawValue: text.lowercased())], exact.kind == .place { return exact }
        let found = spelled(text).filter { $0.kind == .place }
        if found.count == 1 { return found[0] }
        if found.count > 1 { throw .ambiguousPlace(text, found.map(\.id)) }
        let spellings = all(.place).flatMap { [$0.id.rawValue] + $0.spellings }
        throw .unknownPlace(text, nearest: nearestWord(to: text, among: spellings))
    }

    /// The record with the id, for a command.
    ///
    /// - Throws: ``AtlasRefusal/unknownRecord(_:nearest:)``.
    public func record(_ text: String) throws(AtlasRefusal) -> Record {
        if let record = records[RecordID(rawValue: text.lowercased())] { return record }
        let named = spelled(text)
        if named.count == 1, let record = named.first { return record }
        let near = nearestWord(to: text, among: records.keys.lazy.map(\.rawValue))
        throw .unknownRecord(text, nearest: near)
    }

    private func spelled(_ text: String) -> [Record] {
        (bySpelling[text.folded] ?? []).compactMap { records[$0] }
    }
}

/// Why the room refused a question.
public enum AtlasRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// No place of that name.
    case unknownPlace(String, nearest: String?)
    /// Several places of that name.
    case ambiguousPlace(String, [RecordID])
    /// No record of that id.
    case unknownRecord(String, nearest: String?)
    /// No date.
    case notADate(String)

    /// The sentence for the reader.
    public var description: String {
        switch self {
        case .unknownPlace(let text, let nearest):
            "«\(shown(text))» is not a place of the atlas." + Self.advice(nearest, "leitbild list place")
        case .ambiguousPlace(let text, let ids):
            "«\(shown(text))» may be \(ids.map(\.rawValue).joined(separator: " or ")). Give the id."
        case .unknownRecord(let text, let nearest):
            "«\(shown(text))» is not a record of the atlas." + Self.advice(nearest, "leitbild list measure")
        case .notADate(let text): "«\(shown(text))» is not a date. Write 2012, 2012-05 or 2012-05-03."
        }
    }

    private static func advice(_ nearest: String?, _ command: String) -> String {
        nearest.map { " Did you mean «\($0)»?" } ?? " «\(command)» lists them."
    }
}

extension Record {
    /// Every way in which it may be written: names in all languages, aliases, the ISO code.
    var spellings: [String] { names.texts.values.sorted() + aliases + [text("code")].compactMap { $0 } }

    /// What it is about, each once: what a study studies, a dispute is over, a change changes.
    fileprivate var subjects: [RecordID] {
        Set(list(kind == .change ? "of" : "about")).sorted().map { RecordID(rawValue: $0) }
    }
}

extension String {
    /// For comparing names: lower case, without accents.
    var folded: String {
        var folded = ""
        for scalar in decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
        where !(0x300...0x36F).contains(scalar.value) {
            folded.unicodeScalars.append(scalar)
        }
        return folded.replacing("ß", with: "ss").replacing("ø", with: "o").replacing("æ", with: "ae")
    }
}
