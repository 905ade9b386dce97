public import Cohorts

/// A small fictional world: the federal state Auenland (XA) in the Union, its neighbour Bergland (XB, also in the
/// Union), Chalet (XC, in EFTA) and two countries outside (XD, XF), of which XF is no place of the atlas.
public enum Auenland {
    /// Countries of which somebody can be a citizen.
    public static let codes = ["XA", "XB", "XC", "XD", "XF"]
    /// Who is in which union.
    public static let unions = Unions(eu: ["XA", "XB"], efta: ["XC"])

    /// `eu` ⊃ `xa` ⊃ `xa.north` ⊃ `xa.north.town`, `xa` ⊃ `xa.south`, `eu` ⊃ `xb`; `xd` apart.
    public static let places = Places(
        parents: ["xa": "eu", "xb": "eu", "xa.north": "xa", "xa.south": "xa", "xa.north.town": "xa.north"],
        countries: ["xa": "XA", "xb": "XB", "xd": "XD"],
        all: ["eu", "xa", "xb", "xd", "xa.north", "xa.south", "xa.north.town"])

    /// The attributes of the world, small enough to try every person.
    public static let attributes = [
        Attribute(id: .residence, domain: .place, labels: ["en": "residence"]),
        Attribute(id: .nationality, domain: .several(codes), labels: ["en": "nationality"]),
        Attribute(id: .citizenship, domain: .category(Citizenship.allCases.map(\.rawValue))),
        Attribute(id: "status", domain: .category(["labour", "family", "refugee"]), sensitivity: .personal),
        Attribute(id: "age", domain: .integer(0...4), typical: 3),
        Attribute(id: "years-resident", domain: .integer(0...4), isChangeable: true),
        Attribute(id: "language", domain: .scale(["none", "A1", "B1"]), isChangeable: true),
        Attribute(id: "employment", domain: .category(["employed", "unemployed"]), isChangeable: true),
    ]

    /// A national has no residence status; nobody has lived in the country longer than at all.
    public static let rules: [Vocabulary.Rule] = [
        .notApplicable("status", when: .test(.citizenship, .equals(.word("national")))),
        .atMost("years-resident", "age"),
    ]

    /// The vocabulary with the named cohorts `foreigner`, `eu-mobile` and `newcomer`.
    public static let vocabulary: Vocabulary = {
        do {
            let plain = try Vocabulary(attributes: attributes, rules: rules)
            let names: Set<CohortName> = ["foreigner", "eu-mobile", "newcomer"]
            func read(_ text: String) throws -> Cohort {
                try Cohort(text, vocabulary: plain, names: names, places: nil)
            }
            return try plain.naming([
                "foreigner": read("citizenship is not national"),
                "eu-mobile": read("citizenship is eu"),
                "newcomer": read("foreigner and years-resident < 2"),
            ])
        } catch {
            preconditionFailure("the fixture vocabulary is wrong: \(error)")
        }
    }()

    /// Vocabulary, places and unions together.
    public static let setting = Setting(vocabulary: vocabulary, places: places, unions: unions)

    /// Reads a cohort of this world.
    public static func cohort(_ text: String) throws -> Cohort {
        try Cohort(text, vocabulary: vocabulary, places: places.all)
    }

    /// Reads a person of this world from facts such as `age=3`.
    public static func person(_ facts: String...) throws -> Person {
        var person = Person()
        for fact in facts {
            let (attribute, value) = try setting.fact(fact)
            person[attribute] = value
        }
        return person
    }
}
