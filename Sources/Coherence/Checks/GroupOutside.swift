import Atlas
import Cohorts

extension Check {
    /// Somebody in need whom no fund of a level may serve, or for whom its money is already committed.
    static let groupOutside = Check(
        "money.group-outside", says: GroupOutsideKey.self,
        asks: [.need],
        solves: { assessment, question, state in
            guard state.record.kind == .measure, state.answersNeeds, let need = question.need,
                state.facts.serves.contains(need),
                let paid = state.facts.money.value?.first(where: { $0.flow == .budget && $0.status == .paid }
                ), paid.from != nil
            else { return nil }
            return Sentence(Phrase.ownBudget)
        },
        run: { assessment throws(CohortRefusal) in
            let glossary = assessment.view.atlas.glossary
            for home in assessment.funds.compactMap(\.record.place).unique().sorted() {
                for domain in glossary.domains.keys.sorted() {
                    let needs = glossary.needOrder.compactMap { glossary.needs[$0] }.filter {
                        $0.domain == domain
                    }
                    try assessment.findGroups(outsideFundsOf: home, needs)
                }
            }
        })
}

private enum GroupOutsideKey: String, SentenceKey { case main, closed, committed, committedFund }

extension Assessment {
    /// Who is in need in the place and outside every fund: one finding for each set of funds, at the first need.
    fileprivate mutating func findGroups(outsideFundsOf home: PlaceID, _ needs: [Glossary.Need])
        throws(CohortRefusal)
    {
        var done: Set<[RecordID]> = []
        let own = view.present(.fund, inside: home).filter { $0.record.place == home }
        for need in needs {
            let funds = own.filter { fund in
                !Set(fund.facts.purposes).isDisjoint(with: [need.id.rawValue, need.domain.rawValue])
            }
            guard !done.contains(funds.map(\.id)), try findGroup(outside: funds, of: home, need) else {
                continue
            }
            done.insert(funds.map(\.id))
        }
    }

    /// A fund of which it is not stated whom it pays silences, and so does one whose money may be free.
    private mutating func findGroup(
        outside funds: [AtlasView.State], of home: PlaceID, _ need: Glossary.Need
    ) throws(CohortRefusal) -> Bool {
        for fund in funds where fund.facts.pays == nil { skip(fund, lacking: "pays") }
        guard funds.contains(where: { $0.force == .yes }), funds.allSatisfy({ $0.facts.pays != nil }) else {
            return false
        }
        var covered: [Cohort] = []
        var ground = Ground()
        var closed: [RecordID] = []
        var committed: [Sentence.Argument] = []
        for fund in funds {
            guard let pays = fund.facts.pays else { continue }
            if let free = fund.facts.free, !free.isFree, free.force == .yes, free.isSaid(of: need) {
                ground.rests(on: free, of: fund)
                committed.append(committedFund(fund.id, free.extent))
                continue
            }
            covered.append(pays.possibly)
            guard fund.force == .yes else { continue }
            ground.rests(on: pays, of: fund)
            closed.append(fund.id)
        }
        let outside = Cohort.and([need.cohort, .test(.residence, .within(home)), .not(.or(covered))])
        guard let witness = try witness(in: outside) else { return false }
        var sentences = [Sentence(GroupOutsideKey.main, ["need": .need(need.id), "place": .place(home)])]
        if !closed.isEmpty {
            sentences.append(Sentence(GroupOutsideKey.closed, ["funds": .records(closed)]))
        }
        if !committed.isEmpty {
            sentences.append(Sentence(GroupOutsideKey.committed, ["funds": .list(committed, .semicolon)]))
        }
        var draft = Draft(records: funds.map(\.id), ground: ground, says: sentences)
        draft.place = home
        draft.need = need.id
        draft.cohort = outside
        draft.witness = witness
        draft.levels = view.levels(of: home)
        raise(draft)
        return true
    }

    private func committedFund(_ fund: RecordID, _ extent: String?) -> Sentence.Argument {
        guard let extent else { return .quoted(.record(fund)) }
        return .part(
            Sentence(GroupOutsideKey.committedFund, ["fund": .record(fund), "extent": .text(extent)]))
    }
}

extension Entry where Value == Facts.Availability {
    /// Whether it is said of the need: of all, of its domain, or of itself.
    fileprivate func isSaid(of need: Glossary.Need) -> Bool {
        value.purposes.isEmpty
            || !Set(value.purposes).isDisjoint(with: [need.id.rawValue, need.domain.rawValue])
    }
}
