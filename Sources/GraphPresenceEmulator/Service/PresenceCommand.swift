public import GraphPresence

/// What changes a user's presence: the actions of Graph, and what happens outside of it.
public enum PresenceCommand: Hashable, Sendable {
    /// Sets the state of an application's session, and starts the session if there is none.
    case setPresence(SetPresencePostRequestBody)
    /// Ends an application's session.
    case clearPresence(ClearPresencePostRequestBody)
    /// Sets what the user prefers to be shown.
    case setUserPreferredPresence(SetUserPreferredPresencePostRequestBody)
    /// Removes what the user prefers to be shown.
    case clearUserPreferredPresence
    /// Sets the text that the user shows.
    case setStatusMessage(SetStatusMessagePostRequestBody)
    /// Sets the work location that was detected.
    case setAutomaticLocation(SetAutomaticLocationPostRequestBody)
    /// Sets the work location that the user chose.
    case setManualLocation(SetManualLocationPostRequestBody)
    /// Removes the work location that was detected.
    case clearAutomaticLocation
    /// Removes the work locations that the user chose and that were detected.
    case clearLocation

    /// Signs the user in to a Teams client, or changes what the client reports.
    case signIn(teamsClient: String, state: PresenceState)
    /// Signs the user out of a Teams client; nothing happens if the user is not signed in there.
    case signOut(teamsClient: String)
    /// Sets whether the mailbox or the calendar says that the user is out of office.
    case setOutOfOffice(OutOfOfficeSettings)
    /// Sets the work location of the user's working hours.
    case setScheduledLocation(WorkLocationSignal)
    /// Removes the work location of the user's working hours.
    case clearScheduledLocation
}
