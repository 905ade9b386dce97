import Atlas
import Cohorts

extension Check {
    /// A law forbids what places below aim at.
    static let barrier = Check(
        "law.barrier", says: BarrierKey.self,
        run: { assessment throws(CohortRefusal) in
            for law in assessment.measures {
                for ban in law.facts.bans { try assessment.findBarrier(law, ban) }
            }
        })

    /// A higher act asks each state to act, and a state has nobody at city level for it.
    static let noLocalBody = Check(
        "law.no-local-body", says: NoLocalBodyKey.self,
        asks: [.need],
        solves: { assessment, question, state in
            guard let need = question.need, state.facts.serves.contains(need), state.record.kind != .fund,
                assessment.view.level(of: state) == .city || state.facts.bindsCities(to: need)
            else { return nil }
            return Sentence(
                state.facts.each == nil && state.facts.duties.value == nil ? Phrase.ownBody : .bodyInEachCity)
        },
        run: { assessment throws(CohortRefusal) in
            for act in assessment.measures {
                for duty in act.facts.duties.value ?? [] where duty.on == .each(.state) {
                    let needs = duty.need.map { [$0] } ?? (act.facts.serves + act.facts.concerns)
                    for need in needs.unique() { assessment.findStates(without: need, act, duty) }
                }
            }
        })
}

private enum BarrierKey: String, SentenceKey { case main, limited, cities }

private enum NoLocalBodyKey: String, SentenceKey { case main, apart, apartSeveral }

extension Facts {
    /// Whether each city has it, or must do it.
    fileprivate func bindsCities(to need: NeedID) -> Bool {
        guard serves.contains(need) || duties.value?.contains(where: { $0.need == need }) ?? false else {
            return false
        }
        return each?.level == .city || duties.value?.contains { $0.on == .each(.city) } ?? false
    }
}

extension Assessment {
    fileprivate mutating func findBarrier(_ law: AtlasView.State, _ ban: Entry<Ban>) throws(CohortRefusal) {
        guard let home = law.record.place, let level = view.level(of: law) else { return }
        var ground = Ground()
        var aiming: [AtlasView.State] = []
        for measure in measures(around: law) where measure.id != law.id {
            guard let aim = measure.facts.aims.first(where: { $0.what == ban.what }),
                let lower = view.level(of: measure), level < lower,
                shareTerritory(measure, law)
            else { continue }
            if measure.force == .yes { ground.cite(aim.citations) }
            aiming.append(measure)
        }
        guard !aiming.isEmpty else { return }
        ground.rests(on: ban, of: law)
        if !aiming.contains(where: { $0.force == .yes }) {
            ground.notStated(.aimUnknown)
        }
        var arguments: [String: Sentence.Argument] = [
            "law": .record(law.id), "aim": .term(ban.what),
            "who": .list(aiming.map { party(to: $0, home) }.unique(), .comma),
        ]
        if let extent = ban.extent { arguments["extent"] = .text(extent) }
        let key: BarrierKey = ban.extent == nil ? .main : .limited
        var draft = Draft(
            records: [law.id] + aiming.map(\.id), ground: ground, says: [Sentence(key, arguments)])
        draft.place = home
        draft.identity = [law.id]
        draft.field = law.facts.field
        if let cohort = ban.cohort {
            draft.cohort = view.effective(cohort, of: law)
            draft.witness = try witness(in: view.effective(cohort, of: law))
        }
        raise(draft)
    }

    /// Who pursues it: its place, or how many cities.
    private func party(to state: AtlasView.State, _ home: PlaceID) -> Sentence.Argument {
        guard let each = state.facts.each else { return .place(state.record.place ?? home) }
        return .part(
            Sentence(
                BarrierKey.cities,
                ["cities": .word(.cities, each.extent.rawValue), "measure": .record(state.id)]))
    }

    fileprivate mutating func findStates(without need: NeedID, _ act: AtlasView.State, _ duty: Entry<Duty>) {
        guard let home = act.record.place, view.atlas.glossary.needs[need] != nil else { return }
        let states = view.atlas.all(.place).map(\.id.place)
            .filter { view.levels(of: $0).contains(.state) && view.places.isSame($0, asOrInside: home) }
        for state in states {
            let own = view.present(.measure, inside: state) + view.present(.body, inside: state)
            if own.contains(where: { $0.facts.bindsCities(to: need) }) { continue }
            let local = own.filter {
                $0.facts.serves.contains(need) && view.level(of: $0).map { $0 >= .city } ?? false
            }
            var ground = Ground()
            ground.rests(on: duty, of: act)
            if let denial = view[RecordID(state)]?.facts.without.first(where: { $0.value == need }),
                denial.force == .yes
            {
                ground.cite(denial.citations)
            } else {
                ground.notStated(.bodyUnknown, ["place": .place(state)])
            }
            let apart = local.compactMap(\.record.place).unique()
            var draft = Draft(
                records: [act.id], ground: ground,
                says: [
                    Sentence(
                        NoLocalBodyKey.main,
                        ["act": .record(act.id), "need": .need(need), "state": .place(state)])
                ])
            if !apart.isEmpty {
                let places = Sentence.Argument.list(apart.map { .place($0) }, .comma)
                let key: NoLocalBodyKey = apart.count == 1 ? .apart : .apartSeveral
                draft.says.append(Sentence(key, ["places": places]))
            }
            draft.place = state
            draft.need = need
            draft.field = act.facts.field
            draft.levels = (view.level(of: act).map { [$0] } ?? []) + [.state, .city]
            draft.exempt = Set(apart)
            raise(draft)
        }
    }
}
