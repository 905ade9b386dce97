import Foundation
import Measuring

/// Records as an atlas holds them: of 20, one document, four places and fifteen measures with stages, duties, money and
/// cohorts. The same number gives the same records.
struct SyntheticAtlas {
    private var generator = SeededGenerator(seed: 20)
    private var documents: [String] = []
    private var places: [String] = []
    private var measures: [String] = []

    /// Files by path: `aa/measures/aa.measure-17.yml`.
    private(set) var files: [(path: String, text: String)] = []

    /// - Parameter count: how many records; at least 100.
    init(records count: Int) {
        addDocument()
        add("eu", "places", "record: place\nid: eu\nname: { en: The Union }\nlevels: [supranational]\n")
        for code in SyntheticVocabulary.codes { addCountry(code) }
        while files.count < count {
            switch files.count % 20 {
            case 0: addDocument()
            case 1...4: addPlace()
            default: addMeasure()
            }
        }
    }

    private mutating func add(_ id: String, _ folder: String, _ text: String) {
        let country = id.split(separator: ".").first ?? "eu"
        files.append(("\(country)/\(folder)/\(id).yml", text))
    }

    private mutating func addDocument() {
        let id = "report-\(documents.count + 1)"
        documents.append(id)
        files.append(
            (
                "eu/documents/\(id).yml",
                """
                record: document
                id: \(id)
                name: { en: "Report no. \(documents.count): what cities do" }
                type: report
                authors: [A. Writer, B. Reader]
                year: \(1990 + documents.count % 30)
                language: [en]

                """
            ))
    }

    private mutating func addCountry(_ code: String) {
        places.append(code.lowercased())
        add(
            code.lowercased(), "places",
            """
            record: place
            id: \(code.lowercased())
            name: { en: Country \(code) }
            levels: [state]
            code: \(code)

            """)
    }

    private mutating func addPlace() {
        let parent = generator.pick(Array(places.prefix(400)))
        let country = parent.split(separator: ".")[0]
        let id = "\(country).city-\(places.count)"
        places.append(id)
        add(
            id, "places",
            """
            record: place
            id: \(id)
            name: { en: City \(places.count), de: Stadt \(places.count) }
            aliases: [Place \(places.count)]
            levels: [city]
            in: \(parent)
            coordinates: { latitude: 48.1, longitude: 11.5, basis: general-knowledge }
            sources: [ { document: \(documents[0]), locator: "table \(places.count)" } ]

            """)
    }

    private mutating func addMeasure() {
        let place = generator.pick(places)
        let country = place.split(separator: ".")[0]
        let id = "\(country).measure-\(measures.count + 1)"
        let first = Int.random(in: 1975...2000, using: &generator)
        var text = """
            record: measure
            id: \(id)
            name: { en: "Measure \(measures.count + 1), civic courses", de: "Maßnahme \(measures.count + 1)" }
            type: \(generator.pick(["law", "programme", "service", "strategy"]))
            place: \(place)
            field: \(generator.pick(SyntheticVocabulary.fields))
            serves: [\(generator.pick(SyntheticVocabulary.needs)), \(generator.pick(SyntheticVocabulary.needs))]
            approach: \(generator.pick(["targeted", "mainstream"]))
            aims: [ { what: \(generator.pick(SyntheticVocabulary.terms)), set: \(first), process: learning } ]

            """
        if let other = measures.last { text += "links: { coordinatedWith: [\(other)] }\n" }
        text += "stages:\n"
        for stage in 0..<Int.random(in: 1...4, using: &generator) {
            text += self.stage(in: first + 4 * stage, of: place)
        }
        text +=
            "sources: [ \(source()), \(source()) ]\nnote: a made-up record, as long as one that is meant\n"
        measures.append(id)
        add(id, "measures", text)
    }

    private mutating func stage(in year: Int, of place: String) -> String {
        """
          - from: \(year)
            says: the rules of \(year) took the place of those before
            agreed: \(generator.pick(["yes", "no"]))
            roles:
              content: { level: \(generator.pick(["state", "region", "city"])) }
              means: { level: state }
              delivery: { by: [city, ngo], level: city, city: \(generator.pick(["consulted", "partner", "responsible"])) }
              evaluation: { level: state, yardstick: central }
            discretion: \(generator.pick(["none", "some", "full"]))
            tasks:
              - { on: each-city, do: deliver, binding: must }
              - { on: \(place), do: report, binding: expected, need: \(generator.pick(SyntheticVocabulary.needs)) }
            money:
              - { flow: grant, from: \(place), to: each-city, status: paid, year: \(year), amount: 2.5, currency: EUR }
              - { flow: fee, from: { cohort: "\(cohort())" }, status: unchanged, perHead: { min: 10, max: 200 } }
            reaches:
              - { cohort: "\(cohort())", possibly: "\(cohort())", as: must-attend, within: P3Y }
              - { cohort: "\(cohort())", as: may }
            sources: [ \(source()) ]

        """
    }

    private mutating func source() -> String {
        "{ document: \(generator.pick(documents)), locator: \"II.\(Int.random(in: 1...20, using: &generator))\" }"
    }

    private mutating func cohort() -> String {
        let age = Int.random(in: 6...40, using: &generator)
        return generator.pick([
            "learner", "newcomer and age >= \(age)",
            "eu-mobile or third-country and status in {family, refugee}",
            "not eu-mobile or (employment is unemployed and years-resident >= 2)",
            "foreigner and age in \(age)..64 and language < B2",
            "residence within \(generator.pick(places)) and working-age",
        ])
    }
}
