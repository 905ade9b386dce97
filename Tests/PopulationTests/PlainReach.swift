import Atlas
import Cohorts
import Fixtures

@testable import Population

/// Reach worked out person by person with the language itself: slow, short, and independent of the engine.
struct PlainReach {
    let setting: Setting
    let rules: RuleSet

    /// What is counted of one person in one need.
    func outcomes(of person: Person, in need: RuleSet.Need) throws -> Set<Outcome> {
        let isInNeed = try need.cohort.truth(for: person, in: setting)
        if isInNeed == .no { return [] }
        if isInNeed == .unknown { return [.needUnknown] }
        var role: [Level: [RuleSet.Role: Truth]] = [:]
        for offer in rules.offers where offer.needs.contains(need.id) {
            guard let own = offer.way.role else { continue }
            let reached = try reached(person, by: offer)
            role[offer.level, default: [:]][own] = (role[offer.level]?[own] ?? .no) || reached
        }
        func truth(_ own: RuleSet.Role, _ level: Level) -> Truth { role[level]?[own] ?? .no }
        func access(_ level: Level) -> Truth {
            (truth(.open, level) || truth(.duty, level)) && !truth(.shut, level)
        }
        let levels = Level.allCases
        let isServed = levels.reduce(Truth.no) { $0 || access($1) }
        let isQueued = levels.reduce(Truth.no) { $0 || (truth(.queue, $1) && !truth(.shut, $1)) }
        var found: Set<Outcome> = [.inNeed]
        if isServed != .yes {
            if isServed == .no, isQueued == .yes {
                found.insert(.rationed)
            } else if isServed == .no, isQueued == .no {
                found.insert(.gap)
            } else {
                found.insert(.uncertain)
            }
        }
        func note(_ truth: Truth, _ surely: Outcome, _ possibly: Outcome?) {
            if truth == .yes { found.insert(surely) }
            if truth == .unknown, let possibly { found.insert(possibly) }
        }
        func pairs(_ one: (Level) -> Truth, _ other: (Level) -> Truth) -> Truth {
            levels.reduce(Truth.no) { sum, first in
                levels.filter { $0 != first }.reduce(sum) { $0 || (one(first) && other($1)) }
            }
        }
        note(pairs(access, access), .overlap, .overlapPossible)
        let contradiction = pairs({ truth(.open, $0) }, { truth(.shut, $0) })
        let burden = pairs({ truth(.open, $0) }, { truth(.duty, $0) })
        note(contradiction, .contradiction, nil)
        note(burden, .burden, nil)
        note(contradiction || burden, .conflict, .conflictPossible)
        return found
    }

    /// Whether an offer reaches a person: surely, possibly or not.
    func reached(_ person: Person, by offer: RuleSet.Offer) throws -> Truth {
        if try offer.surely.truth(for: person, in: setting) == .yes { return .yes }
        return try offer.possibly.truth(for: person, in: setting) == .no ? .no : .unknown
    }
}
