/// What one atlas says otherwise than another, in plain sentences.
public enum AtlasDifference {
    /// One sentence for each record added or removed and each fact changed, by record.
    ///
    /// - Parameters:
    ///   - before: the one.
    ///   - after: the other.
    public static func sentences(from before: Atlas, to after: Atlas) -> [String] {
        let ids = Set(before.records.keys).union(after.records.keys).sorted()
        return ids.flatMap { id -> [String] in
            switch (before[id], after[id]) {
            case (nil, let record?): ["\(id) is new: \(record.kind.rawValue) «\(record.name)»."]
            case (let record?, nil): ["\(id) is gone: \(record.kind.rawValue) «\(record.name)»."]
            case (let old?, let new?): old.tree == new.tree ? [] : changes(id, old.tree, new.tree)
            case (nil, nil): []
            }
        }
    }

    /// The records that differ, by id.
    public static func records(from before: Atlas, to after: Atlas) -> [RecordID] {
        Set(before.records.keys).union(after.records.keys).sorted().filter {
            before[$0]?.tree != after[$0]?.tree
        }
    }

    private static func changes(_ id: RecordID, _ old: Tree, _ new: Tree) -> [String] {
        let fields = (old.pairs.map(\.key) + new.pairs.map(\.key)).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        return fields.compactMap { field in
            switch (old[field], new[field]) {
            case (nil, let value?): "\(id) now states «\(field)»: \(value.flat)."
            case (let value?, nil): "\(id) no longer states «\(field)»; it was: \(value.flat)."
            case (let was?, let now?):
                was == now ? nil : "\(id) changed «\(field)» from \(was.flat) to \(now.flat)."
            case (nil, nil): nil
            }
        }
    }
}
