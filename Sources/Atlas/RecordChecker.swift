import Cohorts

/// Checks one record by itself: its fields, its dates, and each version that its stages make.
enum RecordChecker {
    static func check(_ file: AtlasFile, in context: inout CheckingContext) {
        guard let kind = file.kind else {
            let kinds = RecordKind.allCases.map(\.rawValue)
            let given = file.tree["record"]?.text ?? ""
            let near = nearestWord(to: given, among: kinds).map { " Did you mean «\($0)»?" } ?? ""
            let found = file.tree["record"]?.summary ?? "nothing"
            return context.fault(
                "found \(found), expected one of \(kinds.joined(separator: ", ")).\(near)",
                at: file.tree["record"]?.mark ?? file.tree.mark, "record")
        }
        let fields = Schema.fields(of: kind)
        let isDated = fields.contains { $0.name == "stages" }
        Shape.object(fields).check(isDated ? file.tree.without("stages") : file.tree, at: "", in: &context)
        checkStages(file.tree, fields, in: &context)
        checkVersions(file.tree, fields, in: &context)
        checkDates(file.tree, in: &context)
        checkQueues(file.tree, in: &context)
        checkRanges(file.tree, at: "", in: &context)
        if kind == .place { checkPlace(file.tree, in: &context) }
    }

    /// A stage may say `absent` anywhere, which the shape of a whole record does not allow.
    private static func checkStages(_ tree: Tree, _ fields: [Field], in context: inout CheckingContext) {
        guard let stages = tree["stages"],
            case .list(let shape) = fields.first(where: { $0.name == "stages" })?.shape
        else { return }
        var last: Day?
        for (index, stage) in stages.items.enumerated() {
            let path = "stages[\(index)]"
            shape.check(stage, at: path, isPatch: true, in: &context)
            checkAbsent(stage, at: path, in: &context)
            guard let from = stage["from"]?.moment else {
                if stage["from"] == nil {
                    context.fault("the stage says not when: «from» is missing.", at: stage.mark, path)
                }
                continue
            }
            guard let day = from.latest else {
                context.fault(
                    "a stage must be certain at some time: give «by».", at: stage.mark, "\(path).from")
                continue
            }
            if let last, day < last {
                context.fault(
                    "the stage lies before the one above it. Order them by date.", at: stage.mark, path)
            }
            last = day
        }
    }

    /// A stage's own fields are no facts; and what has ended does not come back as the same record.
    private static func checkAbsent(_ stage: Tree, at path: String, in context: inout CheckingContext) {
        for name in ["from", "agreed", "by", "says", "inventory", "sources"] {
            guard let value = stage[name], value.text == Tree.absent else { continue }
            context.fault(
                "only what the record states can be absent. Leave «\(name)» out or fill it in.",
                at: value.mark, "\(path).\(name)")
        }
        guard let ended = stage["ended"], ended.text == Tree.absent else { return }
        context.fault(
            "what has ended does not come back. Write a new record that replaces it.", at: ended.mark,
            "\(path).ended")
    }

    /// Each version that the stages make must be whole, as the record itself; asked only when all else is right.
    private static func checkVersions(_ tree: Tree, _ fields: [Field], in context: inout CheckingContext) {
        guard context.faults.isEmpty else { return }
        var version = tree.without("stages")
        for (index, stage) in (tree["stages"]?.items ?? []).enumerated() {
            let own = ["from", "agreed", "by", "says", "inventory", "sources"]
            version = version.patched(by: own.reduce(stage) { $0.without($1) })
            Shape.object(fields).check(version, at: "stages[\(index)]", in: &context)
            guard context.faults.isEmpty else { return }
        }
    }

    private static func checkDates(_ tree: Tree, in context: inout CheckingContext) {
        guard let held = tree["held"], held.isMap else { return }
        if let from = held["from"]?.moment?.earliest, let to = held["to"]?.moment?.latest, to < from {
            context.fault("«to» lies before «from». Exchange them.", at: held.mark, "held")
        }
        if let from = held["from"]?.moment?.earliest, let first = tree["stages"]?.items.first,
            let stage = first["from"]?.moment?.latest, stage < from
        {
            context.fault("a stage begins before the record does.", at: first.mark, "stages[0].from")
        }
        for (index, year) in (held["attested"]?.items ?? []).enumerated() {
            guard let number = year.text.flatMap({ Int($0) }) else { continue }
            let tooEarly = (held["from"]?.moment?.earliest).map { Day.last(of: number) < $0 } ?? false
            let tooLate = (held["to"]?.moment?.latest).map { Day.first(of: number) > $0 } ?? false
            if tooEarly || tooLate {
                context.fault(
                    "\(number) lies outside «from» and «to».", at: year.mark, "held.attested[\(index)]")
            }
        }
    }

    /// A queue must be one of the classes of seats.
    private static func checkQueues(_ tree: Tree, in context: inout CheckingContext) {
        let order = ([tree["seats"]] + (tree["stages"]?.items ?? []).map { $0["seats"] })
            .compactMap { $0?["order"]?.items.compactMap(\.text) }.flatMap { $0 }
        for version in [tree] + (tree["stages"]?.items ?? []) {
            for (index, reach) in (version["reaches"]?.items ?? []).enumerated() {
                guard let queue = reach["queue"]?.text, !order.contains(queue) else { continue }
                let near = nearestWord(to: queue, among: order).map { " Did you mean «\($0)»?" } ?? ""
                let problem = "«\(shown(queue))» is not a class of seats in seats.order.\(near)"
                context.fault(problem, at: reach.mark, "reaches[\(index)].queue")
            }
        }
    }

    private static func checkRanges(_ tree: Tree, at path: String, in context: inout CheckingContext) {
        if let low = tree["min"]?.text.flatMap({ Double($0) }),
            let high = tree["max"]?.text.flatMap({ Double($0) }), high < low
        {
            context.fault("«max» lies below «min». Exchange them.", at: tree.mark, path)
        }
        let dot = path.isEmpty ? "" : "."
        for pair in tree.pairs { checkRanges(pair.value, at: path + dot + pair.key, in: &context) }
        if case .list(let items, _) = tree {
            for (index, item) in items.enumerated() {
                checkRanges(item, at: "\(path)[\(index)]", in: &context)
            }
        }
    }

    private static func checkPlace(_ tree: Tree, in context: inout CheckingContext) {
        let levels = (tree["levels"]?.items ?? []).compactMap(\.level)
        let isCountry = levels.contains(.state)
        if isCountry, tree["code"] == nil {
            context.fault("a country needs «code»: its ISO 3166-1 code.", at: tree.mark, "code")
        }
        if let code = tree["code"], !isCountry {
            context.fault("only a country has a code.", at: code.mark, "code")
        }
        if let code = tree["code"]?.text,
            !(context.glossary.vocabulary.attribute(.nationality)?.words.contains(code) ?? true)
        {
            context.fault(
                "«\(shown(code))» is not an ISO 3166-1 alpha-2 code.", at: tree["code"]?.mark ?? tree.mark,
                "code")
        }
        if let parent = tree["in"], levels.contains(.supranational) {
            context.fault("the Union lies in no other place. Leave «in» out.", at: parent.mark, "in")
        }
        if let id = tree["id"], id.text == PlaceID.europeanUnion.rawValue, levels != [.supranational] {
            context.fault("eu is the Union. Write levels: [supranational].", at: id.mark, "levels")
        }
        if let parent = tree["in"], isCountry {
            context.fault(
                "a country lies in eu by vocabulary/unions.yml. Leave «in» out.", at: parent.mark, "in")
        }
        if tree["in"] == nil, !levels.contains(.supranational), !isCountry {
            context.fault("say in which place it lies.", at: tree.mark, "in")
        }
        for (key, limit) in [("latitude", 90.0), ("longitude", 180.0)] {
            guard let value = tree["coordinates"]?[key], let text = value.text else { continue }
            guard let number = Double(text), abs(number) <= limit else {
                context.fault(
                    "«\(shown(text))» is not a number from -\(Int(limit)) to \(Int(limit)).", at: value.mark,
                    "coordinates.\(key)")
                continue
            }
        }
    }
}
