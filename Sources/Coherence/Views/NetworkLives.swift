public import Atlas
public import Cohorts

/// How long a network or project lived, and whether it outlived its money.
public struct NetworkLife: Sendable {
    /// What became of it when the money ended.
    public enum Outcome: String, Sendable {
        /// It went on after its money ended.
        case outlived
        /// It ended with its money.
        case endedWithFunding = "ended with its funding"
        /// It runs, and so does its money.
        case funded
        /// A source says that it lasts no longer than its money.
        case bound = "lasts only as long as its funding"
        /// Too little is dated to say.
        case unknown
    }

    /// The network or project.
    public let record: Record
    /// Funds and bodies that pay for it, as linked.
    public let funders: [RecordID]
    /// Places that take part, as named.
    public let members: [PlaceID]
    /// Cities that it ties to the Union past their state.
    public let direct: [PlaceID]
    /// What became of it.
    public let outcome: Outcome
    /// From the first year to the last in which it is known; nil where only one is.
    public let years: ClosedRange<Int>?

    /// The life of a network or project, as of the day of the view.
    public init(of record: Record, in view: AtlasView) {
        self.record = record
        funders = view[record.id]?.facts.links.filter { $0.kind == .fundedBy }.map(\.target) ?? []
        members = (record.list("members") + record.list("participants")).map { PlaceID(rawValue: $0) }
            .filter { view.places.all.contains($0) }
        let isUnion = funders.contains { view[$0]?.record.place == .europeanUnion }
        let cities = members.filter { view.levels(of: $0).contains(.city) }
        direct = isUnion ? cities : []
        let paid = record.span("paid")?.to?.latest
        let ends = funders.compactMap {
            paid ?? view[$0]?.record.held.to?.latest ?? view[$0]?.record.held.ended?.latest
        }
        years = Self.years(of: record)
        let isDenied = view[record.id]?.facts.noLinks.contains(.continuedBy) ?? false
        let ended = record.held.to?.latest ?? record.held.ended?.latest
        outcome =
            if isDenied, !funders.isEmpty { .bound } else if let money = ends.max(), let ended {
                ended > money ? .outlived : .endedWithFunding
            } else if let money = ends.max(), let known = record.held.lastKnown, known > money {
                .outlived
            } else if !funders.isEmpty, ends.isEmpty, record.force(on: view.day) == .yes { .funded } else {
                .unknown
            }
    }

    private static func years(of record: Record) -> ClosedRange<Int>? {
        guard let first = record.held.firstKnownYear, let last = record.held.lastKnown?.year, first < last
        else {
            return nil
        }
        return first...last
    }
}
