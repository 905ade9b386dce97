import Atlas
import Cohorts

extension Check {
    /// A measure is made without those whom it concerns.
    static let voiceAbsent = Check(
        "voice.absent", says: VoiceKey.self,
        asks: [],
        solves: { assessment, question, state in
            guard assessment.hadVoice(state), state.facts.makers.value != nil else { return nil }
            return Sentence(Phrase.migrantBody)
        },
        run: { assessment throws(CohortRefusal) in
            for measure in assessment.measures where !assessment.hadVoice(measure) {
                var ground = Ground()
                ground.rests(on: measure)
                ground.cite(measure.record.citations)
                if !measure.facts.makers.isNone {
                    ground.notStated(.voiceUnknown, ["record": .record(measure.id)])
                }
                var draft = Draft(
                    records: [measure.id], ground: ground,
                    says: [
                        Sentence(
                            measure.facts.makers.isNone ? VoiceKey.without : .notStated,
                            ["measure": .record(measure.id)])
                    ])
                draft.field = measure.facts.field
                assessment.raise(draft)
            }
        })
}

private enum VoiceKey: String, SentenceKey { case without, notStated }

extension Assessment {
    /// Whether a migrant body took part in making it, or in making what it builds on.
    fileprivate func hadVoice(_ state: AtlasView.State) -> Bool {
        var open = [state.id]
        var seen: Set<RecordID> = []
        while let id = open.popLast() {
            guard seen.insert(id).inserted, let facts = view[id]?.facts else { continue }
            if facts.makers.value?.contains(where: { $0.kind == "migrant-body" }) ?? false { return true }
            open += facts.links.filter { $0.kind == .buildsOn }.map(\.target)
        }
        return false
    }
}
