import Cohorts

/// Whether the facts of a row can be true together, by the rules of the vocabulary: asked of the language once for each
/// combination of values that a rule reads, then remembered.
struct RowCheck {
    private let setting: Setting
    private let groups: [Group]
    private let columns: [AttributeID]
    private let home: Int?
    private var verdicts: [[Key: String?]]
    private var recent: [[(key: Key, verdict: String?)?]]
    private var countries: [Int32] = []
    private var countryNumbers: [String?: Int] = [:]

    private struct Key: Hashable {
        var numbers: SIMD8<UInt32>
    }

    /// Columns that a rule reads together.
    private struct Group {
        var columns: [Int]
        /// Whether it asks for more of the residence than the country.
        var asksPlace: Bool
    }

    /// - Parameters:
    ///   - columns: the attributes of the register, in the order of its columns.
    ///   - setting: vocabulary, places and unions of the day.
    init(columns: [AttributeID], in setting: Setting) {
        self.setting = setting
        self.columns = columns
        home = columns.firstIndex(of: .residence)
        let vocabulary = setting.vocabulary
        let civic: [AttributeID] = [.nationality, .citizenship, .residence]
        var sets: [(attributes: Set<AttributeID>, asksPlace: Bool)] = []
        // Citizenship follows from nationality; only where both are given can they contradict one another.
        if columns.contains(.nationality), columns.contains(.citizenship) { sets.append((Set(civic), false)) }
        for rule in vocabulary.rules {
            switch rule {
            case .atMost(let lower, let upper): sets.append(([lower, upper], false))
            case .notApplicable(let attribute, let cohort):
                let asked = cohort.attributes(in: vocabulary)
                let others = asked.contains(.citizenship) ? civic : []
                sets.append((asked.union(others).union([attribute]), asked.contains(.residence)))
            }
        }
        groups = sets.map { set in
            Group(
                columns: columns.indices.filter { set.attributes.contains(columns[$0]) },
                asksPlace: set.asksPlace)
        }.filter { (2...8).contains($0.columns.count) }
        verdicts = Array(repeating: [:], count: groups.count)
        recent = Array(repeating: Array(repeating: nil, count: 1024), count: groups.count)
    }

    /// Whether any rule reads two columns of the register.
    var asksAnything: Bool { !groups.isEmpty }

    /// The sentence that says which facts contradict one another; nil if none do.
    ///
    /// - Parameters:
    ///   - numbers: the value's number of each column.
    ///   - value: what a column's number stands for.
    mutating func fault(_ numbers: UnsafePointer<Int>, _ value: (Int, Int) -> Person.Value?) -> String? {
        for group in groups.indices {
            var key = Key(numbers: .zero)
            for (slot, column) in groups[group].columns.enumerated() {
                key.numbers[slot] = UInt32(
                    truncatingIfNeeded: column == home && !groups[group].asksPlace
                        ? country(numbers[column], value(column, numbers[column])) : numbers[column])
            }
            let slot =
                Int(
                    truncatingIfNeeded: (key.numbers &* SIMD8(1, 31, 961, 29_791, 923_521, 7, 13, 17))
                        .wrappedSum())
                & 1023
            if let known = recent[group][slot], known.key == key {
                if let verdict = known.verdict { return verdict }
                continue
            }
            let verdict: String?
            if let known = verdicts[group][key] {
                verdict = known
            } else {
                verdict = ask(groups[group].columns, numbers, value)
                verdicts[group][key] = verdict
            }
            recent[group][slot] = (key, verdict)
            if let verdict { return verdict }
        }
        return nil
    }

    private func ask(
        _ members: [Int], _ numbers: UnsafePointer<Int>, _ value: (Int, Int) -> Person.Value?
    ) -> String? {
        var person = Person()
        for column in members { person[columns[column]] = value(column, numbers[column]) }
        do {
            _ = try person.completed(in: setting)
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// A number for the country in which a residence lies.
    private mutating func country(_ number: Int, _ value: Person.Value?) -> Int {
        if number < countries.count, countries[number] >= 0 { return Int(countries[number]) }
        var code: String?
        if case .residence(let residence) = value {
            code = setting.country(of: residence) ?? "\(Person.Value.residence(residence))"
        }
        let country = countryNumbers[code] ?? countryNumbers.count
        countryNumbers[code] = country
        while countries.count <= number { countries.append(-1) }
        countries[number] = Int32(country)
        return country
    }
}
