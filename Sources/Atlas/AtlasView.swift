public import Cohorts

/// The atlas as of one day: which records are in force, what each says, which place lies in which.
public struct AtlasView: Sendable {
    /// The atlas that is looked at.
    public let atlas: Atlas
    /// The day.
    public let day: Day
    /// Vocabulary, places and unions as of the day.
    public let setting: Setting
    private let states: [RecordID: State]
    private let byKind: [RecordKind: LocatedRecords]
    private let outgoing: [RecordID: [Link]]
    private let incoming: [RecordID: [(kind: Link.Kind, from: RecordID)]]
    private let unlinked: [RecordID: Set<RecordID>]
    private let levelsByPlace: [PlaceID: [Level]]

    /// A record on the day.
    public struct State: Sendable {
        /// The record.
        public var record: Record { contents.record }
        /// Whether it is in force.
        public let force: Truth
        /// What is known of it.
        public var facts: Facts { contents.facts }
        private let contents: Contents

        /// Shared, since views hand out thousands of states and a copy of all that a record says is dear.
        private final class Contents: Sendable {
            let record: Record
            let facts: Facts

            init(record: Record, facts: Facts) {
                self.record = record
                self.facts = facts
            }
        }

        init(record: Record, force: Truth, facts: Facts) {
            self.force = force
            contents = Contents(record: record, facts: facts)
        }

        /// The id of the record.
        public var id: RecordID { record.id }

        /// Programmes and services answer needs; laws, strategies and campaigns do not.
        public var answersNeeds: Bool { ["programme", "service"].contains(record.type) }
    }

    init(atlas: Atlas, day: Day) {
        self.atlas = atlas
        self.day = day
        let unions = atlas.glossary.unions(on: day)
        let places = Self.places(of: atlas, unions)
        setting = Setting(vocabulary: atlas.glossary.vocabulary, places: places, unions: unions)
        let states = atlas.records.mapValues {
            State(record: $0, force: $0.force(on: day), facts: $0.facts(on: day))
        }
        self.states = states
        byKind = Dictionary(
            uniqueKeysWithValues: RecordKind.allCases.map { kind in
                (kind, LocatedRecords(atlas.all(kind).compactMap { states[$0.id] }, places: places))
            })
        outgoing = states.mapValues(\.facts.links).filter { !$0.value.isEmpty }
        unlinked = states.mapValues(\.facts.unlinked).filter { !$0.value.isEmpty }
        var incoming: [RecordID: [(kind: Link.Kind, from: RecordID)]] = [:]
        for (id, links) in outgoing.sorted(by: { $0.key < $1.key }) {
            for link in links { incoming[link.target, default: []].append((link.kind, id)) }
        }
        self.incoming = incoming
        levelsByPlace = Dictionary(
            uniqueKeysWithValues: atlas.all(.place).map {
                ($0.id.place, $0.list("levels").compactMap(Level.init).sorted())
            })
    }

    /// A country lies in `eu` while it is a member.
    private static func places(of atlas: Atlas, _ unions: Unions) -> Places {
        var parents: [PlaceID: PlaceID] = [:]
        var codes: [PlaceID: String] = [:]
        let places = atlas.all(.place)
        let union = atlas.records[RecordID(.europeanUnion)]
        for place in places {
            if let code = place.text("code") {
                codes[place.id.place] = code
                if union != nil, unions.eu.contains(code) { parents[place.id.place] = .europeanUnion }
            } else if let parent = place.text("in") {
                parents[place.id.place] = PlaceID(rawValue: parent)
            }
        }
        return Places(parents: parents, countries: codes, all: Set(places.map(\.id.place)))
    }

    /// Which place lies in which on the day.
    public var places: Places { setting.places }

    /// The record on the day.
    public subscript(id: RecordID) -> State? { states[id] }

    /// Records of a kind that are not certainly out of force, by id.
    public func present(_ kind: RecordKind) -> [State] { records(kind).present }

    /// Of these, those of the place and of the places inside it, by id; of one field only, if one is given.
    public func present(_ kind: RecordKind, inside place: PlaceID, field: FieldID? = nil) -> [State] {
        records(kind).inside(place, field).filter { $0.force != .no }
    }

    /// Of these, those of the places around the place, not its own, by id.
    public func present(_ kind: RecordKind, above place: PlaceID) -> [State] {
        records(kind).above(places.chain(from: place)).filter { $0.force != .no }
    }

    /// Of these, those of the place, of the places around it and of the places inside it, by id.
    public func present(_ kind: RecordKind, around place: PlaceID) -> [State] {
        records(kind).around(places.chain(from: place)).filter { $0.force != .no }
    }

    /// Of these, those that hold for people of the place, by id; see ``holds(_:for:)``.
    public func present(_ kind: RecordKind, holdingFor place: PlaceID) -> [State] {
        records(kind).bearing(on: places.chain(from: place))
            .filter { $0.force != .no && holds($0, for: place) }
    }

    /// Of these, those that reach persons outside their place too, by id.
    public func presentAnywhere(_ kind: RecordKind) -> [State] {
        records(kind).present.filter { $0.facts.reachesAnywhere }
    }

    /// Every record of a kind, in force or not, by id; with a place those of it, of places around it and inside it.
    public func all(_ kind: RecordKind, around place: PlaceID? = nil) -> [State] {
        guard let place else { return records(kind).all }
        return records(kind).around(places.chain(from: place))
    }

    private func records(_ kind: RecordKind) -> LocatedRecords { byKind[kind] ?? .none }

    /// Records that state a link to this one.
    public func linking(to id: RecordID) -> [(kind: Link.Kind, from: RecordID)] { incoming[id] ?? [] }

    /// Whether one of the two states a link to the other; of one of the kinds, if any are given.
    public func areLinked(_ one: RecordID, _ other: RecordID, by kinds: Set<Link.Kind>? = nil) -> Bool {
        func states(_ from: RecordID, _ to: RecordID) -> Bool {
            outgoing[from]?.contains { $0.target == to && kinds?.contains($0.kind) ?? true } ?? false
        }
        return states(one, other) || states(other, one)
    }

    /// Whether a source says that the two have no link.
    public func areUnlinked(_ one: RecordID, _ other: RecordID) -> Bool {
        unlinked[one]?.contains(other) == true || unlinked[other]?.contains(one) == true
    }

    /// The levels of a place, highest first.
    public func levels(of place: PlaceID) -> [Level] { levelsByPlace[place] ?? [] }

    /// The level that holds a measure or fund: that of `each`, that stated, else the lowest of its place.
    public func level(of state: State) -> Level? {
        state.facts.each?.level ?? state.record.statedLevel
            ?? state.record.place.flatMap { levels(of: $0).last }
    }

    /// The name of a place or record, for sentences.
    public func name(_ id: RecordID) -> String { atlas.records[id]?.name ?? id.rawValue }
    /// The name of a place, for sentences.
    public func name(_ place: PlaceID) -> String { name(RecordID(place)) }

    /// The persons of a cohort of the record: those who live in its place, unless it says `territory: any`.
    public func effective(_ cohort: Cohort, of state: State) -> Cohort {
        guard !state.facts.reachesAnywhere, let place = state.record.place else { return cohort }
        var parts = [cohort, .test(.residence, .within(place))]
        for except in state.facts.each?.except ?? [] {
            parts.append(.not(.test(.residence, .within(except))))
        }
        return .and(parts)
    }

    /// Whether the record holds for people of the place: its own, of a place above, or of each place of a level that the
    /// place is of or lies in.
    public func holds(_ state: State, for place: PlaceID) -> Bool {
        guard let home = state.record.place else { return false }
        guard places.isSame(place, asOrInside: home) else {
            return atlas.records[state.id]?.list("actsIn").contains(place.rawValue) ?? false
        }
        guard let each = state.facts.each else { return true }
        let isExcepted = each.except.contains { places.isSame(place, asOrInside: $0) }
        let chain = places.chain(from: place).prefix { $0 != home }
        let isOfLevel = ([place] + chain).contains { levels(of: $0).contains(each.level) }
        return isOfLevel && !isExcepted
    }
}
