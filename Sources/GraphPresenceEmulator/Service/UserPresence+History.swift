// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension UserPresence {
    /// The recorded sessions and the current sessions, each with its end. A session that does not expire ends at
    /// `PresenceRules.endOfTime`.
    var recordedSessions: [(session: PresenceSession, end: Date)] {
        history.sessions + sessions.map { ($0, $0.expiresAt ?? PresenceRules.endOfTime) }
    }

    /// Returns the presence as it was at an instant, or will be if no further command is performed.
    ///
    /// The returned presence has the sessions, the preferred presence, and the out-of-office settings at that instant,
    /// but no history.
    func presence(asOf instant: Date) -> UserPresence {
        var presence = UserPresence(createdAt: instant)
        presence.sessions = recordedSessions.filter { $0.session.setAt <= instant && instant < $0.end }.map(\.session)
        presence.details.preference = history.preference(at: instant).first ?? details.preference
        presence.details.outOfOffice.isOutOfOffice =
            history.isOutOfOffice(at: instant) ?? details.outOfOffice.isOutOfOffice
        return presence
    }

    /// The instants at which the presence has changed since the start of the history, or will change without a command.
    var recordedChanges: [Date] {
        var instants = history.entries.map(\.end)
        for (session, _) in recordedSessions { instants += [session.setAt] + session.transitions }
        for case .preference(let preference?) in history.entries.map(\.value) { instants.append(preference.expiresAt) }
        if let preference = details.preference { instants.append(preference.expiresAt) }
        return instants
    }

    /// Records a session that a command ends or replaces at an instant, unless it has already expired.
    mutating func record(_ session: PresenceSession, endedBy instant: Date) {
        history.record(.session(session), until: session.expiresAt.map { min($0, instant) } ?? instant)
    }
}
