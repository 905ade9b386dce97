public import Atlas
public import Cohorts

/// A city's figure beside its nation's, of one definition and one unit. Pairs of different definitions are never ranked.
public struct FigurePair: Sendable {
    /// The city's figure.
    public let city: Record
    /// The nation's figure.
    public let nation: Record
    /// The definition that both share.
    public let definition: String
    /// The city's value over the nation's; no unit.
    public let ratio: Double
    /// Whether a source says «about» or «more than» of one of the two.
    public let isRough: Bool

    /// Every pair of the atlas, by city.
    public static func all(in atlas: Atlas, _ places: Places) -> [FigurePair] {
        let stated = atlas.all(.figure).filter { $0.text("basis") == "stated" && $0.numbers("value") != nil }
        var pairs: [FigurePair] = []
        for city in stated {
            for nation in stated
            where nation.place != city.place && nation.text("definition") == city.text("definition") {
                guard let inner = city.place, let outer = nation.place,
                    places.isSame(inner, asOrInside: outer),
                    places.country(of: outer) != nil, nation.text("unit") == city.text("unit"),
                    let part = city.numbers("value")?.lowerBound,
                    let whole = nation.numbers("value")?.lowerBound, whole > 0
                else { continue }
                pairs.append(
                    FigurePair(
                        city: city, nation: nation, definition: city.text("definition") ?? "",
                        ratio: part / whole,
                        isRough: city.text("qualifier") != nil || nation.text("qualifier") != nil))
            }
        }
        return pairs.sorted { $0.city.id < $1.city.id }
    }
}

/// What a programme costs in all and a person, with the number of participants that the two imply.
public struct ProgrammeCost: Sendable {
    /// The measure.
    public let record: RecordID
    /// The payment.
    public let money: Money
    /// Total over cost per head: persons. Of two ranges the widest: least total over most per head, and the reverse.
    public let impliedParticipants: ClosedRange<Double>
    /// Where it is stated.
    public let citations: [Citation]

    /// Every payment with a total and a cost per head, by record. Compare within one scope only.
    public static func all(in view: AtlasView) -> [ProgrammeCost] {
        view.all(.measure).flatMap { state in
            (state.facts.money.value ?? []).compactMap { entry -> ProgrammeCost? in
                guard let total = entry.amount, let head = entry.perHead, head.lowerBound > 0 else {
                    return nil
                }
                return ProgrammeCost(
                    record: state.id, money: entry.value,
                    impliedParticipants: total.lowerBound / head.upperBound...total.upperBound
                        / head.lowerBound,
                    citations: entry.citations)
            }
        }
    }
}
