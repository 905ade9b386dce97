public import Atlas
public import Cohorts

/// Who decides, pays, delivers and evaluates for a place, level by level and field by field.
public struct Stack: Sendable {
    /// One field of the place.
    public struct Column: Sendable {
        /// The field; nil for measures without one.
        public let field: FieldID?
        /// The measures that hold for the place, highest level first.
        public let measures: [Row]
        /// How the country governs the field.
        public let governance: GovernanceType?
    }

    /// One measure.
    public struct Row: Sendable {
        /// The measure on the day.
        public let state: AtlasView.State
        /// The level that holds it.
        public let level: Level
        /// Who holds its parts.
        public let profile: CalibrationProfile
    }

    /// The place.
    public let place: PlaceID
    /// Its fields, by id.
    public let columns: [Column]

    /// The stack of a place on the day of the view.
    ///
    /// - Parameters:
    ///   - place: the place.
    ///   - field: one field only; nil for all.
    public init(of place: PlaceID, in view: AtlasView, field: FieldID? = nil) {
        self.place = place
        let rows = view.present(.measure, holdingFor: place)
            .filter { field == nil || $0.facts.field == field }
            .map { Row(state: $0, level: view.level(of: $0) ?? .state, profile: CalibrationProfile(of: $0)) }
        let country = view.places.chain(from: place).first { view.levels(of: $0).contains(.state) }
        columns = Dictionary(grouping: rows) { $0.state.facts.field }
            .map { field, rows in
                Column(
                    field: field, measures: rows.sorted { ($0.level, $0.state.id) < ($1.level, $1.state.id) },
                    governance: field.flatMap { field in
                        country.map { GovernanceType(of: $0, field, in: view) }
                    })
            }
            .sorted { ($0.field?.rawValue ?? "~") < ($1.field?.rawValue ?? "~") }
    }
}
