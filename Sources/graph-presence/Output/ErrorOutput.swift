// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphRuntime

/// An object that prints errors and warnings to standard error, as text or as JSON.
struct ErrorOutput: Sendable {
    /// Whether each error and each warning is a JSON object on a separate line.
    let isJSON: Bool

    /// Prints an error.
    ///
    /// - Parameters:
    ///   - error: The error.
    ///   - message: The text to print. The default is the error's localized description.
    ///   - userId: The user whose request failed; `nil` if the error does not concern a single user. The default is
    ///     `nil`.
    func print(_ error: any Error, message: String? = nil, userId: String? = nil) {
        let message = message ?? error.localizedDescription
        if isJSON {
            var object = Self.json(error, message: message)
            object["userId"] = userId.map { .string($0) }
            printJSON(["error": .object(object)])
        } else {
            StandardError.print("error: " + (userId.map { "\($0.inQuotes): " } ?? "") + message)
        }
    }

    /// Prints a warning.
    func print(warning: String) {
        if isJSON {
            printJSON(["warning": ["message": .string(warning)]])
        } else {
            StandardError.print("warning: \(warning)")
        }
    }

    /// Returns the members of the JSON object that describes an error.
    static func json(_ error: any Error, message: String) -> [String: GraphJSONValue] {
        var object: [String: GraphJSONValue] = [
            "message": .string(message), "exitCode": .integer(Int64(ExitCode(error).rawValue)),
        ]
        if let error = error as? GraphError {
            object["status"] = error.status.map { .integer(Int64($0)) }
            object["code"] = error.code.map { .string($0) }
            object["requestId"] = error.requestId.map { .string($0) }
            object["retryAfter"] = error.retryAfter.map { .integer($0.components.seconds) }
        }
        return object
    }

    private func printJSON(_ value: GraphJSONValue) {
        // A JSON value can always be encoded.
        if let text = try? PresenceText.json(value, pretty: false) { StandardError.print(text) }
    }
}
