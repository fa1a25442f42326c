// SPDX-License-Identifier: MIT

import Foundation

/// The text of an access token from a variable, a file, or a pipe.
enum TokenText {
    /// The error for contents that are not an access token. The description contains the source of the contents, but
    /// never the token.
    struct Failure: LocalizedError {
        let errorDescription: String?
    }

    private static let quotationMarks: Set<Character> = ["\"", "'", "`", "“", "”", "‘", "’"]

    /// Returns the access token in the contents of a source, without surrounding white space and byte order marks.
    ///
    /// - Parameters:
    ///   - data: The contents.
    ///   - source: The name of the source, for the error.
    /// - Returns: The access token.
    /// - Throws: ``Failure`` if the contents are not exactly one access token.
    static func token(in data: Data, of source: String) throws(Failure) -> String {
        func failure(_ problem: String) -> Failure { Failure(errorDescription: "\(source): \(problem)") }
        let isUTF16 = data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) || data.contains(0)
        guard !isUTF16 else { throw failure("the access token is UTF-16 text; save it as UTF-8") }
        guard let text = String(data: data, encoding: .utf8) else {
            throw failure("the access token is not UTF-8 text; save it as UTF-8")
        }
        let token = text.trimmingCharacters(in: .whitespacesAndNewlines.union(["\u{FEFF}"]))
        guard let first = token.first, let last = token.last else {
            throw failure("the access token is missing; store only the access token there")
        }
        guard !quotationMarks.contains(first), !quotationMarks.contains(last) else {
            throw failure("the access token is in quotation marks; remove them")
        }
        let words = token.split(whereSeparator: \.isWhitespace)
        guard words.count < 2 || words[0].lowercased() != "bearer" else {
            throw failure("the access token starts with 'Bearer '; remove this prefix")
        }
        guard words.count == 1 else {
            throw failure("the access token contains white space; store it on one line without spaces")
        }
        return token
    }
}
