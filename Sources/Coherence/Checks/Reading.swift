import Atlas
import Cohorts

// What several checks read out of facts, said once.

extension Facts {
    /// Payments that are handed down.
    var grants: [Entry<Money>] { money.value?.filter { $0.flow == .grant } ?? [] }

    /// A grant that is paid, if there is one.
    var paysDown: Entry<Money>? { grants.first { $0.status == .paid || $0.status == .unchanged } }

    /// A grant that is paid no longer.
    var stoppedGrant: Entry<Money>? { grants.first { $0.status == .stopped } }

    /// Entries by which somebody is helped.
    var access: [Entry<Reach>] { reaches.value?.filter { $0.manner.isAccess } ?? [] }
}

extension Assessment {
    /// The lower level that a duty binds, if it lies below the given one.
    func level(below level: Level, bound duties: [Entry<Duty>]) -> Level? {
        duties.compactMap { self.level(of: $0.on) }.filter { level < $0 }.max()
    }

    /// The level of a party.
    func level(of party: Party) -> Level? { view.level(of: party) }

    /// Local measures that are linked to a measure of a higher level, by their place.
    func localLinks(to measure: AtlasView.State) -> [PlaceID: RecordID] {
        guard let home = measure.record.place else { return [:] }
        let linked = measure.facts.links.map(\.target) + view.linking(to: measure.id).map(\.from)
        var found: [PlaceID: RecordID] = [:]
        for local in linked.unique().sorted().compactMap({ view[$0] }) where local.id != measure.id {
            guard local.record.kind == .measure, local.force != .no, let place = local.record.place,
                place != home, view.places.isSame(place, asOrInside: home)
            else { continue }
            found[place] = found[place] ?? local.id
        }
        return found
    }

    /// Measures that may share a territory with the record: of its place, of those around it and inside it.
    func measures(around state: AtlasView.State) -> [AtlasView.State] {
        state.record.place.map { view.present(.measure, around: $0) } ?? []
    }

    /// Whether the two serve people of a common territory, one inside the other's.
    func shareTerritory(_ one: AtlasView.State, _ other: AtlasView.State) -> Bool {
        guard let first = one.record.place, let second = other.record.place else { return false }
        guard view.places.isSame(first, asOrInside: second) || view.places.isSame(second, asOrInside: first)
        else { return false }
        func excepts(_ state: AtlasView.State, _ place: PlaceID) -> Bool {
            state.facts.each?.except.contains { view.places.isSame(place, asOrInside: $0) } ?? false
        }
        return !excepts(one, second) && !excepts(other, first)
    }

    /// Whether the record speaks of some places of a wider territory without saying which: of a country inside it
    /// nothing is stated then.
    func isVague(_ state: AtlasView.State, at place: PlaceID) -> Bool {
        guard let each = state.facts.each, each.extent != .all else { return false }
        return state.record.place != place
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, in the order of first appearance.
    func unique() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
