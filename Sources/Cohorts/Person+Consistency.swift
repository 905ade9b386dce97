extension Person {
    /// The person with what follows from the facts: citizenship from nationality, residence and date, and
    /// «not applicable» where a rule of the vocabulary says so (a national has no residence status).
    ///
    /// - Throws: ``CohortRefusal/person(_:)`` when facts contradict one another or are no values of their attribute.
    public func completed(in setting: Setting) throws(CohortRefusal) -> Person {
        var person = self
        for (id, value) in facts.sorted(by: { $0.key < $1.key }) { try setting.check(value, of: id) }
        try person.deriveCitizenship(in: setting)
        for rule in setting.vocabulary.rules { try person.apply(rule, in: setting) }
        return person
    }

    private mutating func deriveCitizenship(in setting: Setting) throws(CohortRefusal) {
        guard setting.vocabulary.attribute(.citizenship) != nil,
            case .words(let nationalities) = facts[.nationality]
        else { return }
        let stated: Citizenship? =
            if case .word(let word) = facts[.citizenship] { Citizenship(rawValue: word) } else { nil }
        var residence: Residence?
        if case .residence(let known) = facts[.residence] { residence = known }
        let country = residence.flatMap { setting.country(of: $0) }
        if country != nil || nationalities.isEmpty {
            let derived = Citizenship(
                nationalities: nationalities, residentIn: country, unions: setting.unions)
            guard stated == nil || stated == derived else {
                throw .person(
                    "citizenship is \(derived.rawValue) by nationality and residence, not \(stated?.rawValue ?? ""). "
                        + "Leave citizenship out or correct the others.")
            }
            facts[.citizenship] = .word(derived.rawValue)
        } else if let stated,
            !stated.isPossible(
                with: nationalities, livingIn: residence.flatMap { setting.possibleCountries(of: $0) },
                unions: setting.unions)
        {
            throw .person(
                "citizenship \(stated.rawValue) cannot be with the nationalities given. Correct one of them.")
        }
    }

    private mutating func apply(_ rule: Vocabulary.Rule, in setting: Setting) throws(CohortRefusal) {
        switch rule {
        case .notApplicable(let attribute, when: let cohort):
            let holds = try cohort.truth(forCompleted: self, in: setting)
            if holds == .yes {
                guard facts[attribute] == nil || facts[attribute] == .notApplicable else {
                    throw .person("\(attribute) does not apply to a person with \(cohort). Leave it out.")
                }
                facts[attribute] = .notApplicable
            } else if holds == .no, facts[attribute] == .notApplicable {
                throw .person(
                    "\(attribute) applies to everybody but a person with \(cohort). Give its value.")
            }
        case .atMost(let lower, let upper):
            guard case .integer(let low) = facts[lower], case .integer(let high) = facts[upper], low > high
            else { return }
            throw .person(
                "\(lower) is \(low), more than \(upper) \(high), which cannot be. Correct one of them.")
        }
    }
}

extension Citizenship {
    /// Whether somebody with these nationalities could stand so to one of the countries (nil: to any).
    func isPossible(with nationalities: Set<String>, livingIn countries: Set<String>?, unions: Unions) -> Bool
    {
        let isAbroad = countries.map { !$0.isSubset(of: nationalities) } ?? true
        return switch self {
        case .stateless: nationalities.isEmpty
        case .national:
            !nationalities.isEmpty && countries.map { !nationalities.isDisjoint(with: $0) } ?? true
        case .eu: isAbroad && !nationalities.isDisjoint(with: unions.eu)
        case .efta: nationalities.isDisjoint(with: unions.eu) && !nationalities.isDisjoint(with: unions.efta)
        case .thirdCountry:
            !nationalities.isEmpty && nationalities.isDisjoint(with: unions.eu)
                && nationalities.isDisjoint(with: unions.efta)
        }
    }
}

extension Setting {
    /// Refuses a value that is none of its attribute's. The sentence names the attribute and what is allowed.
    func check(_ value: Person.Value, of id: AttributeID) throws(CohortRefusal) {
        guard let attribute = vocabulary.attribute(id) else {
            let near = nearestWord(to: id.rawValue, among: vocabulary.attributes.map(\.id.rawValue))
            throw .person("«\(id)» is not an attribute." + (near.map { " Did you mean «\($0)»?" } ?? ""))
        }
        let fits: Bool =
            switch (attribute.domain, value) {
            case (_, .notApplicable): vocabulary.exemption(of: id) != nil
            case (.integer(let range), .integer(let number)): range.contains(number)
            case (.scale(let words), .word(let word)), (.category(let words), .word(let word)):
                words.contains(word)
            case (.several(let words), .words(let given)): given.isSubset(of: Set(words))
            case (.place, .residence(.at(let place))), (.place, .residence(.elsewhere(in: let place?))):
                places.all.contains(place)
            case (.place, .residence(.elsewhere(in: nil))): true
            default: false
            }
        guard fits else {
            let near = nearest(to: value, of: attribute).map { " Did you mean «\($0)»?" } ?? ""
            throw .person("«\(value)» is not a value of \(id). Give \(attribute.expectedValue).\(near)")
        }
    }

    private func nearest(to value: Person.Value, of attribute: Attribute) -> String? {
        switch value {
        case .residence(.at(let place)), .residence(.elsewhere(in: let place?)):
            nearestWord(to: place.rawValue, among: places.all.map(\.rawValue))
        case .words(let words):
            words.subtracting(attribute.words).min().flatMap { nearestWord(to: $0, among: attribute.words) }
        default: nil
        }
    }

    /// Reads `attribute=value` as a desk types it: `age=34`, `nationality=TR,SY`, `residence=de.munich`, `status=n/a`.
    ///
    /// - Throws: ``CohortRefusal/person(_:)`` that names the attribute, what is allowed and the nearest word.
    public func fact(_ text: String) throws(CohortRefusal) -> (attribute: AttributeID, value: Person.Value) {
        guard let sign = text.firstIndex(of: "=") else {
            throw .person("«\(text.prefix(40))» is not a fact. Write attribute=value, for example age=34.")
        }
        let id = AttributeID(rawValue: text[..<sign].trimmed)
        let raw = text[text.index(after: sign)...].trimmed
        let value = try read(raw, as: id)
        try check(value, of: id)
        return (id, value)
    }

    private func read(_ raw: String, as id: AttributeID) throws(CohortRefusal) -> Person.Value {
        guard raw != "n/a" else { return .notApplicable }
        switch vocabulary.attribute(id)?.domain {
        case .integer: return Int(raw).map { .integer($0) } ?? .word(raw)
        case .several:
            return .words(
                raw == "none"
                    ? [] : Set(raw.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed })
            )
        case .place:
            if raw == "elsewhere" { return .residence(.elsewhere(in: nil)) }
            if raw.hasPrefix("elsewhere in ") {
                return .residence(
                    .elsewhere(in: PlaceID(rawValue: raw.dropFirst("elsewhere in ".count).trimmed)))
            }
            return .residence(.at(PlaceID(rawValue: raw)))
        case .scale(let words), .category(let words):
            guard !words.contains(raw), let near = nearestWord(to: raw, among: words) else {
                return .word(raw)
            }
            throw .person("«\(raw)» is not a value of \(id). Did you mean «\(near)»?")
        case nil: return .word(raw)
        }
    }
}

extension StringProtocol {
    /// Without blanks at either end.
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
