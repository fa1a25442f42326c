public import Foundation
import GraphRuntime

extension Subscription {
    /// The most users that one subscription to presences may have.
    public static let maximumUserCount = 650

    /// A subscription to changes of presences, to be created:
    ///
    /// ```swift
    /// let subscription = try await graphClient.subscriptions.post(
    ///     .presences(of: userIDs, notificationUrl: url, expires: Date() + 3_500, clientState: secret))
    /// ```
    ///
    /// See [Change notifications for presence](https://learn.microsoft.com/graph/changenotifications-for-presence): the
    /// global cloud alone, a signed-in user, 650 users and an hour at most, by the service's clock: ask for a little less.
    /// For rich notifications set `includeResourceData`, `encryptionCertificate` and `encryptionCertificateId` of what is
    /// returned.
    ///
    /// - Parameters:
    ///   - ids: The users' ids, 650 at most.
    ///   - notificationUrl: Where notifications are delivered: an https URL that they are posted to, an Azure Event Hubs
    ///     address (`EventHub:https://…`) or an Azure Event Grid address
    ///     (`EventGrid:?azuresubscriptionid=…&resourcegroup=…&partnertopic=…&location=…`).
    ///   - end: When the subscription ends. The service makes less than 45 minutes 45, and refuses more than 60.
    ///   - clientState: A secret that each notification repeats, 128 characters at most; nil for none. Default: nil.
    /// - Returns: The body of the request that creates it.
    /// - Throws: ``GraphError`` of kind `invalidRequest` if there are no ids, or more than 650, or the URL is none of these.
    public static func presences(
        of ids: [String],
        notificationUrl: URL,
        expires end: Date,
        clientState: String? = nil
    ) throws -> Subscription {
        func refusal(_ message: String) -> GraphError {
            let operation = GraphServiceClient.Operations.createSubscription["/subscriptions"]
            return GraphError(kind: .invalidRequest, operation: operation, message: message)
        }
        guard let first = ids.first else { throw refusal("ids is empty; the service takes 1 or more") }
        guard ids.count <= maximumUserCount else {
            throw refusal("ids has \(ids.count) elements; the service takes at most \(maximumUserCount)")
        }
        guard NotificationAddress(notificationUrl.absoluteString) != nil else {
            throw refusal("notificationUrl is not a valid address; the service takes \(NotificationAddress.allowed)")
        }
        // An id that is no GUID could lead to another resource, but not inside quotes; a quote in an OData text is written
        // twice.
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
            clientState: clientState
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
