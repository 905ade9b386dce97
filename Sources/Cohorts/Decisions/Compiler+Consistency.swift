extension Compiler {
    /// The persons there can be: the vocabulary's rules hold, and citizenship agrees with nationality and residence.
    mutating func consistency() throws(CohortRefusal) -> Diagram.Node {
        var result = Diagram.yes
        for rule in setting.vocabulary.rules { result = try and(result, node(of: rule)) }
        return try and(result, and(livesSomewhere(), citizenshipAgrees()))
    }

    /// Nobody lives in the rest of a place whose every country the question mentions as a place of its own.
    private mutating func livesSomewhere() throws(CohortRefusal) -> Diagram.Node {
        guard let level = level(.attribute(.residence)), !allCountries.isEmpty else { return Diagram.yes }
        let empty = variables[level].cells.filter { cell in
            if case .residence(let residence) = cell.example {
                countries(of: residence).isEmpty
            } else {
                false
            }
        }
        return try choose(.residence) { !empty.contains($0) }
    }

    private mutating func node(of rule: Vocabulary.Rule) throws(CohortRefusal) -> Diagram.Node {
        switch rule {
        case .notApplicable(let id, when: let cohort):
            guard level(.attribute(id)) != nil else { return Diagram.yes }
            let exempt = try node(of: cohort)
            let blank = try choose(id) { $0.example == .notApplicable }
            let both = try and(exempt, blank)
            let neither = try not(or(exempt, blank))
            return try or(both, neither)
        case .atMost(let lower, let upper):
            guard let level = level(.attribute(upper)), self.level(.attribute(lower)) != nil else {
                return Diagram.yes
            }
            // Whom one of the two does not apply to is not bound.
            var result = try or(choose(lower) { $0.range == nil }, choose(upper) { $0.range == nil })
            for bound in variables[level].cells.compactMap(\.range) {
                let above = try choose(upper) { $0.range == bound }
                let below = try choose(lower) { $0.range.map { $0.lowerBound <= bound.upperBound } ?? true }
                result = try or(result, and(above, below))
            }
            return result
        }
    }

    /// Citizenship is decided by nationality and country of residence. Where the question does not mention
    /// nationality, what is left is that some country gives the citizenship.
    private mutating func citizenshipAgrees() throws(CohortRefusal) -> Diagram.Node {
        guard level(.attribute(.citizenship)) != nil, !allCountries.isEmpty else { return Diagram.yes }
        guard let level = level(.attribute(.residence)) else {
            return try agreement(livingInAnyOf: allCountries)
        }
        var result = Diagram.no
        for cell in variables[level].cells {
            guard case .residence(let residence) = cell.example else { continue }
            let here = try choose(.residence) { $0 == cell }
            result = try or(result, and(here, agreement(livingInAnyOf: countries(of: residence))))
        }
        return result
    }

    /// The countries that the question mentions as nationalities, sorted.
    var nationalities: [String] {
        variables.compactMap { if case .holds(.nationality, let word) = $0.meaning { word } else { nil } }
    }

    private var allCountries: [String] {
        if case .several(let codes) = setting.vocabulary.attribute(.nationality)?.domain { codes } else { [] }
    }

    /// The countries that somebody in the cell may live in. A cell above countries leaves out those that the
    /// question mentions as places, since they have cells of their own.
    func countries(of residence: Person.Residence) -> [String] {
        if let code = setting.country(of: residence) { return [code] }
        let mentioned = Set(mentionedPlaces.compactMap { setting.places.code(ofCountry: $0) })
        let pool = setting.possibleCountries(of: residence) ?? Set(allCountries)
        let union =
            residence == .elsewhere(in: nil) && mentionedPlaces.contains(.europeanUnion)
            ? setting.unions.eu : []
        return pool.subtracting(mentioned).subtracting(union).sorted()
    }

    private var mentionedPlaces: Set<PlaceID> {
        guard let level = level(.attribute(.residence)) else { return [] }
        return variables[level].cells.reduce(into: []) { places, cell in
            if case .residence(.elsewhere(in: let place?)) = cell.example { places.insert(place) }
        }
    }

    /// All (nationalities, citizenship) that agree for somebody who lives in one of the countries. Countries that the
    /// question does not mention as nationalities behave alike within their kind: one of each stands for all.
    private mutating func agreement(livingInAnyOf countries: [String]) throws(CohortRefusal) -> Diagram.Node {
        let named = Set(nationalities)
        var kinds: Set<Citizenship> = []
        let candidates = countries.filter {
            named.contains($0) || kinds.insert(setting.unions.kind(of: $0)).inserted
        }
        var result = Diagram.no
        for country in candidates { result = try or(result, agreement(livingIn: country)) }
        return result
    }

    /// A country of the kind that the question does not mention.
    func unmentioned(of kind: Citizenship, except country: String?) -> String? {
        let mentioned = Set(nationalities)
        return allCountries.first {
            $0 != country && !mentioned.contains($0) && setting.unions.kind(of: $0) == kind
        }
    }

    private mutating func agreement(livingIn country: String) throws(CohortRefusal) -> Diagram.Node {
        var result = Diagram.no
        for kind in Citizenship.allCases {
            let stands = try choose(.citizenship) { $0.example == .word(kind.rawValue) }
            result = try or(result, and(stands, nationalities(giving: kind, livingIn: country)))
        }
        return result
    }

    /// The nationalities by which somebody who lives in the country stands so to it; those that the question does not
    /// mention may be added freely where the country has any of the kind.
    private mutating func nationalities(
        giving kind: Citizenship, livingIn country: String
    ) throws(CohortRefusal) -> Diagram.Node {
        let own = nationalities.contains(country)
        let kinds = nationalities.filter { $0 != country }.map { ($0, setting.unions.kind(of: $0)) }
        func mentioned(_ kind: Citizenship) -> [String] { kinds.filter { $0.1 == kind }.map(\.0) }
        switch kind {
        case .stateless: return try none(of: nationalities)
        case .national: return own ? try holds(.nationality, country) : Diagram.yes
        case .eu, .efta, .thirdCountry:
            var result = own ? try not(holds(.nationality, country)) : Diagram.yes
            if kind != .eu { result = try and(result, none(of: mentioned(.eu))) }
            if kind == .thirdCountry { result = try and(result, none(of: mentioned(.efta))) }
            guard unmentioned(of: kind, except: country) == nil else { return result }
            return try and(result, not(none(of: mentioned(kind))))
        }
    }

    private mutating func none(of countries: [String]) throws(CohortRefusal) -> Diagram.Node {
        var some = Diagram.no
        for country in countries { some = try or(some, holds(.nationality, country)) }
        return try not(some)
    }
}

extension Unions {
    /// What a citizen of the country is elsewhere.
    func kind(of country: String) -> Citizenship {
        eu.contains(country) ? .eu : efta.contains(country) ? .efta : .thirdCountry
    }
}
