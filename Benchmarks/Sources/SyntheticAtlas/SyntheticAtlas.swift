import Atlas
import Cohorts
import LeitbildData
import Measuring

/// Records over the shipped countries and cities, in the shipped vocabulary. The same numbers give the same records.
///
/// As the atlas grows, cities are added, each with about 36 measures; what a country or the Union does stays as much as it is.
struct SyntheticAtlas {
    /// Files by path: `de/measures/de.town-17.measure-3.yml`.
    private(set) var files: [(path: String, text: String)] = []
    private var generator: SeededGenerator
    private let glossary: Glossary
    private let fields: [FieldID]
    private var cities: [PlaceID] = []
    private var countries: [PlaceID] = []
    private var documents: [String] = []
    /// Measures that others can link to, by place.
    private var measures: [PlaceID: [String]] = [:]

    /// - Parameters:
    ///   - count: how many measures.
    ///   - seed: another seed gives other records.
    init(measures count: Int, seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        let loader = AtlasLoader(layers: [LeitbildData.atlas], vocabulary: LeitbildData.vocabulary)
        guard let shipped = loader.load().atlas else { preconditionFailure("the shipped atlas has faults") }
        glossary = shipped.glossary
        fields = shipped.glossary.fields.keys.sorted()
        let places = shipped.all(.place)
        countries = places.filter { $0.list("levels").contains("state") }.map(\.id.place)
        cities = places.filter { $0.list("levels").contains("city") }.map(\.id.place)
        for number in 1...40 { addDocument(number) }
        for country in countries { addRegionsAndFund(of: country) }
        for number in 0..<(count / 40) { addCity(number) }
        let upper = [PlaceID.europeanUnion] + countries.flatMap { Array(repeating: $0, count: 8) }
        for number in 0..<count {
            let place = number < upper.count ? upper[number] : generator.pick(cities)
            addMeasure(number, at: place, isUpper: number < upper.count)
        }
    }

    private mutating func add(_ id: String, _ kind: String, _ lines: [String?]) {
        let code = kind == "document" ? "eu" : id.split(separator: ".").first.map(String.init) ?? "eu"
        let head = ["record: \(kind)", "id: \(id)"]
        let text = (head + lines.compactMap(\.self)).joined(separator: "\n") + "\n"
        files.append(
            (
                "\(code)/\(kind == "study" ? "studies" : kind == "body" ? "bodies" : kind + "s")/\(id).yml",
                text
            ))
    }

    private mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &generator) < percent
    }

    private mutating func one(_ words: String...) -> String { generator.pick(words) }

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &generator)
    }

    // MARK: - Ground

    private mutating func addDocument(_ number: Int) {
        let id = "made-up-report-\(number)"
        documents.append(id)
        add(
            id, "document",
            [
                "name: { en: Made-up report \(number) }", "type: report", "year: \(1975 + number)",
                "language: [en]",
            ])
    }

    private mutating func addRegionsAndFund(of country: PlaceID) {
        for number in 1...3 {
            add(
                "\(country).region-\(number)", "place",
                [
                    "name: { en: Made-up region \(number) of \(country) }", "levels: [region]",
                    "in: \(country)",
                ])
        }
        guard chance(40) else { return }
        add(
            "\(country).made-up-fund", "fund",
            [
                "name: { en: Made-up fund of \(country) }", "place: \(country)",
                "for: [\(generator.pick(glossary.domains.keys.sorted()))]",
                "held: { from: \(number(1995...2008)), attested: [2014] }",
                "pays: { cohort: \"\(cohort())\" }",
                source(),
            ])
    }

    private mutating func addCity(_ number: Int) {
        let country = generator.pick(countries)
        let id = "\(country).town-\(number)"
        let parent = chance(60) ? "\(country).region-\(self.number(1...3))" : country.rawValue
        cities.append(PlaceID(rawValue: id))
        add(
            id, "place",
            [
                "name: { en: Town \(number), de: Stadt \(number), fr: Ville \(number) }",
                "aliases: [Place no. \(number)]",
                "levels: [city]", "in: \(parent)",
                "coordinates: { latitude: \(self.number(36...65)).\(self.number(0...9)), "
                    + "longitude: \(self.number(0...24)).\(self.number(0...9)), basis: general-knowledge }",
                chance(5) ? "without: [{ need: \(need()), \(source()) }]" : nil,
            ])
        guard chance(30) else { return }
        add(
            "\(id).office", "body",
            [
                "name: { en: Office for migrants of town \(number) }", "place: \(id)", "type: advisory-body",
                chance(15) ? "serves: [\(need())]" : nil, "held: { from: 1999, attested: [2014] }", source(),
            ])
    }

    private mutating func need() -> String { generator.pick(glossary.needOrder).rawValue }

    private mutating func citation() -> String {
        "{ document: \(generator.pick(documents)), locator: \"\(number(1...90))\" }"
    }

    private mutating func source() -> String {
        "sources: [\(citation())\(chance(30) ? ", " + citation() : "")]"
    }

    // MARK: - Measures

    private mutating func addMeasure(_ number: Int, at place: PlaceID, isUpper: Bool) {
        let id = "\(place).measure-\(number)"
        let type =
            isUpper
            ? one("law", "law", "programme", "strategy", "policy")
            : one(
                "programme", "programme", "programme", "service", "service", "service", "strategy",
                "campaign", "policy")
        let field = generator.pick(fields)
        let year = self.number(1985...2012)
        let isOffer = type == "programme" || type == "service"
        add(
            id, "measure",
            [
                "type: \(type)", "name: { en: Made-up \(type) \(number), de: Erdachte Maßnahme \(number) }",
                "place: \(place)", "field: \(field)",
                chance(isOffer ? 85 : 20)
                    ? "\(isOffer ? "serves" : "concerns"): [\(needs(near: field))]" : nil,
                links(of: id, at: place, isUpper: isUpper),
                "held: { from: \(year)\(chance(4) ? ", to: 2013" : chance(75) ? ", attested: [2014]" : "") }",
                chance(8) ? "temporary: \(one("yes", "no"))" : nil,
            ] + frame(isUpper: isUpper) + people(type, isUpper: isUpper) + money(at: place, isUpper: isUpper)
                + stages(at: place, after: year, isUpper: isUpper)
                + [source(), "note: A made-up record, as long as one that is meant."])
        measures[place, default: []].append(id)
        if chance(2) {
            add(
                "\(id)-study", "study",
                [
                    "name: { en: Made-up study of measure \(number) }", "place: \(place)", "about: [\(id)]",
                    "year: \(self.number(1995...2014))",
                    "design: \(one("comparison", "users", "process", "survey"))",
                    source(),
                ])
        }
    }

    /// Needs of the field's domain if it has any.
    private mutating func needs(near field: FieldID) -> String {
        let domain = glossary.fields[field]?.domain
        let near = glossary.needOrder.filter { glossary.needs[$0]?.domain == domain }
        let first = near.isEmpty ? need() : generator.pick(near).rawValue
        let second = need()
        return chance(30) && second != first ? "\(first), \(second)" : first
    }

    /// Four of ten measures of cities carry out or are tuned to one of their country; some grew out of an earlier one.
    private mutating func links(of id: String, at place: PlaceID, isUpper: Bool) -> String? {
        var links: [String] = []
        let country = PlaceID(rawValue: place.rawValue.split(separator: ".").first.map(String.init) ?? "eu")
        if !isUpper, chance(40), let targets = measures[country] {
            links.append("\(one("implements", "coordinatedWith")): [\(generator.pick(targets))]")
        }
        if chance(10), let earlier = measures[place], !earlier.isEmpty {
            links.append("buildsOn: [\(generator.pick(earlier))]")
        }
        return links.isEmpty ? nil : "links: { \(links.joined(separator: ", ")) }"
    }

    private mutating func frame(isUpper: Bool) -> [String?] {
        let local = isUpper ? one("state", "state", "city") : one("city", "city", "city", "state")
        return [
            isUpper && chance(10) ? "each: { level: city, extent: \(one("most", "many", "some")) }" : nil,
            chance(60)
                ? """
                roles:
                  content: { level: \(local) }
                  means: { level: \(one("state", local)) }
                  delivery: { by: [\(one("city", "agency", "ngo"))], level: city, city: \(isUpper ? one("none", "consulted", "partner", "responsible") : one("responsible", "responsible", "partner")) }
                  evaluation: { level: \(local), yardstick: \(isUpper ? one("central", "local") : one("local", "local", "central")) }
                """ : nil,
            chance(isUpper ? 60 : 10)
                ? "discretion: \(isUpper ? one("none", "some", "full") : one("some", "full"))" : nil,
            chance(50) ? "approach: \(one("targeted", "targeted", "mainstream"))" : nil,
            chance(25) ? "monitors: [{ what: participation, byGroup: \(one("yes", "no")) }]" : nil,
            chance(25) ? "made: { with: [{ kind: \(one("migrant-body", "experts", "residents")) }] }" : nil,
            chance(12)
                ? "aims: [{ what: \(generator.pick(glossary.terms.keys.sorted())), set: \(number(2000...2008)), "
                    + "by: \(number(2009...2020)), process: integration }]" : nil,
            isUpper && chance(20)
                ? "forbids: [{ what: \(generator.pick(glossary.terms.keys.sorted())), cohort: \"\(cohort())\" }]"
                : nil,
        ]
    }

    /// Whom it reaches: offers to some, now and then a duty, a queue or a door that is shut.
    private mutating func people(_ type: String, isUpper: Bool) -> [String?] {
        if type == "law", chance(25) {
            return ["reaches: [{ cohort: \"\(cohort())\", as: \(one("closed", "reported", "must-pass")) }]"]
        }
        guard type == "programme" || type == "service", chance(88) else { return [] }
        var entries = [
            "{ cohort: \(one("nobody", "nobody", "\"\(cohort())\"")), possibly: \"\(cohort())\", as: may }"
        ]
        if chance(30) {
            entries.append("{ cohort: \"\(cohort())\", as: \(one("claim", "may", "must-attend")) }")
        }
        guard chance(3) else { return ["reaches: [\(entries.joined(separator: ", "))]"] }
        entries.append("{ cohort: \"\(cohort())\", as: may, queue: others }")
        return ["reaches: [\(entries.joined(separator: ", "))]", "seats: { order: [first, others] }"]
    }

    private mutating func money(at place: PlaceID, isUpper: Bool) -> [String?] {
        let year = number(2005...2014)
        guard isUpper else {
            return chance(40)
                ? [
                    "money: [{ flow: budget, from: \(place), status: paid, year: \(year), amount: \(number(1...90)).5, currency: EUR }]"
                ]
                : []
        }
        let status = one("paid", "paid", "stopped", "none")
        return [
            chance(40)
                ? "tasks: [{ on: each-city, do: \(one("deliver", "report", "coordinate")), binding: \(one("must", "expected")) }]"
                : nil,
            chance(60)
                ? "money: [{ flow: grant, from: \(place), to: each-city, status: \(status), scope: courses, year: \(year) }]"
                : nil,
        ]
    }

    /// One measure in seven has changed, some of them again and again.
    private mutating func stages(at place: PlaceID, after year: Int, isUpper: Bool) -> [String?] {
        guard chance(15) else { return [] }
        let stages = (0..<number(2...4)).map { stage in
            """
              - from: \(min(year + 2 * stage, 2014))
                agreed: \(one("yes", "no"))
                says: Made-up change no. \(stage + 1) of what is offered, to whom and at whose expense.
                reaches: [{ cohort: nobody, possibly: "\(cohort())", as: may }]
                money: [{ flow: \(isUpper ? "grant" : "budget"), from: \(place), status: \(one("paid", "unchanged", "cut", "stopped")) }]
                \(source())
            """
        }
        return [(["stages:"] + stages).joined(separator: "\n")]
    }

    /// Cohorts as sources name them: newcomers, jobseekers, parents, refugees, with ages, years and levels that vary.
    private mutating func cohort() -> String {
        let (age, years, level) = (number(16...30), number(1...8), one("A1", "A2", "B1", "B2"))
        return generator.pick([
            "newcomer", "third-country", "eu-mobile", "citizenship is not national", "without-permit",
            "newcomer and age >= \(age)", "newcomer and language < \(level)",
            "citizenship is not national and years-resident < \(years) and language < \(level)",
            "third-country and status in {family, refugee}",
            "status is refugee and years-resident < \(years)",
            "status is labour and education >= \(number(4...6))", "jobseeker is yes and age in \(age)..64",
            "citizenship is not national and employment is unemployed and age < \(age + 10)",
            "children >= 1 and youngest-child-age < \(number(3...16))",
            "area-deprivation >= \(number(6...9))",
            "eu-mobile or third-country and years-resident >= \(years)",
            "sex is female and newcomer and children >= 1",
        ])
    }
}
