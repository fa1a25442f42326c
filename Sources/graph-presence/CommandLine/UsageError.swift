/// A command line that is not understood.
struct UsageError: Error {
    let message: String
    /// The command whose options were not understood; nil if it is the command itself.
    var command: String?

    /// There is no word of a kind; the nearest of those that there are is named.
    static func unknown(_ kind: String, _ word: String, among known: [String]) -> UsageError {
        var message = "there is no \(kind) '\(word)'"
        if let nearest = Similarity.nearest(to: word, among: known) {
            message += "; did you mean '\(nearest)'?"
        } else if known.count <= 30 {
            message += "; there are \(known.joined(separator: ", "))"
        }
        return UsageError(message: message)
    }
}
