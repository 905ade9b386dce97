import Atlas
import Cohorts

/// A check: a pure function over the atlas as of a day, with the card of the same id.
///
/// Checks derive, they do not read verdicts: none reads `tension` or `barrier` records, none knows a place's id.
public struct Check: Sendable {
    /// Its id, which is also its card's.
    public let id: CheckID
    /// The keys of all that it may say.
    let says: Set<String>
    let run: @Sendable (inout Assessment) throws(CohortRefusal) -> Void
    /// What of a finding `solves` looks at.
    let asks: Set<Question.Part>
    /// How a record answers a finding that it eases somewhere; nil where no finding is eased.
    let easing: Phrase?
    /// In a phrase, how a record elsewhere answers such a finding; nil when it does not.
    let solves: (@Sendable (Assessment, Question, AtlasView.State) -> Sentence?)?

    init<Key: SentenceKey>(
        _ id: CheckID, says keys: Key.Type = OneSentence.self,
        asks: Set<Question.Part> = [], easing: Phrase? = nil,
        solves: (@Sendable (Assessment, Question, AtlasView.State) -> Sentence?)? = nil,
        run: @escaping @Sendable (inout Assessment) throws(CohortRefusal) -> Void
    ) {
        self.id = id
        says = Set(keys.allCases.map(\.rawValue))
        self.asks = asks
        self.easing = easing
        self.solves = solves
        self.run = run
    }

    /// Every check there is.
    public static let all: [Check] = [
        .partial, .contentWithoutMeans, .cityBypassed, .rigid,
        .presenceUnchecked, .centralYardstick,
        .unfundedDuty, .withdrawnDutyKept, .fundAbolished, .cutWhereNeedIs, .groupOutside,
        .unserved, .rationed, .parallel, .displaced, .contradiction,
        .barrier, .noLocalBody,
        .unevaluated, .unmonitoredMainstreaming, .impatient, .volatile, .unscaled,
        .voiceAbsent,
    ]
}

extension CheckID {
    /// The id of a check by its name, with the nearest one when there is none.
    ///
    /// - Throws: ``CheckRefusal/unknownCheck(_:nearest:)``.
    public static func named(_ text: String) throws(CheckRefusal) -> CheckID {
        if let check = Check.all.first(where: { $0.id.rawValue == text }) { return check.id }
        throw .unknownCheck(text, nearest: nearestWord(to: text, among: Check.all.map(\.id.rawValue)))
    }
}

/// Why the room refused a question.
public enum CheckRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// No check of that id.
    case unknownCheck(String, nearest: String?)
    /// No finding of that id.
    case unknownFinding(String, nearest: String?)

    /// The sentence for the reader.
    public var description: String {
        switch self {
        case .unknownCheck(let text, let nearest):
            "«\(text.prefix(60))» is not a check."
                + (nearest.map { " Did you mean «\($0)»?" }
                    ?? " There are \(Check.all.map(\.id.rawValue).joined(separator: ", ")).")
        case .unknownFinding(let text, let nearest):
            "there is no finding «\(text.prefix(120))» as of this day."
                + (nearest.map { " Did you mean «\($0)»?" }
                    ?? " «leitbild check PLACE» lists findings with their ids.")
        }
    }
}
