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

    /// Keeps a subscription to the presences of some users.
    actor SubscriptionKeeper {
        let graphClient: GraphServiceClient
        let clock: any GraphClock
        /// Requests all presences, because notifications were lost.
        let refreshAll: @Sendable () async -> Void
        /// Returns the subscription to create, which ends at the given time.
        let subscription: @Sendable (_ end: Date) throws -> Subscription
        private var id = ""

        init(
            _ graphClient: GraphServiceClient,
            clock: any GraphClock = .system,
            refreshAll: @escaping @Sendable () async -> Void,
            subscription: @escaping @Sendable (Date) throws -> Subscription
        ) {
            self.graphClient = graphClient
            self.clock = clock
            self.refreshAll = refreshAll
            self.subscription = subscription
        }

        /// Creates the subscription, and renews it until the task is canceled.
        func run() async throws {
            try await create()
            while true {
                // Half of the lifetime leaves time for retries.
                try await clock.sleep(for: .seconds(1_750))
                do {
                    try await renew()
                } catch let error as GraphError {
                    print("renewing the subscription failed: \(error)")
                }
            }
        }

        /// Handles a lifecycle event. The receiver calls this method.
        func recover(_ event: String, _ subscriptionID: String?) async throws {
            guard subscriptionID == id else { return }
            switch event {
            case PresenceNotification.LifecycleEvent.reauthorizationRequired:
                try await renew()
            case PresenceNotification.LifecycleEvent.subscriptionRemoved:
                try await create()
            case PresenceNotification.LifecycleEvent.missed:
                await refreshAll()
            default: break
            }
        }

        private func renew() async throws {
            let end = GraphDateTimeOffset(clock.now + 3_500)
            let update = SubscriptionUpdate(expirationDateTime: end)
            do {
                _ = try await graphClient.subscriptions[id].patch(update)
            } catch let error as GraphError where error.status == 404 {
                try await create()
            }
        }

        private func create() async throws {
            let wanted = try subscription(clock.now + 3_500)
            do {
                id = try await graphClient.subscriptions.post(wanted).id ?? ""
            } catch let error as GraphError where error.status == 409 {
                // A subscription of an earlier process still exists.
                let list = graphClient.subscriptions.getRequest()
                for try await page in graphClient.pages(of: list) {
                    for old in page.value
                    where old.resource?.contains("presences") == true {
                        let oldID = old.id ?? ""
                        try await graphClient.subscriptions[oldID].delete()
                    }
                }
                id = try await graphClient.subscriptions.post(wanted).id ?? ""
            }
            await refreshAll()
        }
    }

    struct Receiver: Sendable {
        let clientState: String
        let log: @Sendable (String) -> Void
        let refresh: @Sendable (String) async -> Void
        let show: @Sendable (Presence) async -> Void
        /// Renews or creates the subscription, or requests all presences.
        let recover: @Sendable (_ event: String, _ id: String?) async -> Void

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
                    case .lifecycle(let event, let subscriptionID):
                        await recover(event, subscriptionID)
                    }
                }
            }
            return TransportResponse(status: 202)
        }
    }
}
