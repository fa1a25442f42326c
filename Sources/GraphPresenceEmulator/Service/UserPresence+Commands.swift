import Foundation
import GraphPresence

extension UserPresence {
    /// Performs a command, and tells whether it changed anything.
    mutating func perform(_ command: PresenceCommand, at instant: Date) throws(PresenceServiceError) -> Bool {
        switch command {
        case .setPresence(let body): try setPresence(body, at: instant)
        case .clearPresence(let body): try clearPresence(body, at: instant)
        case .setUserPreferredPresence(let body): try setPreference(body, at: instant)
        case .clearUserPreferredPresence:
            guard preference != nil else { return false }
            preference = nil
        case .setStatusMessage(let body): try setStatusMessage(body, at: instant)
        case .setAutomaticLocation(let body):
            return try Self.set(&workLocations.automatic, body.workLocationType, body.placeId)
        case .setManualLocation(let body):
            return try Self.set(&workLocations.manual, body.workLocationType, body.placeId)
        case .clearAutomaticLocation: return Self.clear(&workLocations.automatic)
        case .clearLocation:
            let manual = Self.clear(&workLocations.manual)
            return Self.clear(&workLocations.automatic) || manual
        case .signIn(let client, let state):
            sessions[.teamsClient(client)] = PresenceSession(
                state: state,
                setAt: instant,
                expiresAt: nil,
                fades: PresenceRules.teamsClientsFade
            )
        case .signOut(let client): return sessions.removeValue(forKey: .teamsClient(client)) != nil
        case .setOutOfOffice(let settings):
            guard outOfOffice != settings else { return false }
            outOfOffice = settings
        case .setScheduledLocation(let signal):
            guard workLocations.scheduled != signal else { return false }
            workLocations.scheduled = signal
        case .clearScheduledLocation: return Self.clear(&workLocations.scheduled)
        }
        return true
    }

    private mutating func setPresence(
        _ body: SetPresencePostRequestBody,
        at instant: Date
    ) throws(PresenceServiceError) {
        guard let sessionId = body.sessionId, !sessionId.isEmpty else { throw .invalidArgument("sessionId") }
        guard
            let combination = SetPresenceCombination(availability: body.availability, activity: body.activity)
        else { throw .unsupportedCombination }
        let seconds = try Self.seconds(
            body.expirationDuration ?? SetPresencePostRequestBody.expirationDurationDefault,
            from: SetPresencePostRequestBody.expirationDurationMinimum,
            to: SetPresencePostRequestBody.expirationDurationMaximum
        )
        sessions[.application(sessionId.lowercased())] = PresenceSession(
            state: PresenceState(combination.availability, combination.activity),
            setAt: instant,
            expiresAt: instant + seconds,
            fades: true
        )
    }

    private mutating func clearPresence(
        _ body: ClearPresencePostRequestBody,
        at instant: Date
    ) throws(PresenceServiceError) {
        guard let sessionId = body.sessionId, !sessionId.isEmpty else { throw .invalidArgument("sessionId") }
        let key = PresenceSession.Key.application(sessionId.lowercased())
        guard sessions[key]?.isAlive(at: instant) == true else { throw .noSession }
        sessions[key] = nil
    }

    private mutating func setPreference(
        _ body: SetUserPreferredPresencePostRequestBody,
        at instant: Date
    ) throws(PresenceServiceError) {
        let combination = SetUserPreferredPresenceCombination(
            availability: body.availability,
            activity: body.activity
        )
        guard let combination, let duration = body.expirationDuration ?? combination.defaultExpirationDuration else {
            throw .unsupportedCombination
        }
        preference = Preference(
            state: PresenceState(combination.availability, combination.activity),
            expiresAt: instant + (try Self.seconds(duration, from: "PT0S", to: nil))
        )
    }

    private mutating func setStatusMessage(
        _ body: SetStatusMessagePostRequestBody,
        at instant: Date
    ) throws(PresenceServiceError) {
        if let type = body.statusMessage?.message?.contentType, type != .text { throw .invalidArgument("contentType") }
        let expiry = body.statusMessage?.expiryDateTime
        guard expiry == nil || expiry?.date != nil else { throw .invalidArgument("expiryDateTime") }
        statusMessage = body.statusMessage.map { message in
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
