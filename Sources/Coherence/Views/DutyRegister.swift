public import Atlas
public import Cohorts

/// A duty that a measure lays on lower levels, with the money that came with it.
///
/// Unfunded as the dialogues chapter has it (penninx-dialogues, 3): the duty comes without the financial or other means. Of
/// silence nothing follows; a grant without an amount counts as paid, its sufficiency as not known.
public struct DutyEntry: Sendable {
    /// How the duty is paid for.
    public enum Funding: String, CaseIterable, Sendable {
        /// A grant is paid; of its amount nothing contradicts that it suffices.
        case funded
        /// A grant is paid that is smaller than the stated cost.
        case short
        /// A source says that there is no grant, or that it was stopped.
        case unfunded
        /// No source says.
        case unknown
    }

    /// The measure.
    public let record: RecordID
    /// The level that holds it.
    public let level: Level
    /// Who must do what.
    public let duty: Point
    /// Whether it binds, rather than being expected.
    public let isBinding: Bool
    /// Grants, paid or not.
    public let grants: [Point]
    /// What those who are bound spend, as far as stated.
    public let costs: [Point]
    /// How it is paid for.
    public let funding: Funding
    /// What is missing, in the currency of the grant; nil where amounts are not stated.
    public let shortfall: ClosedRange<Double>?
    /// The currency of the shortfall.
    public let currency: String?
    /// Disputes about the measure.
    public let tensions: [RecordID]
    /// Whether it is in force on the day.
    public let isCertain: Bool

    /// Every duty on a lower level that may be in force for the place, highest level first.
    ///
    /// - Parameters:
    ///   - place: the place; nil for all.
    ///   - view: the atlas as of a day.
    public static func all(for place: PlaceID?, in view: AtlasView) -> [DutyEntry] {
        view.present(.measure, about: place).flatMap { state -> [DutyEntry] in
            guard let level = view.level(of: state) else { return [] }
            return (state.facts.duties.value ?? [])
                .filter { duty in view.level(of: duty.on).map { level < $0 } ?? false }
                .map { DutyEntry($0, of: state, level, in: view) }
        }.sorted { ($0.level, $0.record) < ($1.level, $1.record) }
    }

    private init(_ entry: Entry<Duty>, of state: AtlasView.State, _ level: Level, in view: AtlasView) {
        let own = (state.facts.money.value ?? []).filter { payment in
            payment.flow == .budget && payment.from == entry.on && payment.status != .none
        }
        let paid = state.facts.paysDown
        let denied = state.facts.grants.contains { $0.status == .none || $0.status == .stopped }
        let missing = paid.flatMap { grant in own.lazy.compactMap { Self.gap(grant.value, $0.value) }.first }
        record = state.id
        self.level = level
        duty = Point("\(entry.on.phrase(in: view)) \(entry.value.phrase)", entry.citations)
        isBinding = entry.isBinding
        grants = state.facts.grants.map { Point($0.value.phrase, $0.citations) }
        costs = own.map { Point($0.value.phrase, $0.citations) }
        funding = missing != nil ? .short : paid != nil ? .funded : denied ? .unfunded : .unknown
        shortfall = missing
        currency = missing == nil ? nil : paid?.currency
        tensions = view.atlas.all(.tension, about: state.id).map(\.id)
        isCertain = state.force == .yes && entry.force == .yes
    }

    /// Cost less grant, where both are stated in one currency and the grant is surely smaller.
    private static func gap(_ grant: Money, _ cost: Money) -> ClosedRange<Double>? {
        guard let paid = grant.amount, let needed = cost.amount, grant.currency == cost.currency,
            paid.upperBound < needed.lowerBound
        else { return nil }
        return needed.lowerBound - paid.upperBound...needed.upperBound - paid.lowerBound
    }
}

extension Money {
    /// «grant paid (local advice services)».
    fileprivate var phrase: String {
        "\(flow.rawValue) \(status == .none ? "denied" : status.rawValue)" + (scope.map { " (\($0))" } ?? "")
    }
}
