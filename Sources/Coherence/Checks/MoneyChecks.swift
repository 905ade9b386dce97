import Atlas
import Cohorts

extension Check {
    /// A level is told to act and not paid for it.
    static let unfundedDuty = Check(
        "money.unfunded-duty", says: UnfundedDutyKey.self,
        asks: [.field],
        solves: { _, question, state in
            guard state.facts.field == question.field, state.facts.duties.value != nil,
                state.facts.paysDown != nil
            else { return nil }
            return Sentence(Phrase.paysForDuty)
        },
        run: { assessment throws(CohortRefusal) in
            for measure in assessment.measures {
                guard let level = assessment.view.level(of: measure), let duties = measure.facts.duties.value,
                    let lower = assessment.level(below: level, bound: duties)
                else { continue }
                guard let (payment, key) = assessment.missingGrant(of: measure) else {
                    if measure.facts.grants.isEmpty { assessment.skip(measure, lacking: "money (grant)") }
                    continue
                }
                var ground = Ground()
                ground.rests(on: payment, of: measure)
                for duty in duties { ground.rests(on: duty, of: measure) }
                var draft = Draft(
                    records: [measure.id], ground: ground,
                    says: [
                        Sentence(
                            key,
                            [
                                "measure": .record(measure.id), "each": .each(lower),
                                "duties": .actions(of: duties, .comma),
                            ])
                    ])
                draft.levels = [level, lower]
                draft.field = measure.facts.field
                draft.money = [payment.value]
                assessment.raise(draft)
            }
        })

    /// Money is withdrawn while the duty of persons stays.
    static let withdrawnDutyKept = Check(
        "money.withdrawn-duty-kept", says: WithdrawnKey.self,
        asks: [.field, .need],
        solves: { _, question, state in
            let needs = state.facts.serves + state.facts.concerns
            guard state.facts.field == question.field || question.need.map({ needs.contains($0) }) ?? false,
                let grant = state.facts.paysDown
            else { return nil }
            return grant.scope.map { Sentence(Phrase.paysForScope, ["scope": .text($0)]) }
                ?? Sentence(Phrase.pays)
        },
        run: { assessment throws(CohortRefusal) in
            for measure in assessment.measures {
                let duties = measure.facts.reaches.value?.filter { $0.manner.isDuty } ?? []
                guard let duty = duties.first else { continue }
                var ground = Ground()
                var records = [measure.id]
                var payments: [Money] = []
                if let stopped = measure.facts.stoppedGrant {
                    ground.rests(on: stopped, of: measure)
                    payments =
                        measure.facts.money.value?.map(\.value).filter {
                            $0.flow == .grant || $0.flow == .price
                        } ?? []
                } else if let fund = assessment.endedFund(of: measure) {
                    ground.cite(fund.record.citations)
                    records.append(fund.id)
                } else {
                    if measure.facts.money.isAbsent { assessment.skip(measure, lacking: "money") }
                    continue
                }
                ground.rests(on: duty, of: measure)
                let cohort = assessment.possibly(duty.value, of: measure)
                let price =
                    measure.facts.money.value?.contains { $0.flow == .price && $0.status == .paid } ?? false
                var draft = Draft(records: records, ground: ground, says: [duty.value.told(of: measure.id)])
                if price { draft.says.append(Sentence(WithdrawnKey.selfPaid)) }
                draft.levels = [assessment.view.level(of: measure) ?? .state, .city]
                draft.field = measure.facts.field
                draft.cohort = cohort
                draft.witness = try assessment.witness(in: cohort)
                draft.isWitnessPossible = duty.cohort != duty.possibly
                draft.money = payments
                assessment.raise(draft)
            }
        })

    /// A fund is abolished and nothing continues it.
    static let fundAbolished = Check(
        "money.fund-abolished", says: FundAbolishedKey.self,
        asks: [.firstRecord],
        solves: { assessment, question, state in
            guard state.record.kind == .fund,
                let mine = question.firstRecord.flatMap({ assessment.view[$0] }),
                !Set(mine.facts.purposes).isDisjoint(with: state.facts.purposes)
            else { return nil }
            return Sentence(Phrase.samePurpose)
        },
        run: { assessment throws(CohortRefusal) in
            for fund in assessment.view.all(.fund) {
                let record = fund.record
                guard let ending = fund.facts.ended,
                    ending.isAbolished,
                    let when = record.held.ended, when.hasHappened(by: assessment.view.day) == true,
                    assessment.isRecent(when, dated: ending.on != nil), !assessment.isContinued(fund)
                else { continue }
                var ground = Ground()
                ground.cite(record.citations)
                let fees =
                    fund.facts.money.value?.filter {
                        $0.flow == .fee && ($0.status == .paid || $0.status == .unchanged)
                    } ?? []
                for fee in fees { ground.cite(fee.citations) }
                var draft = Draft(records: [fund.id], ground: ground, says: [ending.told(of: record)])
                let purposes = fund.facts.purposes.map { Sentence.Argument.purpose($0) }
                if !purposes.isEmpty {
                    draft.says.append(Sentence(FundAbolishedKey.paidFor, ["purposes": .list(purposes, .and)]))
                }
                if !fees.isEmpty { draft.says.append(Sentence(FundAbolishedKey.fee)) }
                draft.levels = [assessment.view.level(of: fund) ?? .state, .city]
                draft.money = fund.facts.money.value?.map(\.value) ?? []
                assessment.raise(draft)
            }
        })

    /// A cut hits those harder who need more.
    static let cutWhereNeedIs = Check(
        "money.cut-where-need-is", says: CutKey.self,
        run: { assessment throws(CohortRefusal) in
            for measure in assessment.measures {
                guard let cut = measure.facts.cut else { continue }
                guard let harder = cut.harder else {
                    assessment.skip(measure, lacking: "cut.hits")
                    continue
                }
                guard harder == "more-deprived" else { continue }
                var ground = Ground()
                ground.rests(on: cut, of: measure)
                let unit = Sentence.Argument.word(.deprived, cut.unit ?? "person")
                var draft = Draft(
                    records: [measure.id], ground: ground,
                    says: [
                        Sentence(
                            cut.of == "money" ? CutKey.money : .services,
                            ["measure": .record(measure.id), "deprived": unit])
                    ])
                draft.levels = [assessment.view.level(of: measure) ?? .state, .city].unique()
                draft.field = measure.facts.field
                draft.need = measure.facts.serves.first
                assessment.raise(draft)
            }
        })
}

private enum UnfundedDutyKey: String, SentenceKey { case noGrant, tooSmallGrant }

private enum WithdrawnKey: String, SentenceKey {
    case main, atStake, attend, test, testWithin, selfPaid
}

private enum FundAbolishedKey: String, SentenceKey { case main, on, after, onAfter, paidFor, fee }

private enum CutKey: String, SentenceKey { case money, services }

extension Reach {
    /// That the duty stays though the money for the measure is gone.
    fileprivate func told(of measure: RecordID) -> Sentence {
        let duty =
            manner == .mustAttend
            ? Sentence(WithdrawnKey.attend)
            : within.map { Sentence(WithdrawnKey.testWithin, ["time": .period($0)]) }
                ?? Sentence(WithdrawnKey.test)
        let arguments: [String: Sentence.Argument] = [
            "measure": .record(measure), "cohort": .cohort(possibly), "duty": .part(duty),
        ]
        guard !consequences.isEmpty else { return Sentence(WithdrawnKey.main, arguments) }
        let stake = Sentence.Argument.list(consequences.map { .word(.consequences, $0) }, .comma)
        return Sentence(WithdrawnKey.atStake, arguments.merging(["stake": stake]) { $1 })
    }
}

extension Ending {
    /// That the record was abolished, with when and after how long as far as that is known.
    fileprivate func told(of record: Record) -> Sentence {
        let fund = Sentence.Argument.record(record.id)
        switch (on, record.duration) {
        case (nil, nil): return Sentence(FundAbolishedKey.main, ["fund": fund])
        case (let date?, nil): return Sentence(FundAbolishedKey.on, ["fund": fund, "date": .moment(date)])
        case (nil, let time?): return Sentence(FundAbolishedKey.after, ["fund": fund, "time": .period(time)])
        case (let date?, let time?):
            return Sentence(
                FundAbolishedKey.onAfter, ["fund": fund, "date": .moment(date), "time": .period(time)])
        }
    }
}

extension Assessment {
    /// A payment that shows that a duty is not paid for, with the sentence that says why.
    fileprivate func missingGrant(of measure: AtlasView.State) -> (Entry<Money>, UnfundedDutyKey)? {
        if let denied = measure.facts.grants.first(where: { $0.status == .none }) {
            return (denied, .noGrant)
        }
        guard let grant = measure.facts.paysDown, let paid = grant.amount,
            let cost = measure.facts.money.value?.first(where: {
                $0.flow == .budget && $0.status != .none && $0.currency == grant.currency
            }),
            let needed = cost.amount, paid.upperBound < needed.lowerBound
        else { return nil }
        return (grant, .tooSmallGrant)
    }

    /// A fund that paid for the measure and has ended.
    fileprivate func endedFund(of measure: AtlasView.State) -> AtlasView.State? {
        measure.facts.links.filter { $0.kind == .fundedBy }.compactMap { view[$0.target] }
            .first { fund in fund.record.held.ended?.hasHappened(by: view.day) == true && !isContinued(fund) }
    }

    /// Whether something carries the record on.
    func isContinued(_ state: AtlasView.State) -> Bool {
        state.facts.links.contains { $0.kind == .continuedBy }
            || view.linking(to: state.id).contains { $0.kind == .replaces }
    }

    /// Whether it lies within the card's look-back; without a date it counts as met.
    fileprivate func isRecent(_ moment: Moment, dated: Bool) -> Bool {
        guard dated, let years = card.lookBack, let latest = moment.latest else { return true }
        return view.day.adding(years: -Int(years)) < latest
    }
}
