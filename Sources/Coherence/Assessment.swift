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
    private static let mostSolutions = 6
    /// Records in force that may answer a finding elsewhere, by place and id.
    private let answering: [(place: PlaceID, state: AtlasView.State)]
    private let measuresInView: [AtlasView.State]
    private let fundsInView: [AtlasView.State]

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
        measuresInView = view.present(.measure)
        fundsInView = view.present(.fund)
        answering = (measuresInView + fundsInView + view.present(.body)).filter { $0.force == .yes }
            .compactMap { state in state.record.place.map { ($0, state) } }
            .sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }
        for check in Check.all where only?.contains(check.id) ?? true {
            guard let card = cards[check.id] else { continue }
            self.card = card
            try check.run(&self)
        }
        finish()
    }

    private mutating func finish() {
        let noted = Dictionary(view.atlas.acknowledgements.map { ($0.finding, $0) }) { $1 }
        for index in findings.indices {
            findings[index].acknowledgement = noted[findings[index].id]
            let check = Check.all.first { $0.id == findings[index].check }
            findings[index].solvedElsewhere = check.map { solutions(of: findings[index], $0) } ?? []
        }
        findings.sort { ($1.severity, $0.place, $0.id) < ($0.severity, $1.place, $1.id) }
        notAssessed.sort { ($0.check, $0.record, $0.fact) < ($1.check, $1.record, $1.fact) }
    }

    /// Acknowledgements of findings that are there no longer.
    public var staleAcknowledgements: [Atlas.Acknowledgement] {
        let there = Set(findings.map(\.id))
        return view.atlas.acknowledgements.filter { !there.contains($0.finding) }
    }

    // MARK: - For checks

    /// Measures that are not certainly out of force.
    var measures: [AtlasView.State] { measuresInView }
    /// Funds that are not certainly out of force.
    var funds: [AtlasView.State] { fundsInView }

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
        guard !findings.contains(where: { $0.id == id }) else { return }
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

    // MARK: - Solved elsewhere

    private func solutions(of finding: Finding, _ check: Check) -> [Finding.Solution] {
        guard let solves = check.solves else { return [] }
        let here = Set(view.places.chain(from: finding.place))
        guard let card = cards[check.id] else { return [] }
        let telling = Telling(language: "en", card: card, view: view)
        var found: [Finding.Solution] = []
        for (place, state) in answering where !finding.records.contains(state.id) {
            guard !here.contains(place) || finding.easedAt.values.contains(state.id),
                let how = solves(self, finding, state)
            else { continue }
            found.append(
                Finding.Solution(place: place, record: state.id, how: telling.text([how]), sentence: how))
            if found.count == Self.mostSolutions { break }
        }
        return found
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
        return findings.filter { finding in
            if chain.contains(finding.place) { return finding.exempt.isDisjoint(with: chain) }
            return below && view.places.isSame(finding.place, asOrInside: place)
        }
    }
}
