public import Atlas
public import Cohorts

/// Something that a check found, with all that it rests on. The same atlas gives the same findings.
public struct Finding: Sendable {
    /// What a finding rests on.
    public enum Basis: String, Sendable {
        /// On facts that sources state.
        case stated
        /// On at least one fact that no source states.
        case unknown
    }

    /// How another place solved it.
    public struct Solution: Hashable, Sendable {
        /// Where.
        public let place: PlaceID
        /// By which record.
        public let record: RecordID
        /// In a phrase of English.
        public let how: String
        let sentence: Sentence
    }

    /// `check/place/records/need`: stays the same from year to year, so that it can be acknowledged.
    public let id: String
    /// The check.
    public let check: CheckID
    /// How grave; lowered to a notice where the basis is unknown.
    public let severity: Severity
    /// Where it stands; shown as inherited at the places below.
    public let place: PlaceID
    /// The levels involved, highest first.
    public let levels: [Level]
    /// The records involved.
    public let records: [RecordID]
    /// The need that it is about, if one.
    public let need: NeedID?
    /// The field that it is about, if one.
    public let field: FieldID?
    /// Who is affected, if persons are.
    public let cohort: Cohort?
    /// An example person, complete and consistent.
    public let witness: Person?
    /// Whether it is only possible that the witness is affected.
    public let isWitnessPossible: Bool
    /// Payments involved.
    public let money: [Money]
    /// Where what it rests on is stated.
    public let evidence: [Citation]
    /// Whether all that it rests on is stated.
    public let basis: Basis
    /// The facts on whose absence it rests, in phrases of English.
    public let unknownFacts: [String]
    let unknowns: [Sentence]
    /// What was found, before it is told in a language.
    public let sentences: [Sentence]
    /// What was found, in a sentence or two of English.
    public let explanation: String
    /// What to do, in English; in other languages the card has it.
    public let advice: String
    /// How many people it is about, once they have been counted.
    public internal(set) var people: People?
    /// How other places solved it.
    public internal(set) var solvedElsewhere: [Solution]
    /// Places below at which something local eases it, with the record that does.
    public let easedAt: [PlaceID: RecordID]
    /// Places below to which it does not apply, because they have an answer of their own.
    public let exempt: Set<PlaceID>
    /// That somebody has taken note of it.
    public internal(set) var acknowledgement: Atlas.Acknowledgement?

    /// Eight letters and digits that stand for the id where it is too long to type.
    public var code: String {
        let hash = id.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        let hex = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - hex.count) + hex
    }

    /// What was found, in a sentence or two of a language.
    ///
    /// Names stand in the language where the atlas has them, else in English; words of a source stand as it has them.
    ///
    /// - Parameters:
    ///   - language: `en`, `de`, `fr` or `nl`; any other is told in English.
    ///   - cards: the card of every check.
    ///   - view: the atlas as of the day of the finding.
    ///   - group: what a group of persons is called; as the atlas writes it unless told otherwise.
    public func explanation(
        in language: String, cards: [CheckID: CheckCard], view: AtlasView,
        group: @escaping (Cohort) -> String = \.description
    ) -> String {
        cards[check].map { Telling(language: language, card: $0, view: view, group: group).text(sentences) }
            ?? explanation
    }

    /// The facts on whose absence it rests, in phrases of a language.
    public func unknownFacts(in language: String, cards: [CheckID: CheckCard], view: AtlasView) -> [String] {
        guard let card = cards[check] else { return unknownFacts }
        let telling = Telling(language: language, card: card, view: view)
        return unknowns.map { telling.text([$0]) }
    }

    /// How another place solved it, in a phrase of a language.
    public func how(
        _ solution: Solution, in language: String, cards: [CheckID: CheckCard], view: AtlasView
    ) -> String {
        cards[check].map { Telling(language: language, card: $0, view: view).text([solution.sentence]) }
            ?? solution.how
    }

    /// How grave it is for a place at or below its own.
    public func severity(at place: PlaceID) -> Severity {
        easedAt[place] == nil ? severity : min(severity, .notice)
    }
}
