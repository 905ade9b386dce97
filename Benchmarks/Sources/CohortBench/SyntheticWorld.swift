import Cohorts

/// A made-up vocabulary as large as a real one: 20 attributes, 31 places, 40 countries, two unions, three rules.
enum SyntheticWorld {
    /// Countries XAA, XAB, …: the first twelve in the Union, the next three in EFTA.
    static let codes = (0..<40).map { "X\(letter($0 / 26))\(letter($0 % 26))" }

    static func setting() throws -> Setting {
        let unions = Unions(eu: Set(codes[0..<12]), efta: Set(codes[12..<15]))
        return Setting(vocabulary: try vocabulary(), places: places(unions), unions: unions)
    }

    private static func letter(_ number: Int) -> String { String(UnicodeScalar(UInt8(65 + number))) }

    /// The Union, eight countries (five of them in it), a region and a city in each, and a second city in the first
    /// six: 31 places.
    private static func places(_ unions: Unions) -> Places {
        var parents: [PlaceID: PlaceID] = [:]
        var countries: [PlaceID: String] = [:]
        var all: Set<PlaceID> = [.europeanUnion]
        func add(_ id: String, in parent: PlaceID?) -> PlaceID {
            let place = PlaceID(rawValue: id)
            parents[place] = parent
            all.insert(place)
            return place
        }
        for (number, code) in (Array(codes[0..<5]) + [codes[12], codes[20], codes[30]]).enumerated() {
            let country = add(code.lowercased(), in: unions.eu.contains(code) ? .europeanUnion : nil)
            countries[country] = code
            let region = add("\(country).region", in: country)
            _ = add("\(country).city", in: region)
            if number < 6 { _ = add("\(country).port", in: country) }
        }
        return Places(parents: parents, countries: countries, all: all)
    }

    private static func vocabulary() throws -> Vocabulary {
        let plain = try Vocabulary(attributes: attributes, rules: rules)
        let texts: [CohortName: String] = [
            "foreigner": "citizenship is not national",
            "eu-mobile": "citizenship is eu",
            "working-age": "age in 18..64",
        ]
        var cohorts: [CohortName: Cohort] = [:]
        for (name, text) in texts { cohorts[name] = try Cohort(text, vocabulary: plain) }
        return try plain.naming(cohorts)
    }

    private static let rules: [Vocabulary.Rule] = [
        .notApplicable("status", when: .test(.citizenship, .equals(.word("national")))),
        .notApplicable("youngest-child-age", when: .test("children", .equals(.integer(0)))),
        .atMost("years-resident", "age"),
    ]

    private static let attributes: [Attribute] = [
        Attribute(id: .residence, domain: .place),
        Attribute(id: .nationality, domain: .several(codes)),
        Attribute(id: .citizenship, domain: .category(Citizenship.allCases.map(\.rawValue))),
        Attribute(
            id: "status",
            domain: .category([
                "labour", "family", "refugee", "asylum", "study", "tolerated", "permanent", "none",
            ])),
        Attribute(id: "age", domain: .integer(0...120), typical: 35),
        Attribute(id: "sex", domain: .category(["female", "male", "other"])),
        Attribute(id: "years-resident", domain: .integer(0...120), typical: 5),
        Attribute(id: "arrival", domain: .category(["born-here", "as-child", "as-adult"])),
        Attribute(
            id: "language", domain: .scale(["none", "A1", "A2", "B1", "B2", "C1", "C2"]), isChangeable: true),
        Attribute(id: "literacy", domain: .scale(["none", "other-script", "latin"]), isChangeable: true),
        Attribute(id: "education", domain: .integer(0...8)),
        Attribute(
            id: "employment",
            domain: .category(["employed", "self-employed", "unemployed", "inactive", "pupil"])),
        Attribute(id: "jobseeker", domain: .category(["no", "yes"])),
        Attribute(id: "benefit", domain: .category(["none", "insurance", "assistance"])),
        Attribute(id: "income-decile", domain: .integer(1...10)),
        Attribute(id: "children", domain: .integer(0...20)),
        Attribute(id: "youngest-child-age", domain: .integer(0...30)),
        Attribute(id: "disability", domain: .category(["no", "yes"])),
        Attribute(id: "housing", domain: .scale(["shelter", "shared", "rented", "owned"])),
        Attribute(id: "area-deprivation", domain: .integer(1...10)),
    ]
}
