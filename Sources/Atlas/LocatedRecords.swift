import Cohorts

/// The records of one kind on a day: by id, and by where they lie.
struct LocatedRecords: Sendable {
    /// All of them, by id.
    let all: [AtlasView.State]
    /// Those that are not certainly out of force, by id.
    let present: [AtlasView.State]
    /// Positions in `all` of the records of a place, of those of the places inside it too, and of bodies that act in it.
    private let own: [PlaceID: [Int]]
    private let inside: [PlaceID: [Int]]
    private let acting: [PlaceID: [Int]]
    /// Of those of a place and of the places inside it, the ones of a field.
    private let ofField: [PlaceID: [FieldID: [Int]]]

    /// None.
    static let none = LocatedRecords([], places: .none)

    init(_ all: [AtlasView.State], places: Places) {
        var own: [PlaceID: [Int]] = [:]
        var inside: [PlaceID: [Int]] = [:]
        var acting: [PlaceID: [Int]] = [:]
        var ofField: [PlaceID: [FieldID: [Int]]] = [:]
        for (position, state) in all.enumerated() {
            for place in Set(state.record.list("actsIn")) {
                acting[PlaceID(rawValue: place), default: []].append(position)
            }
            guard let home = state.record.place else { continue }
            own[home, default: []].append(position)
            for place in places.chain(from: home) {
                inside[place, default: []].append(position)
                guard let field = state.facts.field else { continue }
                ofField[place, default: [:]][field, default: []].append(position)
            }
        }
        self.all = all
        present = all.filter { $0.force != .no }
        self.own = own
        self.inside = inside
        self.acting = acting
        self.ofField = ofField
    }

    /// Those of the place and of the places inside it; of one field only, if one is given.
    func inside(_ place: PlaceID, _ field: FieldID?) -> [AtlasView.State] {
        states((field.map { ofField[place]?[$0] } ?? inside[place]) ?? [])
    }

    /// Those of the places around a place: of its chain without itself.
    func above(_ chain: [PlaceID]) -> [AtlasView.State] {
        states(chain.dropFirst().flatMap { own[$0] ?? [] }.sorted())
    }

    /// Those of the places around a place, of itself and of the places inside it.
    func around(_ chain: [PlaceID]) -> [AtlasView.State] {
        states((chain.dropFirst().flatMap { own[$0] ?? [] } + (inside[chain[0]] ?? [])).sorted())
    }

    /// Those of a place, of the places around it, and of bodies that act in it.
    func bearing(on chain: [PlaceID]) -> [AtlasView.State] {
        states(Set(chain.flatMap { own[$0] ?? [] } + (acting[chain[0]] ?? [])).sorted())
    }

    private func states(_ positions: [Int]) -> [AtlasView.State] { positions.map { all[$0] } }
}
