import Atlas
import Foundation

/// Works out the outcomes of one need in one block from the rows that its offers reach, by word operations over the
/// levels. One a thread: it owns its memory.
final class NeedOutcomes {
    private let words = Store.blockWords
    /// Rows by role and level: surely, then possibly.
    private let filled = WordBuffer(2 * slots * Store.blockWords)
    private let outcomes = WordBuffer((Outcome.allCases.count + 3) * Store.blockWords)
    private let zero = WordBuffer(Store.blockWords)

    private static let levels = Level.allCases.count
    private static let slots = RuleSet.Role.allCases.count * levels

    /// Empties the accumulators that will be filled.
    func clear(_ touched: UInt64, possibly: Bool) {
        for slot in 0..<Self.slots where touched >> UInt64(slot) & 1 == 1 {
            memset(surely(slot), 0, words * 8)
            if possibly { memset(self.possibly(slot), 0, words * 8) }
        }
    }

    /// Who is surely reached in a role at a level.
    func surely(_ slot: Int) -> Words { filled.words + slot * words }
    /// Who is reached at most.
    func possibly(_ slot: Int) -> Words { filled.words + (Self.slots + slot) * words }

    func words(of outcome: Outcome) -> Words { outcomes.words + outcome.rawValue * words }

    private func filled(_ role: RuleSet.Role, _ level: Int, _ touched: UInt64, possibly: Bool = false)
        -> Words
    {
        let slot = role.rawValue * Self.levels + level
        guard touched >> UInt64(slot) & 1 == 1 else { return zero.words }
        return filled.words + ((possibly ? Self.slots : 0) + slot) * words
    }

    private static func mask(_ role: RuleSet.Role) -> UInt64 {
        ((1 << UInt64(levels)) - 1) << UInt64(role.rawValue * levels)
    }

    /// The outcomes where nothing is unknown; returns those that somebody may have.
    func settled(_ touched: UInt64) -> [Outcome] {
        let (inNeed, gap) = (words(of: .inNeed), words(of: .gap))
        guard touched != 0 else {
            for i in 0..<words { gap[i] = inNeed[i] }
            return [.gap]
        }
        let (overlap, rationed) = (words(of: .overlap), words(of: .rationed))
        let hasShut = touched & Self.mask(.shut) != 0
        let hasQueue = touched & Self.mask(.queue) != 0
        let (once, twice, queued) = (words(of: .uncertain), overlap, rationed)
        memset(once, 0, words * 8)
        memset(twice, 0, words * 8)
        memset(queued, 0, words * 8)
        let anyRole = touched | touched >> 5 | touched >> 10 | touched >> 15
        for level in 0..<Self.levels where anyRole >> UInt64(level) & 1 == 1 {
            let open = filled(.open, level, touched), duty = filled(.duty, level, touched)
            let shut = filled(.shut, level, touched)
            for i in 0..<words {
                let access = (open[i] | duty[i]) & ~shut[i]
                twice[i] |= once[i] & access
                once[i] |= access
            }
            if hasQueue {
                let queue = filled(.queue, level, touched)
                for i in 0..<words { queued[i] |= queue[i] & ~shut[i] }
            }
        }
        for i in 0..<words {
            gap[i] = inNeed[i] & ~(once[i] | queued[i])
            rationed[i] = inNeed[i] & queued[i] & ~once[i]
            overlap[i] = inNeed[i] & twice[i]
        }
        var found: [Outcome] = [.gap, .overlap]
        if hasQueue { found.append(.rationed) }
        guard touched & Self.mask(.open) != 0, hasShut || touched & Self.mask(.duty) != 0 else {
            return found
        }
        found += against(touched, .shut, into: .contradiction, possibly: false)
        found += against(touched, .duty, into: .burden, possibly: false)
        let (contradiction, burden) = (words(of: .contradiction), words(of: .burden))
        let conflict = words(of: .conflict)
        for i in 0..<words { conflict[i] = contradiction[i] | burden[i] }
        return found + [.conflict]
    }

    /// Open at one level, shut (or a duty) at another.
    private func against(_ touched: UInt64, _ role: RuleSet.Role, into outcome: Outcome, possibly: Bool)
        -> [Outcome]
    {
        let (inNeed, result) = (words(of: .inNeed), words(of: outcome))
        memset(result, 0, words * 8)
        guard touched & Self.mask(role) != 0 else { return [] }
        let once = outcomes.words + Outcome.allCases.count * words
        let twice = once + words
        memset(once, 0, words * 8)
        memset(twice, 0, words * 8)
        for level in 0..<Self.levels {
            let there = filled(role, level, touched, possibly: possibly)
            guard there != zero.words else { continue }
            for i in 0..<words {
                twice[i] |= once[i] & there[i]
                once[i] |= there[i]
            }
        }
        for level in 0..<Self.levels {
            let open = filled(.open, level, touched, possibly: possibly)
            guard open != zero.words else { continue }
            let own = filled(role, level, touched, possibly: possibly)
            for i in 0..<words { result[i] |= open[i] & (twice[i] | once[i] & ~own[i]) }
        }
        for i in 0..<words { result[i] &= inNeed[i] }
        return [outcome]
    }

    /// The outcomes where something is unknown; returns those that somebody may have.
    func open(_ touched: UInt64) -> [Outcome] {
        let (inNeed, gap) = (words(of: .inNeed), words(of: .gap))
        guard touched != 0 else {
            for i in 0..<words { gap[i] = inNeed[i] }
            return [.gap]
        }
        let (overlap, more) = (words(of: .overlap), words(of: .overlapPossible))
        let (rationed, uncertain) = (words(of: .rationed), words(of: .uncertain))
        let spare = outcomes.words + Outcome.allCases.count * words
        let (once, maybe, maybeQueued) = (spare, spare + words, spare + 2 * words)
        for buffer in [overlap, more, rationed, once, maybe, maybeQueued] { memset(buffer, 0, words * 8) }
        let hasShut = touched & Self.mask(.shut) != 0
        let hasQueue = touched & Self.mask(.queue) != 0
        let anyRole = touched | touched >> 5 | touched >> 10 | touched >> 15
        for level in 0..<Self.levels where anyRole >> UInt64(level) & 1 == 1 {
            let open = filled(.open, level, touched), duty = filled(.duty, level, touched)
            let mayOpen = filled(.open, level, touched, possibly: true)
            let mayDuty = filled(.duty, level, touched, possibly: true)
            let shut = filled(.shut, level, touched)
            let mayShut = filled(.shut, level, touched, possibly: true)
            for i in 0..<words {
                let access = (open[i] | duty[i]) & ~mayShut[i]
                overlap[i] |= once[i] & access
                once[i] |= access
                let possible = (mayOpen[i] | mayDuty[i]) & ~shut[i]
                more[i] |= maybe[i] & possible
                maybe[i] |= possible
            }
            guard hasQueue else { continue }
            let queue = filled(.queue, level, touched)
            let mayQueue = filled(.queue, level, touched, possibly: true)
            for i in 0..<words {
                rationed[i] |= queue[i] & ~mayShut[i]
                maybeQueued[i] |= mayQueue[i] & ~shut[i]
            }
        }
        for i in 0..<words {
            gap[i] = inNeed[i] & ~(maybe[i] | maybeQueued[i])
            rationed[i] &= inNeed[i] & ~maybe[i]
            uncertain[i] = inNeed[i] & ~(once[i] | gap[i] | rationed[i])
            overlap[i] &= inNeed[i]
            more[i] &= inNeed[i] & ~overlap[i]
        }
        var found: [Outcome] = [.gap, .uncertain, .overlap, .overlapPossible]
        if hasQueue { found.append(.rationed) }
        guard touched & Self.mask(.open) != 0, hasShut || touched & Self.mask(.duty) != 0 else {
            return found
        }
        let (contradiction, burden) = (words(of: .contradiction), words(of: .burden))
        let (conflict, mayConflict) = (words(of: .conflict), words(of: .conflictPossible))
        _ = against(touched, .shut, into: .contradiction, possibly: true)
        _ = against(touched, .duty, into: .burden, possibly: true)
        for i in 0..<words { mayConflict[i] = contradiction[i] | burden[i] }
        found += against(touched, .shut, into: .contradiction, possibly: false)
        found += against(touched, .duty, into: .burden, possibly: false)
        for i in 0..<words {
            conflict[i] = contradiction[i] | burden[i]
            mayConflict[i] &= ~conflict[i]
        }
        return found + [.conflict, .conflictPossible]
    }
}
