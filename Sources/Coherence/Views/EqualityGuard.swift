public import Atlas
public import Cohorts

/// How real the risk is that handing a measure to cities ends in a race to the bottom, after the 2009 paper
/// (penninx-2009, 2.3): real where devolution is partial and the city is not inclined; unlikely where integration is already
/// a priority of the city or is paid from its general budget.
///
/// A city's own strategy, policy, charter or measure in the field counts as priority: Leitbild's reading. That a city has none
/// follows from its stating so only. Amounts are not weighed.
public struct EqualityGuard: Sendable {
    /// How real the risk is.
    public enum Risk: String, CaseIterable, Sendable {
        /// Devolution is partial and no priority stands against it.
        case real
        /// Something stated stands against it.
        case unlikely
        /// Too little is stated to say.
        case unknown
    }

    /// A measure of a city for some groups of migrants and not others.
    public struct GroupTreatment: Sendable {
        /// The measure.
        public let record: RecordID
        /// Whom it reaches at most.
        public let cohorts: [Cohort]
        /// What it rests on: then the inequality is formal, not material. Empty where no evidence is stated.
        public let evidence: [Point]
    }

    /// Where the rule is stated.
    public static let rule = Citation(document: "penninx-2009", locator: "2.3")

    /// The measure of a higher level.
    public let record: RecordID
    /// Its field.
    public let field: FieldID?
    /// Whether duty was handed down without the room or the means.
    public let isPartial: Answer
    /// Whether integration is a priority there.
    public let isPriority: Answer
    /// Whether it is paid from the general budget there.
    public let isGenerallyPaid: Answer
    /// Whether national money or control went before, which makes the risk greater.
    public let wasNational: Answer
    /// Measures for some groups of migrants and not others, in the field.
    public let groups: [GroupTreatment]
    /// Cities with a measure of their own for the same.
    public let cities: [PlaceID]
    /// How real the risk is.
    public let risk: Risk
    /// Why.
    public let reasons: [Point]

    /// Every measure above the cities that hands something down to them and holds for the place.
    ///
    /// - Parameters:
    ///   - place: the place; nil for each measure's own.
    ///   - view: the atlas as of a day.
    ///   - field: one field only; nil for all.
    /// - Throws: ``CohortRefusal`` when cohorts are too entangled to be decided.
    public static func all(for place: PlaceID?, in view: AtlasView, field: FieldID? = nil)
        throws(CohortRefusal) -> [EqualityGuard]
    {
        var found: [EqualityGuard] = []
        for state in view.present(.measure, about: place)
        where state.force == .yes && state.isHandedDown(in: view) {
            guard (view.level(of: state) ?? .city) < .city, field == nil || state.facts.field == field,
                let home = place ?? state.record.place
            else { continue }
            found.append(try EqualityGuard(of: state, at: home, in: view))
        }
        return found
    }

    private init(of state: AtlasView.State, at place: PlaceID, in view: AtlasView) throws(CohortRefusal) {
        let reading = EqualityReading(state: state, place: place, view: view)
        record = state.id
        field = state.facts.field
        isPartial = reading.partial
        isPriority = reading.priority
        isGenerallyPaid = reading.generalBudget
        wasNational = reading.national
        groups = try reading.groups()
        cities = reading.own.compactMap(\.record.place).filter { view.levels(of: $0).contains(.city) }
            .unique().sorted()
        (risk, reasons) = reading.risk
    }
}

extension AtlasView.State {
    /// Whether cities must, are expected to, or do carry it: the duty is theirs.
    fileprivate func isHandedDown(in view: AtlasView) -> Bool {
        let isBound =
            facts.duties.value?.contains { view.level(of: $0.on).map { $0 >= .city } ?? false } ?? false
        return isBound || facts.roles.delivery?.value.city == .responsible
            || facts.roles.content.map { $0.value >= .city } ?? false
    }
}

/// What is stated of one measure and one place.
private struct EqualityReading {
    let state: AtlasView.State
    let place: PlaceID
    let view: AtlasView

    private var facts: Facts { state.facts }
    private var cited: [Citation] { state.record.citations }
    private var isCountry: Bool { view.levels(of: place).allSatisfy { $0 < .city } }

    /// Measures of cities in the field or for the same need, at the place or inside it.
    var own: [AtlasView.State] {
        view.present(.measure, inside: place).filter { other in
            guard other.id != state.id, other.force == .yes, other.facts.each == nil, isLocal(other) else {
                return false
            }
            let isSameNeed = !Set(other.facts.serves).isDisjoint(with: facts.serves)
            return other.facts.field == facts.field || isSameNeed
        }
    }

    /// Whether a city holds the measure.
    private func isLocal(_ other: AtlasView.State) -> Bool {
        view.level(of: other).map { $0 >= .city } ?? false
    }

    /// Duty without room, or without means.
    var partial: Answer {
        var against: [Point] = []
        let isFree =
            facts.discretion == "some" || facts.discretion == "full"
            || (facts.roles.content.map { $0.value >= .city } ?? false)
        if facts.discretion == "none" { against.append(Point("cities have no discretion", cited)) }
        if let content = facts.roles.content, content.value < .city, !isFree {
            against.append(
                Point("the \(content.value.rawValue) level decides what is done", content.citations))
        }
        for grant in facts.grants where grant.status == .stopped || grant.status == .none {
            against.append(
                Point(grant.status == .none ? "no grant is paid" : "the grant was stopped", grant.citations))
        }
        if !against.isEmpty { return Answer(.yes, against) }
        if isFree, let grant = facts.paysDown {
            return Answer(
                .no,
                [Point("cities have room to shape it", cited), Point("a grant is paid", grant.citations)])
        }
        var lacking: [Point] = []
        if !isFree { lacking.append(Point("whether cities may shape it is not stated")) }
        if facts.paysDown == nil { lacking.append(Point("whether money came with it is not stated")) }
        return Answer(.unknown, lacking)
    }

    /// Strategies of the place, or measures of its own in the field. Mainstreaming is no sign of it.
    var priority: Answer {
        let kinds: Set<String> = ["strategy", "policy", "charter"]
        let strategies = view.present(.measure, inside: place).filter { other in
            guard !isCountry, other.force == .yes, other.record.place == place, other.facts.each == nil else {
                return false
            }
            return kinds.contains(other.record.type) && other.facts.approach != "mainstream"
        }
        let signs = (strategies + (isCountry ? [] : own)).map(\.id).unique().compactMap { view[$0] }
        if !signs.isEmpty {
            return Answer(
                .yes,
                signs.map { Point("it has «\($0.record.name)» (\($0.record.type))", $0.record.citations) })
        }
        let denied = view[RecordID(place)]?.facts.without.filter { facts.serves.contains($0.value) } ?? []
        if let first = denied.first {
            return Answer(.no, [Point("it states that it has nothing for it", first.citations)])
        }
        return Answer(
            .unknown,
            [Point(isCountry ? "that differs by city" : "no strategy or measure of its own is known")])
    }

    /// Money of the cities themselves.
    var generalBudget: Answer {
        let payments = ([state] + own).flatMap { $0.facts.money.value ?? [] }
        let budgets = payments.filter { payment in
            guard payment.flow == .budget, payment.status == .paid || payment.status == .unchanged else {
                return false
            }
            return payment.from == .each(.city) || (!isCountry && payment.from == .record(RecordID(place)))
        }
        if let budget = budgets.first {
            return Answer(.yes, [Point("cities pay from their own budget", budget.citations)])
        }
        if let means = facts.roles.means {
            return means.value >= .city
                ? Answer(.yes, [Point("the \(means.value.rawValue) holds the budget", means.citations)])
                : Answer(.no, [Point("the \(means.value.rawValue) level holds the budget", means.citations)])
        }
        return Answer(.unknown, [Point("whether cities pay from their general budgets is not stated")])
    }

    /// Whether a higher level paid or set the targets.
    var national: Answer {
        var signs: [Point] = []
        for grant in facts.grants where grant.status != .none {
            signs.append(
                Point(
                    "the higher level \(grant.status == .stopped ? "paid before" : "pays")", grant.citations))
        }
        if let content = facts.roles.content, content.value < .city {
            signs.append(Point("the \(content.value.rawValue) level sets the content", content.citations))
        }
        return signs.isEmpty ? Answer(.unknown, [Point("neither is stated")]) : Answer(.yes, signs)
    }

    func groups() throws(CohortRefusal) -> [EqualityGuard.GroupTreatment] {
        let foreigners = Cohort.not(.test(.citizenship, .equals(.word("national"))))
        var found: [EqualityGuard.GroupTreatment] = []
        for measure in own {
            let cohorts = measure.facts.access.map(\.possibly)
            guard !cohorts.isEmpty else { continue }
            var decider = try Decider(setting: view.setting, cohorts: [foreigners] + cohorts)
            guard try decider.between(foreigners, cohorts) != nil else { continue }
            found.append(.init(record: measure.id, cohorts: cohorts, evidence: evidence(for: measure)))
        }
        return found
    }

    /// What a choice of groups rests on: what it grew out of, studies of it, experts, monitoring.
    private func evidence(for measure: AtlasView.State) -> [Point] {
        let roots = measure.facts.links.filter { $0.kind == .buildsOn }.compactMap { view[$0.target] }
        let studies = view.atlas.all(.study, about: measure.id)
        let experts = measure.facts.makers.value?.filter { $0.kind == "experts" } ?? []
        return roots.map { Point("builds on «\($0.record.name)»", $0.record.citations) }
            + studies.map { Point("studied in «\($0.name)»", $0.citations) }
            + experts.prefix(1).map { Point("made with experts", $0.citations) }
            + (measure.facts.monitors.value ?? []).map { Point("monitors \($0.what)", $0.citations) }
    }

    var risk: (EqualityGuard.Risk, [Point]) {
        if priority.truth == .yes { return (.unlikely, priority.points) }
        if generalBudget.truth == .yes { return (.unlikely, generalBudget.points) }
        switch partial.truth {
        case .no: return (.unlikely, partial.points)
        case .unknown: return (.unknown, partial.points)
        case .yes where isCountry:
            let cities = Point("it is real in cities that are not inclined; for one city give its name")
            return (.real, partial.points + [cities])
        case .yes where priority.truth == .no: return (.real, partial.points + priority.points)
        case .yes: return (.unknown, partial.points + priority.points)
        }
    }
}
