public import Atlas
public import Cohorts

/// Whether a measure of a higher level frames and enables what cities do, or dictates it, after the 2009 paper
/// (penninx-2009, 2.1 and 2.4): higher levels give direction, legitimacy, money and knowledge; content belongs to the cities.
///
/// Of silence nothing follows: a measure that states no freedom is not prescribing for that. How strict a prescription is and
/// how much money there is are not weighed.
public struct FrameworkProfile: Sendable {
    /// What kind of frame it is.
    public enum Kind: String, CaseIterable, Sendable {
        /// It leaves the content to the cities and gives money or knowledge.
        case facilitating
        /// It decides the content and leaves cities no say.
        case prescribing
        /// It does both, or leaves the content while the support has ended.
        case mixed
        /// Too little is stated to say.
        case unknown
    }

    /// The measure.
    public let record: RecordID
    /// The level that holds it.
    public let level: Level
    /// Whether it is in force on the day.
    public let force: Truth
    /// Content that it decides, and duties that it lays on lower levels.
    public let prescribed: [Point]
    /// The content that it leaves to the cities.
    public let left: [Point]
    /// The say that it gives them beside that.
    public let say: [Point]
    /// Money and knowledge that it offers.
    public let support: [Point]
    /// Money that was withdrawn or that a source denies.
    public let missing: [Point]
    /// What kind of frame it is.
    public let kind: Kind
    /// Why.
    public let reasons: [String]

    /// Whether anything is stated that bears on the question.
    public var isStated: Bool { !(prescribed + left + say + support + missing).isEmpty }

    /// The profile of a measure on the day of the view.
    public init(of state: AtlasView.State, in view: AtlasView) {
        let reading = FrameworkReading(state: state, view: view)
        record = state.id
        level = view.level(of: state) ?? .state
        force = state.force
        prescribed = reading.prescribed
        left = reading.left
        say = reading.say
        support = reading.support
        missing = reading.missing
        let (kind, reasons) = reading.verdict
        if state.force == .yes || kind == .unknown {
            self.kind = kind
            self.reasons = reasons
        } else {
            self.kind = .unknown
            self.reasons = ["whether it is in force on the day is not known; it would be \(kind.rawValue)"]
        }
    }
}

/// The measures and offers of higher levels for a place.
public struct Framework: Sendable {
    /// Measures of which something is stated that bears on the question, highest level first.
    public let profiles: [FrameworkProfile]
    /// Measures of which nothing of it is.
    public let silent: [RecordID]
    /// Funds of higher levels in force for the place.
    public let funds: [RecordID]
    /// Networks and projects paid by the Union in which the place takes part: knowledge offered.
    public let knowledge: [RecordID]

    /// - Parameters:
    ///   - place: the place; nil for every measure above the cities.
    ///   - view: the atlas as of a day.
    ///   - field: one field only; nil for all.
    public init(for place: PlaceID?, in view: AtlasView, field: FieldID? = nil) {
        let all = view.present(.measure, about: place).filter { state in
            (view.level(of: state) ?? .city) < .city && (field == nil || state.facts.field == field)
        }
        let profiles = all.map { FrameworkProfile(of: $0, in: view) }
        self.profiles = profiles.filter(\.isStated).sorted { ($0.level, $0.record) < ($1.level, $1.record) }
        silent = profiles.filter { !$0.isStated }.map(\.record)
        funds = view.present(.fund, about: place).filter { fund in
            fund.force == .yes && (view.level(of: fund) ?? .city) < .city
        }.map(\.id)
        knowledge = (view.atlas.all(.network) + view.atlas.all(.project)).filter { record in
            record.force(on: view.day) != .no
                && NetworkLife(of: record, in: view).direct.contains { city in
                    place.map { view.places.isSame(city, asOrInside: $0) } ?? true
                }
        }.map(\.id)
    }
}

/// What one measure states on the question.
private struct FrameworkReading {
    let state: AtlasView.State
    let view: AtlasView

    private var facts: Facts { state.facts }
    private var cited: [Citation] { state.record.citations }
    private var content: Entry<Level>? { facts.roles.content }
    private var isDecidedAbove: Bool { content.map { $0.value < .city } ?? false }
    private var isExcluded: Bool { isDecidedAbove && facts.roles.delivery?.value.city == CityRole.none }
    private var hasFixedOrder: Bool { facts.seatOrder.count > 1 }
    private var duties: [Entry<Duty>] {
        (facts.duties.value ?? []).filter { duty in
            view.level(of: duty.on).map { (view.level(of: state) ?? .state) < $0 } ?? false
        }
    }
    private var grants: [Entry<Money>] {
        (facts.money.value ?? []).filter { $0.flow == .grant || $0.flow == .bonus }
    }

    var prescribed: [Point] {
        var points: [Point] = []
        if let content, content.value < .city {
            points.append(
                Point("the \(content.value.rawValue) level decides what is done", content.citations))
        }
        if facts.discretion == "none" { points.append(Point("cities have no discretion", cited)) }
        if hasFixedOrder {
            points.append(
                Point("seats go in a fixed order: \(facts.seatOrder.joined(separator: ", then "))", cited))
        }
        if let delivery = facts.roles.delivery, isExcluded {
            points.append(Point("cities have no part in it", delivery.citations))
        }
        points += duties.filter { $0.action != "adopt-policy" }
            .map { Point("\($0.on.phrase(in: view)) \($0.value.phrase)", $0.citations) }
        return points
    }

    var left: [Point] {
        var points: [Point] = []
        if let content, content.value >= .city {
            points.append(Point("the \(content.value.rawValue) decides what is done", content.citations))
        }
        if let freedom = facts.discretion, freedom != "none" {
            points.append(Point("cities have \(freedom) discretion", cited))
        }
        points += duties.filter { $0.action == "adopt-policy" }.map {
            Point("the policy itself: \($0.on.phrase(in: view)) \($0.value.phrase)", $0.citations)
        }
        return points
    }

    var say: [Point] {
        if let delivery = facts.roles.delivery, let role = delivery.value.city {
            switch role {
            case .partner: return [Point("cities are partners in it", delivery.citations)]
            case .consulted: return [Point("cities are consulted", delivery.citations)]
            case .none, .responsible: break
            }
        }
        return facts.partners.filter { $0.level == .city }.prefix(1).map {
            Point("cities are named as partners", $0.citations)
        }
    }

    var support: [Point] {
        let money = grants.filter { $0.status == .paid || $0.status == .unchanged }.map {
            Point("\($0.flow.rawValue) paid" + ($0.scope.map { " (\($0))" } ?? ""), $0.citations)
        }
        let sources: Set<RecordKind> = [.network, .project, .instrument, .practice]
        let linked = facts.links.map(\.target) + view.linking(to: state.id).map(\.from)
        let knowledge = linked.unique().compactMap { view[$0] }.filter { sources.contains($0.record.kind) }
            .map { Point("knowledge from «\($0.record.name)»", $0.record.citations) }
        return money + knowledge
    }

    var missing: [Point] {
        grants.filter { $0.status == .stopped || $0.status == .none || $0.status == .cut }.map {
            let what =
                $0.status == .none
                ? "no \($0.flow.rawValue) is paid" : "\($0.flow.rawValue) \($0.status.rawValue)"
            return Point(what + ($0.scope.map { " (\($0))" } ?? ""), $0.citations)
        }
    }

    var verdict: (FrameworkProfile.Kind, [String]) {
        let dictates = facts.discretion == "none" || hasFixedOrder || isExcluded
        let frees = !left.isEmpty
        switch (dictates, frees) {
        case (true, false) where say.isEmpty: return (.prescribing, prescribed.map(\.text))
        case (true, _): return (.mixed, (prescribed + left + say).map(\.text))
        case (false, true) where isDecidedAbove: return (.mixed, (prescribed + left).map(\.text))
        case (false, true): return enabling
        case (false, false):
            let lacking =
                isDecidedAbove
                ? "what freedom is left is not stated"
                : "who decides the content and what freedom is left is not stated"
            return (.unknown, [lacking])
        }
    }

    /// The content is left: with support it facilitates.
    private var enabling: (FrameworkProfile.Kind, [String]) {
        if !support.isEmpty { return (.facilitating, (left + support).map(\.text)) }
        if !missing.isEmpty { return (.mixed, (left + missing).map(\.text)) }
        return (.unknown, left.map(\.text) + ["whether it offers money or knowledge is not stated"])
    }
}
