extension Compiler {
    /// A complete, consistent person on the path. Where the path leaves a variable open any cell serves, and the
    /// first that the rules allow is taken.
    func person(along path: [Int: Int]) -> Person {
        var person = Person()
        var words: [AttributeID: Set<String>] = [:]
        for (level, variable) in variables.enumerated() {
            switch variable.meaning {
            case .holds(let id, let word):
                words[id, default: []].formUnion(path[level] == 1 ? [word] : [])
            case .attribute(let id):
                let cell = path[level] ?? 0
                person[id] = variable.cells[cell].example
            }
        }
        for (id, held) in words { person[id] = .words(held) }
        settleOpenCitizenship(of: &person, path)
        settleNationality(of: &person)
        settleRules(of: &person, path)
        return person
    }

    /// Where the path leaves citizenship open it follows from nationality and residence.
    private func settleOpenCitizenship(of person: inout Person, _ path: [Int: Int]) {
        guard let level = level(.attribute(.citizenship)), path[level] == nil,
            case .words(let held) = person[.nationality]
        else { return }
        let derived = Citizenship(
            nationalities: held, residentIn: country(of: person), unions: setting.unions)
        person[.citizenship] = .word(derived.rawValue)
    }

    /// Adds the nationality that the citizenship needs when none of those mentioned gives it, and says the country of
    /// residence where that decides.
    private func settleNationality(of person: inout Person) {
        guard case .words(let held) = person[.nationality], case .word(let word) = person[.citizenship],
            let wanted = Citizenship(rawValue: word)
        else { return }
        let country = country(of: person)
        guard Citizenship(nationalities: held, residentIn: country, unions: setting.unions) != wanted else {
            return
        }
        if wanted == .national {
            guard let home = home(of: person, holding: held) else { return }
            person[.nationality] = .words(held.union([home]))
            guard country == nil, person[.residence] != nil, let place = setting.places.place(ofCountry: home)
            else { return }
            person[.residence] = .residence(.elsewhere(in: place))
        } else {
            // The nationality added must be of another country than the one that the person lives in.
            let homes = country.map { [$0] } ?? countries(of: residence(of: person))
            let added = homes.lazy.filter { !held.contains($0) }.compactMap {
                unmentioned(of: wanted, except: $0)
            }.first
            if let added { person[.nationality] = .words(held.union([added])) }
        }
    }

    private func residence(of person: Person) -> Person.Residence {
        if case .residence(let known) = person[.residence] { known } else { .elsewhere(in: nil) }
    }

    /// A country that the person may live in and be a national of, without a nationality that the path excludes.
    private func home(of person: Person, holding held: Set<String>) -> String? {
        let pool = countries(of: residence(of: person))
        let mentioned = Set(nationalities)
        return pool.first { held.contains($0) } ?? pool.first { !mentioned.contains($0) }
    }

    private func country(of person: Person) -> String? {
        if case .residence(let residence) = person[.residence] { setting.country(of: residence) } else { nil }
    }

    /// Open attributes that a rule binds: «does not apply» exactly where the rule says so, and no first above a second.
    private func settleRules(of person: inout Person, _ path: [Int: Int]) {
        for rule in setting.vocabulary.rules {
            switch rule {
            case .notApplicable(let id, when: let cohort):
                guard let level = level(.attribute(id)), path[level] == nil else { continue }
                let holds = try? cohort.truth(forCompleted: person, in: setting)
                person[id] = holds == .yes ? .notApplicable : variables[level].cells[0].example
            case .atMost(let lower, let upper):
                guard case .integer(let low) = person[lower], case .integer(let high) = person[upper],
                    low > high,
                    let below = range(of: lower, person), let above = range(of: upper, person)
                else { continue }
                person[lower] = .integer(max(below.lowerBound, min(low, above.upperBound)))
                person[upper] = .integer(above.upperBound)
                if case .integer(let now) = person[lower], now > above.upperBound {
                    person[lower] = .integer(below.lowerBound)
                }
            }
        }
    }

    private func range(of id: AttributeID, _ person: Person) -> ClosedRange<Int>? {
        guard let level = level(.attribute(id)), case .integer(let value) = person[id] else { return nil }
        return variables[level].cells.compactMap(\.range).first { $0.contains(value) }
    }
}
