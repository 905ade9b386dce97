import Atlas
import Coherence
import Cohorts

extension Point {
    /// The phrase with its first passage: «the grant was stopped [mpi-2014, II.B]».
    var words: String { text + (citations.first.map { " [\($0.words)]" } ?? "") }
    var json: JSON {
        .object([("text", .text(text)), ("sources", .list(citations.map(\.json)))])
    }
}

extension [Point] {
    /// The phrases, for one cell.
    var cell: String { map(\.text).joined(separator: "; ") }
    /// Where they are stated, each passage once, for one cell.
    var sources: String {
        var seen: Set<Citation> = []
        return flatMap(\.citations).filter { seen.insert($0).inserted }.map(\.words).joined(separator: "; ")
    }
    var json: JSON { .list(map(\.json)) }

    /// «heading: …; …», wrapped; the lot after «none stated» where there is nothing.
    func lines(_ heading: String, orElse none: String = "none stated") -> String {
        "\(heading): \(isEmpty ? none : map(\.words).joined(separator: "; "))".wrapped(
            "    ", hanging: "      ")
    }
}

extension AtlasView {
    /// The place that is meant, if one is.
    func place(ifNamed text: String?) throws -> PlaceID? {
        try UserFault.pass { try text.map { try atlas.place(named: $0).id.place } }
    }

    /// The day and how far the sources reach, the last line of an answer.
    var ending: [String] { ["", "As of \(day.words). The sources reach to \(atlas.horizon.year)."] }

    /// Names of records, each with its id.
    func list(_ ids: [RecordID]) -> String { ids.map { "\(name($0)) [\($0)]" }.joined(separator: "; ") }
}
