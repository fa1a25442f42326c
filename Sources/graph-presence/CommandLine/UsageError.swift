/// An invalid command line.
struct UsageError: Error {
    let message: String
    /// The command whose options are invalid; `nil` if the command itself is.
    var command: String?

    /// Returns the error of an unknown word.
    ///
    /// - Parameters:
    ///   - word: The unknown word.
    ///   - kind: The kind of word that is expected, with an article.
    ///   - known: The words of this kind. The message contains the most similar one.
    ///   - hint: The advice to give if no word is similar.
    /// - Returns: The error.
    static func unknown(_ word: String, isNot kind: String, among known: [String], hint: String) -> UsageError {
        let nearest = Similarity.nearest(to: word, among: known).map { "did you mean '\($0)'?" }
        return UsageError(message: "\(word.inQuotes) is not \(kind); \(nearest ?? hint)")
    }

    /// Returns the error of an invalid value of an option.
    static func invalid(_ value: String, of option: String, hint: String) -> UsageError {
        UsageError(message: "\(value.inQuotes) is not a valid value of '\(option)'; \(hint)")
    }
}

extension String {
    /// The first 80 characters in quotation marks, for a message.
    var inQuotes: String { "'\(prefix(80))'" }
}
