public import GraphRuntime

/// A request builder of one user's presence, on whatever path.
public protocol PresenceRequestBuilder: Sendable {
    /// The presence's path, and the client.
    var context: RequestContext { get }
    /// Sets the state of an application's presence session.
    var setPresence: SetPresenceRequestBuilder { get }
    /// Ends an application's presence session.
    var clearPresence: ClearPresenceRequestBuilder { get }
    /// Sets the presence that a user prefers to be shown.
    var setUserPreferredPresence: SetUserPreferredPresenceRequestBuilder { get }
    /// Removes the presence that a user prefers to be shown.
    var clearUserPreferredPresence: ClearUserPreferredPresenceRequestBuilder { get }
    /// Sets the text that a user shows.
    var setStatusMessage: SetStatusMessageRequestBuilder { get }
}

extension UsersItemPresenceRequestBuilder: PresenceRequestBuilder {}
extension MePresenceRequestBuilder: PresenceRequestBuilder {}
extension CommunicationsPresencesItemRequestBuilder: PresenceRequestBuilder {}
