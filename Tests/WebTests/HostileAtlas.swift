import Atlas
import Fixtures
import Foundation
import LeitbildData
import Store

@testable import Web

/// A small atlas whose every free text was written to harm whoever shows it.
enum HostileAtlas {
    /// What stands in names, notes, units and sentences.
    static let phrase =
        HostileRequestTests.markup.joined(separator: " ")
        + " {{w.home}} {title} {count} \u{202E}txet\u{2066} \u{7}"
        + " =1+1 " + String(repeating: "x", count: 500)
    /// What a spreadsheet would run.
    static let formula = "=cmd|' /C calc'!A0,\"\u{301}\n+1\r\n@x"

    private struct Faulty: Error {
        let faults: [AtlasFault]
    }

    static func site() throws -> Site {
        try TemporaryAtlas.with(files.mapValues { Data($0.utf8) }) { folder in
            let database = try AtlasDatabase()
            try database.fill(atlas: folder, vocabulary: LeitbildData.vocabulary)
            let sources = try database.sources()
            let result = AtlasLoader(layers: [sources.atlas], vocabulary: sources.vocabulary).load()
            guard let atlas = result.atlas, result.faults.isEmpty else {
                throw Faulty(faults: result.faults)
            }
            try database.index(SearchEntry.all(in: atlas))
            return try Site(atlas, in: database, data: TestSite.data, base: TestSite.base)
        }
    }

    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }

    private static var files: [String: String] {
        let evil = quoted(phrase), name = "{ en: \(quoted(phrase)), de: \(quoted(formula)) }"
        var files = TemporaryAtlas.world
        files["eu/documents/report.yml"] = """
            record: document
            id: report
            name: \(name)
            authors: [\(evil)]
            year: 2014
            url: https://example.org/?"><script>alert(1)</script>
            """
        files["de/places/town.yml"] = """
            record: place
            id: de.north.town
            name: \(name)
            aliases: [\(evil)]
            levels: [city]
            in: de.north
            note: \(evil)
            coordinates: { latitude: 52, longitude: 13, basis: general-knowledge }
            """
        files["de/measures/course.yml"] = """
            record: measure
            id: de.course
            type: programme
            name: \(name)
            aliases: [\(evil), \(quoted(formula))]
            place: de
            field: newcomer-language
            serves: [host-language]
            note: \(evil)
            held: { from: 2004 }
            stages:
              - from: 2005
                says: \(evil)
                by: de
                agreed: no
                sources: [{ document: report, locator: \(evil) }]
                tasks: [{ on: each-city, do: deliver, binding: must }]
                money: [{ flow: grant, from: de, to: each-city, status: paid, scope: \(evil) }]
                reaches: [{ cohort: newcomer, as: must-pass, consequence: [\(evil)] }]
              - from: 2012
                says: \(evil)
                sources: [{ document: report, locator: \(evil) }]
                money: [{ flow: grant, from: de, to: each-city, status: stopped, scope: \(evil) }]
            sources: [{ document: report, locator: \(evil) }]
            """
        files["de/figures/number.yml"] = """
            record: figure
            id: de.number
            name: \(name)
            place: de.north.town
            value: 33
            unit: \(evil)
            definition: \(evil)
            basis: stated
            about: [de.course]
            sources: [{ document: report, locator: \(evil) }]
            """
        return files
    }
}
