/// A vocabulary of the benchmark's own, so that its figures do not move with the shipped one.
enum SyntheticVocabulary {
    /// Made-up country codes: AA, AB, …, BD.
    static let codes: [String] = (0..<30).map { number in letter(number / 26) + letter(number % 26) }
    static let fields = (1...24).map { "field-\($0)" }
    static let needs = (1...24).map { "need-\($0)" }
    static let terms = (1...12).map { "term-\($0)" }

    /// The vocabulary files by name.
    static let files: [String: String] = [
        "attributes.yml": attributes, "cohorts.yml": cohorts, "fields.yml": fieldFile, "needs.yml": needFile,
        "terms.yml": termFile, "unions.yml": unions,
    ]

    private static func letter(_ number: Int) -> String { String(UnicodeScalar(UInt8(65 + number))) }

    private static let domains = ["newcomers", "work", "school", "living"]

    private static let attributes = """
        attributes:
          residence: { type: place, label: { en: residence } }
          nationality: { type: several, values: [\(codes.joined(separator: ", "))] }
          citizenship: { type: category, values: [national, eu, efta, third-country, stateless] }
          status: { type: category, values: [labour, family, refugee, asylum, study, permanent], sensitivity: personal }
          age: { type: integer, from: 0, to: 120, typical: 35 }
          sex: { type: category, values: [female, male, other] }
          years-resident: { type: integer, from: 0, to: 120, changeable: yes }
          language: { type: scale, values: [none, A1, A2, B1, B2, C1, C2], changeable: yes }
          education: { type: integer, from: 0, to: 8 }
          employment: { type: category, values: [employed, unemployed, inactive], changeable: yes }
          income-decile: { type: integer, from: 1, to: 10 }
          children: { type: integer, from: 0, to: 20 }
          disability: { type: yes-no }
        rules:
          - { notApplicable: status, when: "citizenship is national" }
          - { attribute: years-resident, atMost: age }
        """

    private static let cohorts = """
        foreigner: "citizenship is not national"
        eu-mobile: "citizenship is eu"
        third-country: "citizenship in {third-country, stateless}"
        working-age: "age in 18..64"
        newcomer: "foreigner and years-resident < 3"
        learner: "newcomer and language < B1"
        """

    private static var fieldFile: String {
        let domainLines = domains.map { "  \($0): { en: \($0) }\n" }
        let fieldLines = fields.enumerated().map {
            "  \($1): { domain: \(domains[$0 % 4]), name: { en: \($1) } }\n"
        }
        return "domains:\n" + domainLines.joined() + "fields:\n" + fieldLines.joined()
    }

    private static var needFile: String {
        needs.enumerated().map { number, need in
            "\(need): { domain: \(domains[number % 4]), name: { en: \(need) }, cohort: \"learner or age < \(number + 6)\" }\n"
        }.joined()
    }

    private static var termFile: String {
        let lines = terms.map { "  \($0): { en: \($0) }\n" }.joined()
        return
            "terms:\n\(lines)processes:\n  learning: { name: { en: Learning }, length: P5Y, note: as long as school }\n"
    }

    private static var unions: String {
        let eu = codes[0..<20].map { "  \($0): [ { from: 1958 } ]\n" }.joined()
        let efta = codes[20..<23].map { "  \($0): [ { from: 1960 } ]\n" }.joined()
        return "eu:\n\(eu)efta:\n\(efta)"
    }
}
