// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// The error for an invalid command line.
struct UsageError: ExitCoded, LocalizedError {
    let message: String
    /// The command whose options are invalid; `nil` if the command itself is invalid.
    var command: String?

    var exitCode: ExitCode { .usage }
    var errorDescription: String? { message }

    /// Returns the error for an unknown word.
    ///
    /// - Parameters:
    ///   - word: The unknown word.
    ///   - kind: The expected kind of word with an article, for example `a command`.
    ///   - known: The known words of this kind. The message suggests the most similar of these words.
    ///   - hint: The advice in the message if no known word is similar.
    /// - Returns: The error.
    static func unknown(_ word: String, isNot kind: String, among known: [String], hint: String) -> UsageError {
        let suggestions = Similarity.suggestions(for: word, among: known).map { "'\($0)'" }
        let advice = suggestions.isEmpty ? hint : "did you mean \(suggestions.listed("or"))?"
        return UsageError(message: "\(word.inQuotes) is not \(kind); \(advice)")
    }

    /// Returns the error for an invalid value of an option.
    static func invalid(_ value: String, of option: String, hint: String) -> UsageError {
        UsageError(message: "\(value.inQuotes) is not a valid value for '\(option)'; \(hint)")
    }
}

extension String {
    /// The first 80 characters in quotation marks, for a message.
    var inQuotes: String { "'\(prefix(80))'" }
}
