import Atlas
import Cohorts

extension Store {
    /// The same rows with «does not apply» wherever a rule of the vocabulary says so and nothing was given (a national
    /// has no residence status).
    func exempting(threads: Int) throws(PopulationRefusal) -> Store {
        var presence = presence
        for case .notApplicable(let attribute, let cohort) in cut.setting.vocabulary.rules {
            guard let column = cut.number(of: attribute), let bin = cut.columns[column].exemptBin else {
                continue
            }
            let offer = RuleSet.Offer(
                measure: "exempt", way: .claim, level: .state, needs: [], surely: cohort, possibly: cohort)
            let program = try Program(RuleSet(needs: [], offers: [offer]), cut: cut)
            guard let clause = program.tasks.first?.surely else { continue }
            let reader = BlockReader(self, program)
            let exempt = WordBuffer(Store.blockWords)
            for block in blocks.indices {
                exempt.words.update(repeating: 0, count: Store.blockWords)
                reader.open(block)
                guard presence[block * cut.columns.count + column].contains(0), reader.prepare(clause) else {
                    continue
                }
                reader.read()
                guard reader.answer(clause, into: exempt.words) > 0 else { continue }
                presence[block * cut.columns.count + column] = put(bin, in: column, block, exempt.words)
            }
        }
        return Store(
            cut: cut, rowCount: rowCount, blocks: blocks, partColumn: partColumn, offsets: offsets,
            presence: presence, firstPlane: firstPlane, planeCount: planeCount, planes: planes,
            weights: weights)
    }

    /// Puts the marked rows whose bin is unknown into a bin; returns the bins that now occur.
    private func put(_ bin: Int, in column: Int, _ block: Int, _ marked: Words) -> ValueSet {
        let bits = cut.columns[column].bits
        let count = blocks[block].count
        var (unknownBefore, changed) = (0, 0)
        for word in 0..<Store.blockWords {
            var known: UInt64 = 0
            for bit in 0..<bits { known |= plane(bit, of: column, in: block)[word] }
            let rows = min(64, max(0, count - word * 64))
            let valid = rows == 64 ? ~0 : (UInt64(1) << UInt64(rows)) - 1
            let unknown = ~known & valid
            let change = unknown & marked[word]
            unknownBefore += unknown.nonzeroBitCount
            changed += change.nonzeroBitCount
            for bit in 0..<bits where bin >> bit & 1 == 1 {
                plane(bit, of: column, in: block)[word] |= change
            }
        }
        var present = self.presence(of: column, in: block)
        if changed > 0 { present.insert(bin) }
        if changed == unknownBefore { present.remove(0) }
        return present
    }
}
