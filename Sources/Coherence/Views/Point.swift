public import Atlas
public import Cohorts

/// One thing that a view says, in a phrase, with the passages that it rests on.
public struct Point: Hashable, Sendable {
    /// The phrase.
    public let text: String
    /// Where it is stated; empty where it follows from silence.
    public let citations: [Citation]

    /// - Parameters:
    ///   - text: the phrase.
    ///   - citations: where it is stated.
    public init(_ text: String, _ citations: [Citation] = []) {
        self.text = text
        self.citations = citations
    }
}

/// The answer to a question of a view: yes, no, or not known, and why.
public struct Answer: Sendable {
    /// Yes or no on stated facts; unknown where none decides it.
    public let truth: Truth
    /// What it rests on, or what is not stated.
    public let points: [Point]

    init(_ truth: Truth, _ points: [Point]) {
        self.truth = truth
        self.points = points
    }
}

extension AtlasView {
    /// The level of a party; nil for persons.
    func level(of party: Party) -> Level? {
        switch party {
        case .each(let level): level
        case .record(let id): levels(of: id.place).last ?? self[id].flatMap { self.level(of: $0) }
        case .persons, .other: nil
        }
    }

    /// The present records of a kind that speak of the place; all when no place is asked about.
    func present(_ kind: RecordKind, about place: PlaceID?) -> [State] {
        guard let place else { return present(kind) }
        let bearing = present(kind, holdingFor: place) + present(kind, inside: place)
        return Dictionary(bearing.map { ($0.id, $0) }) { first, _ in first }.values.sorted { $0.id < $1.id }
    }

    /// Whether the record speaks of the place: it holds for it, or lies inside it. Every record does when no place is asked
    /// about.
    func isAbout(_ place: PlaceID?, _ state: State) -> Bool {
        guard let place else { return true }
        return holds(state, for: place)
            || state.record.place.map { places.isSame($0, asOrInside: place) } ?? false
    }
}

extension Duty {
    /// «must deliver», «is expected to adopt policy».
    var phrase: String {
        let act = action == "adopt-policy" ? "adopt a policy of its own" : action.replacing("-", with: " ")
        return (isBinding ? "must " : "is expected to ") + act
    }
}

extension Party {
    /// «each city», a place's name, a cohort.
    func phrase(in view: AtlasView) -> String {
        switch self {
        case .each(let level): "each \(level.rawValue)"
        case .record(let id): view.name(id)
        case .persons(let cohort): "\(cohort)"
        case .other: "others"
        }
    }
}
