public import Atlas
public import Cohorts

/// Which side of integration the measures of a place address: three dimensions (penninx-2009, 1) and the two parties to it,
/// newcomers and the society that receives them (penninx-2009, 1.1).
///
/// A party counts only where the atlas states whom a measure reaches, binds or joins. Measures are listed, not weighed: many
/// small ones are no balance to one law.
public struct Balance: Sendable {
    /// How a measure addresses a party.
    public enum Part: String, CaseIterable, Sendable {
        /// Open to migrants only.
        case offered = "offered to migrants"
        /// A duty of migrants.
        case asked = "asked of migrants"
        /// Closed to migrants, forbidden them, or reported.
        case barred = "barred to migrants"
        /// Open to migrants and nationals alike.
        case everybody = "open to everybody"
        /// A duty of authorities, cities or other bodies of the receiving society.
        case institutions = "asked of institutions"
        /// Other bodies, organisations or levels take part in it.
        case partners = "with partners"
        /// No source states it.
        case notStated = "party not stated"
    }

    /// One dimension.
    public struct Row: Sendable {
        /// The dimension; nil for what the passage gives none.
        public let dimension: Dimension?
        /// The measures by how they address a party; a measure may stand in several.
        public let measures: [Part: [RecordID]]

        /// How many measures address anybody in the dimension.
        public var count: Int { Set(measures.values.flatMap { $0 }).count }
    }

    /// The dimensions in order, then what has none.
    public let rows: [Row]

    /// - Parameters:
    ///   - place: the place; nil for the whole atlas.
    ///   - view: the atlas as of a day.
    /// - Throws: ``CohortRefusal`` when cohorts are too entangled to be decided.
    public init(for place: PlaceID?, in view: AtlasView) throws(CohortRefusal) {
        var table: [Dimension?: [Part: [RecordID]]] = [:]
        let measures = place.map { view.present(.measure, holdingFor: $0) } ?? view.present(.measure)
        for state in measures {
            let parts = try Self.parts(of: state, in: view)
            for dimension in Self.dimensions(of: state, in: view) {
                for part in parts { table[dimension, default: [:]][part, default: []].append(state.id) }
            }
        }
        rows = (Dimension.allCases.map(Optional.some) + [nil]).map {
            Row(dimension: $0, measures: table[$0] ?? [:])
        }
    }

    /// That of its field, and those of the needs that it answers or touches.
    private static func dimensions(of state: AtlasView.State, in view: AtlasView) -> [Dimension?] {
        let glossary = view.atlas.glossary
        let field = state.facts.field.flatMap { glossary.fields[$0]?.dimension }
        let needs = (state.facts.serves + state.facts.concerns).compactMap { glossary.needs[$0]?.dimension }
        let found = ([field].compactMap { $0 } + needs).unique()
        return found.isEmpty ? [nil] : found
    }

    private static func parts(of state: AtlasView.State, in view: AtlasView) throws(CohortRefusal) -> [Part] {
        var parts: Set<Part> = []
        for entry in state.facts.reaches.value ?? [] {
            switch entry.manner {
            case .mustAttend, .mustPass: parts.insert(.asked)
            case .closed, .reported: parts.insert(.barred)
            case .claim, .may:
                parts.insert(try reachesNationals(entry.possibly, view) ? .everybody : .offered)
            }
        }
        if !state.facts.bans.isEmpty { parts.insert(.barred) }
        if !(state.facts.duties.value ?? []).isEmpty { parts.insert(.institutions) }
        let makers = state.facts.makers.value?.contains { $0.kind.hasSuffix("-body") } ?? false
        if makers || !state.facts.partners.isEmpty { parts.insert(.partners) }
        return parts.isEmpty ? [.notStated] : Part.allCases.filter { parts.contains($0) }
    }

    private static func reachesNationals(_ cohort: Cohort, _ view: AtlasView) throws(CohortRefusal) -> Bool {
        let nationals = Cohort.and([cohort, .test(.citizenship, .equals(.word("national")))])
        var decider = try Decider(setting: view.setting, cohorts: [nationals])
        return try decider.witness(in: nationals) != nil
    }
}
