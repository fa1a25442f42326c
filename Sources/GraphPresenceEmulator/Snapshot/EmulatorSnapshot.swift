// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A snapshot of an emulator's users, their presences, and the time, for a file or the control API.
///
/// A snapshot contains no tokens, sign-ins, or applications, because they are secrets. It also contains no
/// subscriptions.
struct EmulatorSnapshot: Codable, Sendable {
    struct Clock: Codable, Hashable, Sendable {
        let now: GraphDateTimeOffset
        let isFrozen: Bool
    }

    /// The emulator's time; `nil` if restoring the snapshot does not change the time.
    let clock: Clock?
    let users: [UserSnapshot]
}

extension EmulatorSnapshot {
    /// Creates a snapshot.
    init(_ service: PresenceService, _ directory: UserDirectory, now: Date, isFrozen: Bool) {
        clock = Clock(now: GraphDateTimeOffset(now), isFrozen: isFrozen)
        let ids = Set(service.users.keys).union(directory.all.map(\.id.foldedId))
        users = ids.sorted().map { id in
            let added = directory.contains(id) ? directory.user(id) : nil
            return UserSnapshot(id, added, service.users[id] ?? .unknown, at: now)
        }
    }

    /// Returns the users and their presences.
    ///
    /// - Parameter now: The time of the snapshot.
    /// - Returns: The presences and the names.
    /// - Throws: ``PresenceServiceError`` with status 400 if the snapshot contradicts the rules of the service.
    func restored(at now: Date) throws(PresenceServiceError) -> (service: PresenceService, directory: UserDirectory) {
        var presences: [String: UserPresence] = [:]
        var directory = UserDirectory()
        var ids: Set<String> = []
        for user in users {
            let id = user.id.foldedId
            guard ids.insert(id).inserted else { throw .invalid("the user '\(id)' appears twice in 'users'") }
            if user.hasPresence { presences[id] = try UserPresence(user, at: now) }
            if user.displayName != nil || user.userPrincipalName != nil || !user.hasPresence {
                directory.add(UserDirectory.user(user.id, named: user.displayName, user.userPrincipalName))
            }
        }
        return (PresenceService(users: presences), directory)
    }
}
