/// Why the room refused: a fact each, with one sentence that says what is wrong and what to do.
public enum CohortRefusal: Error, Hashable, Sendable {
    /// A cohort's text that cannot be read.
    case text(CohortFault)
    /// A vocabulary that contradicts itself.
    case vocabulary(String)
    /// A fact about a person that cannot be.
    case person(String)
    /// A decision that would need more than the allowed number of nodes.
    case tooComplex(limit: Int)
    /// A cohort's name that the vocabulary does not define.
    case undefined(CohortName)
    /// A condition that a ``Decider`` was not told of when it was made.
    case untold(Cohort)
}

extension CohortRefusal: CustomStringConvertible {
    /// The sentence for the reader.
    public var description: String {
        switch self {
        case .text(let fault): fault.description
        case .vocabulary(let sentence), .person(let sentence): sentence
        case .tooComplex(let limit):
            "the question needs more than \(limit) diagram nodes and was not decided. Ask about fewer or shorter cohorts."
        case .untold(let cohort):
            "the decider was not told of «\(cohort)». Name every cohort when it is made."
        case .undefined(let name): "the cohort «\(name)» is not defined. Define it in vocabulary/cohorts.yml."
        }
    }
}

/// A place in a cohort's text where reading stopped: what was found, what was expected, and the nearest valid word.
public struct CohortFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// 1-based line within the cohort's text.
    public let line: Int
    /// 1-based column within the line, in characters.
    public let column: Int
    /// What stood there, shortened.
    public let found: String
    /// What could have stood there.
    public let expected: String
    /// The nearest valid word, if one is near.
    public let nearest: String?

    /// «line 1, column 5: found «lagnuage», expected an attribute or a named cohort. Did you mean «language»?»
    public var description: String { "line \(line), column \(column): \(problem)" }

    /// The sentence without the position.
    public var problem: String {
        "found \(found), expected \(expected)." + (nearest.map { " Did you mean «\($0)»?" } ?? "")
    }
}
