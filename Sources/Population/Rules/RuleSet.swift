public import Atlas
public import Cohorts

/// Who is in need of what, and whom each measure reaches how: what one pass over the residents answers.
public struct RuleSet: Sendable {
    /// A need and who has it.
    public struct Need: Hashable, Sendable {
        /// Which.
        public let id: NeedID
        /// Who is in need.
        public let cohort: Cohort

        /// - Parameters:
        ///   - id: which need.
        ///   - cohort: who is in need.
        public init(id: NeedID, cohort: Cohort) {
            self.id = id
            self.cohort = cohort
        }
    }

    /// How somebody is reached.
    public enum Way: String, CaseIterable, Sendable {
        /// As of right.
        case claim
        /// If there is room.
        case may
        /// A duty that is an offer.
        case mustAttend = "must-attend"
        /// Open or a duty, but only when others have been served.
        case queued = "behind-queue"
        /// A test: a burden, never access.
        case mustPass = "must-pass"
        /// Shut to them.
        case closed
        /// Using it is reported or punished.
        case reported
        /// By any of claim, may, must-attend and behind-queue.
        case any

        /// Whether somebody reached so has access, at once or behind others.
        public var isAccess: Bool {
            switch self {
            case .claim, .may, .mustAttend, .queued, .any: true
            case .mustPass, .closed, .reported: false
            }
        }

        /// What it counts as within the needs that it is about.
        var role: Role? {
            switch self {
            case .claim, .may: .open
            case .mustAttend: .duty
            case .queued: .queue
            case .closed, .reported: .shut
            case .mustPass, .any: nil
            }
        }
    }

    /// What an offer does to the needs it is about, one accumulator each.
    enum Role: Int, CaseIterable, Sendable { case open, duty, shut, queue }

    /// Whom a measure reaches in one way.
    public struct Offer: Hashable, Sendable {
        /// The measure, or body.
        public let measure: RecordID
        /// How.
        public let way: Way
        /// The level that holds it.
        public let level: Level
        /// Needs that it answers, or shuts off.
        public let needs: [NeedID]
        /// Who is surely reached.
        public let surely: Cohort
        /// Who is reached at most.
        public let possibly: Cohort

        /// - Parameters:
        ///   - measure: the measure.
        ///   - way: how it reaches them.
        ///   - level: the level that holds it.
        ///   - needs: needs that it answers, or shuts off.
        ///   - surely: who is surely reached; within `possibly`.
        ///   - possibly: who is reached at most.
        public init(
            measure: RecordID, way: Way, level: Level, needs: [NeedID], surely: Cohort, possibly: Cohort
        ) {
            self.measure = measure
            self.way = way
            self.level = level
            self.needs = needs
            self.surely = surely
            self.possibly = possibly
        }
    }

    /// The needs, in the order in which they are answered.
    public let needs: [Need]
    /// The offers, by measure.
    public let offers: [Offer]

    /// - Parameters:
    ///   - needs: who is in need of what; each id once.
    ///   - offers: whom each measure reaches how.
    public init(needs: [Need], offers: [Offer]) {
        self.needs = needs
        self.offers = offers
    }

    /// Every cohort in it.
    var cohorts: [Cohort] { needs.map(\.cohort) + offers.flatMap { [$0.surely, $0.possibly] } }
}
