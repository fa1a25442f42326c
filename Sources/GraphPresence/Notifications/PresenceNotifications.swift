/// What a delivery of change notifications says, and what was left out of it.
public struct PresenceNotifications: Sendable {
    /// What the notifications say, in their order.
    public let notifications: [PresenceNotification]
    /// The notifications that were left out, in their order.
    public let rejected: [RejectedNotification]

    /// Creates the result of reading a delivery.
    ///
    /// - Parameters:
    ///   - notifications: What the notifications say.
    ///   - rejected: The notifications that were left out.
    public init(notifications: [PresenceNotification], rejected: [RejectedNotification]) {
        self.notifications = notifications
        self.rejected = rejected
    }
}

/// A change notification that was left out of the result, and why.
///
/// The description and the mirror can be logged: they have no client state, and nothing of the notification but the id
/// of its subscription.
public struct RejectedNotification: CustomReflectable, CustomStringConvertible, Sendable {
    /// Why a notification was left out.
    public enum Reason: CustomReflectable, CustomStringConvertible, Sendable {
        /// The client state is not the subscription's: the notification was not sent by the service.
        case wrongClientState
        /// The notification, or the presence in it, cannot be read; the text says what is wrong with it.
        case unreadable(String)
        /// The closure that decrypts threw this error. The description has only the error's type.
        case undecryptable(any Error)
        /// The notification does not say whose presence has changed.
        case noUserID

        /// The reason, in 300 characters at most and without values of the notification.
        public var description: String {
            switch self {
            case .wrongClientState: "the client state is not the subscription's"
            case .unreadable(let problem): "the notification cannot be read: \(problem.prefix(200))"
            case .undecryptable(let error): "the content cannot be decrypted: \(type(of: error))"
            case .noUserID: "the notification has no user id"
            }
        }

        /// Shows the reason, without values of the notification.
        public var customMirror: Mirror { Mirror(self, children: ["reason": description], displayStyle: .enum) }
    }

    /// The position of the notification in the delivery, from 0.
    public let index: Int
    /// Why the notification was left out.
    public let reason: Reason
    /// The id of the subscription that the notification names; `nil` if it names none.
    public let subscriptionId: String?

    /// Creates a description of a notification that was left out.
    ///
    /// - Parameters:
    ///   - index: The position of the notification in the delivery, from 0.
    ///   - reason: Why the notification was left out.
    ///   - subscriptionId: The id of the subscription that the notification names.
    public init(index: Int, reason: Reason, subscriptionId: String?) {
        self.index = index
        self.reason = reason
        self.subscriptionId = subscriptionId
    }

    /// The position, the subscription and the reason, on one line.
    public var description: String {
        // Anyone can post a notification, with a text of any length in it.
        let subscription = subscriptionId.map { " of subscription '\($0.prefix(80))'" } ?? ""
        return "notification \(index)\(subscription): \(reason)".onOneLine
    }

    /// Shows the position, the subscription and the reason.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = [
            "index": index, "reason": reason, "subscriptionId": subscriptionId as Any,
        ]
        return Mirror(self, children: children, displayStyle: .struct)
    }
}
