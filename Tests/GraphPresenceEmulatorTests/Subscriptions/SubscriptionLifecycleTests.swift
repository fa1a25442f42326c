// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests for the lifecycle events of subscriptions.
@Suite(.timeLimit(.minutes(5))) struct SubscriptionLifecycleTests {
    private let clock = ManualClock()
    private let emulator: EmulatorTransport
    private let subscriptions: SubscriptionsRequestBuilder
    private let secret = "a client state"

    init() {
        emulator = EmulatorTransport(
            clock: clock,
            tokens: ["ann": .user("ann".guid, permissions: ["Presence.Read.All"])]
        )
        let credential = StaticTokenCredential("ann")
        subscriptions = GraphServiceClient(credential: credential, transport: emulator).subscriptions
    }

    private func body() throws -> Subscription {
        try .presences(
            of: ["u".guid],
            notificationUrl: try #require(URL(string: "https://example.com/hook")),
            expires: clock.now + 3_600,
            clientState: secret
        )
    }

    @Test("A lifecycle event is sent to its own URL, after earlier changes") func lifecycleEvents() async throws {
        var body = try body()
        body.lifecycleNotificationUrl = "https://example.com/lifecycle"
        let id = try #require(try await subscriptions.post(body).id)
        let busy = PresenceState(.busy, .busy)
        try emulator.perform(.signIn(teamsClient: "t", state: busy), for: "u".guid)
        try emulator.sendLifecycleEvent(.missed, toSubscription: id)
        let url = try #require(URL(string: "http://127.0.0.1/emulator/subscriptions/\(id)/lifecycle"))
        let removed = Data(#"{"lifecycleEvent":"subscriptionRemoved"}"#.utf8)
        let call = TransportRequest(
            method: .post,
            url: url,
            headers: ["Content-Type": "application/json"],
            body: removed
        )
        #expect(try await emulator.send(call).status == 200)
        let taken = try emulator.takeNotifications()
        #expect(
            taken.map(\.url) == ["https://example.com/hook"]
                + Array(repeating: "https://example.com/lifecycle", count: 2)
        )
        let expected = """
            {"value":[{"subscriptionId":"\(id)","subscriptionExpirationDateTime":"2025-01-01T01:00:00.0000000Z",
            "tenantId":"tenant","clientState":"\(secret)","lifecycleEvent":"missed"}]}
            """
        #expect(
            try JSONDecoder().decode(GraphJSONValue.self, from: taken[1].body)
                == JSONDecoder().decode(GraphJSONValue.self, from: Data(expected.utf8))
        )
        let received = try ChangeNotificationCollection(body: taken[2].body).notifications(clientState: secret)
        #expect(received.rejected.isEmpty)
        #expect("\(received.notifications)".contains("subscriptionRemoved"))
        #expect(try await subscriptions.get().value == [])
        #expect(try emulator.takeNotifications().isEmpty)
        #expect(try await emulator.send(call).status == 404)
    }

    @Test("A lifecycle event requires a subscription with a URL for such events") func impossibleLifecycleEvents()
        async throws
    {
        let id = try #require(try await subscriptions.post(try body()).id)
        let missing = #expect(throws: PresenceServiceError.self) {
            try emulator.sendLifecycleEvent(.missed, toSubscription: id)
        }
        #expect(missing?.status == 400)
        let unknown = #expect(throws: PresenceServiceError.self) {
            try emulator.sendLifecycleEvent(.missed, toSubscription: "x".guid)
        }
        #expect(unknown?.status == 404)
    }
}
