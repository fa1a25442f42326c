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

    /// What most users do not have.
    struct Details: Sendable {
        var preference: Preference?
        var statusMessage: Message?
        var outOfOffice = OutOfOfficeSettings(isOutOfOffice: false)
        var workLocations = WorkLocations()
    }

    var sessions: [PresenceSession] = []
    /// The details in an array of at most one, which takes no room for users without.
    private var box: [Details] = []
    private var changes = 0
    private var changedAt: Date

    init(createdAt instant: Date) {
        changedAt = instant
    }

    /// A user of whom nothing is known.
    static let unknown = UserPresence(createdAt: .distantPast)

    private static let noDetails = Details()

    var details: Details {
        get { box.first ?? Self.noDetails }
        set { box = [newValue] }
    }

    /// Notes that a command has changed something.
    mutating func noteChange(at instant: Date) {
        sessions.removeAll { !$0.isAlive(at: instant) }
        changes += 1
        changedAt = max(changedAt, instant)
    }

    /// The state that is shown: the preference while a session lives, else the session that wins.
    func state(at instant: Date) -> PresenceState {
        var winner: PresenceSession?
        for session in sessions where session.isAlive(at: instant) {
            if let best = winner, !PresenceRules.wins(session, over: best, at: instant) { continue }
            winner = session
        }
        guard let winner else { return .offline }
        guard let details = box.first else { return winner.state(at: instant) }
        if let preference = details.preference, !PresenceRules.isOver(preference.expiresAt, at: instant) {
            return preference.state
        }
        let isOutOfOffice = details.outOfOffice.isOutOfOffice == true
        return PresenceRules.state(winner.state(at: instant), outOfOffice: isOutOfOffice)
    }

    /// The text that is shown; nil if there is none, or it has expired.
    func statusMessage(at instant: Date) -> PresenceStatusMessage? {
        guard let statusMessage = box.first?.statusMessage,
            !PresenceRules.isOver(statusMessage.expiresAt, at: instant)
        else { return nil }
        return statusMessage.message
    }

    /// A stamp that grows with every change and sorts as text; a function of the commands and the instant alone.
    func sequenceNumber(at instant: Date) -> String {
        let details = box.first
        let ends = [details?.preference?.expiresAt, details?.statusMessage?.expiresAt].compactMap { $0 }
        let transitions = sessions.flatMap(\.transitions) + ends
        let last = transitions.filter { $0 <= instant }.max().map { max($0, changedAt) } ?? changedAt
        let microseconds = last.timeIntervalSince1970 * 1_000_000
        func digits(_ number: Int, _ count: Int) -> String {
            let text = String(max(0, number))
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        return "A" + digits(Int(exactly: microseconds.rounded(.down)) ?? Int.max, 19) + digits(changes, 10)
    }
}
