import Foundation
import GraphPresence

/// What the control API shows of the state.
extension Emulator {
    /// Returns a user.
    func view(of user: String) -> UserView {
        withState { state, now in
            UserView(state.directory.user(user), state.service.users[user.foldedId] ?? .unknown, at: now)
        }
    }

    /// Returns the users that were added or have a presence, those with sessions first, and then by name.
    ///
    /// - Parameters:
    ///   - text: Text that the ID or a name must contain, ignoring case.
    ///   - skip: The number of users to leave out.
    ///   - top: The most users to return.
    /// - Returns: The number of users that match, and the users.
    func users(matching text: String, skip: Int, top: Int) -> (count: Int, users: [UserView]) {
        let text = text.lowercased()
        let (state, now) = withState { ($0, $1) }
        let added = state.directory.all
        let known = Set(added.map(\.id.foldedId))
        let others = state.service.users.keys.filter { !known.contains($0) }.map { state.directory.user($0) }
        let found = (added + others).filter { user in
            text.isEmpty
                || [user.id, user.displayName, user.userPrincipalName].contains { $0.lowercased().contains(text) }
        }
        let ranked = found.map { user in
            let presence = state.service.users[user.id.foldedId]
            let hasSession = presence?.sessions.contains { $0.isAlive(at: now) } ?? false
            return (user: user, rank: (hasSession ? 0 : 1, user.displayName, user.id))
        }.sorted { $0.rank < $1.rank }
        let users = ranked.dropFirst(skip).prefix(top).map { entry in
            UserView(entry.user, state.service.users[entry.user.id.foldedId] ?? .unknown, at: now)
        }
        return (found.count, users)
    }

    /// Returns the sessions that have not expired, in the order of the IDs of their users.
    func sessions() -> [(user: String, session: UserView.Session)] {
        let (state, now) = withState { ($0, $1) }
        return state.service.users.sorted { $0.key < $1.key }.flatMap { id, presence in
            presence.sessions.filter { $0.isAlive(at: now) }.map { session in
                (user: state.directory.user(id).id, session: UserView.Session(session, at: now))
            }
        }
    }

    func add(_ user: UserDirectory.User) {
        withState { state, _ in state.directory.add(user) }
    }

    /// The faults that remain.
    var faults: [EmulatorFault] { withState { state, _ in state.faults } }

    /// The subscriptions of all callers, without their secrets.
    var subscriptions: [Subscription] { withState { state, _ in state.subscriptions.all } }
}
