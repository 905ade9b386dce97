import Fixtures
import Foundation
import LeitbildData
import Testing

@testable import Atlas

/// Folders and the files of a layer that are no records: declaration, acknowledgements, vocabulary.
struct LayerFileTests {
    @Test func `says that a folder is not there`() throws {
        let gone = URL(filePath: "/nowhere/at-all")
        let result = AtlasLoader(layers: [gone], vocabulary: LeitbildData.vocabulary).load()
        #expect(
            result.faults.map(\.description) == [
                "at-all: there is no such folder. Give the folder of an atlas."
            ])
    }

    @Test func `says that a folder is empty`() throws {
        let faults = try TemporaryAtlas.load([String: Data]()).faults.map(\.description)
        #expect(faults == ["layer: the folder holds no .yml files. «leitbild atlas new» writes one."])
    }

    @Test func `says that a file is no folder`() throws {
        let result = try TemporaryAtlas.with(["x.yml": Data()]) { folder in
            AtlasLoader(layers: [folder.appending(path: "x.yml")], vocabulary: LeitbildData.vocabulary).load()
        }
        #expect(
            result.faults.map(\.description) == [
                "x.yml: there is no such folder. Give the folder of an atlas."
            ])
    }

    @Test func `says that a vocabulary is empty`() throws {
        let result = try TemporaryAtlas.with([:], named: "words") { folder in
            AtlasLoader(layers: [LeitbildData.atlas], vocabulary: folder).load()
        }
        #expect(result.faults.map(\.description).contains("words: the folder holds no vocabulary files."))
    }

    @Test func `names a file that leads nowhere`() throws {
        let result = try TemporaryAtlas.with(["de/a.yml": Data()]) { folder in
            let link = folder.appending(path: "de/link.yml")
            try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "/nowhere")
            return AtlasLoader(layers: [folder], vocabulary: LeitbildData.vocabulary).load()
        }
        let sentence =
            "layer/de/link.yml: the file cannot be read. Check that it exists and that you may read it."
        #expect(result.faults.map(\.description).contains(sentence))
    }

    @Test func `refuses a horizon that is no date`() throws {
        let faults = try Reading.faults(in: ["atlas.yml": "horizon: soon"])
        #expect(faults == ["layer/atlas.yml:1: horizon: expected the year up to which the sources reach."])
    }

    @Test func `refuses what it would not read beside the horizon`() throws {
        let faults = try Reading.faults(in: ["atlas.yml": "horizon: 2020\nhorizn: 2021"])
        #expect(faults == ["layer/atlas.yml:2:1: «horizn» is not a field here. Did you mean «horizon»?"])
    }

    @Test func `refuses an acknowledgement without a reason`() throws {
        let faults = try Reading.faults(in: [
            "acknowledgements.yml": "acknowledged:\n  - { finding: x, by: us }"
        ])
        #expect(
            faults == ["layer/acknowledgements.yml:2: an acknowledgement needs «finding», «by» and «reason»."]
        )
    }

    @Test(arguments: [
        "acknowledgments: [{ finding: x, by: us, reason: so }]",
        "acknowledged: [{ finding: x, by: us, reason: so, on: soon }]",
        "acknowledged: [{ finding: x, by: us, reason: so, until: 2015 }]",
    ])
    func `refuses what it would not read in acknowledgements`(text: String) throws {
        #expect(try Reading.faults(in: ["acknowledgements.yml": text]).count == 1)
    }

    @Test(arguments: [
        ("terms", "term: {}"),
        ("needs", "one: { domain: newcomers, name: x, cohort: everyone, cohrot: nobody }"),
        ("attributes", "attributes: { hobby: { type: category, values: [a], sensitivity: specail } }"),
        ("unions", "eu: { FR: { from: 1958, too: 2000 } }"),
        ("unions", "eu: { FR: { from: 1958, to: soon } }"), ("fields", "feilds: {}"),
    ])
    func `refuses what it would not read in a vocabulary`(name: String, text: String) throws {
        #expect(try Reading.faults(in: ["vocabulary/\(name).yml": text]).count == 1)
    }

    @Test(arguments: [
        (
            "needs", "one: { domain: nowhere, cohort: everyone }",
            "one: «nowhere» is not a domain of vocabulary/fields.yml."
        ),
        (
            "fields", "fields: { one: { domain: health, dimension: socio-economical } }",
            """
            one.dimension: found «socio-economical», expected one of legal-political, socio-economic, \
            cultural-religious. Did you mean «socio-economic»?
            """
        ),
        (
            "needs", "one: { domain: health, cohort: everyone, dimension: [] }",
            "one.dimension: found a list, expected one of legal-political,"
        ),
        ("needs", "one: { domain: newcomers, cohort: agge }", "one: cohort: line 1, column 1: found «agge»"),
        ("needs", "one: { domain: newcomers }", "one: the need has no cohort: say who is in need."),
        ("terms", "processes: { one: { length: long } }", "one: a process needs a length such as P25Y."),
        ("unions", "eu: { FR: { to: 2000 } }", "eu.FR: a membership needs «from»."),
        ("cohorts", "newcomer: \"third-country\"", "the cohort «newcomer» is defined twice. Keep one."),
        ("cohorts", "one: [newcomer]", "one: expected a cohort in quotes."),
        (
            "attributes", "attributes: { hobby: { type: free } }",
            "hobby: type is «free», expected one of integer, scale,"
        ),
        (
            "attributes", "attributes: { size: { type: integer, from: 9, to: 1 } }",
            "size: an integer needs «from» and «to»"
        ),
        ("attributes", "rules: [{ notApplicable: status }]", "rules: a rule is {"),
        ("atributes", "a: b", "Did you mean «attributes.yml»?"),
    ])
    func `names the file of a faulty word`(name: String, text: String, problem: String) throws {
        let faults = try Reading.faults(in: ["vocabulary/\(name).yml": text])
        #expect(faults.count == 1)
        #expect(faults.first?.hasPrefix("layer/vocabulary/\(name).yml:1:") == true)
        #expect(faults.first?.contains(problem) == true)
    }

    @Test func `gives no atlas when cohorts of the vocabulary go round in a circle`() throws {
        let result = try TemporaryAtlas.load(["vocabulary/cohorts.yml": "one: \"two\"\ntwo: \"one\""])
        #expect(result.atlas == nil)
        #expect(result.faults.map(\.problem).contains { $0.contains("one → two → one") })
    }
}
