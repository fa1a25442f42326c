// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A directory of user names. A user without an entry has names that are derived from the user's ID.
struct UserDirectory: Sendable {
    /// A user with the properties that Graph's directory returns.
    struct User: Codable, Hashable, Sendable {
        let id: String
        let displayName: String
        let userPrincipalName: String
    }

    private var users: [String: User] = [:]

    /// Adds a user, or replaces the user with the same ID.
    mutating func add(_ user: User) { users[user.id.foldedId] = user }

    /// Returns whether a user with a folded ID was added.
    func contains(_ id: String) -> Bool { users[id] != nil }

    /// The users that were added.
    var all: [User] { Array(users.values) }

    /// Returns the user with an ID. The names are derived from the ID if no user with that ID was added.
    func user(_ id: String) -> User {
        users[id.foldedId] ?? Self.user(id, named: nil)
    }

    /// Returns the user with an ID or a user principal name; `nil` if the string is neither a GUID nor the name of a
    /// user.
    func find(_ idOrName: String) -> User? {
        if idOrName.isGUID { return user(idOrName) }
        let name = idOrName.lowercased()
        return users.values.first { $0.userPrincipalName.lowercased() == name }
    }

    /// Returns a user.
    ///
    /// - Parameters:
    ///   - id: The ID.
    ///   - displayName: The display name, or `nil` for a name that is derived from the ID.
    ///   - userPrincipalName: The user principal name, or `nil` for a name that is derived from the display name. The
    ///     default is `nil`.
    /// - Returns: The user.
    static func user(_ id: String, named displayName: String?, _ userPrincipalName: String? = nil) -> User {
        let short = String(id.prefix { $0 != "-" })
        let words = displayName?.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) } ?? []
        let local = words.isEmpty ? short.lowercased() : words.joined(separator: ".")
        return User(
            id: id,
            displayName: displayName ?? "User \(short)",
            userPrincipalName: userPrincipalName ?? "\(local)@contoso.example"
        )
    }
}
