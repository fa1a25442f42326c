// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A subscription with the last states that its subscriber was notified of.
struct SubscriptionEntry: Sendable {
    /// The user and the application that created a subscription.
    struct Owner: Hashable, Sendable {
        let user: String
        let application: String
    }

    var subscription: Subscription
    let url: String
    let owner: Owner
    let tenant: String
    let users: SubscribedUsers
    var endsAt: Date
    /// The states of the users at the last notification, in the order of the users.
    var seen: [PresenceState]

    /// Returns the notification about a change to a user's presence.
    func notification(of user: String) -> ChangeNotification {
        ChangeNotification(
            subscriptionId: subscription.id ?? "",
            subscriptionExpirationDateTime: GraphDateTimeOffset(endsAt),
            clientState: subscription.clientState,
            changeType: "updated",
            resource: "communications/presences('\(user)')",
            resourceData: ResourceData(
                id: user,
                additionalData: [
                    "@odata.id": .string("users/\(user)/presence"), "@odata.type": "#microsoft.graph.presence",
                ]
            ),
            tenantId: tenant,
            organizationId: tenant
        )
    }

    /// Returns the notification about a lifecycle event, which has neither a change type nor a resource.
    func notification(of event: EmulatorLifecycleEvent) -> GraphJSONValue {
        var members: [String: GraphJSONValue] = [
            "subscriptionId": .string(subscription.id ?? ""),
            "subscriptionExpirationDateTime": .string(GraphDateTimeOffset(endsAt).text),
            "tenantId": .string(tenant),
            "lifecycleEvent": .string(event.rawValue),
        ]
        if let clientState = subscription.clientState { members["clientState"] = .string(clientState) }
        return .object(members)
    }
}
