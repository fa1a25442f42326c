// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension ReadmeSamples {
    /// A placeholder for the part of an app that creates subscriptions.
    struct Subscriber: Sendable {
        let graphClient: GraphServiceClient

        /// Creates a subscription, and renews it once.
        func subscribe(
            _ userIDs: [String],
            _ url: URL,
            _ clientState: String
        ) async throws -> Subscription {
            let subscription = try await graphClient.subscriptions.post(
                // A little less than the hour, because clocks differ.
                .presences(
                    of: userIDs,
                    notificationUrl: url,
                    expires: Date() + 3_500,
                    clientState: clientState
                )
            )
            let end = GraphDateTimeOffset(Date() + 3_500)
            let update = SubscriptionUpdate(expirationDateTime: end)
            let id = subscription.id ?? ""
            return try await graphClient.subscriptions[id].patch(update)
        }

        /// Creates a subscription, and replaces a subscription that an earlier process created.
        func subscribeAgain(
            _ subscription: Subscription
        ) async throws -> Subscription {
            do {
                return try await graphClient.subscriptions.post(subscription)
            } catch let error as GraphError where error.status == 409 {
                let list = graphClient.subscriptions.getRequest()
                for try await page in graphClient.pages(of: list) {
                    for old in page.value
                    where old.resource?.contains("presences") == true {
                        let id = old.id ?? ""
                        try await graphClient.subscriptions[id].delete()
                    }
                }
                return try await graphClient.subscriptions.post(subscription)
            }
        }

        /// Returns a subscription whose notifications contain the presence.
        func rich(
            _ userIDs: [String],
            _ url: URL,
            _ certificate: String
        ) throws -> Subscription {
            var rich = try Subscription.presences(
                of: userIDs,
                notificationUrl: url,
                expires: Date() + 3_500
            )
            rich.includeResourceData = true
            rich.encryptionCertificate = certificate  // X.509, as Base64 of its DER
            rich.encryptionCertificateId = "2026"
            rich.lifecycleNotificationUrl = url.absoluteString
            return rich
        }
    }

    struct Receiver: Sendable {
        let clientState: String
        let log: @Sendable (String) -> Void
        let refresh: @Sendable (String) async -> Void
        let show: @Sendable (Presence) async -> Void
        let renew: @Sendable (String) async -> Void

        /// Returns the response to a POST request at the notification URL.
        func response(query: String?, body: Data) throws -> TransportResponse {
            if let validation = NotificationValidation.response(query: query) {
                return validation
            }
            let delivery = try ChangeNotificationCollection(body: body)
                .notifications(clientState: clientState)
            // The description of a rejected notification contains no secrets.
            for rejected in delivery.rejected { log("\(rejected)") }
            // Graph waits three seconds for the response. After that, it sends
            // the notifications again.
            Task {
                for notification in delivery.notifications {
                    switch notification {
                    case .changed(let userID): await refresh(userID)
                    case .presence(let presence): await show(presence)
                    case .lifecycle(let event, _): await renew(event)
                    }
                }
            }
            return TransportResponse(status: 202)
        }
    }
}
