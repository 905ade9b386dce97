/// A smallest set of changes that would open a cohort to a person.
public struct NearestMiss: Hashable, Sendable {
    /// The new values, by attribute.
    public let changes: [AttributeID: Person.Value]

    /// In the order of the vocabulary as `attribute=value`.
    public func text(in vocabulary: Vocabulary) -> [String] { Person(changes).text(in: vocabulary) }
}

extension Cohort {
    /// The smallest sets of facts that the person can change and that would surely open the cohort.
    ///
    /// Only attributes that the vocabulary calls changeable are considered, at most three at once; all sets of the
    /// smallest size are given, each with the first values in the vocabulary's order that serve. It does not say that
    /// a change is easy, or wanted.
    /// - Returns: empty when the person is in the cohort already, or when no such change opens it.
    /// - Throws: as ``truth(for:in:)``.
    public func nearestMisses(for person: Person, in setting: Setting) throws(CohortRefusal) -> [NearestMiss]
    {
        guard try truth(for: person, in: setting) != .yes else { return [] }
        let cutter = CellCutter(setting: setting, cohorts: [self])
        let changeable = cutter.variables().compactMap { variable -> (AttributeID, [Person.Value])? in
            guard case .attribute(let id) = variable.meaning,
                setting.vocabulary.attribute(id)?.isChangeable == true
            else { return nil }
            let isBound = setting.vocabulary.isBound(id)
            let values = variable.cells.flatMap { isBound ? $0.examples : [$0.example] }
            return (id, values.filter { $0 != .notApplicable && $0 != person[id] })
        }
        for size in 1...3 where size <= changeable.count {
            var found: [NearestMiss] = []
            for set in choices(of: size, from: changeable.count) {
                let chosen = set.map { changeable[$0] }
                if let miss = try firstOpening(chosen[...], person, [:], setting) { found.append(miss) }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    private func firstOpening(
        _ open: ArraySlice<(AttributeID, [Person.Value])>, _ person: Person,
        _ changes: [AttributeID: Person.Value], _ setting: Setting
    ) throws(CohortRefusal) -> NearestMiss? {
        guard let (id, values) = open.first else {
            guard let complete = try? person.completed(in: setting) else { return nil }
            return try truth(forCompleted: complete, in: setting) == .yes
                ? NearestMiss(changes: changes) : nil
        }
        for value in values {
            var (changed, changes) = (person, changes)
            changed[id] = value
            changes[id] = value
            if let miss = try firstOpening(open.dropFirst(), changed, changes, setting) { return miss }
        }
        return nil
    }
}

/// All ascending choices of `size` numbers below `count`, in order.
private func choices(of size: Int, from count: Int) -> [[Int]] {
    guard size > 0 else { return [[]] }
    return (0..<count).flatMap { first in
        choices(of: size - 1, from: count - first - 1).map { rest in [first] + rest.map { $0 + first + 1 } }
    }
}
