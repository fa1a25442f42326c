// SPDX-License-Identifier: MIT

public import GraphPresence

/// A change to a user's presence: an action in Graph or an event outside Graph.
public enum PresenceCommand: Hashable, Sendable {
    /// Sets the state of an application's session, and starts the session if it does not exist.
    case setPresence(SetPresencePostRequestBody)
    /// Ends an application's session.
    case clearPresence(ClearPresencePostRequestBody)
    /// Sets the user's preferred presence.
    case setUserPreferredPresence(SetUserPreferredPresencePostRequestBody)
    /// Removes the user's preferred presence.
    case clearUserPreferredPresence
    /// Sets or removes the user's status message.
    case setStatusMessage(SetStatusMessagePostRequestBody)
    /// Sets the automatically detected work location.
    case setAutomaticLocation(SetAutomaticLocationPostRequestBody)
    /// Sets the work location that the user has chosen.
    case setManualLocation(SetManualLocationPostRequestBody)
    /// Removes the automatically detected work location.
    case clearAutomaticLocation
    /// Removes both the automatically detected work location and the work location that the user has chosen.
    case clearLocation

    /// Signs the user in to a Teams client, or changes the state that the client reports.
    case signIn(teamsClient: String, state: PresenceState)
    /// Signs the user out of a Teams client. The command has no effect if the user is not signed in to the client.
    case signOut(teamsClient: String)
    /// Sets the out-of-office settings of the user's mailbox or calendar.
    case setOutOfOffice(OutOfOfficeSettings)
    /// Sets the work location from the user's working hours.
    case setScheduledLocation(WorkLocationSignal)
    /// Removes the work location from the user's working hours.
    case clearScheduledLocation
}
