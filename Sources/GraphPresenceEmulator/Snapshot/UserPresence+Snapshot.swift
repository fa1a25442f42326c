// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension UserPresence {
    /// Creates the presence of a user in a snapshot. The history starts at the time of the snapshot.
    ///
    /// - Throws: ``PresenceServiceError`` with status 400 if the snapshot contradicts the rules of the service.
    init(_ user: UserSnapshot, at now: Date) throws(PresenceServiceError) {
        let change = user.lastChange.flatMap { change in change.at.date.map { (change.number, $0) } }
        self.init(restoredAt: now, lastChange: change)
        for session in user.sessions ?? [] {
            let restored = try PresenceSession(session, of: user, at: now)
            guard !sessions.contains(where: { $0.key == restored.key }) else {
                throw .invalid("the session '\(session.id.shortened)' of the user '\(user.id)' appears twice")
            }
            sessions.append(restored)
        }
        let expiry = user.statusMessage?.expiryDateTime
        guard expiry == nil || expiry?.date != nil else { throw .invalidArgument("expiryDateTime") }
        var restored = Details()
        if let preference = user.preferredPresence {
            guard PreferredPresence(availability: preference.availability, activity: preference.activity) != nil,
                let end = preference.expiresAt.date
            else { throw .unsupportedPreferredPresence }
            let state = PresenceState(preference.availability, preference.activity)
            restored.preference = Preference(state: state, expiresAt: end)
        }
        restored.statusMessage = user.statusMessage.map { Message(message: $0, expiresAt: expiry?.date) }
        restored.outOfOffice = user.outOfOffice ?? restored.outOfOffice
        restored.workLocations = WorkLocations(
            manual: user.workLocations?.manual.map(WorkLocationSignal.init),
            automatic: user.workLocations?.automatic.map(WorkLocationSignal.init),
            scheduled: user.workLocations?.scheduled.map(WorkLocationSignal.init)
        )
        let hasDetails =
            user.preferredPresence != nil || user.statusMessage != nil || user.outOfOffice != nil
            || user.workLocations != nil
        if hasDetails { details = restored }
    }
}

extension PresenceSession {
    fileprivate init(
        _ session: UserSnapshot.Session,
        of user: UserSnapshot,
        at now: Date
    ) throws(PresenceServiceError) {
        let place = "the session '\(session.id.shortened)' of the user '\(user.id)'"
        guard let setAt = session.setAt.date, setAt <= now else {
            throw .invalid("\(place) must not have a 'setAt' after the time in 'clock'")
        }
        let isTeams = session.kind == .teamsClient
        guard isTeams == (session.expiresAt == nil) else {
            throw .invalid(
                "\(place) must contain 'expiresAt' if its kind is 'application', and must not contain it otherwise"
            )
        }
        guard isTeams || SessionPresence(availability: session.availability, activity: session.activity) != nil else {
            throw .invalid(
                "\(place) has a combination of availability and activity that is not supported; use a combination that is "
                    + "documented for setPresence"
            )
        }
        self.init(
            key: isTeams ? .teamsClient(session.id) : .application(session.id.foldedId),
            state: PresenceState(session.availability, session.activity),
            setAt: setAt,
            expiresAt: session.expiresAt?.date,
            fades: isTeams ? PresenceRules.teamsClientsFade : true
        )
    }
}

extension WorkLocationSignal {
    fileprivate init(_ location: UserSnapshot.Location) {
        self.init(location.workLocationType, placeId: location.placeId)
    }
}
