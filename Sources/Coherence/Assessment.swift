public import Atlas
public import Cohorts

/// One run of checks over the atlas as of a day: what they find, and what they could not assess.
public struct Assessment: Sendable {
    /// A record that a check could not assess because a fact is absent.
    public struct NotAssessed: Hashable, Sendable {
        /// The check.
        public let check: CheckID
        /// The record.
        public let record: RecordID
        /// The fact that no source states.
        public let fact: String
    }

    /// The atlas as of the day.
    public let view: AtlasView
    /// The findings, gravest first, then by place and id.
    public internal(set) var findings: [Finding] = []
    /// What could not be assessed, by check and record.
    public private(set) var notAssessed: [NotAssessed] = []

    let cards: [CheckID: CheckCard]
    private(set) var card: CheckCard
    private var witnesses: [Cohort: Person?] = [:]
    private var raised: Set<String> = []
    /// Where in `findings` those of a place stand.
    private var byPlace: [PlaceID: [Int]] = [:]

    /// Runs the checks.
    ///
    /// - Parameters:
    ///   - view: the atlas as of a day.
    ///   - cards: the card of every check.
    ///   - only: the checks to run; nil for all.
    /// - Throws: ``CohortRefusal`` when cohorts are too entangled to be decided.
    public init(of view: AtlasView, cards: [CheckID: CheckCard], only: Set<CheckID>? = nil)
        throws(CohortRefusal)
    {
        guard let first = cards.values.min(by: { $0.id < $1.id }) else {
            throw .vocabulary("there are no check cards.")
        }
        self.view = view
        self.cards = cards
        card = first
        for check in Check.all where only?.contains(check.id) ?? true {
            guard let card = cards[check.id] else { continue }
            self.card = card
            try check.run(&self)
        }
        (raised, witnesses) = ([], [:])
        finish()
    }

    private mutating func finish() {
        let noted = Dictionary(view.atlas.acknowledgements.map { ($0.finding, $0) }) { $1 }
        for index in findings.indices { findings[index].acknowledgement = noted[findings[index].id] }
        let solved = solvedElsewhere()
        for index in findings.indices { findings[index].solvedElsewhere = solved[index] }
        findings.sort { ($1.severity, $0.place, $0.id) < ($0.severity, $1.place, $1.id) }
        byPlace = Dictionary(grouping: findings.indices) { findings[$0].place }
        notAssessed.sort { ($0.check, $0.record, $0.fact) < ($1.check, $1.record, $1.fact) }
    }

    /// For each finding, how other places solved it.
    private func solvedElsewhere() -> [[Finding.Solution]] {
        let answering = Solutions.Answering(in: view)
        var solutions: [CheckID: Solutions] = [:]
        for check in Check.all {
            solutions[check.id] = cards[check.id].map { Solutions(of: check, $0, answering, self) }
        }
        return findings.map { solutions[$0.check]?.solutions(of: $0) ?? [] }
    }

    /// Acknowledgements of findings that are there no longer.
    public var staleAcknowledgements: [Atlas.Acknowledgement] {
        let there = Set(findings.map(\.id))
        return view.atlas.acknowledgements.filter { !there.contains($0.finding) }
    }

    // MARK: - For checks

    /// Measures that are not certainly out of force.
    var measures: [AtlasView.State] { view.present(.measure) }
    /// Funds that are not certainly out of force.
    var funds: [AtlasView.State] { view.present(.fund) }

    /// Notes that the record lacks a fact the check needs.
    mutating func skip(_ state: AtlasView.State, lacking fact: String) {
        notAssessed.append(NotAssessed(check: card.id, record: state.id, fact: fact))
    }

    /// Somebody in the cohort, or nil when there can be nobody.
    mutating func witness(in cohort: Cohort) throws(CohortRefusal) -> Person? {
        if let known = witnesses[cohort] { return known }
        var decider = try Decider(setting: view.setting, cohorts: [cohort])
        let found = try decider.witness(in: cohort)
        witnesses[cohort] = .some(found)
        return found
    }

    /// Whoever the entry of the record reaches at most.
    func possibly(_ reach: Reach, of state: AtlasView.State) -> Cohort {
        view.effective(reach.possibly, of: state)
    }

    /// Raises a finding.
    mutating func raise(_ draft: Draft) {
        let states = draft.records.compactMap { view[$0] }
        let place = draft.place ?? lowestPlace(of: states)
        let levels = draft.levels.isEmpty ? states.compactMap { view.level(of: $0) } : draft.levels
        let basis = draft.ground.basis
        let identity = (draft.identity ?? draft.records).map(\.rawValue).sorted().joined(separator: "+")
        let id = [card.id.rawValue, place.rawValue, identity.isEmpty ? nil : identity, draft.need?.rawValue]
            .compactMap { $0 }.joined(separator: "/")
        guard raised.insert(id).inserted else { return }
        let telling = Telling(language: "en", card: card, view: view)
        findings.append(
            Finding(
                id: id, check: card.id, severity: basis == .stated ? card.severity : .notice, place: place,
                levels: Array(Set(levels)).sorted(), records: draft.records, need: draft.need,
                field: draft.field,
                cohort: draft.cohort, witness: draft.witness, isWitnessPossible: draft.isWitnessPossible,
                money: draft.money,
                evidence: draft.ground.citations, basis: basis,
                unknownFacts: draft.ground.unknownFacts.map { telling.text([$0]) },
                unknowns: draft.ground.unknownFacts,
                sentences: draft.says, explanation: telling.text(draft.says), advice: card.advice.text(),
                solvedElsewhere: [], easedAt: draft.easedAt, exempt: draft.exempt, acknowledgement: nil))
    }

    /// The place of the record at the lowest level; of equals the innermost place.
    private func lowestPlace(of states: [AtlasView.State]) -> PlaceID {
        let ranked = states.compactMap { state in
            state.record.place.map {
                (view.level(of: state)?.rank ?? 0, view.places.chain(from: $0).count, $0)
            }
        }
        return ranked.max { ($0.0, $0.1, $1.2) < ($1.0, $1.1, $0.2) }?.2 ?? .europeanUnion
    }
}

extension Assessment {
    /// The findings that concern a place: its own and those of the places above, unless it has an answer of its own.
    ///
    /// - Parameters:
    ///   - place: the place asked about.
    ///   - below: whether those of the places inside it are wanted too.
    public func findings(for place: PlaceID, below: Bool = false) -> [Finding] {
        let chain = view.places.chain(from: place)
        let inherited = chain.flatMap { byPlace[$0] ?? [] }
            .filter { findings[$0].exempt.isDisjoint(with: chain) }
        let inside = byPlace.keys.filter { $0 != place && view.places.isSame($0, asOrInside: place) }
        let found = below ? inherited + inside.flatMap { byPlace[$0] ?? [] } : inherited
        return found.sorted().map { findings[$0] }
    }
}
