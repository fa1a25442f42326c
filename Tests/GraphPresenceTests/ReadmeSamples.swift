// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

// The samples of the README and of the articles that tests run. A test compares them line by line.

/// A placeholder for a type of the app.
struct Call: Sendable {
    func begin() async throws {}
    func present() async throws {}
}

enum ReadmeSamples {
    static let userID = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
    static let otherUserID = "66825e03-7ef5-42da-9069-724602c31f6b"
    static let teamIDs = [userID, otherUserID]
    static let applicationID = "22553876-f5ab-4529-bffb-cfe50aa89f87"

    static func calls(_ graphClient: GraphServiceClient) async throws {
        let requestBody = SetPresencePostRequestBody(
            sessionId: applicationID,
            availability: .available,
            activity: .available,
            expirationDuration: "PT1H"
        )
        try await graphClient.users[userID].presence.setPresence.post(requestBody)

        let many = try await graphClient.communications.getPresencesByUserId(
            ids: [userID, otherUserID]
        )
        for presence in many.value {
            print(presence.id, presence.availability?.rawValue ?? "unknown")
        }

        try await graphClient.me.presence.setUserPreferredPresence(
            .doNotDisturb,
            expirationDuration: .hours(8)
        )
        try await graphClient.me.presence.clearUserPreferredPresence()

        let text = ItemBody(content: "At lunch", contentType: .text)
        let message = PresenceStatusMessage(message: text)
        try await graphClient.me.presence.setStatusMessage(statusMessage: message)
    }

    static func byHand(_ graphClient: GraphServiceClient) async throws -> GraphJSONValue {
        let request = GraphRequest<GraphJSONValue>(.get, "/users/\(userID)/manager")
        let manager = try await graphClient.send(request)
        print(manager)
        return manager
    }

    static func errors(_ graphClient: GraphServiceClient) async throws {
        do {
            try await graphClient.users[userID].presence.clearPresence(
                sessionId: applicationID
            )
        } catch let error as GraphError where error.status == 404 {
            // The session does not exist, or it has expired.
        }
    }

    static func held(_ graphClient: GraphServiceClient, _ call: Call) async throws {
        try await graphClient.me.presence.withSession(applicationID, .busyInACall) { session in
            try await call.begin()
            try await session.update(.doNotDisturbPresenting)
            try await call.present()
        }
    }

    static func watched(_ graphClient: GraphServiceClient, show: @Sendable ([Presence]) -> Void) async throws {
        for try await event in graphClient.communications.presences.watch(teamIDs, every: .seconds(30)) {
            switch event {
            case .snapshot(let presences): show(presences)
            case .change(let presence): show([presence])
            case .unreadable, .gap, .resumed: break
            }
        }
    }

    static func statusMessage(_ graphClient: GraphServiceClient) async throws {
        let end = Date() + 3_600
        try await graphClient.me.presence.setStatusMessage(
            "In a meeting",
            until: end,
            timeZone: .current
        )
        try await graphClient.me.presence.setStatusMessage.clear()
    }

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

    static func many(_ graphClient: GraphServiceClient) async throws {
        // Any number of IDs, 650 per call.
        let action = graphClient.communications.getPresencesByUserId
        let all = try await action.all(teamIDs)
        print(all.presences.count, "known")
        print("unreadable:", all.unreadable, "missing:", all.missingIDs)

        // Any number of requests, 20 per call, each with its own result.
        let requests = teamIDs.map { id in
            graphClient.users[id].presence.clearPresence.postRequest(
                ClearPresencePostRequestBody(sessionId: applicationID)
            )
        }
        for result in try await graphClient.batch(requests) {
            if case .failure(let error) = result { print(error) }
        }

        // Requests of different types in one call.
        let (mine, yours) = try await graphClient.batch(
            graphClient.me.presence.getRequest(),
            graphClient.users[otherUserID].presence.getRequest()
        )
        print(try mine.get().displayStatus, try yours.get().displayStatus)
    }

    struct CallCounter: GraphMiddleware {
        let count: @Sendable (String, Int) -> Void

        func intercept(
            _ request: TransportRequest,
            for operation: GraphOperation,
            next: Next
        ) async throws -> TransportResponse {
            let response = try await next(request)
            count(operation.description, response.status)
            return response
        }
    }
}
