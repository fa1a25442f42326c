// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A user in a snapshot.
struct UserSnapshot: Codable, Sendable {
    enum Kind: String, CaseIterable, Codable, Sendable {
        case application
        case teamsClient
    }

    struct Session: Codable, Sendable {
        let kind: Kind
        let id: String
        let availability: PresenceAvailability
        let activity: PresenceActivity
        let setAt: GraphDateTimeOffset
        let expiresAt: GraphDateTimeOffset?
    }

    struct Preference: Codable, Sendable {
        let availability: PresenceAvailability
        let activity: PresenceActivity
        let expiresAt: GraphDateTimeOffset
    }

    struct Location: Codable, Sendable {
        let workLocationType: WorkLocationType
        let placeId: String?
    }

    struct Locations: Codable, Sendable {
        let manual: Location?
        let automatic: Location?
        let scheduled: Location?
    }

    /// The last change to a presence by a command or by the passage of time, which determines the presence's sequence
    /// number.
    struct Change: Codable, Sendable {
        let number: Int
        let at: GraphDateTimeOffset
    }

    let id: String
    let displayName: String?
    let userPrincipalName: String?
    let sessions: [Session]?
    let preferredPresence: Preference?
    let statusMessage: PresenceStatusMessage?
    let outOfOffice: OutOfOfficeSettings?
    let workLocations: Locations?
    let lastChange: Change?

    /// Whether the snapshot contains more than the user's ID and names.
    var hasPresence: Bool {
        sessions != nil || preferredPresence != nil || statusMessage != nil || outOfOffice != nil
            || workLocations != nil || lastChange != nil
    }
}

extension UserSnapshot {
    /// Creates a snapshot of a user.
    ///
    /// - Parameters:
    ///   - id: The folded ID.
    ///   - user: The user with their names, or `nil` if the names are derived from the ID.
    ///   - known: The presence.
    ///   - now: The time of the snapshot. Expired values are omitted.
    init(_ id: String, _ user: UserDirectory.User?, _ known: UserPresence, at now: Date) {
        self.id = user?.id ?? id
        displayName = user?.displayName
        userPrincipalName = user?.userPrincipalName
        let alive = known.sessions.filter { $0.isAlive(at: now) }
        sessions = alive.isEmpty ? nil : alive.map(Session.init)
        let details = known.details
        preferredPresence = details.preference.flatMap { preference in
            guard !PresenceRules.isOver(preference.expiresAt, at: now) else { return nil }
            return Preference(
                availability: preference.state.availability,
                activity: preference.state.activity,
                expiresAt: GraphDateTimeOffset(preference.expiresAt)
            )
        }
        statusMessage = known.statusMessage(at: now)
        let isDefault = details.outOfOffice == OutOfOfficeSettings(isOutOfOffice: false)
        outOfOffice = isDefault ? nil : details.outOfOffice
        workLocations = Locations(details.workLocations)
        lastChange = known.lastChange(at: now).map { Change(number: $0.number, at: GraphDateTimeOffset($0.at)) }
    }
}

extension UserSnapshot.Session {
    fileprivate init(_ session: PresenceSession) {
        switch session.key {
        case .application(let id): (kind, self.id) = (.application, id)
        case .teamsClient(let id): (kind, self.id) = (.teamsClient, id)
        }
        availability = session.state.availability
        activity = session.state.activity
        setAt = GraphDateTimeOffset(session.setAt)
        expiresAt = session.expiresAt.map { GraphDateTimeOffset($0) }
    }
}

extension UserSnapshot.Locations {
    /// Creates the locations; returns `nil` if there are no locations.
    fileprivate init?(_ locations: WorkLocations) {
        guard locations.manual ?? locations.automatic ?? locations.scheduled != nil else { return nil }
        func location(_ signal: WorkLocationSignal?) -> UserSnapshot.Location? {
            signal.map { UserSnapshot.Location(workLocationType: $0.type, placeId: $0.placeId) }
        }
        manual = location(locations.manual)
        automatic = location(locations.automatic)
        scheduled = location(locations.scheduled)
    }
}
