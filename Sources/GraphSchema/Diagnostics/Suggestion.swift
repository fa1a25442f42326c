// SPDX-License-Identifier: MIT

/// A search for the word that an author probably meant by a misspelled word.
package enum Suggestion {
    /// Returns a note, for example "did you mean 'nullable'?"; `nil` if no candidate is similar.
    package static func note(for word: String, among candidates: some Sequence<String>) -> String? {
        self.word(for: word, among: candidates).map { "did you mean '\($0)'?" }
    }

    /// Returns the most similar candidate; `nil` if no candidate is similar.
    package static func word(for word: String, among candidates: some Sequence<String>) -> String? {
        // The time grows with the product of the two lengths, and a word of this length is unlikely to be a
        // misspelling.
        guard word.count <= 100 else { return nil }
        let limit = max(1, word.count / 3)
        let best =
            candidates
            .filter { abs($0.count - word.count) <= limit }
            .map { (word: $0, distance: distance($0.lowercased(), word.lowercased())) }
            .min { ($0.distance, $0.word) < ($1.distance, $1.word) }
        guard let best, best.distance <= limit else { return nil }
        return best.word
    }

    /// Returns the number of insertions, deletions, substitutions, and transpositions that turn one word into the
    /// other.
    static func distance(_ left: String, _ right: String) -> Int {
        // Names in the same namespace start with the same characters.
        let common = zip(left, right).prefix { $0 == $1 }.count
        let left = Array(left.dropFirst(common))
        let right = Array(right.dropFirst(common))
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var rows = [Array(0...right.count)]
        for (i, a) in left.enumerated() {
            var row = [i + 1]
            for (j, b) in right.enumerated() {
                var cost = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (a == b ? 0 : 1))
                if i > 0, j > 0, a == right[j - 1], left[i - 1] == b {
                    cost = min(cost, rows[i - 1][j - 1] + 1)
                }
                row.append(cost)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
