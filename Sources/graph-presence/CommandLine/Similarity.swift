/// Finds the word that somebody meant.
enum Similarity {
    /// The nearest word, without regard to case; nil if none is near.
    static func nearest(to word: String, among known: [String]) -> String? {
        let distances = known.map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }
        guard let best = distances.min(by: { $0.distance < $1.distance }), best.distance <= max(1, word.count / 3)
        else {
            return nil
        }
        return best.word
    }

    /// How many characters have to be changed, added or removed.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        var row = Array(0...right.count)
        for (i, character) in left.enumerated() {
            var previous = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let change = previous + (character == other ? 0 : 1)
                previous = row[j + 1]
                row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}
