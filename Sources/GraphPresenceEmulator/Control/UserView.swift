// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A user in a response of the control API: the presence that others see, and the data that determines it.
struct UserView: Encodable {
    /// An availability and an activity.
    struct State: Encodable {
        let availability: PresenceAvailability
        let activity: PresenceActivity

        init(_ state: PresenceState) {
            availability = state.availability
            activity = state.activity
        }
    }

    struct Session: Encodable {
        let kind: String
        let id: String
        /// The state that was set for the session.
        let set: State
        /// The state that now applies, after any changes due to inactivity.
        let now: State
        let setAt: GraphDateTimeOffset
        let changesAt: GraphDateTimeOffset?
        let expiresAt: GraphDateTimeOffset?

        init(_ session: PresenceSession, at instant: Date) {
            switch session.key {
            case .application(let id): (kind, self.id) = ("application", id)
            case .teamsClient(let id): (kind, self.id) = ("teamsClient", id)
            }
            set = State(session.state)
            now = State(session.state(at: instant))
            setAt = GraphDateTimeOffset(session.setAt)
            changesAt = session.transitions.filter { $0 > instant }.min().map { GraphDateTimeOffset($0) }
            expiresAt = session.expiresAt.map { GraphDateTimeOffset($0) }
        }
    }

    struct Preference: Encodable {
        let state: State
        let expiresAt: GraphDateTimeOffset
    }

    struct Message: Encodable {
        let content: String?
        let expiresAt: GraphDateTimeOffset?
    }

    let id: String
    let displayName: String
    let userPrincipalName: String
    let presence: State
    /// The status that Teams shows, for example `inACall`.
    let status: String
    /// The source that determines the presence: `preferredPresence`, `session`, or `nothing`.
    let decidedBy: String
    /// The ID of the session with the highest precedence; `nil` if the user has no session.
    let decidingSession: String?
    let sessions: [Session]
    let preferredPresence: Preference?
    let statusMessage: Message?
    let isOutOfOffice: Bool
    let workLocation: UserWorkLocation

    init(_ user: UserDirectory.User, _ known: UserPresence, at instant: Date) {
        id = user.id
        displayName = user.displayName
        userPrincipalName = user.userPrincipalName
        let state = known.state(at: instant)
        presence = State(state)
        status =
            Presence(
                id: user.id,
                availability: state.availability,
                activity: state.activity,
                outOfOfficeSettings: known.details.outOfOffice
            ).displayStatus.rawValue
        let alive = known.sessions.filter { $0.isAlive(at: instant) }
        sessions = alive.map { Session($0, at: instant) }
        let first = alive.reduce(PresenceSession?.none) { best, next in
            best.map { PresenceRules.precedes(next, $0, at: instant) ? next : $0 } ?? next
        }
        let details = known.details
        let preference = details.preference.flatMap { PresenceRules.isOver($0.expiresAt, at: instant) ? nil : $0 }
        preferredPresence = preference.map {
            Preference(state: State($0.state), expiresAt: GraphDateTimeOffset($0.expiresAt))
        }
        decidedBy = first == nil ? "nothing" : preference == nil ? "session" : "preferredPresence"
        decidingSession = first.map { Session($0, at: instant).id }
        statusMessage = known.statusMessage(at: instant).map {
            Message(
                content: $0.message?.content,
                expiresAt: details.statusMessage?.expiresAt.map { GraphDateTimeOffset($0) }
            )
        }
        isOutOfOffice = details.outOfOffice.isOutOfOffice ?? false
        workLocation = details.workLocations.location
    }
}

extension UserView {
    private static func state(_ text: String) -> ControlField.Kind {
        .object([
            .required("availability", "The availability\(text)."), .required("activity", "The activity\(text)."),
        ])
    }

    /// The fields of a user in control API responses.
    static let fields: [ControlField] = [
        .required("id", "The user's object ID."),
        .required("displayName", "The user's display name."),
        .required("userPrincipalName", "The user principal name (UPN)."),
        .required("presence", state(" that others see"), "The presence that others see."),
        .required(
            "status",
            .choice(PresenceStatus.allCases.map(\.rawValue)),
            "The status that Teams shows for the presence."
        ),
        .required(
            "decidedBy",
            .choice(["preferredPresence", "session", "nothing"]),
            "The source that determines the presence. A preferred presence applies only while the user has a session."
        ),
        ControlField("decidingSession", "The ID of the session with the highest precedence."),
        .required("sessions", .array(.object(sessionFields)), "The sessions that have not expired."),
        ControlField(
            "preferredPresence",
            .object([
                .required("state", state(" that the user prefers"), "The state that the user prefers."),
                .required("expiresAt", .instant, "When the preferred presence expires."),
            ]),
            "The user's preferred presence, whether or not the user has a session."
        ),
        ControlField(
            "statusMessage",
            .object([
                ControlField("content", "The text of the status message."),
                ControlField("expiresAt", .instant, "When the status message expires."),
            ]),
            "The user's status message."
        ),
        .required("isOutOfOffice", .boolean, "Whether the user is out of office."),
        .required("workLocation", .any, "The work location and its source."),
    ]

    /// The fields of a session in control API responses.
    static let sessionFields: [ControlField] = [
        .required(
            "kind",
            .choice(["application", "teamsClient"]),
            "Whether an application or a Teams client set the session."
        ),
        .required("id", "The application's session ID, or the name of the Teams client."),
        .required("set", state(" that was set"), "The state that was set."),
        .required(
            "now",
            state(" that now applies, after any changes due to inactivity"),
            "The state that now applies, after any changes due to inactivity."
        ),
        .required("setAt", .instant, "When the session was set."),
        ControlField("changesAt", .instant, "When the state next changes if nothing else happens."),
        ControlField(
            "expiresAt",
            .instant,
            "When the session expires. The session of a Teams client lasts until the user signs out."
        ),
    ]
}
