public import Atlas
import Cohorts

/// Who holds the three parts of a measure that can be handed down, after the 2009 paper (penninx-2009, 2.2): content,
/// means and evaluation, with delivery beside them.
public struct CalibrationProfile: Sendable {
    /// How far a measure has been handed down to cities.
    public enum Extent: String, Sendable {
        /// Content, means and evaluation lie with the city.
        case full
        /// Some of them do.
        case partial
        /// None of them does.
        case none
        /// Too little is stated to say.
        case unknown
    }

    /// The measure.
    public let record: RecordID
    /// Who decides what is done.
    public let content: Level?
    /// Who holds the budget.
    public let means: Level?
    /// Who evaluates.
    public let evaluation: Level?
    /// Where it is carried out.
    public let delivery: Level?
    /// The city's part in delivery.
    public let city: CityRole?
    /// How far it has been handed down.
    public let extent: Extent
    /// What the 2009 paper warns of in such a case; nil when it warns of nothing.
    public let concern: Concern?

    /// What the 2009 paper warns of.
    public enum Concern: String, CaseIterable, Sendable {
        /// The duty is the city's, the content is not.
        case dutyWithoutContent
        /// The content is the city's, the means are not.
        case contentWithoutMeans
        /// The means are the city's, the content is not.
        case meansWithoutContent
    }

    /// The concern in a phrase of English.
    public var warning: String? {
        switch concern {
        case .dutyWithoutContent:
            "the duty is the city's but the content is not: responsibility without competence"
        case .contentWithoutMeans:
            "the content is the city's but the means are not: content cannot be handed down without means"
        case .meansWithoutContent:
            "the means are the city's but the content is not: possible, and frequent, but no decentralisation"
        case nil: nil
        }
    }

    /// The profile of a measure on the day of the view.
    public init(of state: AtlasView.State) {
        let roles = state.facts.roles
        record = state.id
        content = roles.content?.value
        means = roles.means?.value
        evaluation = roles.evaluation?.value.level
        delivery = roles.delivery?.value.level
        city = roles.delivery?.value.city
        let parts = [content, means, evaluation]
        let local = parts.compactMap { $0 }.filter { $0 >= .city }.count
        let known = parts.compactMap { $0 }.count
        extent = local == 3 ? .full : local > 0 && local < known ? .partial : known == 3 ? .none : .unknown
        let isBound = state.facts.duties.value?.contains { $0.isBinding && $0.on == .each(.city) } ?? false
        concern = Self.concern(content: content, means: means, isBound: isBound)
    }

    private static func concern(content: Level?, means: Level?, isBound: Bool) -> Concern? {
        if let content, content < .city, isBound { return .dutyWithoutContent }
        if let content, content >= .city, let means, means < .city { return .contentWithoutMeans }
        if let means, means >= .city, let content, content < .city { return .meansWithoutContent }
        return nil
    }
}
