// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The presence of one user.
struct UserPresence: Sendable {
    /// A user's preferred presence and its expiration.
    struct Preference: Sendable {
        let state: PresenceState
        let expiresAt: Date
    }

    /// A user's status message and its expiration.
    struct Message: Sendable {
        let message: PresenceStatusMessage
        /// The instant at which the message expires; `nil` if the message does not expire.
        let expiresAt: Date?
    }

    /// The properties that most users do not set.
    struct Details: Sendable {
        var preference: Preference?
        var statusMessage: Message?
        var outOfOffice = OutOfOfficeSettings(isOutOfOffice: false)
        var workLocations = WorkLocations()
    }

    var sessions: [PresenceSession] = []
    /// The values that commands have replaced or removed.
    var history = PresenceHistory()
    /// The details, as an array with at most one element, which uses less memory for users without details.
    private var box: [Details] = []
    private var changes = 0
    private var changedAt: Date

    init(createdAt instant: Date) {
        changedAt = instant
    }

    /// Creates a presence that has no sessions and a history that starts at an instant.
    init(restoredAt instant: Date, lastChange: (number: Int, at: Date)?) {
        history = PresenceHistory(start: instant)
        (changes, changedAt) = lastChange ?? (0, instant)
    }

    /// Returns the number of commands so far, and the instant at which a command or the passage of time last changed the
    /// presence; `nil` if no command has been performed.
    func lastChange(at instant: Date) -> (number: Int, at: Date)? {
        guard changedAt != .distantPast else { return nil }
        let details = box.first
        let ends = [details?.preference?.expiresAt, details?.statusMessage?.expiresAt].compactMap { $0 }
        let last = (sessions.flatMap(\.transitions) + ends).filter { $0 <= instant }.max()
        return (changes, last.map { max($0, changedAt) } ?? changedAt)
    }

    /// The presence of a user for whom no command has been performed.
    static let unknown = UserPresence(createdAt: .distantPast)

    private static let noDetails = Details()

    var details: Details {
        get { box.first ?? Self.noDetails }
        set { box = [newValue] }
    }

    /// Records that a command has changed the presence, and removes expired sessions.
    mutating func noteChange(at instant: Date) {
        for session in sessions where !session.isAlive(at: instant) { record(session, endedBy: instant) }
        sessions.removeAll { !$0.isAlive(at: instant) }
        changes += 1
        changedAt = max(changedAt, instant)
    }

    /// Returns the aggregated state at an instant.
    ///
    /// While there is a session, the state is the preferred presence. Without a preferred presence, it is the state of
    /// the session with the highest precedence.
    func state(at instant: Date) -> PresenceState {
        var first: PresenceSession?
        for session in sessions where session.isAlive(at: instant) {
            if let best = first, !PresenceRules.precedes(session, best, at: instant) { continue }
            first = session
        }
        guard let first else { return .offline }
        guard let details = box.first else { return first.state(at: instant) }
        if let preference = details.preference, !PresenceRules.isOver(preference.expiresAt, at: instant) {
            return preference.state
        }
        let isOutOfOffice = details.outOfOffice.isOutOfOffice == true
        return PresenceRules.state(first.state(at: instant), outOfOffice: isOutOfOffice)
    }

    /// Returns the status message at an instant; `nil` if the user has no status message or the message has expired.
    func statusMessage(at instant: Date) -> PresenceStatusMessage? {
        guard let statusMessage = box.first?.statusMessage,
            !PresenceRules.isOver(statusMessage.expiresAt, at: instant)
        else { return nil }
        return statusMessage.message
    }

    /// Returns the sequence number at an instant.
    ///
    /// Sequence numbers sort lexicographically and increase with every change. A sequence number depends only on the
    /// commands and the instant.
    func sequenceNumber(at instant: Date) -> String {
        let last = lastChange(at: instant)?.at ?? changedAt
        let microseconds = last.timeIntervalSince1970 * 1_000_000
        func digits(_ number: Int, _ count: Int) -> String {
            let text = String(max(0, number))
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        return "A" + digits(Int(exactly: microseconds.rounded(.down)) ?? Int.max, 19) + digits(changes, 10)
    }
}
