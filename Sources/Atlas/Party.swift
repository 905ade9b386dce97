public import Cohorts

/// Who is bound, pays or is paid: a place, a body, every place of a level, or persons.
public enum Party: Hashable, Sendable {
    /// Every place of the level inside the record's place: `each-city`.
    case each(Level)
    /// One place or body.
    case record(RecordID)
    /// Persons.
    case persons(Cohort)
    /// Neither; never in a checked record.
    case other

    static let eachWords = Level.allCases.dropFirst().map { "each-\($0.rawValue)" }

    /// Reads `each-city`; anything else is not decided here.
    init(_ text: String) {
        if text.hasPrefix("each-"), let level = Level(rawValue: String(text.dropFirst(5))) {
            self = .each(level)
        } else {
            self = .other
        }
    }
}
