import Cohorts

/// Reads the facts of a checked record from its tree as of a day.
struct FactsReader {
    let day: Day
    /// When the record was in force: an entry without dates holds as long.
    let recordForce: Truth
    /// Where the record is stated: an entry without sources rests on the same.
    let citations: [Citation]
    /// The record's cohorts by text.
    let cohorts: [String: Cohort]

    func facts(_ tree: Tree) -> Facts {
        var facts = Facts()
        readFrame(tree, &facts)
        readReach(tree, &facts)
        readRoles(tree["roles"], &facts)
        facts.discretion = tree["discretion"]?.text
        facts.partners = entries(tree["partners"]) {
            Partner(
                kind: $0["kind"]?.text, body: $0["body"]?.text.map { RecordID(rawValue: $0) },
                level: $0["level"]?.level)
        }
        facts.duties = fact(tree["tasks"]) { duty($0) }
        facts.money = fact(tree["money"]) { money($0) }
        facts.bans = entries(tree["forbids"]) { ban($0) }
        facts.aims = entries(tree["aims"]) { aim($0) }
        facts.approach = tree["approach"]?.text
        facts.monitors = fact(tree["monitors"]) {
            Monitoring(what: $0["what"]?.text ?? "", byGroup: $0["byGroup"]?.yesNo)
        }
        facts.oversight = fact(tree["oversight"]) {
            Oversight(isOfPresence: $0["of"]?.text == "presence", by: $0["by"]?.level)
        }
        facts.isTemporary = tree["temporary"]?.yesNo
        facts.cut = tree["cut"].flatMap { tree in
            entry(tree) {
                Cut(
                    of: $0["of"]?.text ?? "", harder: $0["hits"]?["harder"]?.text,
                    unit: $0["hits"]?["unit"]?.text)
            }
        }
        facts.makers = fact(tree["made"]?["with"]) {
            Maker(kind: $0["kind"]?.text ?? "", body: $0["body"]?.text.map { RecordID(rawValue: $0) })
        }
        facts.ended = tree["ended"].map {
            Ending(
                isAbolished: $0["how"]?.text == "abolished", on: $0["on"]?.moment,
                by: $0["by"]?.text.map { RecordID(rawValue: $0) })
        }
        readLinks(tree, &facts)
        readFund(tree, &facts)
        facts.without = entries(tree["without"]) { NeedID(rawValue: $0["need"]?.text ?? "") }
        return facts
    }

    private func readFrame(_ tree: Tree, _ facts: inout Facts) {
        facts.each = tree["each"].map {
            Each(
                level: $0["level"]?.level ?? .city,
                extent: $0["extent"]?.text.flatMap(Each.Extent.init) ?? .unstated,
                except: list($0["except"]).compactMap { $0.text.map { PlaceID(rawValue: $0) } })
        }
        facts.field = tree["field"]?.text.map { FieldID(rawValue: $0) }
        facts.serves = list(tree["serves"]).compactMap { $0.text.map { NeedID(rawValue: $0) } }
        facts.concerns = list(tree["concerns"]).compactMap { $0.text.map { NeedID(rawValue: $0) } }
        facts.reachesAnywhere = tree["territory"]?.text == "any"
    }

    private func readReach(_ tree: Tree, _ facts: inout Facts) {
        facts.reaches = fact(tree["reaches"]) { reach($0) }
        facts.seatOrder = list(tree["seats"]?["order"]).compactMap(\.text)
    }

    private func reach(_ tree: Tree) -> Reach {
        let cohort = cohort(tree["cohort"]) ?? .nobody
        return Reach(
            cohort: cohort, possibly: self.cohort(tree["possibly"]) ?? cohort,
            manner: tree["as"]?.text.flatMap(Reach.Manner.init) ?? .may,
            within: tree["within"]?.text.flatMap { Period($0) },
            queue: tree["queue"]?.text, consequences: list(tree["consequence"]).compactMap(\.text))
    }

    private func readRoles(_ tree: Tree?, _ facts: inout Facts) {
        guard let tree else { return }
        facts.roles.content = tree["content"].flatMap { entry($0) { $0["level"]?.level } }
        facts.roles.means = tree["means"].flatMap { entry($0) { $0["level"]?.level } }
        facts.roles.delivery = tree["delivery"].flatMap { delivery in
            entry(delivery) {
                Roles.Delivery(
                    by: list($0["by"]).compactMap(\.text), level: $0["level"]?.level,
                    city: $0["city"]?.text.flatMap(CityRole.init))
            }
        }
        facts.roles.evaluation = tree["evaluation"].flatMap { evaluation in
            entry(evaluation) { tree in
                tree["level"]?.level.map { Roles.Evaluation(level: $0, yardstick: tree["yardstick"]?.text) }
            }
        }
    }

    private func duty(_ tree: Tree) -> Duty {
        Duty(
            on: party(tree["on"]) ?? .other, action: tree["do"]?.text ?? "",
            isBinding: tree["binding"]?.text == "must",
            need: tree["need"]?.text.map { NeedID(rawValue: $0) })
    }

    private func money(_ tree: Tree) -> Money? {
        guard let flow = tree["flow"]?.text.flatMap(Money.Flow.init),
            let status = tree["status"]?.text.flatMap(Money.Status.init)
        else { return nil }
        return Money(
            flow: flow, status: status, from: party(tree["from"]), to: party(tree["to"]),
            year: tree["year"]?.text.flatMap { Int($0) }, amount: tree["amount"]?.numbers,
            perHead: tree["perHead"]?.numbers,
            currency: tree["currency"]?.text, scope: tree["scope"]?.text,
            fund: tree["fund"]?.text.map { RecordID(rawValue: $0) })
    }

    private func ban(_ tree: Tree) -> Ban {
        Ban(
            what: TermID(rawValue: tree["what"]?.text ?? ""), cohort: cohort(tree["cohort"]),
            extent: tree["extent"]?.text)
    }

    private func aim(_ tree: Tree) -> Aim {
        Aim(
            what: TermID(rawValue: tree["what"]?.text ?? ""), set: tree["set"]?.moment,
            by: tree["by"]?.moment,
            process: tree["process"]?.text.map { TermID(rawValue: $0) })
    }

    private func readLinks(_ tree: Tree, _ facts: inout Facts) {
        for kind in Link.Kind.allCases {
            guard let stated = tree["links"]?[kind.rawValue] else { continue }
            let targets = list(stated).compactMap(\.text).filter { $0 != "none" }
            if targets.isEmpty { facts.noLinks.insert(kind) }
            facts.links += targets.map { Link(kind: kind, target: RecordID(rawValue: $0)) }
        }
        facts.unlinked = Set(list(tree["unlinked"]).compactMap { $0.text.map { RecordID(rawValue: $0) } })
    }

    private func readFund(_ tree: Tree, _ facts: inout Facts) {
        facts.pays = tree["pays"].flatMap { pays in entry(pays) { reach($0) } }
        facts.purposes = list(tree["for"]).compactMap(\.text)
        facts.free = tree["free"].flatMap { free in
            entry(free) {
                Facts.Availability(
                    isFree: $0["value"]?.yesNo ?? true, extent: $0["extent"]?.text,
                    purposes: list($0["for"]).compactMap(\.text))
            }
        }
    }

    // MARK: - Entries

    /// The items of a list; nothing for a missing one.
    private func list(_ tree: Tree?) -> [Tree] { tree?.items ?? [] }

    private func entry<Value>(_ tree: Tree, _ read: (Tree) -> Value?) -> Entry<Value>? {
        guard let value = read(tree) else { return nil }
        let held = tree["held"].map { Held($0).force(on: day) } ?? .yes
        guard held != .no else { return nil }
        let force = held && (tree["unsure"] == nil ? .yes : .unknown)
        return Entry(
            value: value, force: force && recordForce,
            citations: tree["sources"].map(Citation.list) ?? citations)
    }

    private func entries<Value>(_ tree: Tree?, _ read: (Tree) -> Value?) -> [Entry<Value>] {
        list(tree).compactMap { entry($0, read) }
    }

    private func fact<Value>(_ tree: Tree?, _ read: (Tree) -> Value?) -> Fact<[Entry<Value>]> {
        guard let tree else { return .absent }
        if case .list(let items, _) = tree, items.isEmpty { return .none }
        return .stated(entries(tree, read))
    }

    private func cohort(_ tree: Tree?) -> Cohort? { tree?.text.flatMap { cohorts[$0] } }

    private func party(_ tree: Tree?) -> Party? {
        guard let tree else { return nil }
        guard let text = tree.text else { return cohort(tree["cohort"]).map { .persons($0) } }
        let party = Party(text)
        return party == .other ? .record(RecordID(rawValue: text)) : party
    }
}

extension Citation {
    /// The citations of a `sources` list.
    static func list(_ tree: Tree) -> [Citation] {
        tree.items.compactMap { item in
            guard let document = item["document"]?.text, let locator = item["locator"]?.text else {
                return nil
            }
            return Citation(document: RecordID(rawValue: document), locator: locator)
        }
    }
}

extension Held {
    /// From a checked `held` map.
    init(_ tree: Tree) {
        self.init(
            from: tree["from"]?.moment, to: tree["to"]?.moment,
            attested: (tree["attested"]?.items ?? []).compactMap { $0.text.flatMap { Int($0) } })
    }
}

extension Tree {
    var level: Level? { text.flatMap(Level.init) }
    var yesNo: Bool? { text.map { $0 == "yes" } }

    /// A date, or `{ after: …, by: … }`.
    var moment: Moment? {
        if let text { return Moment(text) }
        guard isMap else { return nil }
        return Moment(
            earliest: self["after"]?.text.flatMap(Moment.init)?.earliest,
            latest: self["by"]?.text.flatMap(Moment.init)?.latest)
    }

    /// A number, or `{ min: …, max: … }`.
    var numbers: ClosedRange<Double>? {
        if let number = text.flatMap({ Double($0) }) { return number...number }
        guard let low = self["min"]?.text.flatMap({ Double($0) }),
            let high = self["max"]?.text.flatMap({ Double($0) }), low <= high
        else { return nil }
        return low...high
    }
}
