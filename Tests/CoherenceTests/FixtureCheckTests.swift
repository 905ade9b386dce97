import Atlas
import Coherence
import Cohorts
import Fixtures
import Testing

/// Checks on planted records, where the sources document only the silent side or only unknown facts.
struct FixtureCheckTests {
    private static func measure(_ id: String, _ facts: String, place: String = "de") -> [String: String] {
        [
            "\(id.prefix(2))/measures/\(id).yml": """
            record: measure
            id: \(id)
            type: programme
            name: { en: Planted \(id) }
            place: \(place)
            field: newcomer-advice
            held: { from: 2010, attested: [2014] }
            sources: [{ document: mpi-2014, locator: planted }]
            \(facts)
            """
        ]
    }

    /// The findings on the planted record; the twin with other ids and names must give the same.
    private func findings(
        _ files: [String: String], _ check: CheckID, on record: RecordID
    ) throws -> [Finding] {
        func found(_ atlas: Atlas, _ record: RecordID) throws -> [Finding] {
            try ShippedAtlas.assess(atlas, asOf: 2014, only: check).findings.filter {
                $0.records.contains(record)
            }
        }
        let twin = try TwinAtlas.with(files)
        let here = try found(ShippedAtlas.with(files), record)
        let there = try found(twin.atlas, twin.id(record))
        func facts(_ findings: [Finding]) -> [String] {
            findings.map { "\($0.severity) \($0.basis) \($0.need?.rawValue ?? "")" }.sorted()
        }
        let (ours, theirs) = (facts(here), facts(there))
        #expect(ours == theirs)
        return here
    }

    @Test func `content at the city and the budget above without a grant is found`() throws {
        let facts =
            "roles: { content: { level: city }, means: { level: state } }\nmoney: [{ flow: grant, status: none }]"
        let found = try findings(
            Self.measure("de.planted", facts), "competence.content-without-means", on: "de.planted")
        #expect(found.map(\.basis) == [.stated])
    }

    @Test func `content at the city and the budget above with nothing said of a grant is a notice`() throws {
        let facts = "roles: { content: { level: city }, means: { level: state } }"
        let found = try findings(
            Self.measure("de.planted", facts), "competence.content-without-means", on: "de.planted")
        #expect(found.map(\.basis) == [.unknown])
    }

    @Test func `a grant that covers less than it costs is an unfunded duty`() throws {
        let facts = """
            tasks: [{ on: each-city, do: deliver, binding: expected }]
            money:
              - { flow: grant, from: de, to: each-city, status: paid, amount: 10, currency: EUR }
              - { flow: budget, from: each-city, status: paid, amount: 15, currency: EUR }
            """
        let found = try findings(Self.measure("de.planted", facts), "money.unfunded-duty", on: "de.planted")
        #expect(found.map(\.severity) == [.gap])
        let enough = facts.replacing("amount: 10", with: "amount: 15")
        #expect(
            try findings(Self.measure("de.planted", enough), "money.unfunded-duty", on: "de.planted").isEmpty)
    }

    @Test func `a need is unserved on stated facts only if every level states that it has nothing`() throws {
        let place = """
            record: place
            id: %
            name: { en: Planted }
            levels: [@]
            without: [{ need: skill-recognition, sources: [{ document: mpi-2014, locator: planted }] }]
            """
        func text(_ id: String, _ level: String, _ rest: String) -> String {
            place.replacing("%", with: id).replacing("@", with: level) + "\n" + rest
        }
        var files = [
            "de/places/x.yml": text("de.planted", "city", "in: de"),
            "de/places/de.yml": text("de", "state", "code: DE"),
        ]
        files["eu/places/eu.yml"] = text("eu", "supranational", "")
        files["de/measures/recognition-act.yml"] = try ShippedAtlas.text(of: "de.recognition-act").replacing(
            "serves: [skill-recognition]\n", with: "")
        let found = try findings(files, "reach.unserved", on: "de.planted").filter {
            $0.need == "skill-recognition"
        }
        #expect(found.map(\.severity) == [.gap])
        files["eu/places/eu.yml"] = text("eu", "supranational", "").replacing(
            "skill-recognition", with: "host-language")
        #expect(
            try findings(files, "reach.unserved", on: "de.planted").first { $0.need == "skill-recognition" }?
                .basis == .unknown)
    }

    @Test
    func `a mainstream measure that watches group by group is silent, one that watches without is stated`()
        throws
    {
        let watched = "approach: mainstream\nmonitors: [{ what: access, byGroup: yes }]"
        #expect(
            try findings(
                Self.measure("de.planted", watched), "knowledge.unmonitored-mainstreaming", on: "de.planted"
            ).isEmpty)
        let denied = "approach: mainstream\nmonitors: [{ what: access, byGroup: no }]"
        let found = try findings(
            Self.measure("de.planted", denied), "knowledge.unmonitored-mainstreaming", on: "de.planted")
        #expect(found.map(\.basis) == [.stated])
    }

    @Test func `a temporary measure that ended without anything after it is found`() throws {
        let facts = "temporary: yes\nended: { how: abolished, on: 2013 }"
        #expect(
            try findings(Self.measure("de.planted", facts), "knowledge.unscaled", on: "de.planted").map(
                \.basis) == [.stated])
        let expired = "temporary: yes\nended: { how: expired, on: 2013 }"
        #expect(
            try findings(Self.measure("de.planted", expired), "knowledge.unscaled", on: "de.planted").map(
                \.basis) == [.unknown])
    }

    @Test func `a measure stated to be made without any migrant body is found`() throws {
        let found = try findings(
            Self.measure("de.planted", "made: { with: [] }"), "voice.absent", on: "de.planted")
        #expect(found.map(\.severity) == [.risk])
        let others = try findings(
            Self.measure("de.planted", "made: { with: [{ kind: experts }] }"), "voice.absent",
            on: "de.planted")
        #expect(others.map(\.basis) == [.unknown])
    }

    @Test func `an aim with a stated beginning is impatient on stated facts`() throws {
        let facts = "aims: [{ what: inclusive-city, set: 2010, by: 2020, process: integration }]"
        #expect(
            try findings(Self.measure("de.planted", facts), "knowledge.impatient", on: "de.planted").map(
                \.basis) == [.stated])
        let patient = facts.replacing("2020", with: "2036")
        #expect(
            try findings(Self.measure("de.planted", patient), "knowledge.impatient", on: "de.planted").isEmpty
        )
    }

    @Test func `a record whose force is unknown raises nothing on stated facts`() throws {
        let facts = "approach: mainstream\nmonitors: [{ what: access, byGroup: no }]"
        let files = Self.measure("de.planted", facts).mapValues {
            $0.replacing("held: { from: 2010, attested: [2014] }\n", with: "")
        }
        #expect(
            try findings(files, "knowledge.unmonitored-mainstreaming", on: "de.planted").map(\.basis) == [
                .unknown
            ])
    }

    @Test func `cities left to decide that nobody watches are one finding a country`() throws {
        let facts = "roles: { content: { level: city } }\noversight: []"
        let files = Self.measure("it.planted", facts, place: "it").merging(
            Self.measure("it.second", facts, place: "it")
        ) { $1 }
        let found = try findings(files, "evaluation.presence-unchecked", on: "it.planted")
        #expect(found.map(\.basis) == [.stated])
        #expect(found.first?.id == "evaluation.presence-unchecked/it")
        let watched = Self.measure("it.third", "oversight: [{ of: presence, by: state }]", place: "it")
        #expect(
            try findings(files.merging(watched) { $1 }, "evaluation.presence-unchecked", on: "it.planted")
                .isEmpty)
    }

    @Test func `that nobody says who watches is a notice`() throws {
        let files = Self.measure("it.planted", "roles: { content: { level: city } }", place: "it")
        #expect(
            try findings(files, "evaluation.presence-unchecked", on: "it.planted").map(\.basis) == [.unknown])
    }

    @Test func `content at the city judged by the centre is found, by local aims it is not`() throws {
        let facts = "roles: { content: { level: city }, evaluation: { level: state, yardstick: central } }"
        let found = try findings(
            Self.measure("de.planted", facts), "evaluation.central-yardstick", on: "de.planted")
        #expect(found.map(\.severity) == [.risk])
        let local = facts.replacing("yardstick: central", with: "yardstick: local")
        #expect(
            try findings(Self.measure("de.planted", local), "evaluation.central-yardstick", on: "de.planted")
                .isEmpty)
        let unsaid = facts.replacing(", yardstick: central", with: "")
        #expect(
            try findings(Self.measure("de.planted", unsaid), "evaluation.central-yardstick", on: "de.planted")
                .isEmpty)
    }

    private static func study(_ design: String) -> [String: String] {
        [
            "de/studies/planted.yml": """
            record: study
            id: de.planted-study
            name: { en: A planted study }
            year: 2013
            about: [de.planted]
            \(design)
            sources: [{ document: mpi-2014, locator: planted }]
            """
        ]
    }

    @Test func `five years without a study is a notice`() throws {
        let files = Self.measure("de.planted", "").mapValues {
            $0.replacing("from: 2010", with: "from: 2009")
        }
        #expect(try findings(files, "knowledge.unevaluated", on: "de.planted").map(\.basis) == [.unknown])
        #expect(
            try findings(Self.measure("de.planted", ""), "knowledge.unevaluated", on: "de.planted").isEmpty,
            "four years only")
    }

    @Test func `a study that asked users only is a finding, one that compared is none`() throws {
        let files = Self.measure("de.planted", "").mapValues {
            $0.replacing("from: 2010", with: "from: 2005")
        }
        let users = try findings(
            files.merging(Self.study("design: users")) { $1 }, "knowledge.unevaluated", on: "de.planted")
        #expect(users.map(\.basis) == [.unknown])
        #expect(users.first?.explanation.contains("of 1 study none is known to compare") == true)
        let compared = files.merging(Self.study("design: comparison")) { $1 }
        #expect(try findings(compared, "knowledge.unevaluated", on: "de.planted").isEmpty)
    }
}
