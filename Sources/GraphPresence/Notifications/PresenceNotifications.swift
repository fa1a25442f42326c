// SPDX-License-Identifier: MIT

/// The accepted and the rejected change notifications from a single delivery.
///
/// A receiver creates this value from the body of a request:
///
/// ```swift
/// func read(_ body: Data) throws -> PresenceNotifications {
///     let collection = try ChangeNotificationCollection(body: body)
///     return collection.notifications(clientState: clientState)
/// }
/// ```
///
/// See <doc:ChangeNotifications>.
public struct PresenceNotifications: Sendable {
    /// The accepted notifications, in the order in which they were delivered.
    public let notifications: [PresenceNotification]
    /// The rejected notifications, in the order in which they were delivered.
    public let rejected: [RejectedNotification]

    /// Creates a value that contains the notifications from a single delivery.
    ///
    /// - Parameters:
    ///   - notifications: The accepted notifications, in the order in which they were delivered.
    ///   - rejected: The rejected notifications.
    public init(notifications: [PresenceNotification], rejected: [RejectedNotification]) {
        self.notifications = notifications
        self.rejected = rejected
    }
}

/// A change notification that was rejected, with the reason for its rejection.
///
/// The description and the mirror are safe to log, because they contain neither the client state nor any other value
/// from the notification except the subscription ID.
public struct RejectedNotification: CustomReflectable, CustomStringConvertible, Sendable {
    /// A reason for the rejection of a notification.
    public enum Reason: CustomReflectable, CustomStringConvertible, Sendable {
        /// The client state does not match the subscription's client state, so the service did not send the
        /// notification.
        case wrongClientState
        /// The notification or its presence cannot be read. The associated value describes the problem.
        case unreadable(String)
        /// The `decrypt` closure threw this error. The description contains only the error's type.
        case undecryptable(any Error)
        /// The notification does not contain the ID of the user whose presence has changed.
        case noUserID

        /// The reason, in at most 300 characters and without values from the notification.
        public var description: String {
            switch self {
            case .wrongClientState: "the client state does not match the subscription's client state"
            case .unreadable(let problem): String(problem.prefix(240))
            case .undecryptable(let error): "the content cannot be decrypted: \(type(of: error))"
            case .noUserID: "the user ID is missing"
            }
        }

        /// A mirror that contains the reason, without values from the notification.
        public var customMirror: Mirror { Mirror(self, children: ["reason": description], displayStyle: .enum) }
    }

    /// The zero-based index of the notification in the delivery.
    public let index: Int
    /// The reason for the rejection.
    public let reason: Reason
    /// The subscription ID that the notification contains, or `nil` if it contains none.
    public let subscriptionId: String?

    /// Creates a rejected notification.
    ///
    /// - Parameters:
    ///   - index: The zero-based index of the notification in the delivery.
    ///   - reason: The reason for the rejection.
    ///   - subscriptionId: The subscription ID that the notification contains, or `nil` if it contains none.
    public init(index: Int, reason: Reason, subscriptionId: String?) {
        self.index = index
        self.reason = reason
        self.subscriptionId = subscriptionId
    }

    /// A single line with the index, the subscription ID, and the reason.
    public var description: String {
        // Anyone can send a notification, so its strings can have any length.
        let subscription = subscriptionId.map { " of subscription '\($0.prefix(80))'" } ?? ""
        return "notification \(index)\(subscription): \(reason)".onOneLine
    }

    /// A mirror that contains the index, the subscription ID, and the reason.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = [
            "index": index, "reason": reason, "subscriptionId": subscriptionId as Any,
        ]
        return Mirror(self, children: children, displayStyle: .struct)
    }
}
