public import Atlas
import Cohorts
public import Population

extension Finding {
    /// How many people a finding is about, of those that a register or an estimate holds; as it may be told.
    public struct People: Hashable, Sendable {
        /// Those of whom every fact that decides is known.
        public let surely: Disclosure.Published
        /// With those of whom unknown facts would decide.
        public let atMost: Disclosure.Published
        /// Where the people come from.
        public let basis: Register.Basis
        /// The day that the facts about them are of; nil if nobody said.
        public let day: Day?
    }
}

extension Assessment {
    /// Counts the people of every finding that is about persons.
    ///
    /// - Parameters:
    ///   - register: who lives where.
    ///   - disclosure: how counts are told.
    /// - Throws: ``PopulationRefusal`` when the findings tell more apart than can be counted.
    public mutating func count(over register: Register, _ disclosure: Disclosure) throws(PopulationRefusal) {
        let about = findings.indices.filter { findings[$0].cohort != nil }
        let offers = about.map { index in
            RuleSet.Offer(
                measure: RecordID(findings[index].place), way: .any, level: .state, needs: [],
                surely: findings[index].cohort ?? .nobody, possibly: findings[index].cohort ?? .nobody)
        }
        let rules = RuleSet(needs: [], offers: offers)
        let counts = try Population(register, for: [rules], in: view).reach(of: rules)
        let told = ProtectedReach(counts, disclosure, basis: register.basis)
        for (index, count) in zip(about, told.offers) {
            findings[index].people = Finding.People(
                surely: count.surely, atMost: count.possibly, basis: register.basis, day: register.day)
        }
    }
}
