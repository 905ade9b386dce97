public import Cohorts

/// One entry of a record with its own dates and sources, or those of its record.
@dynamicMemberLookup
public struct Entry<Value: Sendable>: Sendable {
    /// What the entry says.
    public let value: Value
    /// Whether it holds on the day of the view; never `no`.
    public let force: Truth
    /// Where it is stated.
    public let citations: [Citation]

    /// What the entry says.
    public subscript<Part>(dynamicMember path: KeyPath<Value, Part>) -> Part { value[keyPath: path] }
}

/// That the places of a level each have a measure of their own.
public struct Each: Hashable, Sendable {
    /// How many of them have it.
    public enum Extent: String, CaseIterable, Sendable {
        /// Every one.
        case all
        /// More than half.
        case most
        /// A good number.
        case many
        /// A few.
        case some
        /// The source does not say.
        case unstated
    }

    /// The level whose places have it.
    public let level: Level
    /// How many.
    public let extent: Extent
    /// Places that do not have it.
    public let except: [PlaceID]
}

/// Whom a measure reaches, and how.
public struct Reach: Hashable, Sendable {
    /// How a measure reaches somebody.
    public enum Manner: String, CaseIterable, Sendable {
        /// As of right.
        case claim
        /// If there is room.
        case may
        /// A duty that is an offer.
        case mustAttend = "must-attend"
        /// A test: a burden, never access.
        case mustPass = "must-pass"
        /// Shut to them.
        case closed
        /// Using it is reported or punished.
        case reported

        /// Whether somebody reached so is helped.
        public var isAccess: Bool { self == .claim || self == .may || self == .mustAttend }
        /// Whether it is a duty.
        public var isDuty: Bool { self == .mustAttend || self == .mustPass }
    }

    /// Who is surely meant.
    public let cohort: Cohort
    /// Who is meant at most.
    public let possibly: Cohort
    /// How.
    public let manner: Manner
    /// The time they have.
    public let within: Period?
    /// The class of seats they wait for.
    public let queue: String?
    /// What follows if they do not comply.
    public let consequences: [String]
}

/// The city's part in delivery.
public enum CityRole: String, CaseIterable, Sendable {
    /// It has none, as a source says.
    case none
    /// It is asked.
    case consulted
    /// It works with others on equal terms.
    case partner
    /// It carries the work.
    case responsible
}

/// Which level decides, pays, delivers and evaluates.
public struct Roles: Sendable {
    /// Who decides what is done.
    public internal(set) var content: Entry<Level>?
    /// Who holds the budget.
    public internal(set) var means: Entry<Level>?
    /// Who carries it out.
    public internal(set) var delivery: Entry<Delivery>?
    /// Who evaluates, by whose yardstick.
    public internal(set) var evaluation: Entry<Evaluation>?

    /// How a measure is delivered.
    public struct Delivery: Hashable, Sendable {
        /// By whom: `city`, `agency`, `ngo`, …
        public let by: [String]
        /// At which level.
        public let level: Level?
        /// The city's part.
        public let city: CityRole?
    }

    /// How a measure is evaluated.
    public struct Evaluation: Hashable, Sendable {
        /// By which level.
        public let level: Level
        /// `local` or `central`.
        public let yardstick: String?
    }
}

/// A duty on a place or body.
public struct Duty: Hashable, Sendable {
    /// Who is bound.
    public let on: Party
    /// To what: `deliver`, `tender`, …
    public let action: String
    /// `must` or `expected`.
    public let isBinding: Bool
    /// The need that it is about, if not all of the measure's.
    public let need: NeedID?
}

/// A payment.
public struct Money: Hashable, Sendable {
    /// What kind of payment.
    public enum Flow: String, CaseIterable, Sendable {
        /// From a higher to a lower level, or to those who do the work.
        case grant
        /// The place's own money.
        case budget
        /// What users or others are charged.
        case fee
        /// What a course costs on the market.
        case price
        /// A reward for a result.
        case bonus
        /// A gift.
        case donation
    }

    /// What became of it.
    public enum Status: String, CaseIterable, Sendable {
        /// It is paid.
        case paid
        /// It is paid no longer.
        case stopped
        /// It was made less.
        case cut
        /// It stayed as it was.
        case unchanged
        /// There is none.
        case none
    }

    /// What kind of payment.
    public let flow: Flow
    /// What became of it.
    public let status: Status
    /// Who pays.
    public let from: Party?
    /// Who is paid.
    public let to: Party?
    /// The year of the amounts.
    public let year: Int?
    /// How much in all, in the currency.
    public let amount: ClosedRange<Double>?
    /// How much a person, in the currency.
    public let perHead: ClosedRange<Double>?
    /// ISO 4217.
    public let currency: String?
    /// What the amount covers.
    public let scope: String?
    /// The fund that it comes from.
    public let fund: RecordID?
}

/// What a law forbids.
public struct Ban: Hashable, Sendable {
    /// What.
    public let what: TermID
    /// For whom.
    public let cohort: Cohort?
    /// How far, as the source says.
    public let extent: String?
}

/// What a measure aims at.
public struct Aim: Hashable, Sendable {
    /// What.
    public let what: TermID
    /// When it was set.
    public let set: Moment?
    /// By when it is to be reached.
    public let by: Moment?
    /// The process that has to happen.
    public let process: TermID?
}

/// That something is watched.
public struct Monitoring: Hashable, Sendable {
    /// What.
    public let what: String
    /// Whether group by group.
    public let byGroup: Bool?
}

/// That a level watches what cities do.
public struct Oversight: Hashable, Sendable {
    /// Whether it watches that there is a policy at all, rather than how good it is.
    public let isOfPresence: Bool
    /// Which level.
    public let by: Level?
}

/// A cut and whom it hit.
public struct Cut: Hashable, Sendable {
    /// `money` or `services`.
    public let of: String
    /// Who was hit harder: `more-deprived`, `less-deprived`, `even`.
    public let harder: String?
    /// What was compared: `city`, `area`, `person`.
    public let unit: String?
}

/// That something was ended.
public struct Ending: Hashable, Sendable {
    /// Whether a decision ended it, rather than time.
    public let isAbolished: Bool
    /// When.
    public let on: Moment?
    /// Who ended it: a place or body.
    public let by: RecordID?
}

/// Who took part in making a measure.
public struct Maker: Hashable, Sendable {
    /// `migrant-body`, `majority-body`, `experts`, `residents`.
    public let kind: String
    /// Which body.
    public let body: RecordID?
}

/// Who works with a measure.
public struct Partner: Hashable, Sendable {
    /// What kind of partner, as the source says.
    public let kind: String?
    /// Which body.
    public let body: RecordID?
    /// At which level.
    public let level: Level?
}

/// A relation that a record states to another.
public struct Link: Hashable, Sendable {
    /// The kinds of relations.
    public enum Kind: String, CaseIterable, Sendable {
        /// Is paid from.
        case fundedBy
        /// Carries out.
        case implements
        /// Takes the place of.
        case replaces
        /// Is carried on by.
        case continuedBy
        /// Is tuned to.
        case coordinatedWith
        /// Grew out of.
        case buildsOn

        var note: String {
            switch self {
            case .fundedBy: "what pays for it"
            case .implements: "what it carries out"
            case .replaces: "what it takes the place of"
            case .continuedBy: "what carries it on; none states that nothing does"
            case .coordinatedWith: "what it is tuned to"
            case .buildsOn: "what it grew out of"
            }
        }
    }

    /// How they relate.
    public let kind: Kind
    /// To which record.
    public let target: RecordID
}
