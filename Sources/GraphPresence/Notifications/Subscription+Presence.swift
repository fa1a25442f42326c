public import Foundation
import GraphRuntime

extension Subscription {
    /// A subscription to changes of presences, to be created:
    ///
    /// ```swift
    /// let subscription = try await graphClient.subscriptions.post(
    ///     .presences(of: userIDs, notificationUrl: url, expires: Date() + 3_600, clientState: secret))
    /// ```
    ///
    /// See [Change notifications for presence](https://learn.microsoft.com/graph/changenotifications-for-presence): the
    /// global cloud alone, a signed-in user, 650 users and an hour at most.
    ///
    /// - Parameters:
    ///   - ids: The users' ids, 650 at most.
    ///   - notificationUrl: Where notifications are posted to, over https.
    ///   - end: When the subscription ends. The service makes less than 45 minutes 45, and refuses more than 60.
    ///   - clientState: A secret that each notification repeats, 128 characters at most; nil for none. Default: nil.
    /// - Returns: The body of the request that creates it.
    public static func presences(
        of ids: [String],
        notificationUrl: URL,
        expires end: Date,
        clientState: String? = nil
    ) -> Subscription {
        // A quote in an OData text is written twice.
        let quoted = ids.map { "'" + $0.replacingOccurrences(of: "'", with: "''") + "'" }
        let resource =
            ids.count == 1
            ? "communications/presences/\(ids[0])"
            : "/communications/presences?$filter=id in (\(quoted.joined(separator: ",")))"
        return Subscription(
            changeType: "updated",
            notificationUrl: notificationUrl.absoluteString,
            resource: resource,
            expirationDateTime: GraphDateTimeOffset(end),
            clientState: clientState
        )
    }
}
