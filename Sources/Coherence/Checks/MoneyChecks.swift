import Atlas
import Cohorts

extension Check {
    /// A level is told to act and not paid for it.
    static let unfundedDuty = Check(
        "money.unfunded-duty",
        solves: { _, finding, state in
            guard state.facts.field == finding.field, state.facts.duties.value != nil,
                state.facts.paysDown != nil
            else { return nil }
            return "pays for what it asks"
        },
        run: { assessment throws(CohortRefusal) in
            for measure in assessment.measures {
                guard let level = assessment.view.level(of: measure), let duties = measure.facts.duties.value,
                    let lower = assessment.level(below: level, bound: duties)
                else { continue }
                guard let (payment, reason) = assessment.missingGrant(of: measure) else {
                    if measure.facts.grants.isEmpty { assessment.skip(measure, lacking: "money (grant)") }
                    continue
                }
                var ground = Ground()
                ground.rests(on: payment, of: measure)
                for duty in duties { ground.rests(on: duty, of: measure) }
                var draft = Draft(
                    records: [measure.id], ground: ground,
                    explanation:
                        "«\(measure.record.name)» asks each \(lower) to act (\(duties.map(\.action).unique().joined(separator: ", "))), and \(reason)."
                )
                draft.levels = [level, lower]
                draft.field = measure.facts.field
                draft.money = [payment.value]
                assessment.raise(draft)
            }
        })

    /// Money is withdrawn while the duty of persons stays.
    static let withdrawnDutyKept = Check(
        "money.withdrawn-duty-kept",
        solves: { _, finding, state in
            let needs = state.facts.serves + state.facts.concerns
            guard state.facts.field == finding.field || finding.need.map({ needs.contains($0) }) ?? false,
                let grant = state.facts.paysDown
            else { return nil }
            return "pays for it" + (grant.scope.map { " (\($0))" } ?? "")
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
                let time = duty.within.map { " within \($0)" } ?? ""
                let what = duty.manner == .mustPass ? "must still pass a test\(time)" : "must still attend"
                let consequence =
                    duty.consequences.isEmpty
                    ? "" : " (at stake: \(duty.consequences.joined(separator: ", ")))"
                let price =
                    measure.facts.money.value?.contains { $0.flow == .price && $0.status == .paid } ?? false
                var draft = Draft(
                    records: records, ground: ground,
                    explanation:
                        "The money for «\(measure.record.name)» was withdrawn, but \(cohortPhrase(duty.possibly)) \(what)\(consequence)."
                        + (price ? " They now pay for courses themselves." : ""))
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
        "money.fund-abolished",
        solves: { assessment, finding, state in
            guard state.record.kind == .fund,
                let mine = finding.records.first.flatMap({ assessment.view[$0] }),
                !Set(mine.facts.purposes).isDisjoint(with: state.facts.purposes)
            else { return nil }
            return "pays for the same purpose"
        },
        run: { assessment throws(CohortRefusal) in
            for record in assessment.view.atlas.all(.fund) {
                guard let fund = assessment.view[record.id], let ending = fund.facts.ended,
                    ending.isAbolished,
                    let when = record.held.ended, when.hasHappened(by: assessment.view.day) == true,
                    assessment.isRecent(when, dated: ending.on != nil), !assessment.isContinued(fund)
                else { continue }
                var ground = Ground()
                ground.cite(record.citations)
                let paidFor =
                    fund.facts.purposes.isEmpty
                    ? ""
                    : " It paid for \(fund.facts.purposes.map { assessment.purposeName($0) }.joined(separator: " and "))."
                let fees =
                    fund.facts.money.value?.filter {
                        $0.flow == .fee && ($0.status == .paid || $0.status == .unchanged)
                    } ?? []
                for fee in fees { ground.cite(fee.citations) }
                let date = ending.on.map { " in \($0.text)" } ?? ""
                let after = record.duration.map { " after \($0)" } ?? ""
                var draft = Draft(
                    records: [fund.id], ground: ground,
                    explanation:
                        "«\(record.name)» was abolished\(date)\(after) and nothing continues it.\(paidFor)"
                        + (fees.isEmpty ? "" : " The fee that fed it is still charged."))
                draft.levels = [assessment.view.level(of: fund) ?? .state, .city]
                draft.money = fund.facts.money.value?.map(\.value) ?? []
                assessment.raise(draft)
            }
        })

    /// A cut hits those harder who need more.
    static let cutWhereNeedIs = Check(
        "money.cut-where-need-is",
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
                let unit = cut.unit == "city" ? "cities" : cut.unit == "area" ? "areas" : "people"
                var draft = Draft(
                    records: [measure.id], ground: ground,
                    explanation:
                        "The \(cut.of) of «\(measure.record.name)» were cut, and the more deprived \(unit) were hit harder."
                )
                draft.levels = [assessment.view.level(of: measure) ?? .state, .city].unique()
                draft.field = measure.facts.field
                draft.need = measure.facts.serves.first
                assessment.raise(draft)
            }
        })
}

extension Assessment {
    /// A payment that shows that a duty is not paid for, with the reason in words.
    fileprivate func missingGrant(of measure: AtlasView.State) -> (Entry<Money>, String)? {
        if let denied = measure.facts.grants.first(where: { $0.status == .none }) {
            return (denied, "no grant is paid for it")
        }
        guard let grant = measure.facts.paysDown, let paid = grant.amount,
            let cost = measure.facts.money.value?.first(where: {
                $0.flow == .budget && $0.status != .none && $0.currency == grant.currency
            }),
            let needed = cost.amount, paid.upperBound < needed.lowerBound
        else { return nil }
        return (grant, "the grant covers less than it costs")
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

    fileprivate func purposeName(_ purpose: String) -> String {
        let glossary = view.atlas.glossary
        return glossary.needs[NeedID(rawValue: purpose)]?.names.text() ?? glossary.domains[
            DomainID(rawValue: purpose)]?.text() ?? purpose
    }
}

/// A cohort as the subject of a sentence.
func cohortPhrase(_ cohort: Cohort) -> String { cohort == .everyone ? "everyone" : "the group «\(cohort)»" }
