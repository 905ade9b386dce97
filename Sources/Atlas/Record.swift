public import Cohorts

/// One record of the atlas: what it is, where it comes from, and how it changed.
public struct Record: Sendable {
    /// Its id.
    public let id: RecordID
    /// What kind of thing it describes.
    public let kind: RecordKind
    /// The type within its kind: `law`, `report`, …; empty where the kind has none.
    public let type: String
    /// What it is called, by language.
    public let names: Names
    /// Other names by which it may be found.
    public let aliases: [String]
    /// The place it belongs to; for a place the place itself.
    public let place: PlaceID?
    /// The level that holds it, where its place has two.
    public let statedLevel: Level?
    /// Where it comes from.
    public let citations: [Citation]
    /// Rows of the inventory of the sources that it covers.
    public let inventory: [String]
    /// What a reader must know.
    public let note: String?
    /// When it was in force.
    public let held: Held
    /// How long it lasted, where no dates are known.
    public let duration: Period?
    /// What changed over time, in order.
    public let stages: [Stage]
    /// The file it was read from.
    public let file: String
    let tree: Tree
    let cohorts: [String: Cohort]

    /// One change of a record.
    public struct Stage: Sendable {
        /// When it took effect.
        public let from: Moment
        /// Whether those concerned agreed; nil if no source says.
        public let isAgreed: Bool?
        /// Who decided it, as written.
        public let by: String?
        /// The change in a sentence.
        public let says: String?
        /// Rows of the inventory that it covers.
        public let inventory: [String]
        /// Where it is stated.
        public let citations: [Citation]
        let patch: Tree
    }

    /// The name in English, or whatever there is.
    public var name: String { names.text() }

    /// A text field that only this kind has, as written: `definition`, `says`, `url`; nil where it is not stated.
    public func text(_ field: String) -> String? { tree[field]?.text }

    /// A list field that only this kind has, as written.
    public func list(_ field: String) -> [String] { tree[field]?.items.compactMap(\.text) ?? [] }

    /// A number or range that only this kind has.
    public func numbers(_ field: String) -> ClosedRange<Double>? { tree[field]?.numbers }

    /// A date that only this kind has.
    public func moment(_ field: String) -> Moment? { tree[field]?.moment }

    /// A time that only this kind has: `paid`.
    public func span(_ field: String) -> Held? { tree[field].map { Held($0) } }
}

extension Record {
    /// From a checked tree.
    ///
    /// - Parameters:
    ///   - years: the year of each document, for endings without a date.
    init?(_ tree: Tree, file: String, cohorts: [String: Cohort], years: [RecordID: Int]) {
        guard let id = tree["id"]?.text.map({ RecordID(rawValue: $0) }),
            let kind = tree["record"]?.text.flatMap(RecordKind.init)
        else { return nil }
        let citations = (tree["sources"] ?? tree["citedIn"]).map(Citation.list) ?? []
        let stages = (tree["stages"]?.items ?? []).compactMap { Stage($0, default: citations) }
        self.id = id
        self.kind = kind
        type = tree["type"]?.text ?? ""
        names = Names(tree["name"])
        aliases = tree["aliases"]?.items.compactMap(\.text) ?? []
        place = kind == .place ? id.place : tree["place"]?.text.map { PlaceID(rawValue: $0) }
        statedLevel = tree["level"]?.level
        self.citations = citations
        inventory = tree["inventory"]?.items.compactMap(\.text) ?? []
        note = tree["note"]?.text
        held = Held.of(tree, stages: stages, documentYear: citations.compactMap { years[$0.document] }.max())
        duration = tree["held"]?["duration"]?.text.flatMap { Period($0) }
        self.stages = stages
        self.file = file
        self.tree = tree
        self.cohorts = cohorts
    }

    /// Whether it is in force on the day. Places, documents and statements do not come into force: they are there.
    public func force(on day: Day) -> Truth {
        switch kind {
        case .place, .placeGroup, .document, .study, .event, .figure, .change, .tension, .barrier: .yes
        case .body, .measure, .fund, .network, .project, .instrument, .practice: held.force(on: day)
        }
    }

    /// What is known of it on the day. Where a change may or may not have taken effect, what it touches is unknown.
    public func facts(on day: Day) -> Facts {
        let reader = FactsReader(
            day: day, recordForce: force(on: day), citations: citations, cohorts: cohorts)
        return reader.facts(tree(on: day))
    }

    func tree(on day: Day) -> Tree {
        var current = tree.without("stages")
        var versions = [current]
        for stage in stages {
            guard let happened = stage.from.hasHappened(by: day) else {
                current = current.patched(by: stage.patch)
                versions.append(current)
                continue
            }
            guard happened else { continue }
            current = current.patched(by: stage.patch)
            versions = [current]
        }
        return versions.count == 1 ? versions[0] : Tree.common(versions)
    }
}

extension Record.Stage {
    fileprivate init?(_ tree: Tree, default citations: [Citation]) {
        guard let from = tree["from"]?.moment else { return nil }
        self.from = from
        isAgreed = tree["agreed"]?.yesNo
        by = tree["by"]?.text
        says = tree["says"]?.text
        inventory = tree["inventory"]?.items.compactMap(\.text) ?? []
        let own = tree["sources"].map(Citation.list)
        self.citations = own ?? citations
        var patch = ["from", "agreed", "by", "says", "inventory", "sources"].reduce(tree) { $0.without($1) }
        if let sources = tree["sources"] { patch = patch.citing(sources) }
        self.patch = patch
    }
}

extension Tree {
    /// The patch with its sources at each entry that has none of its own, so that an entry keeps them after merging.
    fileprivate func citing(_ sources: Tree) -> Tree {
        guard case .map(let pairs, let mark) = self else { return self }
        func cited(_ tree: Tree) -> Tree {
            tree.isMap && tree["sources"] == nil ? tree.setting("sources", to: sources) : tree
        }
        let entryLists: Set<String> = [
            "reaches", "tasks", "money", "forbids", "aims", "monitors", "oversight", "partners",
        ]
        let single: Set<String> = ["cut", "pays", "free"]
        return .map(
            pairs.map { pair in
                var value = pair.value
                if entryLists.contains(pair.key) {
                    value =
                        if case .list(let items, let mark) = value { .list(items.map(cited), mark) } else {
                            cited(value)
                        }
                } else if single.contains(pair.key) {
                    value = cited(value)
                } else if pair.key == "roles", case .map(let roles, let rolesMark) = value {
                    value = .map(
                        roles.map { Pair(key: $0.key, keyMark: $0.keyMark, value: cited($0.value)) },
                        rolesMark)
                }
                return Pair(key: pair.key, keyMark: pair.keyMark, value: value)
            }, mark)
    }

    /// What all versions say alike; whom they reach is kept as a possibility.
    fileprivate static func common(_ versions: [Tree]) -> Tree {
        guard let first = versions.first, case .map(let pairs, let mark) = first else { return versions[0] }
        var kept = pairs.compactMap { pair in
            versions.allSatisfy { $0[pair.key] == pair.value } ? pair : pair.common(versions)
        }
        let reaches = versions.compactMap { $0["reaches"] }
        var entries: [Tree] = []
        for entry in reaches.flatMap(\.items) where !entries.contains(entry) { entries.append(entry) }
        if !kept.contains(where: { $0.key == "reaches" }), !entries.isEmpty {
            let value = Tree.list(entries.map { $0.onlyPossible }, mark)
            kept.append(Pair(key: "reaches", keyMark: mark, value: value))
        }
        return .map(kept, mark)
    }

    /// A reach entry of which it is not known whether it holds: nobody surely, everybody it names possibly.
    private var onlyPossible: Tree {
        let possibly = self["possibly"] ?? self["cohort"] ?? .scalar("everyone", mark)
        return setting("possibly", to: possibly).setting("cohort", to: .scalar("nobody", mark))
            .setting("unsure", to: .scalar("yes", mark))
    }
}

extension Tree.Pair {
    /// Of roles and links, which are facts each by itself, those that all versions say alike.
    fileprivate func common(_ versions: [Tree]) -> Tree.Pair? {
        guard key == "roles" || key == "links", case .map(let parts, let mark) = value else { return nil }
        let same = parts.filter { part in versions.allSatisfy { $0[key]?[part.key] == part.value } }
        return same.isEmpty ? nil : Tree.Pair(key: key, keyMark: keyMark, value: .map(same, mark))
    }
}

extension Held {
    /// From a record's tree, its stages and the year of the document that it rests on.
    fileprivate static func of(_ tree: Tree, stages: [Record.Stage], documentYear: Int?) -> Held {
        var held = tree["held"].map { Held($0) } ?? Held(from: stages.first?.from)
        held.witnessed = stages.filter { $0.patch["ended"] == nil }.compactMap(\.from.latest)
        let ending =
            tree["ended"].map { ($0, Moment?.none) }
            ?? stages.lazy.compactMap { stage in
                stage.patch["ended"].map { ($0, stage.from) }
            }.first
        if let (ending, from) = ending {
            held.ended =
                ending["on"]?.moment ?? from
                ?? Moment(earliest: nil, latest: documentYear.map { .last(of: $0) })
        }
        return held
    }
}
