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
    public let grounds: [Ground]

    /// One thing that it follows from.
    public struct Ground: Hashable, Sendable {
        /// What is stated of the records.
        public enum Kind: String, CaseIterable, Sendable {
            /// It is decided above and gives cities no part.
            case leavesCitiesOut
            /// It is the city's in content and means, and no national measure is known.
            case cityAlone
            /// It makes the cities partners.
            case citiesPartners
            /// It makes the cities responsible for delivery.
            case citiesResponsible
            /// The first is linked to the second.
            case linked
            /// Both serve the same need without a link.
            case sameNeedUnlinked
            /// What is stated does not decide it.
            case undecided
        }

        /// What is stated of the records.
        public let kind: Kind
        /// The records that it is stated of; all measures of the field where nothing decides.
        public let records: [RecordID]
    }

    /// What it follows from, in phrases of English.
    public func reasons(in view: AtlasView) -> [String] {
        grounds.map { ground in
            let names = ground.records.map { "«\(view.name($0))»" }
            let first = names.first ?? ""
            return switch ground.kind {
            case .leavesCitiesOut: "\(first) is decided above and gives cities no part"
            case .cityAlone: "\(first) is the city's in content and means, and no national measure is known"
            case .citiesPartners: "\(first) makes the cities partners"
            case .citiesResponsible: "\(first) makes the cities responsible for delivery"
            case .linked: "\(first) is linked to \(names.last ?? "")"
            case .sameNeedUnlinked: "\(names.joined(separator: " and ")) serve the same need without a link"
            case .undecided:
                "what is stated of \(names.count) measure\(names.count == 1 ? "" : "s") does not decide it"
            }
        }
    }

    /// The type of a country's field on the day of the view.
    public init(of country: PlaceID, _ field: FieldID, in view: AtlasView) {
        self.country = country
        self.field = field
        let measures = view.present(.measure, inside: country, field: field).filter { $0.force == .yes }
        let national = measures.filter { view.level(of: $0).map { $0 < .city } ?? false }
        for kind in Kind.allCases.dropLast() {
            let grounds = Self.grounds(for: kind, measures, national, view)
            guard !grounds.isEmpty else { continue }
            self.kind = kind
            self.grounds = grounds
            return
        }
        kind = .undetermined
        grounds = [Ground(kind: .undecided, records: measures.map(\.id))]
    }

    private static func grounds(
        for kind: Kind, _ measures: [AtlasView.State], _ national: [AtlasView.State], _ view: AtlasView
    ) -> [Ground] {
        switch kind {
        case .centralist:
            return national.filter(\.leavesCitiesOut).map { Ground(kind: .leavesCitiesOut, records: [$0.id]) }
        case .localist:
            guard national.isEmpty else { return [] }
            return measures.filter {
                $0.facts.roles.content?.value == .city && $0.facts.roles.means?.value == .city
            }
            .map { Ground(kind: .cityAlone, records: [$0.id]) }
        case .multilevel:
            return national.flatMap { upper in partnerships(of: upper, measures, view) }
        case .decoupled:
            let cities = measures.filter { view.level(of: $0).map { $0 >= .city } ?? false }
            return national.flatMap { upper in
                let needs = Set(upper.facts.serves)
                return cities.filter {
                    !needs.isDisjoint(with: $0.facts.serves) && !view.areLinked($0.id, upper.id)
                }
                .map { Ground(kind: .sameNeedUnlinked, records: [upper.id, $0.id]) }
            }
        case .undetermined: return []
        }
    }

    private static func partnerships(
        of upper: AtlasView.State, _ measures: [AtlasView.State], _ view: AtlasView
    ) -> [Ground] {
        var grounds: [Ground] = []
        if let role = upper.facts.roles.delivery?.value.city, role == .partner || role == .responsible {
            grounds.append(
                Ground(kind: role == .partner ? .citiesPartners : .citiesResponsible, records: [upper.id]))
        }
        for local in measures
        where view.level(of: local).map({ $0 >= .city }) ?? false && view.areLinked(local.id, upper.id) {
            grounds.append(Ground(kind: .linked, records: [local.id, upper.id]))
        }
        return grounds
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
