import Cohorts

/// A reform as a file: what it ends, changes, undoes and starts. Its changes become stages of the records they name, so
/// that a reformed atlas is an atlas like any other, checked by the same rules.
///
/// ```yaml
/// reform: withdrawal-undone
/// name: { en: The withdrawal of 2012 undone }
/// changes:
///   - { undo: nl.inburgering, stage: 2012 }
///   - { change: de.integrationskurs, from: 2014, reaches: [{ cohort: eu-mobile, as: claim }] }
///   - { end: es.integration-fund, on: 2012 }
///   - start: { record: measure, id: xx.new, … }
/// ```
struct Overlay {
    /// The four things that a change may do.
    enum Action: String, CaseIterable { case end, change, undo, start }

    private let name: String
    private let tree: Tree
    private var files: [RecordID: AtlasFile]
    private var touched: Set<RecordID> = []
    private(set) var faults: [AtlasFault] = []
    private let layer: Int

    /// Whether a file is a reform and no record.
    static func isOne(_ tree: Tree) -> Bool { tree["reform"] != nil }

    /// - Parameters:
    ///   - tree: what the file says.
    ///   - name: the file.
    ///   - files: the records as they are without it.
    ///   - layer: the number of the layer that it becomes.
    init(_ tree: Tree, named name: String, over files: [AtlasFile], layer: Int) {
        self.tree = tree
        self.name = name
        self.layer = layer
        self.files = Dictionary(files.compactMap { file in file.id.map { ($0, file) } }) { $1 }
    }

    /// The records that the reform changes or starts, as files of a layer.
    mutating func apply() -> [AtlasFile] {
        faults += tree.unread(but: ["reform", "name", "note", "changes"], file: name)
        let changes = tree["changes"]?.items ?? []
        if changes.isEmpty { fault("the reform changes nothing. List its changes.", at: tree) }
        for change in changes { apply(change) }
        return touched.sorted().compactMap { files[$0] }
    }

    private mutating func fault(_ problem: String, at tree: Tree, _ field: String = "changes") {
        faults.append(
            AtlasFault(
                file: name, line: tree.mark.line, column: tree.mark.column, field: field, problem: problem))
    }

    private mutating func apply(_ change: Tree) {
        let actions = Action.allCases.filter { change[$0.rawValue] != nil }
        guard actions.count == 1, let value = change[actions[0].rawValue] else {
            let words = Action.allCases.map { "«\($0.rawValue)»" }.joined(separator: ", ")
            return fault("a change needs one of \(words), found \(actions.count).", at: change)
        }
        if actions[0] == .start {
            faults += change.unread(but: ["start"], file: name, at: "start")
            return start(value)
        }
        guard let id = value.text.map({ RecordID(rawValue: $0) }), let file = files[id] else {
            let near = value.text.flatMap { nearestWord(to: $0, among: files.keys.map(\.rawValue)) }
            let advice =
                near.map { "Did you mean «\($0)»?" } ?? "Give the id of a record of the atlas, or start one."
            return fault(
                "cannot \(actions[0].rawValue) what does not exist: \(value.summary). \(advice)", at: value,
                actions[0].rawValue)
        }
        let rest = change.without(actions[0].rawValue)
        switch actions[0] {
        case .end: end(file, rest)
        case .change: self.change(file, rest)
        case .undo: undo(file, rest)
        case .start: break
        }
    }

    private mutating func put(_ file: AtlasFile, _ tree: Tree, _ id: RecordID) {
        guard tree["id"] == file.tree["id"] else {
            return fault(
                "\(id) cannot take another id. End it, and start a record with the other id.",
                at: tree["id"] ?? tree)
        }
        touched.insert(id)
        files[id] = AtlasFile(name: "\(name) (\(id))", layer: layer, folder: file.folder, tree: tree)
    }

    private mutating func start(_ record: Tree) {
        guard let id = record["id"]?.text.map({ RecordID(rawValue: $0) }) else {
            return fault("a record that starts needs an id.", at: record, "start")
        }
        guard files[id] == nil else {
            return fault(
                "\(id) exists already. Change it, or give the new record another id.", at: record, "start")
        }
        touched.insert(id)
        files[id] = AtlasFile(
            name: "\(name) (\(id))", layer: layer, folder: String(id.rawValue.prefix { $0 != "." }),
            tree: record)
    }

    private mutating func end(_ file: AtlasFile, _ rest: Tree) {
        faults += rest.unread(but: ["on", "how", "says", "by"], file: name, at: "end")
        guard let on = rest["on"], on.moment?.latest != nil else {
            return fault(
                "say when it ends: «on» is missing or no date. Write 2012, 2012-05 or 2012-05-03.", at: rest,
                "end")
        }
        let mark = rest.mark
        func scalar(_ text: String) -> Tree { .scalar(text, mark) }
        let how = rest["how"] ?? scalar("abolished")
        let ended = Tree.map(
            [
                Tree.Pair(key: "how", keyMark: mark, value: how),
                Tree.Pair(key: "on", keyMark: mark, value: on),
            ], mark)
        var stage = Tree.map([Tree.Pair(key: "from", keyMark: mark, value: on)], mark)
        for key in ["says", "by"] { if let value = rest[key] { stage = stage.setting(key, to: value) } }
        add(stage.setting("ended", to: ended), to: file)
    }

    /// With `from` a stage of the record; without, another account of what it has always been.
    private mutating func change(_ file: AtlasFile, _ rest: Tree) {
        guard !rest.without("from").pairs.isEmpty else {
            return fault("say what changes: fields as in the record, and «from».", at: rest, "change")
        }
        if rest["from"] != nil { return add(rest, to: file) }
        if let id = file.id { put(file, file.tree.patched(by: rest), id) }
    }

    /// Takes a stage away, as if it had not happened; further fields patch the record.
    private mutating func undo(_ file: AtlasFile, _ rest: Tree) {
        guard let id = file.id else { return }
        guard let stage = rest["stage"]?.text else {
            return fault(
                "say which change is undone: «stage» is missing. Give the date it is «from».", at: rest,
                "undo")
        }
        let stages = file.tree["stages"]?.items ?? []
        let kept = stages.filter { $0["from"]?.text != stage }
        guard kept.count < stages.count else {
            let dates = stages.compactMap { $0["from"]?.text }.joined(separator: ", ")
            return fault(
                "\(id) has no stage from «\(shown(stage))». \(dates.isEmpty ? "It has no dated stages." : "There are \(dates).")",
                at: rest, "undo")
        }
        let mark = file.tree["stages"]?.mark ?? file.tree.mark
        let tree =
            kept.isEmpty ? file.tree.without("stages") : file.tree.setting("stages", to: .list(kept, mark))
        put(file, tree.patched(by: rest.without("stage")), id)
    }

    /// Adds a stage after those that are certain before it is.
    private mutating func add(_ stage: Tree, to file: AtlasFile) {
        guard let id = file.id else { return }
        var stages = file.tree["stages"]?.items ?? []
        let day = stage["from"]?.moment?.latest
        let position = stages.firstIndex { other in
            guard let day, let latest = other["from"]?.moment?.latest else { return false }
            return latest > day
        }
        stages.insert(stage, at: position ?? stages.count)
        put(file, file.tree.setting("stages", to: .list(stages, file.tree["stages"]?.mark ?? stage.mark)), id)
    }
}
