import Atlas
import Cohorts

extension Check {
    /// Somebody in need is reached by nothing at any level.
    static let unserved = Check(
        "reach.unserved", says: UnservedKey.self,
        asks: [.need, .cohort],
        solves: { assessment, question, state in
            guard state.answersNeeds, let need = question.need, state.facts.serves.contains(need),
                let cohort = question.cohort
            else { return nil }
            guard assessment.reachesSome(of: cohort, state) else { return nil }
            return Sentence(Phrase.reachesSuch)
        },
        run: { assessment throws(CohortRefusal) in
            let view = assessment.view
            let needs = (assessment.measures.filter(\.answersNeeds) + view.present(.body))
                .flatMap(\.facts.serves).unique().sorted()
            let cities = assessment.view.atlas.all(.place).map(\.id.place)
                .filter { assessment.view.levels(of: $0).contains(.city) }
            for city in cities {
                let here =
                    view.present(.measure, holdingFor: city).filter(\.answersNeeds)
                    + view.present(.body, holdingFor: city)
                for id in needs {
                    guard let need = assessment.view.atlas.glossary.needs[id] else { continue }
                    try assessment.findUnserved(
                        need, in: city, by: here.filter { $0.facts.serves.contains(id) })
                }
            }
        })

    /// Somebody is reached at a level only when others have been served.
    static let rationed = Check(
        "reach.rationed",
        asks: [.need, .cohort],
        solves: { assessment, question, state in
            guard state.answersNeeds, let need = question.need, state.facts.serves.contains(need),
                state.facts.seatOrder.isEmpty,
                let cohort = question.cohort, assessment.reachesSome(of: cohort, state)
            else { return nil }
            return Sentence(Phrase.withoutQueue)
        },
        run: { assessment throws(CohortRefusal) in
            for measure in assessment.measures where measure.facts.seatOrder.count > 1 {
                for need in measure.facts.serves where try assessment.findRationed(measure, need) { break }
            }
        })

    /// Two levels serve the same need of the same people without a link.
    static let parallel = Check(
        "reach.parallel",
        asks: [.need],
        solves: { assessment, question, state in
            guard state.answersNeeds, let need = question.need, state.facts.serves.contains(need) else {
                return nil
            }
            let partner = state.facts.links.first { link in
                guard let other = assessment.view[link.target] else { return false }
                return (link.kind == .coordinatedWith || link.kind == .implements)
                    && other.record.kind == .measure
                    && assessment.view.level(of: other) != assessment.view.level(of: state)
            }
            return partner.map { Sentence(Phrase.tunedTo, ["record": .record($0.target)]) }
        },
        run: { assessment throws(CohortRefusal) in
            let view = assessment.view
            let answers = assessment.measures.filter { $0.answersNeeds && !$0.facts.serves.isEmpty }
            let byPlace = Dictionary(grouping: answers) { $0.record.place }
            for one in answers {
                guard let home = one.record.place, let first = view.level(of: one) else { continue }
                for place in view.places.chain(from: home) {
                    // Of two in one place the first finds the second.
                    for other in byPlace[place] ?? [] where place != home || one.id < other.id {
                        guard let second = view.level(of: other), first != second else { continue }
                        try assessment.findParallel(
                            first < second ? one : other, first < second ? other : one)
                    }
                }
            }
        })

    /// Who lost a measure turns to another whose money stays as it was.
    static let displaced = Check(
        "reach.displaced",
        run: { assessment throws(CohortRefusal) in
            for measure in assessment.measures where measure.record.stages.count > 1 {
                try assessment.findDisplaced(from: measure)
            }
        })

    /// Open at one level, shut or reported at another.
    static let contradiction = Check(
        "reach.contradiction", says: ContradictionKey.self,
        run: { assessment throws(CohortRefusal) in
            for shut in assessment.measures {
                let entries =
                    shut.facts.reaches.value?.filter { $0.manner == .closed || $0.manner == .reported } ?? []
                for entry in entries {
                    for open in assessment.measures(around: shut) where open.id != shut.id {
                        try assessment.findContradiction(open, shut, entry)
                    }
                }
            }
        })
}

private enum UnservedKey: String, SentenceKey { case main, others }

private enum ContradictionKey: String, SentenceKey { case closed, reported }

extension Assessment {
    /// Whether the record's access may reach somebody of the cohort, which says nothing of where they live.
    fileprivate func reachesSome(of cohort: Cohort, _ state: AtlasView.State) -> Bool {
        state.facts.access.contains { entry in
            guard entry.queue == nil else { return false }
            let both = Cohort.and([cohort, entry.possibly])
            guard var decider = try? Decider(setting: view.setting, cohorts: [both]) else { return false }
            return (try? decider.witness(in: both)) != nil
        }
    }

    fileprivate mutating func findUnserved(
        _ need: Glossary.Need, in city: PlaceID, by answers: [AtlasView.State]
    ) throws(CohortRefusal) {
        // A record that does not say whom it reaches may reach anybody.
        guard !answers.contains(where: { $0.record.kind == .body || $0.facts.reaches.isAbsent }) else {
            return
        }
        let reached = answers.flatMap { state in state.facts.access.map { possibly($0.value, of: state) } }
        let left = Cohort.and([need.cohort, .test(.residence, .within(city)), .not(.or(reached))])
        guard let witness = try witness(in: left) else { return }
        var ground = Ground()
        for place in view.places.chain(from: city) {
            let denial = view[RecordID(place)]?.facts.without.first { $0.value == need.id }
            if let denial {
                ground.cite(denial.citations)
                if denial.force != .yes {
                    ground.notStated(.nothingUnknown, ["place": .place(place)])
                }
            } else {
                ground.notStated(.somethingUnknown, ["place": .place(place), "need": .need(need.id)])
            }
        }
        for state in answers { ground.cite(state.record.citations) }
        var draft = Draft(
            records: [RecordID(city)], ground: ground,
            says: [Sentence(UnservedKey.main, ["city": .place(city), "need": .need(need.id)])])
        if !answers.isEmpty {
            let some = Sentence.Argument.records(answers.prefix(3).map(\.id))
            draft.says.append(Sentence(UnservedKey.others, ["measures": some]))
        }
        draft.place = city
        draft.need = need.id
        draft.cohort = left
        draft.witness = witness
        draft.levels = view.places.chain(from: city).flatMap { view.levels(of: $0) }
        raise(draft)
    }

    /// Whether somebody was found: one finding a measure, at the first need for which it holds.
    fileprivate mutating func findRationed(_ measure: AtlasView.State, _ need: NeedID) throws(CohortRefusal)
        -> Bool
    {
        let order = measure.facts.seatOrder
        let level = view.level(of: measure)
        for entry in measure.facts.access {
            guard let queue = entry.queue, let rank = order.firstIndex(of: queue), rank > 0 else { continue }
            let isSure = try witness(in: view.effective(entry.cohort, of: measure)) != nil
            let waiting = view.effective(isSure ? entry.cohort : entry.possibly, of: measure)
            let direct = measures(around: measure).filter {
                $0.facts.serves.contains(need) && view.level(of: $0) == level && shareTerritory($0, measure)
            }
            .flatMap { state in
                state.facts.access.filter { $0.queue == nil || $0.queue == state.facts.seatOrder.first }
                    .map { possibly($0.value, of: state) }
            }
            let left = Cohort.and([waiting, .not(.or(direct))])
            guard let found = try witness(in: left) else { continue }
            var ground = Ground()
            ground.rests(on: entry, of: measure)
            if !isSure { ground.notStated(.waitingUnknown, ["record": .record(measure.id)]) }
            var draft = Draft(
                records: [measure.id], ground: ground,
                says: [
                    .main([
                        "measure": .record(measure.id), "cohort": .cohort(entry.cohort),
                        "classes": .list(order[..<rank].map { .quoted(.text($0)) }, .comma),
                    ])
                ])
            draft.need = need
            draft.field = measure.facts.field
            draft.cohort = left
            draft.witness = found
            draft.isWitnessPossible = !isSure
            raise(draft)
            return true
        }
        return false
    }

    /// `upper` is of the higher level. One finding a pair, at the first need that both serve.
    fileprivate mutating func findParallel(_ upper: AtlasView.State, _ lower: AtlasView.State)
        throws(CohortRefusal)
    {
        let needs = upper.facts.serves.filter { lower.facts.serves.contains($0) }
        guard !needs.isEmpty, shareTerritory(upper, lower), !view.areLinked(upper.id, lower.id) else {
            return
        }
        for state in [upper, lower] where state.facts.reaches.isAbsent {
            return skip(state, lacking: "reaches")
        }
        for id in needs {
            guard let need = view.atlas.glossary.needs[id] else { continue }
            let above = Cohort.or(upper.facts.access.map { possibly($0.value, of: upper) })
            let below = Cohort.or(lower.facts.access.map { possibly($0.value, of: lower) })
            let both = Cohort.and([need.cohort, above, below])
            guard let found = try witness(in: both) else { continue }
            var ground = Ground()
            for state in [upper, lower] {
                ground.rests(on: state)
                ground.cite(state.record.citations)
            }
            let place = innermost(upper, lower)
            if !view.areUnlinked(upper.id, lower.id) {
                ground.notStated(.linkUnknown, ["record": .record(upper.id), "other": .record(lower.id)])
            }
            if isVague(lower, at: place) {
                ground.notStated(.citiesUnknown, ["place": .place(place), "record": .record(lower.id)])
            }
            var draft = Draft(
                records: [upper.id, lower.id], ground: ground,
                says: [
                    .main(["upper": .record(upper.id), "lower": .record(lower.id), "need": .need(id)])
                ])
            draft.place = place
            draft.need = id
            draft.field = lower.facts.field
            draft.cohort = both
            draft.witness = found
            draft.isWitnessPossible = true
            draft.exempt = Set((upper.facts.each?.except ?? []) + (lower.facts.each?.except ?? []))
            return raise(draft)
        }
    }

    private func innermost(_ one: AtlasView.State, _ other: AtlasView.State) -> PlaceID {
        let places = [one, other].compactMap(\.record.place)
        return places.max { view.places.chain(from: $0).count < view.places.chain(from: $1).count }
            ?? .europeanUnion
    }

    fileprivate mutating func findContradiction(
        _ open: AtlasView.State, _ shut: AtlasView.State, _ entry: Entry<Reach>
    ) throws(CohortRefusal) {
        let matters = Set(shut.facts.serves + shut.facts.concerns)
        let common = (open.facts.serves + open.facts.concerns).filter { matters.contains($0) }
        guard let need = common.first, view.level(of: open) != view.level(of: shut),
            shareTerritory(open, shut)
        else { return }
        for offer in open.facts.reaches.value ?? [] where offer.manner == .claim || offer.manner == .may {
            let both = Cohort.and([possibly(offer.value, of: open), possibly(entry.value, of: shut)])
            guard let found = try witness(in: both) else { continue }
            var ground = Ground()
            ground.rests(on: offer, of: open)
            ground.rests(on: entry, of: shut)
            let key: ContradictionKey = entry.manner == .closed ? .closed : .reported
            var draft = Draft(
                records: [shut.id, open.id], ground: ground,
                says: [
                    Sentence(
                        key,
                        [
                            "open": .record(open.id), "need": .need(need),
                            "cohort": .cohort(offer.possibly), "shut": .record(shut.id),
                        ])
                ])
            draft.need = need
            draft.field = open.facts.field
            draft.cohort = both
            draft.witness = found
            draft.isWitnessPossible = offer.cohort != offer.possibly || entry.cohort != entry.possibly
            raise(draft)
        }
    }

    // MARK: - Displaced demand

    fileprivate mutating func findDisplaced(from measure: AtlasView.State) throws(CohortRefusal) {
        for stage in measure.record.stages {
            guard stage.from.hasHappened(by: view.day) == true, let after = stage.from.latest,
                let before = stage.from.earliest?.before
            else { continue }
            let had = measure.record.facts(on: before).access.map { possibly($0.value, of: measure) }
            let has = measure.record.facts(on: after).access.map { possibly($0.value, of: measure) }
            guard !had.isEmpty else { continue }
            for other in measures(around: measure) where other.id != measure.id && other.answersNeeds {
                guard let need = other.facts.serves.first(where: { measure.facts.serves.contains($0) }),
                    shareTerritory(measure, other),
                    let payment = other.facts.money.value?.first(where: { $0.status == .unchanged })
                else { continue }
                let met = Cohort.or(other.facts.access.map { possibly($0.value, of: other) })
                let moved = Cohort.and([.or(had), .not(.or(has)), met])
                guard let found = try witness(in: moved) else { continue }
                var ground = Ground()
                ground.cite(stage.citations)
                ground.rests(on: measure)
                ground.rests(on: payment, of: other)
                var draft = Draft(
                    records: [measure.id, other.id], ground: ground,
                    says: [
                        .main([
                            "lost": .record(measure.id), "date": .moment(stage.from),
                            "met": .record(other.id),
                        ])
                    ])
                draft.need = need
                draft.field = other.facts.field
                draft.cohort = moved
                draft.witness = found
                draft.isWitnessPossible = true
                draft.money = [payment.value]
                raise(draft)
            }
        }
    }
}

extension Cohort {
    /// The cohort without where its persons live.
    var anywhere: Cohort {
        switch self {
        case .test(.residence, _): .everyone
        case .and(let parts): .and(parts.map(\.anywhere))
        case .or(let parts): .or(parts.map(\.anywhere))
        case .not(let inner): inner.isAboutResidence ? .everyone : .not(inner.anywhere)
        case .everyone, .nobody, .test, .known, .named: self
        }
    }

    private var isAboutResidence: Bool {
        switch self {
        case .test(let id, _): id == .residence
        case .not(let inner): inner.isAboutResidence
        case .and(let parts), .or(let parts): parts.contains(where: \.isAboutResidence)
        case .everyone, .nobody, .known, .named: false
        }
    }
}
