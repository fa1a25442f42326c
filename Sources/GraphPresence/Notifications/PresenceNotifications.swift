// SPDX-License-Identifier: MIT

/// The content of one delivery of change notifications, and the notifications that were rejected.
///
/// A receiver creates it from the body of a request:
///
/// ```swift
/// func read(_ body: Data) throws -> PresenceNotifications {
///     try ChangeNotificationCollection(body: body).notifications(clientState: clientState)
/// }
/// ```
///
/// See <doc:ChangeNotifications>.
public struct PresenceNotifications: Sendable {
    /// The accepted notifications, in the order of the delivery.
    public let notifications: [PresenceNotification]
    /// The rejected notifications, in the order of the delivery.
    public let rejected: [RejectedNotification]

    /// Creates the content of a delivery.
    ///
    /// - Parameters:
    ///   - notifications: The accepted notifications, in the order of the delivery.
    ///   - rejected: The rejected notifications.
    public init(notifications: [PresenceNotification], rejected: [RejectedNotification]) {
        self.notifications = notifications
        self.rejected = rejected
    }
}

/// A change notification that was rejected, with the reason.
///
/// It is safe to log the description and the mirror: they contain no client state, and of the notification only the ID
/// of its subscription.
public struct RejectedNotification: CustomReflectable, CustomStringConvertible, Sendable {
    /// The reason why a notification was rejected.
    public enum Reason: CustomReflectable, CustomStringConvertible, Sendable {
        /// The client state does not match that of the subscription: the service did not send the notification.
        case wrongClientState
        /// The notification or its presence cannot be read. The associated value describes the problem.
        case unreadable(String)
        /// The `decrypt` closure threw this error. The description contains only the error's type.
        case undecryptable(any Error)
        /// The notification does not contain the ID of the user whose presence has changed.
        case noUserID

        /// The reason, in at most 300 characters and without values of the notification.
        public var description: String {
            switch self {
            case .wrongClientState: "the client state does not match the subscription's client state"
            case .unreadable(let problem): String(problem.prefix(240))
            case .undecryptable(let error): "the content cannot be decrypted: \(type(of: error))"
            case .noUserID: "the user ID is missing"
            }
        }

        /// A mirror that contains the reason, without values of the notification.
        public var customMirror: Mirror { Mirror(self, children: ["reason": description], displayStyle: .enum) }
    }

    /// The zero-based index of the notification in the delivery.
    public let index: Int
    /// The reason why the notification was rejected.
    public let reason: Reason
    /// The ID of the subscription that the notification specifies, or `nil` if it specifies none.
    public let subscriptionId: String?

    /// Creates a rejected notification.
    ///
    /// - Parameters:
    ///   - index: The zero-based index of the notification in the delivery.
    ///   - reason: The reason why the notification was rejected.
    ///   - subscriptionId: The ID of the subscription that the notification specifies, or `nil` if it specifies none.
    public init(index: Int, reason: Reason, subscriptionId: String?) {
        self.index = index
        self.reason = reason
        self.subscriptionId = subscriptionId
    }

    /// The index, the subscription, and the reason, on one line.
    public var description: String {
        // Anyone can post a notification, so its strings may have any length.
        let subscription = subscriptionId.map { " of subscription '\($0.prefix(80))'" } ?? ""
        return "notification \(index)\(subscription): \(reason)".onOneLine
    }

    /// A mirror that contains the index, the subscription, and the reason.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = [
            "index": index, "reason": reason, "subscriptionId": subscriptionId as Any,
        ]
        return Mirror(self, children: children, displayStyle: .struct)
    }
}
