extension Setting {
    /// The unknown fact to ask next: the one that settles most of the cohorts even in its worst answer.
    ///
    /// - Parameters:
    ///   - person: what is known already.
    ///   - cohorts: those whose answer is wanted.
    ///   - except: attributes that are not to be asked, because somebody does not know or will not say.
    /// - Returns: the attribute; of equals the first in the vocabulary; nil when every cohort is settled.
    /// - Throws: as ``Cohort/truth(for:in:)``.
    /// - Complexity: O(attributes × answers × cohorts).
    public func nextQuestion(
        for person: Person, deciding cohorts: [Cohort], except: Set<AttributeID> = []
    ) throws(CohortRefusal) -> AttributeID? {
        let complete = try person.completed(in: self)
        var open: [Cohort] = []
        for cohort in cohorts where try cohort.truth(forCompleted: complete, in: self) == .unknown {
            open.append(cohort)
        }
        guard !open.isEmpty else { return nil }
        var best: (id: AttributeID, settled: Int)?
        for (id, answers) in answers(to: open, for: complete) where !except.contains(id) {
            var worst = Int.max
            for answer in answers {
                var asked = person
                asked[id] = answer
                guard let known = try? asked.completed(in: self) else { continue }
                var settled = 0
                for cohort in open where try cohort.truth(forCompleted: known, in: self) != .unknown {
                    settled += 1
                }
                worst = min(worst, settled)
            }
            guard worst != Int.max else { continue }
            if worst > best?.settled ?? -1 { best = (id, worst) }
        }
        return best?.id
    }

    /// For each unknown attribute that the cohorts ask about, in the vocabulary's order: an answer of every kind that
    /// they tell apart.
    private func answers(to cohorts: [Cohort], for person: Person) -> [(AttributeID, [Person.Value])] {
        var answers: [(AttributeID, [Person.Value])] = []
        var words: [AttributeID: [String]] = [:]
        for variable in CellCutter(setting: self, cohorts: cohorts).variables() {
            switch variable.meaning {
            case .attribute(let id):
                let possible =
                    variable.cells.compactMap { possibleValue(in: $0, of: id, for: person) }
                    + rest(of: person[id])
                if !possible.isEmpty { answers.append((id, possible)) }
            case .holds(let id, let word):
                if words[id] == nil, person[id] == nil { answers.append((id, [])) }
                words[id, default: []].append(word)
            }
        }
        return answers.map { id, values in
            guard let named = words[id], case .several(let all) = vocabulary.attribute(id)?.domain else {
                return (id, values)
            }
            let other = all.first { !named.contains($0) }.map { [Person.Value.words([$0])] } ?? []
            let sets = named.count <= 6 ? subsets(of: named) : [[]] + named.map { [$0] } + [Set(named)]
            return (id, sets.map { .words($0) } + other)
        }
    }

    /// A value of the cell that adds to what is known and contradicts none of it.
    private func possibleValue(in cell: Cell, of id: AttributeID, for person: Person) -> Person.Value? {
        cell.examples.first { value in
            var asked = person
            asked[id] = value
            return couldBe(value, person[id]) && (try? asked.completed(in: self)) != nil
        }
    }

    /// The rest of a place that is known, as an answer to where in it.
    private func rest(of known: Person.Value?) -> [Person.Value] {
        guard case .residence(.at(let home)) = known else { return [] }
        return [.residence(.elsewhere(in: home))]
    }

    /// Whether the answer adds to what is known: any does to nothing, a finer place to a place.
    private func couldBe(_ answer: Person.Value, _ known: Person.Value?) -> Bool {
        guard let known else { return true }
        guard case .residence(.at(let home)) = known, case .residence(.elsewhere(in: let place?)) = answer
        else {
            return false
        }
        return places.isSame(place, asOrInside: home)
    }
}

/// Every set of some of the words, the smaller first.
private func subsets(of words: [String]) -> [Set<String>] {
    (0..<(1 << words.count)).map { bits in
        Set(words.indices.filter { bits & (1 << $0) != 0 }.map { words[$0] })
    }
    .sorted { $0.count < $1.count }
}
