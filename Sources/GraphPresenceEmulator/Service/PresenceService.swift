// SPDX-License-Identifier: MIT

public import Foundation
public import GraphPresence

/// An in-memory presence service that applies commands at given instants and computes presences.
///
/// The service is independent of HTTP and of the system clock. It computes expirations when a presence is read.
///
/// Every user ID identifies a user. IDs are not case-sensitive, because they are GUIDs. A session ID is required, as in
/// the documentation, although the metadata allows `null`.
public struct PresenceService: Sendable {
    /// The users for whom a command was performed, by folded ID.
    private(set) var users: [String: UserPresence] = [:]

    /// Creates a service without sessions.
    public init() {}

    init(users: [String: UserPresence]) {
        self.users = users
    }

    /// Performs a command.
    ///
    /// - Parameters:
    ///   - command: The change to make, for example a session or a status message.
    ///   - user: The ID of the user.
    ///   - instant: The instant of the command, which must not be before the instant of an earlier command.
    /// - Throws: ``PresenceServiceError`` if the service rejects the command. The command then has no effect.
    public mutating func perform(
        _ command: PresenceCommand,
        for user: String,
        at instant: Date
    ) throws(PresenceServiceError) {
        let key = user.foldedId
        if let index = users.index(forKey: key) {
            // The command is performed in place, because copying the presence would take longer than performing the
            // command.
            try users.values[index].perform(command, at: instant)
        } else {
            var presence = UserPresence(createdAt: instant)
            if try presence.perform(command, at: instant) { users[key] = presence }
        }
    }

    /// Returns the presence of a user at an instant.
    ///
    /// - Parameters:
    ///   - user: The ID of the user.
    ///   - reader: The ID of the user who reads the presence; `nil` for an application. The dates of the status message
    ///     are included only if the reader is the user.
    ///   - instant: The instant for which to return the presence.
    ///   - cloud: The cloud of the service. The US Government clouds return fewer properties. The default is `.global`.
    /// - Returns: The presence.
    public func presence(
        of user: String,
        readBy reader: String?,
        at instant: Date,
        in cloud: GraphCloud.Name = .global
    ) -> Presence {
        let known = userPresence(of: user)
        let state = known.state(at: instant)
        var statusMessage = known.statusMessage(at: instant)
        if reader?.foldedId != user.foldedId {
            statusMessage?.expiryDateTime = nil
            statusMessage?.publishedDateTime = nil
        }
        var presence = Presence(
            id: user,
            availability: state.availability,
            activity: state.activity,
            statusMessage: statusMessage
        )
        if PresenceRules.returnsEverything(cloud) {
            presence.outOfOfficeSettings = known.details.outOfOffice
            presence.sequenceNumber = known.sequenceNumber(at: instant)
            presence.workLocation = known.details.workLocations.location
        }
        return presence
    }

    /// Returns the state of a user at an instant.
    func state(of user: String, at instant: Date) -> PresenceState {
        userPresence(of: user).state(at: instant)
    }

    /// Returns a user's presence with its history.
    func userPresence(of user: String) -> UserPresence { users[user.foldedId] ?? UserPresence.unknown }
}
