import Atlas
import Cohorts

extension Check {
    /// General services for all, and nobody watches whether they reach each group.
    static let unmonitoredMainstreaming = Check(
        "knowledge.unmonitored-mainstreaming",
        asks: [.field],
        solves: { _, question, state in
            guard state.facts.field == question.field, let watched = state.facts.monitors.value?.first else {
                return nil
            }
            let key: Phrase = watched.byGroup == true ? .watchesByGroup : .watches
            return Sentence(key, ["what": .text(watched.what)])
        },
        run: { assessment throws(CohortRefusal) in
            for measure in assessment.measures where measure.facts.approach == "mainstream" {
                let watched = measure.facts.monitors.value ?? []
                guard !watched.contains(where: { $0.byGroup == true }) else { continue }
                var ground = Ground()
                ground.rests(on: measure)
                ground.cite(measure.record.citations)
                let isDenied =
                    measure.facts.monitors.isNone
                    || (!watched.isEmpty && watched.allSatisfy { $0.byGroup == false })
                if !isDenied { ground.notStated(.watchingUnknown, ["record": .record(measure.id)]) }
                var draft = Draft(
                    records: [measure.id], ground: ground,
                    says: [.main(["measure": .record(measure.id)])])
                draft.field = measure.facts.field
                assessment.raise(draft)
            }
        })

    /// An aim is set for a much shorter time than what has to happen takes.
    static let impatient = Check(
        "knowledge.impatient",
        run: { assessment throws(CohortRefusal) in
            for measure in assessment.measures {
                for aim in measure.facts.aims {
                    guard let end = aim.by?.latest else { continue }
                    guard let process = aim.process.flatMap({ assessment.view.atlas.glossary.processes[$0] })
                    else {
                        assessment.skip(measure, lacking: "aims.process")
                        continue
                    }
                    let start = aim.set?.latest?.year ?? measure.record.held.firstKnownYear
                    guard let start else {
                        assessment.skip(measure, lacking: "aims.set")
                        continue
                    }
                    let years = end.year - start
                    guard Double(years) < process.years / 2 else { continue }
                    var ground = Ground()
                    ground.rests(on: aim, of: measure)
                    if aim.set == nil {
                        ground.notStated(
                            .aimSetUnknown, ["record": .record(measure.id), "year": .number(start)])
                    }
                    var draft = Draft(
                        records: [measure.id], ground: ground,
                        says: [
                            .main([
                                "measure": .record(measure.id), "aim": .term(aim.what),
                                "end": .number(end.year), "years": .counted(years, .year),
                                "process": .process(process.id),
                                "length": .counted(Int(process.years), .year),
                            ])
                        ])
                    draft.field = measure.facts.field
                    assessment.raise(draft)
                }
            }
        })

    /// A policy changes again and again, and at least once one level alone decided it.
    static let volatile = Check(
        "knowledge.volatile",
        run: { assessment throws(CohortRefusal) in
            let day = assessment.view.day
            let start = day.adding(years: -Int(assessment.card.lookBack ?? 10))
            for measure in assessment.measures + assessment.funds {
                let changes = measure.record.changes.filter { stage in
                    stage.from.hasHappened(by: day) == true && (stage.from.latest.map { start < $0 } ?? false)
                }
                guard changes.count >= 3 else { continue }
                guard !changes.contains(where: { $0.isAgreed == true }) else { continue }
                guard changes.contains(where: { $0.isAgreed == false }) else {
                    assessment.skip(measure, lacking: "stages.agreed")
                    continue
                }
                var ground = Ground()
                ground.cite(changes.flatMap(\.citations))
                var draft = Draft(
                    records: [measure.id], ground: ground,
                    says: [
                        .main([
                            "measure": .record(measure.id), "count": .number(changes.count),
                            "year": .number(day.year),
                            "dates": .list(changes.map(\.from).unique().map { .moment($0) }, .comma),
                        ])
                    ])
                draft.field = measure.facts.field
                assessment.raise(draft)
            }
        })

    /// Something made for a time ended, and nothing continues it.
    static let unscaled = Check(
        "knowledge.unscaled", says: UnscaledKey.self,
        asks: [.field],
        solves: { assessment, question, state in
            guard state.facts.field == question.field, state.facts.isTemporary == true,
                assessment.isCarriedOn(state)
            else { return nil }
            return Sentence(Phrase.carriedOn)
        },
        run: { assessment throws(CohortRefusal) in
            for state in assessment.view.all(.measure) + assessment.view.all(.fund)
            where state.facts.isTemporary == true {
                let record = state.record
                guard
                    let ended = record.held.ended
                        ?? record.held.to.map({ Moment(earliest: $0.latest, latest: $0.latest) })
                else {
                    assessment.skip(state, lacking: "ended")
                    continue
                }
                guard ended.hasHappened(by: assessment.view.day) == true, !assessment.isCarriedOn(state)
                else { continue }
                var ground = Ground()
                ground.cite(record.citations)
                let isDenied =
                    state.facts.noLinks.contains(.continuedBy) || state.facts.ended?.isAbolished == true
                if !isDenied { ground.notStated(.continuationUnknown, ["record": .record(record.id)]) }
                var draft = Draft(
                    records: [record.id], ground: ground,
                    says: [
                        Sentence(
                            ended.earliest == nil ? UnscaledKey.undated : .main,
                            ["record": .record(record.id), "ended": .moment(ended)])
                    ])
                draft.field = state.facts.field
                assessment.raise(draft)
            }
        })
}

private enum UnscaledKey: String, SentenceKey { case main, undated }

extension Record {
    /// Its stages without the one that is its beginning.
    fileprivate var changes: ArraySlice<Stage> {
        guard let first = stages.first, let began = held.from else { return stages[...] }
        return first.from == began ? stages.dropFirst() : stages[...]
    }
}

extension Assessment {
    /// Whether something continues, replaces or grew out of the record.
    fileprivate func isCarriedOn(_ state: AtlasView.State) -> Bool {
        isContinued(state)
            || view.linking(to: state.id).contains { $0.kind == .buildsOn || $0.kind == .implements }
    }
}
