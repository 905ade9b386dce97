import Cohorts

/// The worlds that are tried: the same few attributes with other orders, rules, places and unions.
enum Worlds {
    static func all() throws -> [World] {
        let codes = ["XA", "XB", "XC", "XD"]
        let xa: [PlaceID: PlaceID] = ["xa.north": "xa", "xa.south": "xa", "xa.north.town": "xa.north"]
        let civic: [Attribute] = [residence, nationality(codes), citizenship, status]
        let work: [Attribute] = [age, years, language, employment]
        return [
            try World(
                "a state, its neighbours, one country that is no place",
                [residence, nationality(codes + ["XF"]), citizenship, status] + work,
                rules: [noStatus, yearsWithinAge],
                codes: codes + ["XF"], eu: ["XA", "XB"], efta: ["XC"],
                countries: ["XA": xa, "XB": [:], "XD": [:]]),
            try World(
                "every country is a place", civic + work, rules: [noStatus, yearsWithinAge], codes: codes,
                eu: ["XA", "XB"], efta: ["XC"],
                countries: ["XA": xa, "XB": [:], "XC": [:], "XD": ["xd.city": "xd"]]),
            try World(
                "no unions", civic + work, rules: [noStatus, yearsWithinAge], codes: codes, eu: [],
                countries: ["XA": xa, "XB": ["xb.city": "xb"]], hasUnion: false),
            try World(
                "a member that is no place", civic + work, rules: [noStatus], codes: codes, eu: ["XA", "XD"],
                efta: ["XB", "XC"], countries: ["XA": xa, "XB": [:]]),
            try World(
                "a Union that is no place", civic + work, rules: [noStatus], codes: codes,
                eu: ["XA", "XB", "XC"],
                countries: ["XA": xa, "XB": [:]], hasUnion: false),
            try World(
                "one country, alone in the Union",
                [residence, nationality(["XA", "XB"]), citizenship, status] + work,
                rules: [noStatus, yearsWithinAge], codes: ["XA", "XB"],
                eu: ["XA"], countries: ["XA": xa]),
            try World(
                "no places", civic + work, rules: [noStatus], codes: codes, eu: ["XA", "XB"], efta: ["XC"],
                countries: [:]),
            try World(
                "the order turned round", (civic + work).reversed(), rules: [yearsWithinAge, noStatus],
                codes: codes,
                eu: ["XA", "XB"], efta: ["XC"], countries: ["XA": xa, "XB": [:], "XD": [:]]),
            try World(
                "several rules",
                [children, age, years, youngest, status, citizenship, nationality(codes), residence],
                rules: [noStatus, noYoungest, yearsWithinAge, .atMost("children", "age")], codes: codes,
                eu: ["XA", "XB"], efta: ["XC"], countries: ["XA": [:], "XB": [:]]),
            try World(
                "a bound that may not apply", [citizenship, children, youngest, oldest, status],
                rules: [noYoungest, noOldest, noStatus, .atMost("youngest-child-age", "oldest-child-age")],
                codes: codes, eu: ["XA"], efta: ["XC"], countries: [:]),
            try World(
                "two bounds", [age, citizenship, years, children, status],
                rules: [yearsWithinAge, .atMost("years-resident", "children"), noStatusWhenBorn],
                codes: codes,
                eu: ["XA"], countries: [:]),
            try World(
                "no nationality", [residence, citizenship, status] + work + [children, youngest],
                rules: [noStatus, noYoungest, yearsWithinAge], codes: codes, eu: ["XA", "XB"],
                countries: ["XA": xa]),
        ]
    }

    private static let residence = Attribute(id: .residence, domain: .place)
    private static let citizenship = Attribute(
        id: .citizenship, domain: .category(Citizenship.allCases.map(\.rawValue)))
    private static let status = Attribute(id: "status", domain: .category(["labour", "family", "refugee"]))
    private static let age = Attribute(id: "age", domain: .integer(0...3), typical: 2)
    private static let years = Attribute(id: "years-resident", domain: .integer(0...3))
    private static let language = Attribute(id: "language", domain: .scale(["none", "A1", "B1"]))
    private static let employment = Attribute(
        id: "employment", domain: .category(["employed", "unemployed"]))
    private static let children = Attribute(id: "children", domain: .integer(0...3))
    private static let youngest = Attribute(id: "youngest-child-age", domain: .integer(0...2))
    private static let oldest = Attribute(id: "oldest-child-age", domain: .integer(0...2), typical: 1)
    private static func nationality(_ codes: [String]) -> Attribute {
        Attribute(id: .nationality, domain: .several(codes))
    }

    private static let noStatus = Vocabulary.Rule.notApplicable(
        "status", when: .test(.citizenship, .equals(.word("national"))))
    private static let noYoungest = Vocabulary.Rule.notApplicable(
        "youngest-child-age", when: .test("children", .equals(.integer(0))))
    private static let noOldest = Vocabulary.Rule.notApplicable(
        "oldest-child-age", when: .test("children", .equals(.integer(1))))
    private static let noStatusWhenBorn = Vocabulary.Rule.notApplicable(
        "status", when: .test("age", .equals(.integer(0))))
    private static let yearsWithinAge = Vocabulary.Rule.atMost("years-resident", "age")
}
