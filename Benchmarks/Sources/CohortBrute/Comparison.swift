import Cohorts

/// Compares every decision about two cohorts with the sets of persons they stand for.
struct Comparison {
    private var sets: PersonSets
    private let setting: Setting

    /// Compares in the table's world.
    init(_ table: PersonTable) {
        sets = PersonSets(table)
        setting = table.world.setting
    }

    /// What disagrees, or nil when all agrees.
    mutating func disagreement(_ one: Cohort, _ other: Cohort) throws -> String? {
        var decider = try Decider(setting: setting, cohorts: [one, other])
        let (left, right) = (sets.persons(in: one), sets.persons(in: other))
        let places = Set(
            (one.tests(in: setting.vocabulary) + other.tests(in: setting.vocabulary)).compactMap { test in
                if case .within(let place) = test.condition { place } else { nil }
            })
        func notIn(_ cohort: Cohort, _ outside: Cohort) -> Cohort { .and([cohort, .not(outside)]) }
        let questions: [(name: String, claim: Claim, refuting: BitSet, as: Cohort)] = [
            ("satisfiable", try claim(decider.witness(in: one)), left, one),
            ("subset", try decider.isSubset(one, of: other), left.subtracting(right), notIn(one, other)),
            ("superset", try decider.isSubset(other, of: one), right.subtracting(left), notIn(other, one)),
            ("disjoint", try decider.areDisjoint(one, other), left.intersection(right), .and([one, other])),
            (
                "equal", try decider.areEqual(one, other),
                left.subtracting(right).union(right.subtracting(left)),
                .or([notIn(one, other), notIn(other, one)])
            ),
            ("between", try claim(decider.between(one, [other])), left.subtracting(right), notIn(one, other)),
        ]
        for question in questions {
            if let fault = try fault(question.claim, question.refuting, question.as, places) {
                return "\(question.name): \(fault)"
            }
        }
        return nil
    }

    private func claim(_ witness: Person?) -> Claim { witness.map { .refuted($0) } ?? .proved }

    /// A claim holds when nobody refutes it; a witness must be a person of the world, and each such person refute it.
    private mutating func fault(
        _ claim: Claim, _ refuting: BitSet, _ cohort: Cohort, _ places: Set<PlaceID>
    ) throws -> String? {
        guard claim.isProved == refuting.isEmpty else {
            if case .refuted(let witness) = claim {
                return "refuted by \(text(witness)), but nobody refutes it"
            }
            return "proved, but somebody refutes it"
        }
        guard case .refuted(let witness) = claim else { return nil }
        guard let truth = try? cohort.truth(for: witness, in: setting) else {
            return "the witness \(text(witness)) contradicts itself"
        }
        guard truth == .yes else { return "the witness \(text(witness)) re-evaluates to \(truth)" }
        let alike = sets.persons(like: witness, mentioning: places)
        if alike.isEmpty { return "the witness \(text(witness)) is no person of the world" }
        if !alike.isSubset(of: refuting) {
            return "not everybody like the witness \(text(witness)) refutes it"
        }
        return nil
    }

    private func text(_ person: Person) -> String {
        person.text(in: setting.vocabulary).joined(separator: " ")
    }
}
