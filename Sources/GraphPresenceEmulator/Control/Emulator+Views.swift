// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The views of the state that the control API returns.
extension Emulator {
    /// Returns a user.
    func view(of user: String) -> UserView {
        withState { state, now in
            UserView(state.directory.user(user), state.service.users[user.foldedId] ?? .unknown, at: now)
        }
    }

    /// Returns the users that were added or have a presence, sorted by name. Users with sessions come first.
    ///
    /// - Parameters:
    ///   - text: Text that the ID or a name must contain, ignoring case.
    ///   - skip: The number of users to skip.
    ///   - top: The maximum number of users to return.
    /// - Returns: The total number of matching users, and the users on the requested page.
    func users(matching text: String, skip: Int, top: Int) -> (count: Int, users: [UserView]) {
        let text = text.lowercased()
        let (state, now) = withState { ($0, $1) }
        let others = state.service.users.keys.filter { !state.directory.contains($0) }.map { state.directory.user($0) }
        var found = state.directory.all + others
        if !text.isEmpty {
            found = found.filter { user in
                [user.id, user.displayName, user.userPrincipalName].contains { $0.lowercased().contains(text) }
            }
        }
        func presence(_ user: UserDirectory.User) -> UserPresence {
            state.service.users[user.id.foldedId] ?? .unknown
        }
        func sorted(_ users: [UserDirectory.User]) -> [UserDirectory.User] {
            users.sorted { ($0.displayName, $0.id) < ($1.displayName, $1.id) }
        }
        // Usually, only a few users have sessions. The other users are sorted only if they are returned.
        let first = found.partition { user in !presence(user).sessions.contains { $0.isAlive(at: now) } }
        var ranked = sorted(Array(found[..<first]))
        if ranked.count - skip < top { ranked += sorted(Array(found[first...])) }
        return (found.count, ranked.dropFirst(skip).prefix(top).map { UserView($0, presence($0), at: now) })
    }

    /// Returns the sessions that have not expired, sorted by user ID.
    func sessions() -> [(user: String, session: UserView.Session)] {
        let (state, now) = withState { ($0, $1) }
        return state.service.users.sorted { $0.key < $1.key }.flatMap { id, presence in
            presence.sessions.filter { $0.isAlive(at: now) }.map { session in
                (user: state.directory.user(id).id, session: UserView.Session(session, at: now))
            }
        }
    }

    /// A list of logged requests in a response of the control API.
    struct Requests: Encodable {
        /// The number of the oldest request in the log; if the log is empty, the number of the next request.
        let first: Int
        /// The number of the newest request.
        let last: Int
        let value: [RequestView]
    }

    /// Returns the newest requests whose number is greater than the specified one.
    func requests(after number: Int, top: Int) -> Requests {
        let log = log.withLock { $0 }
        return Requests(
            first: log.first,
            last: log.count,
            value: log.requests(after: number).suffix(top).map(RequestView.init)
        )
    }
}
