public import Atlas
public import Cohorts

/// What is there for one person at every level: open, a duty, behind a queue, closed, or not decided.
///
/// It says what records state, not what an office will decide: where a source does not say exactly who is meant,
/// the answer stays undecided. Nothing of the person is kept.
public struct Entitlements: Sendable {
    /// How a measure stands to the person.
    public enum Outcome: String, CaseIterable, Sendable {
        /// It is open to them.
        case open
        /// They must attend or pass.
        case duty
        /// They come after others.
        case rationed
        /// It is closed to them, or using it is reported.
        case closed
        /// The facts do not settle it, the person's or the source's.
        case undecided
        /// It does not reach them.
        case outside
    }

    /// One measure and the person.
    public struct Item: Sendable {
        /// The measure.
        public let record: RecordID
        /// The level that holds it.
        public let level: Level
        /// Needs that it answers or touches.
        public let needs: [NeedID]
        /// How it stands to the person.
        public let outcome: Outcome
        /// How it reaches such persons.
        public let manner: Reach.Manner
        /// The conditions that decided, or whose answer is missing.
        public let reasons: [Reason]
        /// Whether the person's facts would settle it; else the source leaves it open.
        public let dependsOnPerson: Bool
        /// The smallest changes that would open it.
        public let nearestMisses: [NearestMiss]
        /// Where it is stated.
        public let citations: [Citation]
    }

    /// The measures that hold where the person lives, by outcome, level and id.
    public let items: [Item]
    /// The unknown fact to ask next; nil when nothing more can be settled.
    public let nextQuestion: AttributeID?

    /// - Parameters:
    ///   - person: what is known; should say a residence, else every place is looked at.
    ///   - view: the atlas as of a day.
    ///   - notAsking: attributes that are not to be asked next.
    /// - Throws: ``CohortRefusal/person(_:)`` for facts that contradict one another.
    public init(of person: Person, in view: AtlasView, notAsking: Set<AttributeID> = []) throws(CohortRefusal)
    {
        let complete = try person.completed(in: view.setting)
        var items: [Item] = []
        var open: [Cohort] = []
        for state in Self.measures(near: complete, in: view)
        where Self.mayHold(state, for: complete, in: view) {
            for entry in state.facts.reaches.value ?? [] {
                let surely = view.effective(entry.cohort, of: state)
                let possibly = view.effective(entry.possibly, of: state)
                let isIn = try possibly.truth(forCompleted: complete, in: view.setting)
                let isSurelyIn = try surely.truth(forCompleted: complete, in: view.setting)
                if isIn == .unknown { open.append(possibly) }
                let isSettled = isSurelyIn == .yes && entry.force == .yes && state.force == .yes
                let outcome: Outcome =
                    isIn == .no ? .outside : isSettled ? Self.outcome(of: entry, state) : .undecided
                items.append(
                    Item(
                        record: state.id, level: view.level(of: state) ?? .state,
                        needs: state.facts.serves + state.facts.concerns,
                        outcome: outcome, manner: entry.manner,
                        reasons: try possibly.deciding(for: complete, in: view.setting),
                        dependsOnPerson: isIn == .unknown,
                        nearestMisses: isIn == .no && entry.manner.isAccess
                            ? try possibly.nearestMisses(for: complete, in: view.setting) : [],
                        citations: entry.citations))
            }
        }
        self.items = items.sorted {
            ($0.outcome.rank, $0.level, $0.record) < ($1.outcome.rank, $1.level, $1.record)
        }
        nextQuestion = try view.setting.nextQuestion(for: person, deciding: open, except: notAsking)
    }

    private static func outcome(of entry: Entry<Reach>, _ state: AtlasView.State) -> Outcome {
        if let queue = entry.queue, let rank = state.facts.seatOrder.firstIndex(of: queue), rank > 0 {
            return .rationed
        }
        switch entry.manner {
        case .claim, .may: return .open
        case .mustAttend, .mustPass: return .duty
        case .closed, .reported: return .closed
        }
    }

    /// Measures of the place where the person lives, of those around it and inside it, and such as reach anywhere.
    private static func measures(near person: Person, in view: AtlasView) -> [AtlasView.State] {
        let home: PlaceID? =
            switch person[.residence] {
            case .residence(.at(let place)): place
            case .residence(.elsewhere(in: let place)): place
            default: nil
            }
        guard let home else { return view.present(.measure) }
        let far = view.presentAnywhere(.measure)
        let near = view.present(.measure, around: home).filter { !$0.facts.reachesAnywhere }
        return (near + far).sorted { $0.id < $1.id }
    }

    /// Leaves out measures of places in which the person surely does not live.
    private static func mayHold(_ state: AtlasView.State, for person: Person, in view: AtlasView) -> Bool {
        if state.facts.reachesAnywhere { return true }
        guard let place = state.record.place else { return false }
        let lives = try? Cohort.test(.residence, .within(place)).truth(forCompleted: person, in: view.setting)
        return lives != .no
    }
}

extension Entitlements.Outcome {
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
