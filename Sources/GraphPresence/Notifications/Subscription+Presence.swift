// SPDX-License-Identifier: MIT

public import Foundation
import GraphRuntime

extension Subscription {
    /// The maximum number of users in a presence subscription.
    public static let maximumUserCount = 650

    /// Returns the request body that creates a subscription to presence changes.
    ///
    /// ```swift
    /// let subscription = try await graphClient.subscriptions.post(
    ///     .presences(
    ///         of: userIDs,
    ///         notificationUrl: url,
    ///         expires: Date() + 3_500,
    ///         clientState: clientState
    ///     )
    /// )
    /// ```
    ///
    /// Presence subscriptions are available only in the global cloud, and require a signed-in user. A subscription
    /// covers at most 650 users, and lasts at most 60 minutes as measured by the service's clock. Because clocks can
    /// differ, request a slightly shorter lifetime. For rich notifications, set `includeResourceData`,
    /// `encryptionCertificate`, and `encryptionCertificateId` of the returned subscription. The receiver reads each
    /// delivery with ``ChangeNotificationCollection/notifications(clientState:decrypt:)``. See
    /// <doc:ChangeNotifications> and
    /// [Change notifications for presence](https://learn.microsoft.com/graph/changenotifications-for-presence).
    ///
    /// - Parameters:
    ///   - ids: The IDs of 1 to 650 users.
    ///   - notificationUrl: The address to which notifications are delivered: an HTTPS URL, an Azure Event Hubs address
    ///     (`EventHub:https://…`), or an Azure Event Grid address
    ///     (`EventGrid:?azuresubscriptionid=…&resourcegroup=…&partnertopic=…&location=…`).
    ///   - lifecycleNotificationUrl: The address to which lifecycle events are delivered, in the same form as
    ///     `notificationUrl`. It may be the same address. The default is `nil`, which means that the service does not
    ///     report lifecycle events.
    ///   - end: When the subscription expires. The service extends a lifetime of less than 45 minutes to 45 minutes,
    ///     and rejects a lifetime of more than 60 minutes.
    ///   - clientState: A secret of at most 128 characters that each notification contains. The default is `nil`, which
    ///     means that notifications contain no secret.
    /// - Returns: The body of the request that creates the subscription.
    /// - Throws: `GraphError` of kind `invalidRequest` if `ids` is empty or has more than 650 elements, or if
    ///   `notificationUrl` or `lifecycleNotificationUrl` is not a valid address.
    public static func presences(
        of ids: [String],
        notificationUrl: URL,
        lifecycleNotificationUrl: URL? = nil,
        expires end: Date,
        clientState: String? = nil
    ) throws -> Subscription {
        func invalidRequest(_ message: String) -> GraphError {
            let operation = GraphServiceClient.Operations.createSubscription["/subscriptions"]
            return GraphError(kind: .invalidRequest, operation: operation, message: message)
        }
        guard let first = ids.first else { throw invalidRequest("ids must not be empty") }
        guard ids.count <= maximumUserCount else {
            throw invalidRequest("ids has \(ids.count) elements; it must have at most \(maximumUserCount) elements")
        }
        for (name, url) in [
            ("notificationUrl", notificationUrl), ("lifecycleNotificationUrl", lifecycleNotificationUrl),
        ] as [(String, URL?)] {
            guard let url, NotificationAddress(url.absoluteString) == nil else { continue }
            throw invalidRequest("\(name) is not a valid address; specify \(NotificationAddress.allowed)")
        }
        // In a path, an ID that is not a GUID could refer to another resource. In a quoted string, the ID cannot. OData
        // escapes a single quotation mark in a string by doubling it.
        let quoted = ids.map { "'" + $0.replacingOccurrences(of: "'", with: "''") + "'" }
        let isSingle = ids.count == 1 && !first.isEmpty && first.utf8.allSatisfy(isPlain)
        let resource =
            isSingle
            ? "communications/presences/\(first)"
            : "/communications/presences?$filter=id in (\(quoted.joined(separator: ",")))"
        return Subscription(
            changeType: "updated",
            notificationUrl: notificationUrl.absoluteString,
            resource: resource,
            expirationDateTime: GraphDateTimeOffset(end),
            clientState: clientState,
            lifecycleNotificationUrl: lifecycleNotificationUrl?.absoluteString
        )
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
