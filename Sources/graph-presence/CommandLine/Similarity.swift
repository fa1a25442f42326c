// SPDX-License-Identifier: MIT

/// A search for the known words that the user probably meant.
enum Similarity {
    /// The maximum number of words to suggest.
    private static let maximumCount = 5
    /// The words for actions, each with the word for the opposite action.
    private static let opposites = ["set": "clear", "clear": "set"]

    /// Returns the words that the user probably meant, regardless of case; an empty array if no word is similar.
    ///
    /// The suggestions are the words that start with the user's word, or else the words that contain all its parts, or
    /// else the word with the fewest differences. An action that undoes the user's action is never suggested.
    static func suggestions(for word: String, among known: [String]) -> [String] {
        let word = word.lowercased()
        let parts = parts(of: word)
        guard !parts.isEmpty else { return [] }
        let allowed = known.filter { !isOpposite(word, $0.lowercased()) }
        let starting = allowed.filter { $0.lowercased().hasPrefix(word) }
        let containing = allowed.filter { Set(parts).isSubset(of: Self.parts(of: $0.lowercased())) }
        for found in [starting, containing] where (1...maximumCount).contains(found.count) { return found }
        let distances = allowed.map { (word: $0, distance: distance(word, $0.lowercased())) }
        let best = distances.min { $0.distance < $1.distance }
        return [best].compactMap { $0 }.filter { $0.distance <= max(1, word.count / 3) }.map(\.word)
    }

    /// Returns the parts of a word that hyphens separate.
    private static func parts(of word: String) -> [String] { word.split(separator: "-").map(String.init) }

    /// Returns whether a known word undoes the action of another word, which may be misspelled.
    private static func isOpposite(_ word: String, _ known: String) -> Bool {
        if known == "login" { return word.hasSuffix("out") }
        if known == "logout" { return word.hasSuffix("in") || word.hasSuffix("on") }
        guard let action = parts(of: word).first, let other = parts(of: known).first.flatMap({ opposites[$0] })
        else { return false }
        return distance(action, other) <= 1
    }

    /// Returns the edit distance of two words: the number of characters to change, add, remove, or swap with a
    /// neighbor.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        var rows = [Array(0...right.count)]
        for (i, character) in left.enumerated() {
            var row = [i + 1]
            for (j, other) in right.enumerated() {
                var least = min(rows[i][j] + (character == other ? 0 : 1), row[j] + 1, rows[i][j + 1] + 1)
                if i > 0, j > 0, character == right[j - 1], left[i - 1] == other {
                    least = min(least, rows[i - 1][j - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
