// SPDX-License-Identifier: MIT

/// The content of a change notification for presence.
public enum PresenceNotification: Sendable {
    /// The presence of a user has changed. The notification does not contain the presence, so request it.
    case changed(userId: String)
    /// The presence of a user has changed to the associated value.
    case presence(Presence)
    /// A lifecycle event of the subscription: `reauthorizationRequired`, `subscriptionRemoved`, or `missed`.
    case lifecycle(event: String, subscriptionId: String?)
}
