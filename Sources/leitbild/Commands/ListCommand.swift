import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Web

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
