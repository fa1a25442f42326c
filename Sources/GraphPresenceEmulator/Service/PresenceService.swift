public import Foundation
public import GraphPresence

/// The rules of the presence service in memory: commands and instants in, presences out. It knows neither HTTP nor the
/// time of day.
///
/// Every user id is that of a user. The case of ids does not matter: they are GUIDs. That a session id has to be given is
/// an assumption, since the documentation asks for one. Work locations are not kept.
public struct PresenceService: Sendable {
    private var users: [String: UserPresence] = [:]

    /// A service without sessions.
    public init() {}

    /// Sets the state of an application's session, and starts the session if there is none.
    ///
    /// - Parameters:
    ///   - body: The action's parameters.
    ///   - user: The user's id.
    ///   - instant: When.
    /// - Throws: ``PresenceServiceError`` if the service refuses the parameters.
    public mutating func setPresence(
        _ body: SetPresencePostRequestBody,
        of user: String,
        at instant: Date
    ) throws(PresenceServiceError) {
        guard let sessionId = body.sessionId, !sessionId.isEmpty else { throw .invalidArgument("sessionId") }
        let given = (body.availability, body.activity)
        guard let combination = SetPresenceCombination(availability: given.0, activity: given.1) else {
            throw .unsupportedCombination
        }
        let duration = body.expirationDuration ?? SetPresencePostRequestBody.expirationDurationDefault
        let seconds = try Self.seconds(
            duration,
            from: SetPresencePostRequestBody.expirationDurationMinimum,
            to: SetPresencePostRequestBody.expirationDurationMaximum
        )
        change(user, at: instant) { presence in
            presence.sessions[sessionId.lowercased()] = PresenceSession(
                combination: combination,
                setAt: instant,
                expiresAt: instant + seconds
            )
        }
    }

    /// Ends an application's session.
    ///
    /// - Parameters:
    ///   - body: The action's parameters.
    ///   - user: The user's id.
    ///   - instant: When.
    /// - Throws: ``PresenceServiceError`` of status 404 if there is no such session.
    public mutating func clearPresence(
        _ body: ClearPresencePostRequestBody,
        of user: String,
        at instant: Date
    ) throws(PresenceServiceError) {
        guard let sessionId = body.sessionId, !sessionId.isEmpty else { throw .invalidArgument("sessionId") }
        let key = sessionId.lowercased()
        guard let session = users[user.lowercased()]?.sessions[key], session.isAlive(at: instant) else {
            throw .noSession
        }
        change(user, at: instant) { $0.sessions[key] = nil }
    }

    /// Sets what a user prefers to be shown.
    ///
    /// - Parameters:
    ///   - body: The action's parameters.
    ///   - user: The user's id.
    ///   - instant: When.
    /// - Throws: ``PresenceServiceError`` if the service refuses the parameters.
    public mutating func setUserPreferredPresence(
        _ body: SetUserPreferredPresencePostRequestBody,
        of user: String,
        at instant: Date
    ) throws(PresenceServiceError) {
        let given = (body.availability, body.activity)
        guard let combination = SetUserPreferredPresenceCombination(availability: given.0, activity: given.1),
            let duration = body.expirationDuration ?? combination.defaultExpirationDuration
        else { throw .unsupportedCombination }
        let seconds = try Self.seconds(duration, from: "PT0S", to: nil)
        change(user, at: instant) { presence in
            presence.preference = UserPresence.Preference(
                state: PresenceState(combination.availability, combination.activity),
                expiresAt: instant + seconds
            )
        }
    }

    /// Removes what a user prefers to be shown; doing it twice is no error.
    ///
    /// - Parameters:
    ///   - user: The user's id.
    ///   - instant: When.
    public mutating func clearUserPreferredPresence(of user: String, at instant: Date) {
        guard users[user.lowercased()]?.preference != nil else { return }
        change(user, at: instant) { $0.preference = nil }
    }

    /// Sets the text that a user shows.
    ///
    /// - Parameters:
    ///   - body: The action's parameters.
    ///   - user: The user's id.
    ///   - instant: When.
    /// - Throws: ``PresenceServiceError`` if the text is not plain, or the expiry is no local time in a known zone.
    public mutating func setStatusMessage(
        _ body: SetStatusMessagePostRequestBody,
        of user: String,
        at instant: Date
    ) throws(PresenceServiceError) {
        if let type = body.statusMessage?.message?.contentType, type != .text { throw .invalidArgument("contentType") }
        let expiry = body.statusMessage?.expiryDateTime
        let expiresAt = expiry?.date
        guard expiry == nil || expiresAt != nil else { throw .invalidArgument("expiryDateTime") }
        change(user, at: instant) { presence in
            presence.statusMessage = body.statusMessage.map { message in
                var published = message
                published.publishedDateTime = GraphDateTimeOffset(instant)
                return UserPresence.Message(message: published, expiresAt: expiresAt)
            }
        }
    }

    /// The presence of a user. Reading changes nothing.
    ///
    /// - Parameters:
    ///   - user: The user's id.
    ///   - reader: The id of the user who reads; nil for an application. Others than the user see no dates of the status
    ///     message.
    ///   - instant: When.
    /// - Returns: The presence.
    public func presence(of user: String, readBy reader: String?, at instant: Date) -> Presence {
        let known = users[user.lowercased()]
        let state = known?.state(at: instant) ?? .offline
        var statusMessage = known?.statusMessage(at: instant)
        if reader?.lowercased() != user.lowercased() {
            statusMessage?.expiryDateTime = nil
            statusMessage?.publishedDateTime = nil
        }
        return Presence(
            id: user,
            availability: state.availability,
            activity: state.activity,
            outOfOfficeSettings: OutOfOfficeSettings(isOutOfOffice: false),
            sequenceNumber: (known ?? UserPresence(createdAt: .distantPast)).sequenceNumber(at: instant),
            statusMessage: statusMessage
        )
    }

    private mutating func change(_ user: String, at instant: Date, _ body: (inout UserPresence) -> Void) {
        var presence = users[user.lowercased()] ?? UserPresence(createdAt: instant)
        body(&presence)
        presence.noteChange(at: instant)
        users[user.lowercased()] = presence
    }

    private static func seconds(
        _ duration: GraphDuration,
        from minimum: GraphDuration,
        to maximum: GraphDuration?
    ) throws(PresenceServiceError) -> TimeInterval {
        guard duration.isValid else { throw .invalidArgument("ExpirationDuration") }
        guard let length = duration.duration, let least = minimum.duration, length >= least,
            maximum?.duration.map({ length <= $0 }) ?? true
        else { throw .expirationOutOfRange }
        return length / .seconds(1)
    }
}
