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

    var sessions: [PresenceSession.Key: PresenceSession] = [:]
    var preference: Preference?
    var statusMessage: Message?
    var outOfOffice = OutOfOfficeSettings(isOutOfOffice: false)
    var workLocations = WorkLocations()
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
        let alive = sessions.filter { $0.value.isAlive(at: instant) }
        let winner = alive.min { left, right in
            PresenceRules.wins((left.value, left.key.text), over: (right.value, right.key.text), at: instant)
        }
        guard let winner else { return .offline }
        if let preference, !PresenceRules.isOver(preference.expiresAt, at: instant) { return preference.state }
        return PresenceRules.state(winner.value.state(at: instant), outOfOffice: outOfOffice.isOutOfOffice == true)
    }

    /// The text that is shown; nil if there is none, or it has expired.
    func statusMessage(at instant: Date) -> PresenceStatusMessage? {
        guard let statusMessage, !PresenceRules.isOver(statusMessage.expiresAt, at: instant) else { return nil }
        return statusMessage.message
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
