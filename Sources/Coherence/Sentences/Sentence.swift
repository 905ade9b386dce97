import Atlas
import Cohorts

/// One sentence of a finding before it is told in a language: which wording of the card, and what stands in it.
///
/// It holds ids and numbers, no words: ``Finding/explanation(in:cards:view:)`` makes text of it.
public struct Sentence: Hashable, Sendable {
    /// The wording, as the card names it under `says`.
    public let key: String
    /// What stands at the placeholders of the wording, by their names.
    let arguments: [String: Argument]

    init<Key: SentenceKey>(_ key: Key, _ arguments: [String: Argument] = [:]) {
        self.key = key.rawValue
        self.arguments = arguments
    }

    /// The sentence of a check that has only one.
    static func main(_ arguments: [String: Argument]) -> Sentence { Sentence(OneSentence.main, arguments) }

    /// Something that stands in a sentence.
    indirect enum Argument: Hashable, Sendable {
        /// The name of a record.
        case record(RecordID)
        /// The name of a place.
        case place(PlaceID)
        /// What a need is called.
        case need(NeedID)
        /// What a fund may be spent on: a need or a domain.
        case purpose(String)
        /// What an aim is called.
        case term(TermID)
        /// What a process is called.
        case process(TermID)
        /// A cohort as somebody's part in a sentence.
        case cohort(Cohort)
        /// A word of a common list; one that the list lacks stands as the source has it.
        case word(CommonWords.List, String)
        /// A number as it is.
        case number(Int)
        /// A number of something, as «3 years».
        case counted(Int, CommonWords.Unit)
        /// When something happened.
        case moment(Moment)
        /// Words of the source, told as they are in every language.
        case text(String)
        /// In quotation marks.
        case quoted(Argument)
        /// Several of them.
        case list([Argument], CommonWords.Joint)
        /// A part of the sentence with a wording of its own.
        case part(Sentence)
    }
}

/// The keys of a check's sentences; its card has a wording for each and no other.
protocol SentenceKey: RawRepresentable<String>, CaseIterable, Sendable {}

/// The key of a check that says one thing.
enum OneSentence: String, SentenceKey { case main }

extension Sentence.Argument {
    /// Records in quotation marks, one after another.
    static func records(_ ids: [RecordID]) -> Self { .list(ids.map { .quoted(.record($0)) }, .comma) }

    /// A level as it stands before or after the word «level».
    static func level(_ level: Level) -> Self { .word(.levels, level.rawValue) }

    /// «each city».
    static func each(_ level: Level) -> Self { .word(.each, level.rawValue) }

    /// What duties bind to.
    static func actions(of duties: [Entry<Duty>], _ joint: CommonWords.Joint) -> Self {
        .list(duties.map(\.action).unique().map { .word(.duties, $0) }, joint)
    }

    /// «3 years».
    static func period(_ period: Period) -> Self {
        .counted(period.count, period.unit == "Y" ? .year : period.unit == "M" ? .month : .day)
    }
}
