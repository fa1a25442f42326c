// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension UserPresence {
    /// Performs a command.
    ///
    /// - Returns: Whether the command changed the presence.
    @discardableResult
    mutating func perform(_ command: PresenceCommand, at instant: Date) throws(PresenceServiceError) -> Bool {
        let hasChanged = try change(command, at: instant)
        if hasChanged { noteChange(at: instant) }
        return hasChanged
    }

    private mutating func change(_ command: PresenceCommand, at instant: Date) throws(PresenceServiceError) -> Bool {
        switch command {
        case .setPresence(let body): try setPresence(body, at: instant)
        case .clearPresence(let body): try clearPresence(body, at: instant)
        case .setUserPreferredPresence(let body): try setPreference(body, at: instant)
        case .clearUserPreferredPresence:
            guard details.preference != nil else { return false }
            set(preference: nil, at: instant)
        case .setStatusMessage(let body): try setStatusMessage(body, at: instant)
        case .setAutomaticLocation(let body):
            return try Self.set(&details.workLocations.automatic, body.workLocationType, body.placeId)
        case .setManualLocation(let body):
            return try Self.set(&details.workLocations.manual, body.workLocationType, body.placeId)
        case .clearAutomaticLocation: return Self.clear(&details.workLocations.automatic)
        case .clearLocation:
            let manual = Self.clear(&details.workLocations.manual)
            return Self.clear(&details.workLocations.automatic) || manual
        case .signIn(let client, let state):
            set(
                PresenceSession(
                    key: .teamsClient(client),
                    state: state,
                    setAt: instant,
                    expiresAt: nil,
                    fades: PresenceRules.teamsClientsFade
                )
            )
        case .signOut(let client): return removeSession(.teamsClient(client), at: instant)
        case .setOutOfOffice(let settings):
            guard details.outOfOffice != settings else { return false }
            history.record(.outOfOffice(details.outOfOffice.isOutOfOffice == true), until: instant)
            details.outOfOffice = settings
        case .setScheduledLocation(let signal):
            guard details.workLocations.scheduled != signal else { return false }
            details.workLocations.scheduled = signal
        case .clearScheduledLocation: return Self.clear(&details.workLocations.scheduled)
        }
        return true
    }

    private mutating func set(_ session: PresenceSession) {
        if let index = sessions.firstIndex(where: { $0.key == session.key }) {
            record(sessions[index], endedBy: session.setAt)
            sessions[index] = session
        } else {
            sessions.append(session)
        }
    }

    /// Removes a session and returns whether the session existed.
    @discardableResult
    private mutating func removeSession(_ key: PresenceSession.Key, at instant: Date) -> Bool {
        guard let index = sessions.firstIndex(where: { $0.key == key }) else { return false }
        record(sessions.remove(at: index), endedBy: instant)
        return true
    }

    private mutating func set(preference: Preference?, at instant: Date) {
        history.record(.preference(details.preference), until: instant)
        details.preference = preference
    }

    private mutating func setPresence(
        _ body: SetPresencePostRequestBody,
        at instant: Date
    ) throws(PresenceServiceError) {
        guard let sessionId = body.sessionId, !sessionId.isEmpty else { throw .invalidArgument("sessionId") }
        guard
            let combination = SessionPresence(availability: body.availability, activity: body.activity)
        else { throw .unsupportedSessionPresence }
        let seconds = try Self.seconds(
            body.expirationDuration ?? SetPresencePostRequestBody.expirationDurationDefault,
            from: PresenceRules.minimumExpiration,
            to: PresenceRules.maximumExpiration
        )
        set(
            PresenceSession(
                key: .application(sessionId.foldedId),
                state: PresenceState(combination.availability, combination.activity),
                setAt: instant,
                expiresAt: instant + seconds,
                fades: true
            )
        )
    }

    private mutating func clearPresence(
        _ body: ClearPresencePostRequestBody,
        at instant: Date
    ) throws(PresenceServiceError) {
        guard let sessionId = body.sessionId, !sessionId.isEmpty else { throw .invalidArgument("sessionId") }
        let key = PresenceSession.Key.application(sessionId.foldedId)
        guard sessions.contains(where: { $0.key == key && $0.isAlive(at: instant) }) else { throw .noSession }
        removeSession(key, at: instant)
    }

    private mutating func setPreference(
        _ body: SetUserPreferredPresencePostRequestBody,
        at instant: Date
    ) throws(PresenceServiceError) {
        let combination = PreferredPresence(
            availability: body.availability,
            activity: body.activity
        )
        guard let combination, let duration = body.expirationDuration ?? combination.defaultExpirationDuration else {
            throw .unsupportedPreferredPresence
        }
        let preference = Preference(
            state: PresenceState(combination.availability, combination.activity),
            expiresAt: instant + (try Self.seconds(duration, from: .zero, to: nil))
        )
        set(preference: preference, at: instant)
    }

    private mutating func setStatusMessage(
        _ body: SetStatusMessagePostRequestBody,
        at instant: Date
    ) throws(PresenceServiceError) {
        if let type = body.statusMessage?.message?.contentType, type != .text { throw .invalidArgument("contentType") }
        let expiry = body.statusMessage?.expiryDateTime
        guard expiry == nil || expiry?.date != nil else { throw .invalidArgument("expiryDateTime") }
        details.statusMessage = body.statusMessage.flatMap { message in
            guard !PresenceRules.removes(message) else { return nil }
            var published = message
            published.publishedDateTime = GraphDateTimeOffset(instant)
            return Message(message: published, expiresAt: expiry?.date)
        }
    }

    private static func set(
        _ layer: inout WorkLocationSignal?,
        _ type: WorkLocationType,
        _ placeId: String?
    ) throws(PresenceServiceError) -> Bool {
        guard PresenceRules.locationTypes.contains(type) else { throw .invalidArgument("workLocationType") }
        let signal = WorkLocationSignal(type, placeId: placeId)
        guard layer != signal, PresenceRules.replaces(signal, layer) else { return false }
        layer = signal
        return true
    }

    private static func clear(_ layer: inout WorkLocationSignal?) -> Bool {
        defer { layer = nil }
        return layer != nil
    }

    private static func seconds(
        _ duration: GraphDuration,
        from minimum: Duration,
        to maximum: Duration?
    ) throws(PresenceServiceError) -> TimeInterval {
        guard let length = duration.duration else {
            throw duration.isValid ? .expirationOutOfRange : .invalidArgument("ExpirationDuration")
        }
        guard length >= minimum, maximum.map({ length <= $0 }) ?? true else { throw .expirationOutOfRange }
        let (seconds, attoseconds) = length.components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
