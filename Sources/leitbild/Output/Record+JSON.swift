import Atlas
import Cohorts

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
