public import Atlas
public import Cohorts

/// Which level moved first in a field, and how the others answered.
///
/// Derived from when each measure began, as finely as that is known: what is not dated says nothing.
public struct Route: Sendable {
    /// The ways that influence can run.
    public enum Kind: String, Sendable {
        /// A higher level first, lower ones after.
        case topDown = "top-down"
        /// A lower level first, a higher one after.
        case bottomUp = "bottom-up"
        /// A lower level first, and no answer from above is known.
        case unanswered
        /// A state's practice became a change of the Union.
        case uploaded
        /// Only one level is known to have moved.
        case single
    }

    /// One move.
    public struct Move: Sendable {
        /// The first year in which it can have been made.
        public let year: Int
        /// When it was made, as finely as it is known: «1990–1999».
        public let when: String
        /// The level that made it.
        public let level: Level
        /// The record.
        public let record: RecordID
    }

    /// The country, or `eu` for what was uploaded.
    public let place: PlaceID
    /// The domain; nil for what was uploaded.
    public let domain: DomainID?
    /// Which way it ran.
    public let kind: Kind
    /// The moves, first mover first.
    public let moves: [Move]

    /// The routes of a country, domain by domain, as of the day of the view.
    ///
    /// None of the Union: that a city of one state moved before the Union says nothing of influence. See ``uploaded(in:)``.
    public static func of(_ country: PlaceID, in view: AtlasView) -> [Route] {
        guard country != .europeanUnion else { return [] }
        var byDomain: [DomainID: [Move]] = [:]
        for state in view.all(.measure, around: country) {
            let record = state.record
            guard let place = record.place, view.places.isSame(place, asOrInside: country),
                let year = record.held.from?.earliest?.year ?? record.held.firstKnownYear,
                year <= view.day.year,
                record.held.from != nil || !record.stages.isEmpty,
                let field = state.facts.field, let domain = view.atlas.glossary.fields[field]?.domain,
                let level = view.level(of: state)
            else { continue }
            byDomain[domain, default: []].append(
                Move(year: year, when: record.held.from?.text ?? "\(year)", level: level, record: record.id))
        }
        return byDomain.keys.sorted().compactMap { domain in
            let moves = (byDomain[domain] ?? []).sorted {
                ($0.year, $0.level, $0.record) < ($1.year, $1.level, $1.record)
            }
            guard let first = moves.first else { return nil }
            return Route(
                place: country, domain: domain, kind: kind(of: first, moves, country, view), moves: moves)
        }
    }

    /// Practices of states that became a change of the Union.
    public static func uploaded(in view: AtlasView) -> [Route] {
        view.atlas.all(.change).compactMap { change in
            guard change.place == .europeanUnion, let year = change.moment("on")?.latest?.year,
                year <= view.day.year
            else { return nil }
            let origins = change.list("of").map { RecordID(rawValue: $0) }.compactMap { view[$0] }
                .filter { $0.record.place.map { view.levels(of: $0).contains(.state) } ?? false }
            guard !origins.isEmpty else { return nil }
            let moves = origins.compactMap { state in
                state.record.held.firstKnownYear.map {
                    Move(year: $0, when: "\($0)", level: .state, record: state.id)
                }
            }
            let answer = Move(
                year: year, when: change.moment("on")?.text ?? "", level: .supranational, record: change.id)
            return Route(place: .europeanUnion, domain: nil, kind: .uploaded, moves: moves + [answer])
        }
    }

    private static func kind(of first: Move, _ moves: [Move], _ country: PlaceID, _ view: AtlasView) -> Kind {
        let others = moves.dropFirst().filter { $0.level != first.level && $0.year > first.year }
        if let next = others.first { return first.level < next.level ? .topDown : .bottomUp }
        guard first.level > .state else { return .single }
        let asked = view.atlas.all(.tension).contains { tension in
            tension.place == country
                && tension.list("about").contains { id in moves.contains { $0.record.rawValue == id } }
        }
        return asked ? .unanswered : .single
    }
}
