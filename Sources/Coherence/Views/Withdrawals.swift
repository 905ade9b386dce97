public import Atlas
public import Cohorts

/// A change that one level made alone, or by which money or services were withdrawn, and what it left behind.
///
/// It compares what is stated just before and on the day of the change. Costs and numbers of persons are not estimated.
public struct Withdrawal: Sendable {
    /// The record that changed.
    public let record: RecordID
    /// When, as far as that is known.
    public let when: Moment?
    /// Who decided it.
    public let by: RecordID?
    /// Whether those concerned agreed; nil if no source says.
    public let isAgreed: Bool?
    /// The change in a sentence.
    public let says: String?
    /// What was withdrawn.
    public let withdrawn: [Point]
    /// Duties and charges that stayed.
    public let stayed: [Point]
    /// Who pays since then.
    public let payers: [Point]
    /// Who is reached no longer; empty if nobody, nil if not stated.
    public let losers: [Cohort]?
    /// Measures at the same place that are open to those who lost.
    public let met: [RecordID]
    /// What it means for evaluation.
    public let evaluation: [Point]
    /// Where it is stated.
    public let citations: [Citation]

    /// Every such change that has happened by the day of the view, in order of time, undated ones last.
    ///
    /// - Parameters:
    ///   - place: changes for this place, of levels above it and inside it; nil for all.
    ///   - view: the atlas as of a day.
    /// - Throws: ``CohortRefusal`` when cohorts are too entangled to be decided.
    public static func all(for place: PlaceID?, in view: AtlasView) throws(CohortRefusal) -> [Withdrawal] {
        var found: [Withdrawal] = []
        for state in view.all(.measure, around: place) + view.all(.fund, around: place)
        where view.isAbout(place, state) {
            let record = state.record
            for (index, stage) in record.stages.enumerated()
            where stage.from.hasHappened(by: view.day) == true {
                if let entry = try WithdrawalReading(record, index, view)?.withdrawal { found.append(entry) }
            }
            if let entry = Withdrawal(undatedOf: state, view) { found.append(entry) }
        }
        for change in view.atlas.all(.change) where change.text("agreed") == "no" {
            let of = change.list("of").map { RecordID(rawValue: $0) }
            let isTold = found.contains { of.contains($0.record) && $0.when == change.moment("on") }
            guard !isTold, let state = view[change.id], view.isAbout(place, state),
                change.moment("on").map({ $0.hasHappened(by: view.day) == true }) ?? true
            else { continue }
            found.append(Withdrawal(told: change))
        }
        return found.sorted { ($0.order, $0.record) < ($1.order, $1.record) }
    }

    private var order: Day { when?.earliest ?? when?.latest ?? .last(of: 2999) }
}

extension Withdrawal {
    /// A record that says without a stage that it was abolished, cut or its money stopped.
    fileprivate init?(undatedOf state: AtlasView.State, _ view: AtlasView) {
        let first = state.record.stages.isEmpty
        let gone = first ? state.facts.gone(in: view, beside: nil) : []
        guard !gone.isEmpty else { return nil }
        if let ended = state.record.held.ended, ended.hasHappened(by: view.day) == false { return nil }
        self.init(
            record: state.id, when: state.record.held.ended, by: state.facts.ended?.by, isAgreed: nil,
            says: nil,
            withdrawn: gone, stayed: state.facts.staying(in: view), payers: [],
            losers: state.facts.pays.map { [$0.possibly] }, met: [],
            evaluation: [], citations: state.record.citations)
    }

    /// A change that is told apart from the record.
    fileprivate init(told change: Record) {
        self.init(
            record: change.id, when: change.moment("on"),
            by: change.text("by").map { RecordID(rawValue: $0) },
            isAgreed: false, says: change.name, withdrawn: [], stayed: [], payers: [], losers: nil, met: [],
            evaluation: [], citations: change.citations)
    }
}

/// One stage of a record, with the facts before and after it.
private struct WithdrawalReading {
    let withdrawal: Withdrawal

    /// nil where the stage neither withdrew anything nor was one level's alone.
    init?(_ record: Record, _ index: Int, _ view: AtlasView) throws(CohortRefusal) {
        let stage = record.stages[index]
        guard let last = stage.from.latest, let first = stage.from.earliest else { return nil }
        let (before, after) = (record.facts(on: first.before), record.facts(on: last))
        let gone = after.gone(in: view, beside: before)
        guard !gone.isEmpty || stage.isAgreed == false else { return nil }
        let previous = index > 0 ? record.stages[index - 1] : nil
        let losers = try Self.losers(before, after, view)
        withdrawal = Withdrawal(
            record: record.id, when: stage.from, by: stage.by.map { RecordID(rawValue: $0) },
            isAgreed: stage.isAgreed,
            says: stage.says, withdrawn: gone, stayed: after.staying(in: view),
            payers: Self.payers(before, after, view), losers: losers,
            met: try Self.met(losers ?? [], record, view),
            evaluation: Self.evaluation(of: record, until: first, previous, view), citations: stage.citations)
    }

    private static func payers(_ before: Facts, _ after: Facts, _ view: AtlasView) -> [Point] {
        let old = before.money.value?.map(\.value) ?? []
        return (after.money.value ?? []).filter { payment in
            (payment.status == .paid || payment.status == .unchanged) && !old.contains(payment.value)
        }.map { payment in
            let who = payment.from?.phrase(in: view) ?? "who is not stated"
            return Point(
                "\(who): \(payment.flow.rawValue)" + (payment.scope.map { " (\($0))" } ?? ""),
                payment.citations)
        }
    }

    /// Whom the measure reached and reaches no longer.
    private static func losers(_ before: Facts, _ after: Facts, _ view: AtlasView) throws(CohortRefusal)
        -> [Cohort]?
    {
        if let pays = before.pays, after.ended != nil { return [pays.possibly] }
        guard !before.access.isEmpty, !after.reaches.isAbsent else { return nil }
        let has = after.access.map(\.possibly)
        var lost: [Cohort] = []
        for cohort in before.access.map(\.possibly) {
            var decider = try Decider(setting: view.setting, cohorts: [cohort] + has)
            if try decider.between(cohort, has) != nil { lost.append(cohort) }
        }
        return lost
    }

    /// Other measures of the place for the same need, open to some who lost.
    private static func met(_ losers: [Cohort], _ record: Record, _ view: AtlasView) throws(CohortRefusal)
        -> [RecordID]
    {
        guard !losers.isEmpty, let home = record.place, let own = view[record.id] else { return [] }
        var found: [RecordID] = []
        for other in view.present(.measure, inside: home)
        where other.id != record.id && other.record.place == home {
            guard !Set(other.facts.serves).isDisjoint(with: own.facts.serves) else { continue }
            let both = Cohort.and([.or(losers), .or(other.facts.access.map(\.possibly))])
            var decider = try Decider(setting: view.setting, cohorts: [both])
            if try decider.witness(in: both) != nil { found.append(other.id) }
        }
        return found
    }

    /// How long the form that ended had run, and what studied it.
    private static func evaluation(
        of record: Record, until end: Day, _ previous: Record.Stage?, _ view: AtlasView
    ) -> [Point] {
        var points: [Point] = []
        if let previous, let began = previous.from.earliest, let latest = previous.from.latest {
            let (most, least) = (end.year - began.year, end.year - latest.year)
            points.append(
                Point(
                    "the form that ended had run \(least == most ? "\(most)" : "\(least) to \(most)") years",
                    previous.citations))
        }
        let studies = view.atlas.all(.study, about: record.id)
        points += studies.map { study in
            let when = study.text("year").flatMap { Int($0) }
            let side =
                when.map { $0 < end.year ? "before" : $0 == end.year ? "that year" : "after" }
                ?? "year not stated"
            return Point("«\(study.name)» studied it (\(side))", study.citations)
        }
        if studies.isEmpty { points.append(Point("no study of it is known")) }
        return points
    }
}

extension Facts {
    /// What is withdrawn that was not before: money stopped or cut, services cut, the whole abolished.
    fileprivate func gone(in view: AtlasView, beside before: Facts?) -> [Point] {
        let old = before?.money.value?.map(\.value) ?? []
        var points = (money.value ?? []).filter { payment in
            (payment.status == .stopped || payment.status == .cut) && !old.contains(payment.value)
        }.map { payment in
            let to = payment.to.map { " to \($0.phrase(in: view))" } ?? ""
            return Point(
                "\(payment.flow.rawValue)\(to) \(payment.status.rawValue)"
                    + (payment.scope.map { " (\($0))" } ?? ""),
                payment.citations)
        }
        if let cut, before?.cut?.value != cut.value {
            let hit = cut.harder == "more-deprived" ? "; it hit the more deprived harder" : ""
            points.append(Point("\(cut.of) cut\(hit)", cut.citations))
        }
        if let ended, ended.isAbolished, before?.ended == nil { points.append(Point("abolished")) }
        return points
    }

    /// Duties of persons and places, and charges that go on.
    fileprivate func staying(in view: AtlasView) -> [Point] {
        let persons = (reaches.value ?? []).filter { $0.manner.isDuty }.map { entry in
            let time = entry.within.map { " within \($0)" } ?? ""
            let stake =
                entry.consequences.isEmpty ? "" : ", at stake: \(entry.consequences.joined(separator: ", "))"
            let verb = entry.manner == .mustPass ? "must pass the test" : "must attend"
            return Point("\(entry.possibly) \(verb)\(time)\(stake)", entry.citations)
        }
        let places = (duties.value ?? []).map {
            Point("\($0.on.phrase(in: view)) \($0.value.phrase)", $0.citations)
        }
        let charges = (money.value ?? []).filter { $0.flow == .fee && $0.status == .unchanged }.map {
            Point("fee" + ($0.scope.map { " (\($0))" } ?? ""), $0.citations)
        }
        return persons + places + charges
    }
}
