import Cohorts

/// A fact as the sources leave it: not mentioned, denied, or stated. Absent means unknown, never no.
public enum Fact<Value: Sendable>: Sendable {
    /// No source says anything.
    case absent
    /// A source says that there is none.
    case none
    /// A source says so.
    case stated(Value)

    /// The stated value, if any.
    public var value: Value? { if case .stated(let value) = self { value } else { nil } }
    /// Whether nothing is known.
    public var isAbsent: Bool { if case .absent = self { true } else { false } }
    /// Whether a source denies it.
    public var isNone: Bool { if case .none = self { true } else { false } }
}

extension Fact: Equatable where Value: Equatable {}

/// Where something is stated.
public struct Citation: Hashable, Sendable {
    /// The document.
    public let document: RecordID
    /// Section, page or note.
    public let locator: String

    /// - Parameters:
    ///   - document: the document's id.
    ///   - locator: section, page or note.
    public init(document: RecordID, locator: String) {
        self.document = document
        self.locator = locator
    }
}

/// What is known of a record on one day: every stage that has taken effect applied, every entry that has ended left out.
public struct Facts: Sendable {
    /// Which places of a level each have it.
    public internal(set) var each: Each?
    /// The policy field.
    public internal(set) var field: FieldID?
    /// Needs that it answers.
    public internal(set) var serves: [NeedID] = []
    /// Needs that it touches without answering.
    public internal(set) var concerns: [NeedID] = []
    /// Whether it reaches persons outside its place.
    public internal(set) var reachesAnywhere = false
    /// Whom it reaches, and how.
    public internal(set) var reaches: Fact<[Entry<Reach>]> = .absent
    /// The classes of seats in their order.
    public internal(set) var seatOrder: [String] = []
    /// Which level holds what.
    public internal(set) var roles = Roles()
    /// `none`, `some` or `full`.
    public internal(set) var discretion: String?
    /// Who works with it.
    public internal(set) var partners: [Entry<Partner>] = []
    /// Duties on places and bodies.
    public internal(set) var duties: Fact<[Entry<Duty>]> = .absent
    /// Payments.
    public internal(set) var money: Fact<[Entry<Money>]> = .absent
    /// What it forbids.
    public internal(set) var bans: [Entry<Ban>] = []
    /// What it aims at.
    public internal(set) var aims: [Entry<Aim>] = []
    /// `targeted` or `mainstream`.
    public internal(set) var approach: String?
    /// What it watches.
    public internal(set) var monitors: Fact<[Entry<Monitoring>]> = .absent
    /// Whether it was made for a time only.
    public internal(set) var isTemporary: Bool?
    /// Who watches what cities do; an empty list states that nobody does.
    public internal(set) var oversight: Fact<[Entry<Oversight>]> = .absent
    /// A cut.
    public internal(set) var cut: Entry<Cut>?
    /// Who took part in making it.
    public internal(set) var makers: Fact<[Entry<Maker>]> = .absent
    /// That it was ended.
    public internal(set) var ended: Ending?
    /// Relations it states.
    public internal(set) var links: [Link] = []
    /// Relations of which a source says that there are none, by kind; `continuedBy: none`.
    public internal(set) var noLinks: Set<Link.Kind> = []
    /// Records to which a source says it has no link.
    public internal(set) var unlinked: Set<RecordID> = []
    /// Of a fund: whom it may serve.
    public internal(set) var pays: Entry<Reach>?
    /// Of a fund: domains and needs it may be spent on.
    public internal(set) var purposes: [String] = []
    /// Of a fund: whether money is still to be had, with how far that is said.
    public internal(set) var free: Entry<Availability>?
    /// Of a place: needs for which it states that it has nothing.
    public internal(set) var without: [Entry<NeedID>] = []

    /// Whether a fund's money can still be committed.
    public struct Availability: Hashable, Sendable {
        /// Whether it can.
        public let isFree: Bool
        /// How far, as the source says.
        public let extent: String?
        /// Domains and needs of which it is said; empty for all that the fund is for.
        public let purposes: [String]
    }
}
