public import Cohorts

/// Compares every decision about two cohorts of Auenland with trying every person.
public enum BruteForce {
    /// What disagrees, or nil when all agrees.
    public static func disagreement(_ one: Cohort, _ other: Cohort) throws -> String? {
        var decider = try Decider(setting: Auenland.setting, cohorts: [one, other])
        let persons = RandomCohorts.everyPerson(telling: [one, other])
        var (inOne, inBoth, onlyOne, onlyOther) = (false, false, false, false)
        for person in persons {
            let first = try one.truth(forCompleted: person, in: Auenland.setting)
            let second = try other.truth(forCompleted: person, in: Auenland.setting)
            guard first != .unknown, second != .unknown else { return "unknown for a complete person" }
            inOne = inOne || first == .yes
            inBoth = inBoth || (first == .yes && second == .yes)
            onlyOne = onlyOne || (first == .yes && second == .no)
            onlyOther = onlyOther || (first == .no && second == .yes)
        }
        let found = try decider.witness(in: one)
        if (found != nil) != inOne { return "satisfiable: trying says \(inOne)" }
        if let found, try one.truth(for: found, in: Auenland.setting) != .yes {
            return "witness \(found.facts) is not in it"
        }
        if let fault = try check(
            decider.isSubset(one, of: other), !onlyOne, "subset", .and([one, .not(other)]))
        {
            return fault
        }
        if let fault = try check(decider.areDisjoint(one, other), !inBoth, "disjoint", .and([one, other])) {
            return fault
        }
        let apart = Cohort.or([.and([one, .not(other)]), .and([other, .not(one)])])
        return try check(decider.areEqual(one, other), !onlyOne && !onlyOther, "equal", apart)
    }

    private static func check(_ claim: Claim, _ tried: Bool, _ name: String, _ refuting: Cohort) throws
        -> String?
    {
        guard claim.isProved == tried else {
            return "\(name): decided \(claim.isProved), trying says \(tried)"
        }
        guard case .refuted(let witness) = claim else { return nil }
        let holds = try refuting.truth(for: witness, in: Auenland.setting)
        return holds == .yes ? nil : "\(name): the witness \(witness.facts) re-evaluates to \(holds)"
    }
}
