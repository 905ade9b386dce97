public import Atlas
public import Cohorts

/// What laws keep a place from doing, whom that hits, and where the place can still act, after the 2009 paper
/// (penninx-2009, 1.3) and the 2014 report (mpi-2014, III.A).
///
/// Options are what records state that somebody does beside the law, none of them advice on what is lawful.
public struct Room: Sendable {
    /// What keeps somebody from something.
    public struct Hindrance: Sendable {
        /// The law, fund rule or barrier.
        public let record: RecordID
        /// The level that holds it; nil of a hindrance that no level is named for.
        public let level: Level?
        /// The domain that it lies in.
        public let domain: DomainID?
        /// What cannot be done.
        public let blocks: Point
        /// Whom it hits, if persons.
        public let cohort: Cohort?
        /// Measures that pursue what it blocks.
        public let pursuedBy: [RecordID]
        /// Measures of cities that serve those it hits.
        public let options: [RecordID]
        /// Stated tries to change it.
        public let attempts: [RecordID]
        /// Whether it is in force on the day.
        public let force: Truth
    }

    /// Freedom that a higher level leaves.
    public struct Latitude: Sendable {
        /// The measure.
        public let record: RecordID
        /// The level that holds it.
        public let level: Level
        /// What it leaves.
        public let leaves: [Point]
    }

    /// What hinders, highest level first.
    public let hindrances: [Hindrance]
    /// What higher levels leave to the cities.
    public let latitudes: [Latitude]

    /// - Parameters:
    ///   - place: the place; nil for all.
    ///   - view: the atlas as of a day.
    /// - Throws: ``CohortRefusal`` when cohorts are too entangled to be decided.
    public init(for place: PlaceID?, in view: AtlasView) throws(CohortRefusal) {
        let reading = RoomReading(place: place, view: view)
        var found: [Hindrance] = []
        for law in view.present(.measure, about: place)
        where view.level(of: law).map({ $0 < .city }) ?? false {
            found += law.facts.bans.map { reading.hindrance(law, $0) }
            for entry in law.facts.reaches.value ?? []
            where entry.manner == .closed || entry.manner == .reported {
                found.append(try reading.hindrance(law, entry))
            }
        }
        found += view.atlas.all(.barrier).filter { barrier in
            place == nil || barrier.place.map { view.places.isSame(place ?? $0, asOrInside: $0) } ?? true
        }.map { reading.hindrance($0) }
        hindrances = found.sorted { ($0.level?.rank ?? -1, $0.record) < ($1.level?.rank ?? -1, $1.record) }
        latitudes = Framework(for: place, in: view).profiles.filter { !$0.left.isEmpty }
            .map { Latitude(record: $0.record, level: $0.level, leaves: $0.left) }
    }
}

private struct RoomReading {
    let place: PlaceID?
    let view: AtlasView

    /// A law that forbids.
    func hindrance(_ law: AtlasView.State, _ ban: Entry<Ban>) -> Room.Hindrance {
        let what = view.atlas.glossary.terms[ban.what]?.text() ?? ban.what.rawValue
        let extent = ban.extent.map { " (\($0))" } ?? ""
        return Room.Hindrance(
            record: law.id, level: view.level(of: law), domain: domain(of: law),
            blocks: Point(what + extent, ban.citations),
            cohort: ban.cohort,
            pursuedBy: local(to: law).filter { $0.facts.aims.contains { $0.what == ban.what } }.map(\.id),
            options: [], attempts: attempts(on: law.id), force: law.force && ban.force)
    }

    /// A law that closes a service to persons, or has its use reported.
    func hindrance(_ law: AtlasView.State, _ entry: Entry<Reach>) throws(CohortRefusal) -> Room.Hindrance {
        let needs = law.facts.serves + law.facts.concerns
        let names = needs.map { view.atlas.glossary.needs[$0]?.names.text() ?? $0.rawValue }.joined(
            separator: ", ")
        let verb = entry.manner == .closed ? "access" : "access without being reported"
        var options: [RecordID] = []
        for other in local(to: law) where !Set(other.facts.serves).isDisjoint(with: needs) {
            let both = Cohort.and([entry.possibly, .or(other.facts.access.map(\.possibly))])
            var decider = try Decider(setting: view.setting, cohorts: [both])
            if try decider.witness(in: both) != nil { options.append(other.id) }
        }
        return Room.Hindrance(
            record: law.id, level: view.level(of: law), domain: domain(of: law),
            blocks: Point(names.isEmpty ? verb : "\(names): \(verb)", entry.citations),
            cohort: entry.possibly,
            pursuedBy: [], options: options, attempts: attempts(on: law.id), force: law.force && entry.force)
    }

    /// A hindrance that a source names.
    func hindrance(_ barrier: Record) -> Room.Hindrance {
        Room.Hindrance(
            record: barrier.id, level: nil,
            domain: barrier.list("about").lazy.compactMap { view[RecordID(rawValue: $0)] }.compactMap {
                domain(of: $0)
            }.first,
            blocks: Point(barrier.text("says") ?? barrier.name, barrier.citations), cohort: nil,
            pursuedBy: [],
            options: [], attempts: attempts(on: barrier.id), force: .yes)
    }

    /// Measures of cities where the law holds; of one city its own when that is asked about.
    private func local(to law: AtlasView.State) -> [AtlasView.State] {
        guard let home = law.record.place else { return [] }
        return view.present(.measure, around: home).filter { other in
            guard other.id != law.id, let level = view.level(of: other), level >= .city,
                let at = other.record.place
            else { return false }
            return view.places.isSame(at, asOrInside: home)
                || (other.facts.each != nil && view.holds(other, for: home))
                || (other.facts.each != nil && view.places.isSame(home, asOrInside: at))
        }
    }

    private func attempts(on id: RecordID) -> [RecordID] {
        view.atlas.all(.change, about: id).filter { change in
            change.moment("on").map { $0.hasHappened(by: view.day) == true } ?? true
        }.map(\.id)
    }

    private func domain(of state: AtlasView.State) -> DomainID? {
        state.facts.field.flatMap { view.atlas.glossary.fields[$0]?.domain }
            ?? state.facts.purposes.first.map { DomainID(rawValue: $0) }
    }
}
