// SPDX-License-Identifier: MIT

/// The content of a change notification for presence.
public enum PresenceNotification: Sendable {
    /// The presence of a user has changed. The notification does not contain the presence, so request it.
    case changed(userId: String)
    /// The presence of a user has changed to the associated value.
    case presence(Presence)
    /// A lifecycle event for the subscription, for example ``LifecycleEvent/missed``. The service may add other events.
    case lifecycle(event: String, subscriptionId: String?)

    /// The documented event names for ``PresenceNotification/lifecycle(event:subscriptionId:)``.
    public enum LifecycleEvent {
        /// The subscription or its access token expires soon. Renew the subscription.
        public static let reauthorizationRequired = "reauthorizationRequired"
        /// The service has removed the subscription. Create a new subscription.
        public static let subscriptionRemoved = "subscriptionRemoved"
        /// The service did not deliver some notifications. Request the presences.
        public static let missed = "missed"
    }
}
