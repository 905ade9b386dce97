import Cohorts

/// Every complete, consistent person of a world: one column per attribute, one row per person.
///
/// It shares no code with the diagrams, nor with the evaluation of cohorts for one person.
struct PersonTable {
    /// Numbers as they are, words by their position, several words as one bit each.
    struct Column {
        let attribute: Attribute
        fileprivate(set) var values: [Int8] = []
    }

    /// Stands for «not applicable» in a column.
    static let notApplicable: Int8 = -1

    let world: World
    private(set) var count = 0
    /// The columns of all attributes but residence.
    private(set) var columns: [AttributeID: Column] = [:]
    /// For each home of the world who lives there.
    private(set) var residents: [BitSet] = []
    private var homes: [Int] = []

    /// Lists the persons.
    init(_ world: World) {
        self.world = world
        let attributes = world.setting.vocabulary.attributes.filter { $0.id != .residence }
        for attribute in attributes { columns[attribute.id] = Column(attribute: attribute) }
        let open = attributes.filter { ![.nationality, .citizenship].contains($0.id) }
        let codes = world.setting.vocabulary.attribute(.nationality)?.words
        for (number, home) in world.homes.enumerated() {
            guard let codes else {
                for standing in 0..<Int8(5) { add([.citizenship: standing], open[...], at: number) }
                continue
            }
            for held in 0..<(1 << codes.count) {
                let nationalities = codes.enumerated().filter { held & (1 << $0.offset) != 0 }.map(\.element)
                let standing = standing(of: nationalities, in: home.country)
                add([.nationality: Int8(held), .citizenship: standing], open[...], at: number)
            }
        }
        let count = count
        residents = world.homes.indices.map { home in BitSet(count: count) { homes[$0] == home } }
    }

    /// 0 national, 1 eu, 2 efta, 3 third-country, 4 stateless: the nearest standing that a nationality gives.
    private func standing(of nationalities: [String], in country: String) -> Int8 {
        let unions = world.setting.unions
        return nationalities.map { code in
            if code == country { return 0 }
            if unions.eu.contains(code) { return 1 }
            return unions.efta.contains(code) ? 2 : 3
        }.min() ?? 4
    }

    /// Every way to fill the open attributes that the rules allow.
    private mutating func add(_ row: [AttributeID: Int8], _ open: ArraySlice<Attribute>, at home: Int) {
        guard let attribute = open.first else {
            guard world.setting.vocabulary.rules.allSatisfy({ keeps($0, row) }) else { return }
            for (id, value) in row { columns[id]?.values.append(value) }
            homes.append(home)
            count += 1
            return
        }
        var possible: [Int8] = attribute.words.indices.map { Int8($0) }
        if case .integer(let range) = attribute.domain { possible = range.map { Int8($0) } }
        for case .notApplicable(attribute.id, when: _) in world.setting.vocabulary.rules {
            possible.append(Self.notApplicable)
        }
        for value in possible {
            var row = row
            row[attribute.id] = value
            add(row, open.dropFirst(), at: home)
        }
    }

    /// Rules of the worlds exempt by one value: `citizenship is national`, `children is 0`.
    private func keeps(_ rule: Vocabulary.Rule, _ row: [AttributeID: Int8]) -> Bool {
        switch rule {
        case .atMost(let lower, let upper):
            guard let low = row[lower], let high = row[upper] else { return true }
            return low == Self.notApplicable || high == Self.notApplicable || low <= high
        case .notApplicable(let id, when: .test(let other, .equals(let literal))):
            guard let column = columns[other], let value = row[other] else { return true }
            return (value == column.code(of: literal)) == (row[id] == Self.notApplicable)
        case .notApplicable: return false
        }
    }
}

extension PersonTable.Column {
    /// How the column stores the value.
    func code(of literal: Cohort.Literal) -> Int8 {
        switch literal {
        case .integer(let number): Int8(number)
        case .word(let word): attribute.words.firstIndex(of: word).map { Int8($0) } ?? Int8.max
        }
    }
}
