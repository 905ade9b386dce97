import Atlas
import Cohorts

extension Check {
    /// Somebody in need whom no fund of a level may serve, or for whom its money is already committed.
    static let groupOutside = Check(
        "money.group-outside",
        solves: { assessment, finding, state in
            guard state.record.kind == .measure, state.answersNeeds, let need = finding.need, state.facts.serves.contains(need),
                let paid = state.facts.money.value?.first(where: { $0.flow == .budget && $0.status == .paid }), paid.from != nil
            else { return nil }
            return "pays from its own budget"
        },
        run: { assessment throws(CohortRefusal) in
            let glossary = assessment.view.atlas.glossary
            let homes = assessment.funds.compactMap(\.record.place).unique().sorted()
            for home in homes {
                for need in glossary.needs.values.sorted(by: { $0.id < $1.id }) {
                    let funds = assessment.funds.filter { fund in
                        fund.record.place == home && fund.facts.purposes.contains { $0 == need.id.rawValue || $0 == need.domain.rawValue }
                    }
                    try assessment.findGroup(outside: funds, of: home, need)
                }
            }
        })
}

extension Assessment {
    /// Who is in need in the place and outside every fund; a fund of which it is not stated whom it pays silences.
    fileprivate mutating func findGroup(
        outside funds: [AtlasView.State], of home: PlaceID, _ need: Glossary.Need
    ) throws(CohortRefusal) {
        for fund in funds where fund.facts.pays == nil { skip(fund, lacking: "pays") }
        guard funds.contains(where: { $0.force == .yes }), funds.allSatisfy({ $0.facts.pays != nil }) else { return }
        var covered: [Cohort] = []
        var ground = Ground()
        var committed: [String] = []
        for fund in funds {
            guard let pays = fund.facts.pays else { continue }
            if let free = fund.facts.free, !free.isFree, free.force == .yes {
                ground.rests(on: free, of: fund)
                committed.append("«\(fund.record.name)»" + (free.extent.map { " (\($0))" } ?? ""))
                continue
            }
            covered.append(pays.possibly)
            if fund.force == .yes { ground.rests(on: pays, of: fund) }
        }
        let outside = Cohort.and([need.cohort, .test(.residence, .within(home)), .not(.or(covered))])
        guard let witness = try witness(in: outside) else { return }
        let closed = funds.filter { $0.facts.free?.isFree != false && $0.force == .yes }.map { "«\($0.record.name)»" }
        var sentences = ["Somebody in need of \(need.names.text()) is outside every fund of \(view.name(home))."]
        if !closed.isEmpty { sentences.append("Closed to them: \(closed.joined(separator: ", ")).") }
        if !committed.isEmpty { sentences.append("Already committed: \(committed.joined(separator: "; ")).") }
        var draft = Draft(records: funds.map(\.id), ground: ground, explanation: sentences.joined(separator: " "))
        draft.place = home
        draft.need = need.id
        draft.cohort = outside
        draft.witness = witness
        draft.levels = view.levels(of: home)
        raise(draft)
    }
}
