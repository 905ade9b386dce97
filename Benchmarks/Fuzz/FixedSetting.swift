import Cohorts

private let codes = ["XA", "XB", "XC", "XD"]

/// The vocabulary and places that fuzz targets read by: few values of every type, two rules, one city.
let fixedSetting: Setting? = {
    let attributes = [
        Attribute(id: .residence, domain: .place),
        Attribute(id: .nationality, domain: .several(codes)),
        Attribute(id: .citizenship, domain: .category(Citizenship.allCases.map(\.rawValue))),
        Attribute(id: "status", domain: .category(["labour", "family", "refugee"])),
        Attribute(id: "age", domain: .integer(0...120), typical: 35),
        Attribute(id: "years-resident", domain: .integer(0...120)),
        Attribute(id: "language", domain: .scale(["none", "A1", "A2", "B1", "B2", "C1", "C2"])),
        Attribute(id: "grade", domain: .scale(["1", "2", "is", "not"])),
    ]
    let rules: [Vocabulary.Rule] = [
        .notApplicable("status", when: .test(.citizenship, .equals(.word("national")))),
        .atMost("years-resident", "age"),
    ]
    let names: [CohortName: Cohort] = [
        "foreigner": .test(.citizenship, .differs(.word("national"))),
        "newcomer": .and([.named("foreigner"), .test("years-resident", .compares(.less, .integer(3)))]),
        "age": .test("age", .compares(.atLeast, .integer(65))),
    ]
    let places = Places(
        parents: ["xa": "eu", "xb": "eu", "xa.north": "xa", "xa.north.town": "xa.north"],
        countries: ["xa": "XA", "xb": "XB", "xd": "XD"],
        all: ["eu", "xa", "xb", "xd", "xa.north", "xa.north.town"])
    let vocabulary = try? Vocabulary(attributes: attributes, rules: rules, cohorts: names)
    return vocabulary.map {
        Setting(vocabulary: $0, places: places, unions: Unions(eu: ["XA", "XB"], efta: ["XC"]))
    }
}()
