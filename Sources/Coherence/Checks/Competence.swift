import Atlas
import Cohorts

extension Check {
    /// A lower level must act while a higher one decides what, and leaves it no freedom.
    static let partial = Check(
        "competence.partial",
        asks: [.field],
        solves: { _, question, state in
            guard state.facts.field == question.field, let freedom = state.facts.discretion, freedom != "none"
            else { return nil }
            return Sentence(freedom == "full" ? Phrase.fullDiscretion : .someDiscretion)
        },
        run: { assessment throws(CohortRefusal) in
            for measure in assessment.measures {
                let duties = measure.facts.duties.value?.filter { $0.isBinding } ?? []
                guard let content = measure.facts.roles.content,
                    let lower = assessment.level(below: content.value, bound: duties)
                else {
                    continue
                }
                guard let discretion = measure.facts.discretion else {
                    assessment.skip(measure, lacking: "discretion")
                    continue
                }
                guard discretion == "none" else { continue }
                var ground = Ground()
                ground.rests(on: content, of: measure)
                for duty in duties { ground.rests(on: duty, of: measure) }
                var draft = Draft(
                    records: [measure.id], ground: ground,
                    says: [
                        .main([
                            "content": .level(content.value), "measure": .record(measure.id),
                            "each": .each(lower), "duties": .actions(of: duties, .and),
                        ])
                    ])
                draft.levels = [content.value, lower]
                draft.field = measure.facts.field
                assessment.raise(draft)
            }
        })

    /// The city decides what, a higher level holds the money, and none is handed down.
    static let contentWithoutMeans = Check(
        "competence.content-without-means",
        asks: [.field],
        solves: { _, question, state in
            guard state.facts.field == question.field, state.facts.roles.content?.value == .city,
                state.facts.paysDown != nil
            else { return nil }
            return Sentence(Phrase.handsMoneyDown)
        },
        run: { assessment throws(CohortRefusal) in
            for measure in assessment.measures {
                guard let content = measure.facts.roles.content, content.value == .city else { continue }
                guard let means = measure.facts.roles.means else {
                    assessment.skip(measure, lacking: "roles.means")
                    continue
                }
                guard means.value < content.value, measure.facts.paysDown == nil else { continue }
                var ground = Ground()
                ground.rests(on: content, of: measure)
                ground.rests(on: means, of: measure)
                if let denied = measure.facts.grants.first(where: {
                    $0.status == .none || $0.status == .stopped
                }) {
                    ground.rests(on: denied, of: measure)
                } else if !measure.facts.money.isNone {
                    ground.notStated(.grantUnknown, ["record": .record(measure.id)])
                }
                var draft = Draft(
                    records: [measure.id], ground: ground,
                    says: [.main(["measure": .record(measure.id), "means": .level(means.value)])])
                draft.levels = [means.value, .city]
                draft.field = measure.facts.field
                assessment.raise(draft)
            }
        })

    /// A higher level decides, others deliver on the spot, and the city has no part.
    static let cityBypassed = Check(
        "competence.city-bypassed",
        asks: [.field], easing: .tunesToCity,
        solves: { assessment, question, state in
            guard state.facts.field == question.field, let role = state.facts.roles.delivery?.city,
                role == .responsible || role == .partner,
                assessment.view.level(of: state).map({ $0 < .city }) ?? false
            else { return nil }
            return Sentence(role == .responsible ? Phrase.citiesResponsible : .citiesPartners)
        },
        run: { assessment throws(CohortRefusal) in
            for measure in assessment.measures {
                guard let content = measure.facts.roles.content, content.value < .city,
                    let delivery = measure.facts.roles.delivery,
                    delivery.level.map({ $0 >= .city }) ?? true
                else { continue }
                guard let city = delivery.city else {
                    assessment.skip(measure, lacking: "roles.delivery.city")
                    continue
                }
                guard city == .none else { continue }
                var ground = Ground()
                ground.rests(on: content, of: measure)
                ground.rests(on: delivery, of: measure)
                let providers = delivery.by.isEmpty ? ["others"] : delivery.by
                var draft = Draft(
                    records: [measure.id], ground: ground,
                    says: [
                        .main([
                            "content": .level(content.value), "measure": .record(measure.id),
                            "providers": .list(providers.map { .word(.providers, $0) }, .and),
                        ])
                    ])
                draft.levels = [content.value, .city]
                draft.field = measure.facts.field
                draft.easedAt = assessment.localLinks(to: measure)
                assessment.raise(draft)
            }
        })

    /// One pattern for all: no discretion, or seats in a fixed order.
    static let rigid = Check(
        "competence.rigid", says: RigidKey.self,
        asks: [.field],
        solves: { _, question, state in
            guard state.facts.field == question.field, let freedom = state.facts.discretion,
                freedom != "none",
                state.facts.seatOrder.count < 2
            else { return nil }
            return Sentence(freedom == "full" ? Phrase.fullDiscretion : .someDiscretion)
        },
        run: { assessment throws(CohortRefusal) in
            for measure in assessment.measures {
                let hasOrder = measure.facts.seatOrder.count > 1
                guard measure.facts.discretion == "none" || hasOrder else {
                    let isAsked = measure.facts.roles.content != nil && measure.facts.discretion == nil
                    if isAsked { assessment.skip(measure, lacking: "discretion") }
                    continue
                }
                var ground = Ground()
                ground.rests(on: measure)
                ground.cite(measure.record.citations)
                let order = Sentence.Argument.list(measure.facts.seatOrder.map { .text($0) }, .then)
                let name = Sentence.Argument.record(measure.id)
                var draft = Draft(
                    records: [measure.id], ground: ground,
                    says: [
                        hasOrder
                            ? Sentence(RigidKey.order, ["measure": name, "order": order])
                            : Sentence(RigidKey.noDiscretion, ["measure": name])
                    ])
                draft.field = measure.facts.field
                assessment.raise(draft)
            }
        })
}

private enum RigidKey: String, SentenceKey { case order, noDiscretion }
