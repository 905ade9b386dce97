import ArgumentParser
import Atlas
import Cohorts
import Foundation
import LeitbildData
import Web

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the format of records as a JSON Schema, for editors.",
        discussion: """
            It knows shapes and words; whether ids exist and cohorts can be read «leitbild atlas validate» tells.

            EXAMPLE
              leitbild atlas schema > record.schema.json
            """)

    @OptionGroup var options: AtlasOptions

    func run() throws { Terminal.write(RecordSchema.text(for: try options.load().glossary)) }
}

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What one folder of records says otherwise than another, each laid over the shipped atlas.",
        discussion: """
            EXAMPLE
              leitbild atlas diff my-city-2013 my-city-2014
            """)

    @Argument(help: "A folder of records; «shipped» for the shipped atlas alone.") var before: String
    @Argument(help: "Another folder.") var after: String

    func run() throws {
        let sentences = AtlasDifference.sentences(from: try atlas(before), to: try atlas(after))
        Terminal.write(
            sentences.isEmpty
                ? "They say the same."
                : sentences.map { $0.wrapped("", hanging: "  ") }.joined(separator: "\n"))
    }

    private func atlas(_ folder: String) throws -> Atlas {
        let own = folder == "shipped" ? [] : [URL(fileURLWithPath: folder)]
        let result = AtlasLoader(layers: [LeitbildData.atlas] + own, vocabulary: LeitbildData.vocabulary)
            .load()
        guard let atlas = result.atlas, result.faults.isEmpty else {
            throw UserFault(
                "leitbild: \(folder) has faults:\n" + result.faults.map { "  \($0)" }.joined(separator: "\n"))
        }
        return atlas
    }
}

struct StaleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stale",
        abstract: "Records by how long ago they were last confirmed, the longest first.",
        discussion: """
            A record is confirmed by the last day for which it is known to have been in force, else by the year of its document.

            EXAMPLE
              leitbild atlas stale --as-of 2026
            """)

    @Option(name: .long, help: "How many to show; 0 for all.") var most = 20
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let rows = view.atlas.records.values.filter {
            $0.kind == .measure || $0.kind == .fund || $0.kind == .body || $0.kind == .network
        }
        .compactMap { record -> (record: Record, last: Day)? in
            let documents = record.citations.compactMap { view.atlas[$0.document]?.text("year") }.compactMap {
                Int($0)
            }
            let last = record.held.lastKnown ?? documents.max().map { Day.last(of: $0) }
            guard record.force(on: view.day) != .no else { return nil }
            return last.map { (record, $0) }
        }
        .sorted { ($0.last, $0.record.id) < ($1.last, $1.record.id) }
        let shown = most > 0 && format == .text ? Array(rows.prefix(most)) : rows
        let table = shown.map {
            [$0.record.id.rawValue, $0.record.name, "\($0.last)", "\(max(0, view.day.year - $0.last.year))"]
        }
        let header = ["id", "name", "confirmed", "years"]
        switch format {
        case .csv: Terminal.write(CSV.rendered(header, table))
        case .json: Terminal.write(JSON.list(table.map { $0.json(header) }).rendered)
        case .text:
            let lines = table.map { "\($0[2])  \($0[1]) [\($0[0])]".wrapped("", hanging: "            ") }
            let rest =
                rows.count > shown.count ? "\(rows.count - shown.count) more; --most 0 shows all. " : ""
            Terminal.write(
                (lines + [
                    "", "\(rest)As of \(view.day.words). The sources reach to \(view.atlas.horizon.year).",
                ]).joined(separator: "\n"))
        }
    }
}

struct GlossaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "glossary",
        abstract:
            "What the sources speak of: concepts, kinds of actors, target groups and domains, with the passage.",
        discussion: """
            EXAMPLE
              leitbild glossary devolution
            """)

    @Argument(help: "Part of a word; without it all.") var word: String?
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let concepts = view.atlas.glossary.concepts.filter { concept in
            guard let word = word?.lowercased() else { return true }
            let texts =
                [concept.id.rawValue, concept.alias ?? "", concept.meaning ?? ""] + concept.names.texts.values
            return texts.contains { $0.lowercased().contains(word) }
        }
        switch format {
        case .csv: Terminal.write(CSV.rendered(Self.header, concepts.map { row($0) }))
        case .json: Terminal.write(JSON.list(concepts.map { row($0).json(Self.header) }).rendered)
        case .text: Terminal.write(text(concepts, view))
        }
    }

    private func text(_ concepts: [Glossary.Concept], _ view: AtlasView) -> String {
        var lines: [String] = []
        for section in Glossary.Concept.Section.allCases {
            let part = concepts.filter { $0.section == section }
            guard !part.isEmpty else { continue }
            lines += [Terminal.paint(section.rawValue, .bold)]
            for concept in part {
                let more = [
                    concept.alias.map { "today: \($0)" }, concept.meaning,
                    concept.cohort.map { "cohort: \($0)" },
                ].compactMap { $0 }
                let tail = more.isEmpty ? "" : ": " + more.joined(separator: "; ")
                lines.append(
                    "\(concept.names.text())\(tail) [\(concept.citations.first?.words ?? "")]".wrapped(
                        "  ", hanging: "      "))
            }
        }
        lines += ["", "\(concepts.count) words. The sources reach to \(view.atlas.horizon.year)."]
        return lines.joined(separator: "\n")
    }

    private static let header = [
        "section", "id", "name", "meaning", "alias", "cohort", "field", "inventory", "sources",
    ]

    private func row(_ concept: Glossary.Concept) -> [String] {
        [
            concept.section.rawValue, concept.id.rawValue, concept.names.text(), concept.meaning ?? "",
            concept.alias ?? "",
            concept.cohort?.description ?? "", concept.field?.rawValue ?? "",
            concept.inventory.joined(separator: " "),
            concept.citations.map(\.words).joined(separator: "; "),
        ]
    }
}
