public import Atlas
public import Cohorts

/// How a country governs a field, with the reasons.
public struct GovernanceType: Sendable {
    /// The types, in the order in which they are tried.
    public enum Kind: String, CaseIterable, Sendable {
        /// Content and means above; cities have no part or are only asked.
        case centralist
        /// Both at the city, and no national measure.
        case localist
        /// Roles at two levels, and a stated link or partner role.
        case multilevel
        /// The same need served at two levels, and no link.
        case decoupled
        /// Too little is stated.
        case undetermined
    }

    /// The country.
    public let country: PlaceID
    /// The field.
    public let field: FieldID
    /// The type.
    public let kind: Kind
    /// What it follows from.
    public let reasons: [String]

    /// The type of a country's field on the day of the view.
    public init(of country: PlaceID, _ field: FieldID, in view: AtlasView) {
        self.country = country
        self.field = field
        let measures = view.present(.measure, inside: country, field: field).filter { $0.force == .yes }
        let national = measures.filter { view.level(of: $0).map { $0 < .city } ?? false }
        for kind in Kind.allCases.dropLast() {
            let reasons = Self.reasons(for: kind, measures, national, view)
            guard !reasons.isEmpty else { continue }
            self.kind = kind
            self.reasons = reasons
            return
        }
        kind = .undetermined
        reasons = [
            "what is stated of \(measures.count) measure\(measures.count == 1 ? "" : "s") does not decide it"
        ]
    }

    private static func reasons(
        for kind: Kind, _ measures: [AtlasView.State], _ national: [AtlasView.State], _ view: AtlasView
    ) -> [String] {
        switch kind {
        case .centralist:
            return national.filter(\.leavesCitiesOut).map {
                "«\($0.record.name)» is decided above and gives cities no part"
            }
        case .localist:
            guard national.isEmpty else { return [] }
            return measures.filter {
                $0.facts.roles.content?.value == .city && $0.facts.roles.means?.value == .city
            }
            .map {
                "«\($0.record.name)» is the city's in content and means, and no national measure is known"
            }
        case .multilevel:
            return national.flatMap { upper in partnerReasons(upper, measures, view) }
        case .decoupled:
            let cities = measures.filter { view.level(of: $0).map { $0 >= .city } ?? false }
            return national.flatMap { upper in
                let needs = Set(upper.facts.serves)
                return cities.filter {
                    !needs.isDisjoint(with: $0.facts.serves)
                        && !view.areLinked($0.id, upper.id)
                }
                .map { "«\(upper.record.name)» and «\($0.record.name)» serve the same need without a link" }
            }
        case .undetermined: return []
        }
    }

    private static func partnerReasons(
        _ upper: AtlasView.State, _ measures: [AtlasView.State], _ view: AtlasView
    ) -> [String] {
        var reasons: [String] = []
        if let role = upper.facts.roles.delivery?.value.city, role == .partner || role == .responsible {
            reasons.append(
                "«\(upper.record.name)» makes the cities \(role == .partner ? "partners" : "responsible for delivery")"
            )
        }
        for local in measures
        where view.level(of: local).map({ $0 >= .city }) ?? false && view.areLinked(local.id, upper.id) {
            reasons.append("«\(local.record.name)» is linked to «\(upper.record.name)»")
        }
        return reasons
    }
}

extension AtlasView.State {
    /// Decided above, budget not handed to cities, and cities with no more than an ear.
    fileprivate var leavesCitiesOut: Bool {
        guard let content = facts.roles.content?.value, content < .city,
            facts.roles.means.map({ $0.value < .city }) ?? true
        else { return false }
        return facts.roles.delivery?.value.city == CityRole.none
            || facts.roles.delivery?.value.city == .consulted
    }
}
