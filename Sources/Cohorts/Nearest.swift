/// The valid word nearest to a misspelt one, for error messages.
///
/// - Parameters:
///   - word: what was written; any length.
///   - valid: the words that would have been allowed.
/// - Returns: the nearest by edit distance, the alphabetically first of equals, or nil when none is
///   within a third of the word's length (at least 2).
/// - Complexity: O(valid × word²) time.
public func nearestWord(to word: String, among valid: some Sequence<String>) -> String? {
    guard !word.isEmpty, word.count <= 100 else { return nil }
    let letters = Array(word.lowercased())
    let reach = max(2, letters.count / 3)
    var best: (distance: Int, word: String)?
    for candidate in valid where abs(candidate.count - letters.count) <= reach {
        let distance = editDistance(letters, Array(candidate.lowercased()))
        guard distance <= reach else { continue }
        if let found = best, (found.distance, found.word) <= (distance, candidate) { continue }
        best = (distance, candidate)
    }
    return best?.word
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
private func editDistance(_ from: [Character], _ to: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...to.count)
    for (row, letter) in from.enumerated() {
        var current = [row + 1]
        for (column, other) in to.enumerated() {
            var cost = min(
                last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
            if row > 0, column > 0, letter == to[column - 1], from[row - 1] == other {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current.append(cost)
        }
        beforeLast = last
        last = current
    }
    return last[to.count]
}
