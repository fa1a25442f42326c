/// What a notification says.
public enum PresenceNotification: Sendable {
    /// The presence of a user has changed; ask for it.
    case changed(userId: String)
    /// The presence of a user has changed to this.
    case presence(Presence)
    /// Something happens to the subscription itself: `reauthorizationRequired`, `subscriptionRemoved` or `missed`.
    case lifecycle(event: String, subscriptionId: String?)
}
