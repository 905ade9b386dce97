public import Cohorts

/// Why the room refused: a fact each, with one sentence that says what is wrong and what to do. No sentence holds a fact
/// about a person; a faulty value is named by row and column.
public enum PopulationRefusal: Error, Hashable, Sendable {
    /// More values of an attribute must be told apart than there is room for.
    case tooManyBins(AttributeID, limit: Int)
    /// A cohort that cannot be asked about.
    case cohort(CohortRefusal)
    /// More cells than can be counted at once.
    case tooManyCells(Int, limit: Int)
    /// Something to group by that there is not.
    case unknownGrouping(String, nearest: String?, allowed: [String])
    /// Two levels of places to group by.
    case severalLevels(String, String)
    /// A file that cannot be read as a register.
    case file(String)
    /// Settings of disclosure that would not protect.
    case disclosure(base: Int, threshold: Int)
    /// More faulty rows than were allowed; of very many only the first were looked for.
    case faultyRows(faults: [RegisterFault], count: Int, allowed: Int, isComplete: Bool)
}

extension PopulationRefusal: CustomStringConvertible {
    /// The sentence for the reader.
    public var description: String {
        switch self {
        case .tooManyBins(let attribute, let limit):
            "the rules tell more than \(limit) values of \(attribute) apart, which is more than one pass can. Ask about fewer needs at once."
        case .cohort(let refusal): refusal.description
        case .tooManyCells(let count, let limit):
            "the tables would have \(count) cells, more than \(limit). Group by fewer attributes or by a higher level."
        case .unknownGrouping(let word, let nearest, let allowed):
            "cannot group by «\(word.prefix(40))»."
                + (nearest.map { " Did you mean «\($0)»?" } ?? " Group by \(allowed.joined(separator: ", ")).")
        case .severalLevels(let one, let other):
            "cannot group by \(one) and \(other) at once. Group by one level of places."
        case .file(let sentence): sentence
        case .disclosure(let base, let threshold):
            "counts cannot be rounded to \(base) and hidden below \(threshold). Give a base from 3 to 1000 and a threshold that is a multiple of it."
        case .faultyRows(let faults, let count, let allowed, let isComplete):
            "the register has \(isComplete ? "" : "at least ")\(count) faulty \(count == 1 ? "row" : "rows"), more than the \(allowed) allowed, and was not used. Correct them, or allow more and leave them out.\n"
                + faults.map { "  \($0)" }.joined(separator: "\n")
                + (count > faults.count ? "\n  and \(count - faults.count) more" : "")
        }
    }
}
