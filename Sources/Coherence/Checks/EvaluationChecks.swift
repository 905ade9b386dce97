import Atlas
import Cohorts

extension Check {
    /// Cities are left to decide, and nobody above watches that they have a policy at all.
    static let presenceUnchecked = Check(
        "evaluation.presence-unchecked",
        asks: [],
        solves: { _, _, state in
            guard state.facts.watchesPresence else { return nil }
            return Sentence(Phrase.watchesPresence)
        },
        run: { assessment throws(CohortRefusal) in
            let states = assessment.view.atlas.all(.place).map(\.id.place)
                .filter { assessment.view.levels(of: $0).contains(.state) }
            for state in states { assessment.findUnwatched(state) }
        })

    /// Cities decide what, and are judged by the centre's aims.
    static let centralYardstick = Check(
        "evaluation.central-yardstick",
        asks: [.field],
        solves: { _, question, state in
            guard state.facts.field == question.field,
                state.facts.roles.evaluation?.value.yardstick == "local"
            else { return nil }
            return Sentence(Phrase.localAims)
        },
        run: { assessment throws(CohortRefusal) in
            for measure in assessment.measures {
                guard let content = measure.facts.roles.content, content.value >= .city else { continue }
                guard let evaluation = measure.facts.roles.evaluation, let yardstick = evaluation.yardstick
                else {
                    assessment.skip(measure, lacking: "roles.evaluation.yardstick")
                    continue
                }
                guard yardstick == "central" else { continue }
                var ground = Ground()
                ground.rests(on: content, of: measure)
                ground.rests(on: evaluation, of: measure)
                var draft = Draft(
                    records: [measure.id], ground: ground,
                    says: [
                        .main(["measure": .record(measure.id), "judge": .level(evaluation.value.level)])
                    ])
                draft.levels = [evaluation.value.level, content.value]
                draft.field = measure.facts.field
                assessment.raise(draft)
            }
        })

    /// Years in force without a study, or without one that compares.
    static let unevaluated = Check(
        "knowledge.unevaluated", says: UnevaluatedKey.self,
        asks: [.field],
        solves: { assessment, question, state in
            guard state.facts.field == question.field else { return nil }
            let study = assessment.studies(of: state).first { $0.text("design") == "comparison" }
            return study.map { Sentence(Phrase.compared, ["study": .record($0.id)]) }
        },
        run: { assessment throws(CohortRefusal) in
            for measure in assessment.measures where measure.answersNeeds {
                guard let began = measure.record.held.from?.latest else {
                    assessment.skip(measure, lacking: "held.from")
                    continue
                }
                let years = Int(assessment.card.lookBack ?? 5)
                guard began <= assessment.view.day.adding(years: -years) else { continue }
                assessment.findUnevaluated(measure, since: began.year)
            }
        })
}

private enum UnevaluatedKey: String, SentenceKey { case noStudy, noComparison }

extension Facts {
    fileprivate var watchesPresence: Bool { oversight.value?.contains { $0.isOfPresence } ?? false }
}

extension Assessment {
    /// Studies about the measure that had appeared by the day.
    fileprivate func studies(of state: AtlasView.State) -> [Record] {
        view.atlas.all(.study, about: state.id).filter { study in
            study.text("year").flatMap { Int($0) }.map { $0 <= view.day.year } ?? true
        }
    }

    fileprivate mutating func findUnwatched(_ country: PlaceID) {
        let inside = view.present(.measure, inside: country)
        let above = view.present(.measure, above: country)
        let free = inside.filter { $0.facts.roles.content.map { $0.value >= .city } ?? false }
        guard !free.isEmpty, !(inside + above).contains(where: { $0.facts.watchesPresence }) else { return }
        var ground = Ground()
        for measure in free {
            guard let content = measure.facts.roles.content else { continue }
            ground.rests(on: content, of: measure)
        }
        if !free.contains(where: { $0.facts.oversight.isNone }) {
            ground.notStated(.presenceUnknown, ["place": .place(country)])
        }
        var draft = Draft(
            records: free.map(\.id), ground: ground,
            says: [.main(["country": .place(country), "measures": .records(free.map(\.id))])])
        draft.place = country
        draft.identity = []
        draft.levels = [.state, .city]
        raise(draft)
    }

    fileprivate mutating func findUnevaluated(_ measure: AtlasView.State, since year: Int) {
        let studies = studies(of: measure)
        guard !studies.contains(where: { $0.text("design") == "comparison" }) else { return }
        var ground = Ground()
        ground.rests(on: measure)
        ground.cite(measure.record.citations + studies.flatMap(\.citations))
        // A study that the atlas does not know of may have compared: this always rests on what is not stated.
        ground.notStated(.comparisonUnknown, ["record": .record(measure.id)])
        var arguments: [String: Sentence.Argument] = ["measure": .record(measure.id), "year": .number(year)]
        if !studies.isEmpty { arguments["studies"] = .counted(studies.count, .study) }
        let key: UnevaluatedKey = studies.isEmpty ? .noStudy : .noComparison
        var draft = Draft(records: [measure.id], ground: ground, says: [Sentence(key, arguments)])
        draft.field = measure.facts.field
        raise(draft)
    }
}
