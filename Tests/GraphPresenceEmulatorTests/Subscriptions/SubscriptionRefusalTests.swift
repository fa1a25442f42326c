// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests for the subscriptions that the emulator accepts and rejects.
@Suite(.timeLimit(.minutes(5))) struct SubscriptionRefusalTests {
    private let clock = ManualClock()
    private let emulator: EmulatorTransport

    init() {
        emulator = EmulatorTransport(clock: clock, tokens: ["ann": .user("ann", permissions: ["Presence.Read.All"])])
    }

    private var subscriptions: SubscriptionsRequestBuilder {
        GraphServiceClient(credential: StaticTokenCredential("ann"), transport: emulator, retryPolicy: .never)
            .subscriptions
    }

    private func body() throws -> Subscription {
        let url = try #require(URL(string: "https://example.com/hook"))
        return try .presences(of: ["u".guid], notificationUrl: url, expires: clock.now + 3_600)
    }

    private func failure(of subscription: Subscription) async -> GraphError? {
        await #expect(throws: GraphError.self) { try await subscriptions.post(subscription) }
    }

    @Test("Subscriptions that the service would reject are rejected") func invalidSubscriptions() async throws {
        let changes: [(String, @Sendable (inout Subscription) -> Void)] = [
            ("changeType", { $0.changeType = "created" }), ("notificationUrl", { $0.notificationUrl = "http://x/" }),
            ("notificationUrl", { $0.notificationUrl = "EventGrid:?azuresubscriptionid=s&resourcegroup=r" }),
            ("lifecycleNotificationUrl", { $0.lifecycleNotificationUrl = "http://x/" }),
            ("resource", { $0.resource = "me/messages" }),
            ("resource", { $0.resource = "communications/presences?$filter=id in ()" }),
            ("resource", { $0.resource = "communications/presences?$filter=id in ('a' 'b')" }),
            ("resource", { $0.resource = "communications/presences?$filter=id in ('a',)" }),
            ("expirationDateTime", { $0.expirationDateTime = "2025-01-01T01:00:01Z" }),
            ("expirationDateTime", { $0.expirationDateTime = "2025-01-01T00:00:00Z" }),
            ("expirationDateTime", { $0.expirationDateTime = "soon" }),
        ]
        for (name, change) in changes {
            var subscription = try body()
            change(&subscription)
            let error = await failure(of: subscription)
            #expect(error?.status == 400, "\(subscription)")
            #expect(error?.message == "The provided [\(name)] is invalid.", "\(subscription)")
        }
        var rich = try body()
        rich.includeResourceData = true
        #expect(await failure(of: rich)?.status == 501)
    }

    @Test("A subscription without a required member is rejected") func missingMembers() async throws {
        let changes: [(String, @Sendable (inout Subscription) -> Void)] = [
            ("changeType", { $0.changeType = nil }), ("notificationUrl", { $0.notificationUrl = nil }),
            ("resource", { $0.resource = nil }), ("expirationDateTime", { $0.expirationDateTime = nil }),
        ]
        let configuration = RequestConfiguration(validation: [])
        for (name, change) in changes {
            var subscription = try body()
            change(&subscription)
            let error = await #expect(throws: GraphError.self) {
                try await subscriptions.post(subscription, configuration: configuration)
            }
            #expect(error?.status == 400)
            #expect(error?.message == "The provided [\(name)] is invalid.")
        }
        let created = try await subscriptions.post(try body())
        var update = SubscriptionUpdate(expirationDateTime: GraphDateTimeOffset(clock.now))
        update.expirationDateTime = nil
        let error = await #expect(throws: GraphError.self) {
            try await subscriptions[created.id ?? ""].patch(update, configuration: configuration)
        }
        #expect(error?.message == "The provided [expirationDateTime] is invalid.")
    }

    @Test(
        "Azure Event Hubs and Event Grid addresses are accepted",
        arguments: [
            "EventHub:https://contoso.servicebus.windows.net/eventhubname/presence?tenantId=contoso.com",
            "EventGrid:?azuresubscriptionid=s&resourcegroup=r&partnertopic=t&location=westeurope",
        ]
    )
    func azureAddresses(_ address: String) async throws {
        var subscription = try body()
        subscription.notificationUrl = address
        subscription.lifecycleNotificationUrl = address
        #expect(try await subscriptions.post(subscription).notificationUrl == address)
        try emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .busy)), for: "u".guid)
        #expect(try emulator.takeNotifications().map(\.url) == [address])
    }
}
