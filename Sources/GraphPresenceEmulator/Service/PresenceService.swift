public import Foundation
public import GraphPresence

/// The rules of the presence service in memory: commands and instants in, presences out. It knows neither HTTP nor the
/// time of day, and expiry is computed when it is asked for.
///
/// Every user id is that of a user. The case of ids does not matter: they are GUIDs. That a session id has to be given is
/// an assumption, since the documentation asks for one.
public struct PresenceService: Sendable {
    private var users: [String: UserPresence] = [:]

    /// A service without sessions.
    public init() {}

    /// Performs a command.
    ///
    /// - Parameters:
    ///   - command: What to do.
    ///   - user: The user's id.
    ///   - instant: When; never before that of an earlier command.
    /// - Throws: ``PresenceServiceError`` if the service refuses the command; nothing has changed then.
    public mutating func perform(
        _ command: PresenceCommand,
        for user: String,
        at instant: Date
    ) throws(PresenceServiceError) {
        let key = user.foldedId
        if let index = users.index(forKey: key) {
            // In place: a copy would cost more than the command.
            try users.values[index].perform(command, at: instant)
        } else {
            var presence = UserPresence(createdAt: instant)
            if try presence.perform(command, at: instant) { users[key] = presence }
        }
    }

    /// The presence of a user. Reading changes nothing.
    ///
    /// - Parameters:
    ///   - user: The user's id.
    ///   - reader: The id of the user who reads; nil for an application. Others than the user see no dates of the status
    ///     message.
    ///   - instant: When.
    ///   - cloud: The cloud that is asked; those of the US Government return fewer properties. Default: global.
    /// - Returns: The presence.
    public func presence(
        of user: String,
        readBy reader: String?,
        at instant: Date,
        in cloud: GraphCloud.Name = .global
    ) -> Presence {
        let known = users[user.foldedId] ?? UserPresence.unknown
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

    /// What a user shows at an instant.
    func state(of user: String, at instant: Date) -> PresenceState {
        (users[user.foldedId] ?? UserPresence.unknown).state(at: instant)
    }
}
