// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphRuntime

/// A value that a command has set and reports in a note.
struct Setting {
    /// The new value, for example `Busy/InACall`.
    let value: String
    /// When the value expires, as human-readable text; `nil` if the value does not expire or the service chooses the
    /// time.
    var end: String?
    /// When the value expires, in ISO 8601 format; `nil` if the value does not expire or the service chooses the time.
    var expiresAt: String?
    /// Whether the command cleared the value instead of setting it.
    var isCleared = false

    /// Returns a setting for a value that a command clears.
    static func cleared(_ value: String) -> Setting {
        var setting = Setting(value)
        setting.isCleared = true
        return setting
    }

    /// Creates a setting that may expire.
    init(_ value: String, until end: Date? = nil, timeZone: TimeZone = .current) {
        self.value = value
        let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: timeZone)
        self.end = end.map { style.year().month().day().time(includingFractionalSeconds: false).format($0) }
        expiresAt = end?.formatted(.iso8601)
    }

    /// Returns the note as human-readable text.
    ///
    /// - Parameter count: The number of users whose presence was set; `nil` for one user.
    /// - Returns: The note.
    func text(count: Int? = nil) -> String {
        let users = count.map { " for \($0) \($0 == 1 ? "user" : "users")" } ?? ""
        return "\(isCleared ? "Cleared" : "Set") \(value)" + (end.map { " until \($0)" } ?? "") + users + "."
    }

    /// Prints the note.
    ///
    /// - Parameters:
    ///   - users: The IDs of the users; empty for the signed-in user.
    ///   - isJSON: Whether to print JSON. In this case, nothing is printed for a cleared value, which has no new value.
    /// - Throws: `EncodingError` if the JSON cannot be encoded.
    func print(users: [String] = [], isJSON: Bool = false) throws {
        guard isJSON else {
            Swift.print(text(count: users.count > 1 ? users.count : nil).onOneLine)
            return
        }
        guard !isCleared else { return }
        var object: [String: GraphJSONValue] = ["value": .string(value), "users": .array(users.map { .string($0) })]
        object["expiresAt"] = expiresAt.map { .string($0) }
        Swift.print(try PresenceText.json(GraphJSONValue.object(object), pretty: false))
    }
}
