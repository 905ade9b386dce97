import ArgumentParser
import Atlas
import Coherence
import Cohorts

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a record as of a day: what it says, where that is stated, what it is linked to.",
        discussion: """
            EXAMPLE
              leitbild show de.integrationskurs
            """)

    @Argument(help: "A record's id, or its name if it is the only one of that name.") var id: String
    @Option(name: .long, help: "text or json.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let record = try UserFault.pass { try view.atlas.record(id) }
        if format == .json { return Terminal.write(record.json(in: view).rendered) }
        guard format == .text else {
            throw UserFault("leitbild: show answers in text or json. «leitbild list» has csv.")
        }
        Terminal.write(text(record, view))
    }

    private func text(_ record: Record, _ view: AtlasView) -> String {
        let kind = record.kind.rawValue + (record.type.isEmpty ? "" : ", \(record.type)")
        var lines = ["\(Terminal.paint(record.name, .bold)) (\(kind))", "  \(record.id)"]
        let others = record.names.texts.filter { $0.value != record.name && $0.key != "und" }.sorted {
            $0.key < $1.key
        }.map { "\($0.key): \($0.value)" }
        if !others.isEmpty {
            lines.append("also \(others.joined(separator: "; "))".wrapped("  ", hanging: "    "))
        }
        if ![.document, .place].contains(record.kind) {
            lines.append(
                "\(record.held.text); in force on \(view.day.words): \(record.force(on: view.day).rawValue)"
                    .wrapped("  ", hanging: "    "))
        }
        lines += record.outline(on: view.day).map { line in
            let indent = "  " + line.prefix { $0 == " " }
            return line.wrapped(indent, hanging: indent + "    ")
        }
        if let note = record.note { lines.append("note: \(note)".wrapped("  ", hanging: "    ")) }
        let incoming = view.linking(to: record.id).map { "\($0.from) \($0.kind.rawValue) this" }
        let about = view.atlas.records.values.filter {
            $0.list("about").contains(record.id.rawValue) || $0.list("of").contains(record.id.rawValue)
        }
        .sorted { $0.id < $1.id }.map { "\($0.kind.rawValue) \($0.id)" }
        if !(incoming + about).isEmpty {
            lines.append(
                "linked from: \((incoming + about).joined(separator: "; "))".wrapped("  ", hanging: "    "))
        }
        if !record.stages.isEmpty {
            lines.append("  changed \(record.stages.count) times: leitbild story \(record.id)")
        }
        lines.append(
            "sources: \(record.citations.isEmpty ? "general knowledge" : record.citations.map(\.words).joined(separator: "; "))"
                .wrapped("  ", hanging: "    "))
        if !record.inventory.isEmpty {
            lines.append(
                "inventory: \(record.inventory.joined(separator: ", "))".wrapped("  ", hanging: "    "))
        }
        lines.append("  As of \(view.day.words). The sources reach to \(view.atlas.horizon.year).")
        return lines.joined(separator: "\n")
    }
}

struct StoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "story",
        abstract: "A record through time: what changed, by whom, agreed or not, and what followed.",
        discussion: """
            EXAMPLE
              leitbild story nl.inburgering
            """)

    @Argument(help: "A record's id or name.") var id: String
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let record = try UserFault.pass { try view.atlas.record(id) }
        var lines = [
            "\(Terminal.paint(record.name, .bold)) [\(record.id)], \(record.held.text)".wrapped(
                "", hanging: "  ")
        ]
        lines += before(record, view).map { $0.wrapped("  ", hanging: "    ") }
        var known: Set<String> = []
        let cards = try shippedCards()
        for stage in record.stages {
            lines += ["", Terminal.paint(stage.from.text, .bold) + heading(stage, view)]
            if let says = stage.says { lines.append(says.wrapped("  ")) }
            lines += record.changes(of: stage).map { line in
                line.wrapped("    " + line.prefix { $0 == " " }, hanging: "        ")
            }
            lines.append(
                "sources: \(stage.citations.map(\.words).joined(separator: "; "))".wrapped(
                    "  ", hanging: "    "))
            guard let day = stage.from.latest else { continue }
            let then = try UserFault.pass { try Assessment(of: view.atlas.view(asOf: day), cards: cards) }
            let now = then.findings.filter { $0.basis == .stated && $0.records.contains(record.id) }
            for finding in now where !known.contains(finding.id) {
                lines.append(
                    "→ from here on: \(cards[finding.check]?.title.text() ?? "") (\(finding.check))".wrapped(
                        "  ", hanging: "    "))
            }
            for gone in known.subtracting(now.map(\.id)).sorted() {
                lines.append("→ no longer: \(gone.prefix { $0 != "/" })".wrapped("  "))
            }
            known = Set(now.map(\.id))
        }
        let after = following(record, view)
        if !after.isEmpty {
            lines +=
                ["", Terminal.paint("What followed and what is said of it", .bold)]
                + after.map { $0.wrapped("  ", hanging: "    ") }
        }
        lines += ["", "The sources reach to \(view.atlas.horizon.year)."]
        Terminal.write(lines.joined(separator: "\n"))
    }

    private func heading(_ stage: Record.Stage, _ view: AtlasView) -> String {
        let by = stage.by.map { ", by \(view.name(RecordID(rawValue: $0)))" } ?? ", by whom is not stated"
        let agreed =
            stage.isAgreed.map { $0 ? ", agreed" : ", not agreed: one level alone" }
            ?? ", agreed or not is not stated"
        return by + agreed
    }

    private func before(_ record: Record, _ view: AtlasView) -> [String] {
        let links = view[record.id]?.facts.links.filter { $0.kind == .replaces || $0.kind == .buildsOn } ?? []
        return links.map {
            "\($0.kind == .replaces ? "replaces" : "builds on") «\(view.name($0.target))» [\($0.target)]"
        }
    }

    private func following(_ record: Record, _ view: AtlasView) -> [String] {
        let links = view.linking(to: record.id).map {
            "«\(view.name($0.from))» \($0.kind.rawValue) it [\($0.from)]"
        }
        let said = view.atlas.records.values.filter {
            $0.list("about").contains(record.id.rawValue) || $0.list("of").contains(record.id.rawValue)
        }
        .sorted { $0.id < $1.id }
        .map {
            "\($0.kind.rawValue) «\($0.name)»: \($0.text("says") ?? $0.text("found") ?? $0.note ?? "") [\($0.id)]"
        }
        let end = record.held.ended.map { ["ended \($0.text)"] } ?? []
        return end + links + said
    }
}

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the records of a kind.",
        discussion: """
            Kinds: \(RecordKind.allCases.map(\.rawValue).joined(separator: ", ")).

            EXAMPLES
              leitbild list fund
              leitbild list measure --place Munich --format csv
            """)

    @Argument(help: "A kind of record.") var kind: String
    @Option(name: .long, help: "Only records of this place and the places inside it.") var place: String?
    @Option(name: .long, help: "Only records of this field.") var field: String?
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        guard let wanted = RecordKind(rawValue: kind) else {
            let kinds = RecordKind.allCases.map(\.rawValue)
            let near = nearestWord(to: kind, among: kinds).map { " Did you mean «\($0)»?" } ?? ""
            throw UserFault(
                "leitbild: «\(kind.prefix(40))» is not a kind of record. There are \(kinds.joined(separator: ", ")).\(near)"
            )
        }
        let within = try UserFault.pass { try place.map { try view.atlas.place(named: $0).id.place } }
        let wantedField = try view.field(named: field)
        let records = view.atlas.all(wanted).filter { record in
            let isThere =
                within.map { outer in record.place.map { view.places.isSame($0, asOrInside: outer) } ?? false
                } ?? true
            let isOfField = wantedField.map { view[record.id]?.facts.field == $0 } ?? true
            return isThere && isOfField && (options.asOf == nil || record.force(on: view.day) != .no)
        }
        switch format {
        case .json: Terminal.write(JSON.list(records.map { $0.json(in: view) }).rendered)
        case .csv:
            let header = ["record", "type", "id", "name", "place", "held", "inForce", "inventory", "sources"]
            Terminal.write(CSV.rendered(header, records.map { row($0, view) }))
        case .text:
            let width = min(40, records.map { $0.id.rawValue.count }.max() ?? 0) + 2
            let lines = records.map { record in
                ("\(record.id.rawValue.padded(to: width))\(record.name)"
                    + (record.type.isEmpty ? "" : " (\(record.type))"))
                    .wrapped("", hanging: String(repeating: " ", count: width))
            }
            let asOf = options.asOf == nil ? "" : " not certainly out of force on \(view.day.words)"
            Terminal.write(
                (lines + [
                    "\(records.count) \(kind) record\(records.count == 1 ? "" : "s")\(asOf). The sources reach to \(view.atlas.horizon.year)."
                ]).joined(separator: "\n"))
        }
    }

    private func row(_ record: Record, _ view: AtlasView) -> [String] {
        [
            record.kind.rawValue, record.type, record.id.rawValue, record.name, record.place?.rawValue ?? "",
            record.held.text,
            record.force(on: view.day).rawValue, record.inventory.joined(separator: " "),
            record.citations.map(\.words).joined(separator: "; "),
        ]
    }
}

extension Record {
    /// The record with at least what the documented format holds.
    func json(in view: AtlasView) -> JSON {
        .object([
            ("record", .text(kind.rawValue)), ("type", .text(type)), ("id", .text(id.rawValue)),
            ("name", .text(name)),
            ("names", .object(names.texts.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })),
            ("place", .optional(place?.rawValue)),
            ("held", .text(held.text)), ("inForce", .text(force(on: view.day).rawValue)),
            ("inventory", .texts(allInventory)),
            ("sources", .list(citations.map(\.json))), ("facts", .texts(outline(on: view.day))),
            ("note", .optional(note)),
        ])
    }

    /// The rows of the inventory that the record and its stages cover.
    private var allInventory: [String] {
        var seen: Set<String> = []
        return (inventory + stages.flatMap(\.inventory)).filter { seen.insert($0).inserted }
    }
}
