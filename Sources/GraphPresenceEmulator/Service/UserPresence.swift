import Foundation
import GraphPresence

/// What the service knows of one user.
struct UserPresence: Sendable {
    /// What a user prefers to be shown.
    struct Preference: Sendable {
        let state: PresenceState
        let expiresAt: Date
    }

    /// A text that a user shows.
    struct Message: Sendable {
        let message: PresenceStatusMessage
        /// When it stops being shown; nil for never.
        let expiresAt: Date?
    }

    var sessions: [String: PresenceSession] = [:]
    var preference: Preference?
    var statusMessage: Message?
    private var changes = 0
    private var changedAt: Date

    init(createdAt instant: Date) {
        changedAt = instant
    }

    /// Notes that a command has changed something.
    mutating func noteChange(at instant: Date) {
        sessions = sessions.filter { $0.value.isAlive(at: instant) }
        changes += 1
        changedAt = max(changedAt, instant)
    }

    /// The state that is shown: the preference while a session lives, else the session that wins.
    func state(at instant: Date) -> PresenceState {
        let alive = sessions.values.filter { $0.isAlive(at: instant) }
        // Of sessions that are equal in precedence, the one that was set last is shown.
        let winner = alive.min { left, right in
            (left.state(at: instant).rank, right.setAt) < (right.state(at: instant).rank, left.setAt)
        }
        guard let winner else { return .offline }
        if let preference, instant < preference.expiresAt { return preference.state }
        return winner.state(at: instant)
    }

    /// The text that is shown; nil if there is none, or it has expired.
    func statusMessage(at instant: Date) -> PresenceStatusMessage? {
        if let end = statusMessage?.expiresAt, instant >= end { return nil }
        return statusMessage?.message
    }

    /// A stamp that grows with every change and sorts as text; a function of the commands and the instant alone.
    func sequenceNumber(at instant: Date) -> String {
        let ends = [preference?.expiresAt, statusMessage?.expiresAt].compactMap { $0 }
        let transitions = sessions.values.flatMap(\.transitions) + ends
        let last = transitions.filter { $0 <= instant }.max().map { max($0, changedAt) } ?? changedAt
        let milliseconds = last.timeIntervalSince1970 * 1_000
        func digits(_ number: Int, _ count: Int) -> String {
            let text = String(max(0, number))
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        return "A" + digits(Int(exactly: milliseconds.rounded(.down)) ?? Int.max, 14) + digits(changes, 8)
    }
}
