public import Atlas
import Cohorts

extension RuleSet {
    /// The rules of an atlas on its day: every measure that is not certainly out of force.
    ///
    /// Programmes and services answer the needs they serve. Any measure that shuts somebody out, a law too, does so for
    /// the needs that it serves or concerns. What a source leaves open (whether it is in force, which cities have it,
    /// who exactly is meant, whom a body reaches) reaches people possibly, never surely.
    ///
    /// - Parameters:
    ///   - view: the atlas as of a day.
    ///   - only: the needs asked about, with the measures that are about them; nil for all.
    public init(_ view: AtlasView, only: Set<NeedID>? = nil) {
        let glossary = view.atlas.glossary
        let needs = glossary.needOrder.filter { only?.contains($0) ?? true }.compactMap { id in
            glossary.needs[id].map { Need(id: id, cohort: $0.cohort) }
        }
        let measures = view.present(.measure).flatMap { Self.offers(of: $0, in: view) }
        let bodies = view.present(.body).compactMap { Self.offer(ofBody: $0, in: view) }
        let offers = measures + bodies
        // A measure that is about one of the needs is counted whole.
        let about = only.map { only in
            Set(offers.filter { !only.isDisjoint(with: $0.needs) }.map(\.measure))
        }
        self.init(needs: needs, offers: offers.filter { about?.contains($0.measure) ?? true })
    }

    private static func offers(of state: AtlasView.State, in view: AtlasView) -> [Offer] {
        guard let level = view.level(of: state) else { return [] }
        let answered = state.answersNeeds ? state.facts.serves : []
        switch state.facts.reaches {
        case .none: return []
        case .absent:
            guard !answered.isEmpty else { return [] }
            return [
                Offer(
                    measure: state.id, way: .may, level: level, needs: answered, surely: .nobody,
                    possibly: view.effective(.everyone, of: state))
            ]
        case .stated(let entries):
            let ways = Dictionary(grouping: entries) { way(of: $0.value, in: state) }
            let stated = Way.allCases.compactMap { way in
                ways[way].map { entries in
                    let touched =
                        way.isAccess ? answered : unique(state.facts.serves + state.facts.concerns)
                    return offer(way, entries, needs: way == .mustPass ? [] : touched, level, state, view)
                }
            }
            let access = entries.filter { way(of: $0.value, in: state).isAccess }
            guard Set(access.map { way(of: $0.value, in: state) }).count > 1 else { return stated }
            return stated + [offer(.any, access, needs: [], level, state, view)]
        }
    }

    private static func offer(
        _ way: Way, _ entries: [Entry<Reach>], needs: [NeedID], _ level: Level, _ state: AtlasView.State,
        _ view: AtlasView
    ) -> Offer {
        let isSure = state.force == .yes && state.facts.each?.extent ?? .all == .all
        let sure = isSure ? entries.filter { $0.force == .yes }.map(\.value.cohort) : []
        return Offer(
            measure: state.id, way: way, level: level, needs: needs,
            surely: view.effective(joined(sure), of: state),
            possibly: view.effective(joined(entries.map(\.value.possibly)), of: state))
    }

    /// A body that answers a need may reach anybody of its place: no source says whom.
    private static func offer(ofBody state: AtlasView.State, in view: AtlasView) -> Offer? {
        guard !state.facts.serves.isEmpty, let level = view.level(of: state) else { return nil }
        return Offer(
            measure: state.id, way: .may, level: level, needs: state.facts.serves, surely: .nobody,
            possibly: view.effective(.everyone, of: state))
    }

    private static func way(of reach: Reach, in state: AtlasView.State) -> Way {
        if reach.manner.isAccess, let queue = reach.queue,
            let rank = state.facts.seatOrder.firstIndex(of: queue), rank > 0
        {
            return .queued
        }
        switch reach.manner {
        case .claim: return .claim
        case .may: return .may
        case .mustAttend: return .mustAttend
        case .mustPass: return .mustPass
        case .closed: return .closed
        case .reported: return .reported
        }
    }

    private static func joined(_ cohorts: [Cohort]) -> Cohort {
        var parts: [Cohort] = []
        for cohort in cohorts where !parts.contains(cohort) { parts.append(cohort) }
        return parts.isEmpty ? .nobody : parts.count == 1 ? parts[0] : .or(parts)
    }

    private static func unique(_ needs: [NeedID]) -> [NeedID] {
        var seen: Set<NeedID> = []
        return needs.filter { seen.insert($0).inserted }
    }
}
