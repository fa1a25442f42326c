// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests for change notifications, from the subscription to the users that a receiver identifies.
@Suite(.timeLimit(.minutes(5))) struct SubscriptionTests {
    private let clock = ManualClock()
    private let emulator: EmulatorTransport
    private let secret = "a client state"

    init() {
        let permissions: Set<String> = ["Presence.Read.All"]
        emulator = EmulatorTransport(
            clock: clock,
            tokens: [
                "ann": .user("ann".guid, permissions: permissions), "ben": .user("ben".guid, permissions: permissions),
                "other": .user("ann".guid, permissions: permissions, application: "other"),
                "app": .application(permissions: permissions),
                "weak": .user("cat".guid, permissions: ["Presence.Read"]),
            ]
        )
    }

    private func subscriptions(_ token: String = "ann") -> SubscriptionsRequestBuilder {
        GraphServiceClient(credential: StaticTokenCredential(token), transport: emulator, retryPolicy: .never)
            .subscriptions
    }

    private func body(_ ids: [String] = ["u"], minutes: Double = 60) throws -> Subscription {
        try .presences(
            of: ids.map(\.guid),
            notificationUrl: try #require(URL(string: "https://example.com/hook")),
            expires: clock.now + minutes * 60,
            clientState: secret
        )
    }

    private func show(_ user: String, _ state: PresenceState) throws {
        try emulator.perform(.signIn(teamsClient: "t", state: state), for: user.guid)
    }

    /// Takes the notifications and returns the users that a receiver reads from each of them.
    private func changed() throws -> [[String]] {
        try emulator.takeNotifications().map { notification in
            #expect(notification.url == "https://example.com/hook")
            let delivery = try ChangeNotificationCollection(body: notification.body).notifications(clientState: secret)
            #expect(delivery.rejected.isEmpty)
            return delivery.notifications.map { if case .changed(let id) = $0 { id.shortName } else { "\($0)" } }
        }
    }

    private func failure(of subscription: Subscription, _ token: String = "ann") async -> GraphError? {
        await #expect(throws: GraphError.self) { try await subscriptions(token).post(subscription) }
    }

    @Test("Each change to a subscribed user's presence causes one notification") func notifiesOnce() async throws {
        let created = try await subscriptions().post(try body(["u", "V", "w"]))
        #expect(created.creatorId == "ann".guid)
        #expect(created.clientState == secret)
        #expect(created.expirationDateTime == GraphDateTimeOffset(clock.now + 3_600))
        #expect(try changed() == [])
        try show("v", PresenceState(.busy, .busy))
        try show("w", PresenceState(.away, .away))
        try show("x", PresenceState(.away, .away))
        #expect(try changed() == [["V", "w"]])
        #expect(try changed() == [])
        // If a state changes and then returns to its earlier value, no notification is sent.
        try show("v", PresenceState(.away, .away))
        try show("v", PresenceState(.busy, .busy))
        #expect(try changed() == [])
    }

    @Test("A notification has the documented format") func notificationFormat() async throws {
        let created = try await subscriptions().post(try body())
        try show("u", PresenceState(.busy, .busy))
        let notification = try #require(try emulator.takeNotifications().first)
        let id = try #require(created.id)
        let expected = """
            {"value":[{"subscriptionId":"\(id)","clientState":"\(secret)","changeType":"updated","tenantId":"tenant",
            "organizationId":"tenant","resource":"communications/presences('\("u".guid)')",
            "subscriptionExpirationDateTime":"2025-01-01T01:00:00.0000000Z","resourceData":{"id":"\("u".guid)",
            "@odata.id":"users/\("u".guid)/presence","@odata.type":"#microsoft.graph.presence"}}]}
            """
        #expect(
            try JSONDecoder().decode(GraphJSONValue.self, from: notification.body)
                == JSONDecoder().decode(GraphJSONValue.self, from: Data(expected.utf8))
        )
        #expect("\(notification)" == "POST https://example.com/hook, \(notification.body.count) bytes")
    }

    @Test("The expiration of a session causes a notification") func expirationIsChange() async throws {
        _ = try await subscriptions().post(try body())
        try emulator.perform(
            .setPresence(SetPresencePostRequestBody(.busyInACall, sessionId: "s", expirationDuration: "PT5M")),
            for: "u".guid
        )
        #expect(try changed() == [["u"]])
        clock.advance(by: .seconds(299))
        #expect(try changed() == [])
        clock.advance(by: .seconds(1))
        #expect(try changed() == [["u"]])
    }

    @Test("A subscription can be read, renewed, and deleted") func subscriptionLifecycle() async throws {
        let created = try await subscriptions().post(try body(minutes: 50))
        let id = try #require(created.id)
        #expect(try await subscriptions()[id].get() == created)
        #expect(try await subscriptions().get().value == [created])
        #expect(try await subscriptions("ben").get().value == [])
        clock.advance(by: .seconds(3_000 - 1))
        let end = GraphDateTimeOffset(clock.now + 3_600)
        let renewed = try await subscriptions()[id].patch(SubscriptionUpdate(expirationDateTime: end))
        #expect(renewed.expirationDateTime == end)
        #expect(renewed.clientState == secret)
        clock.advance(by: .seconds(3_599))
        try show("u", PresenceState(.busy, .busy))
        #expect(try changed() == [["u"]])
        try await subscriptions()[id].delete()
        try show("u", PresenceState(.away, .away))
        #expect(try changed() == [])
        let error = await #expect(throws: GraphError.self) { try await subscriptions()[id].get() }
        #expect(error?.status == 404)
    }

    @Test("A subscription that is not renewed expires") func subscriptionExpiry() async throws {
        // The service extends a shorter lifetime to 45 minutes.
        let created = try await subscriptions().post(try body(minutes: 1))
        #expect(created.expirationDateTime == GraphDateTimeOffset(clock.now + 2_700))
        clock.advance(by: .seconds(2_700))
        try show("u", PresenceState(.busy, .busy))
        #expect(try changed() == [])
        #expect(try await subscriptions().get().value == [])
        _ = try await subscriptions().post(try body())
    }

    @Test("Changes before the end of a subscription can be taken after the subscription ends") func changesBeforeEnd()
        async throws
    {
        let id = try #require(try await subscriptions().post(try body(["u"])).id)
        try show("u", PresenceState(.busy, .inACall))
        try await subscriptions()[id].delete()
        try show("u", PresenceState(.away, .away))
        #expect(try changed() == [["u"]])
        #expect(try changed() == [])

        // The session of user w expires during the user's subscription, and the session of user x after the user's
        // subscription ends.
        let client = GraphServiceClient(credential: StaticTokenCredential("app"), transport: emulator)
        emulator.register(token: "app", as: .application(permissions: ["Presence.ReadWrite.All"]))
        for (user, token, time) in [("w", "ann", "PT59M"), ("x", "ben", "PT61M")] {
            try await client.users[user.guid].presence.setPresence(
                .busyInACall,
                sessionId: "s",
                expirationDuration: GraphDuration(time)
            )
            _ = try await subscriptions(token).post(try body([user]))
        }
        clock.advance(by: .seconds(7_200))
        for user in ["w", "x"] { try show(user, PresenceState(.doNotDisturb, .presenting)) }
        #expect(try changed() == [["w"]])
        #expect(try await subscriptions().get().value == [])
    }

    @Test("Each application can have at most one subscription for a user") func onePerApplication() async throws {
        let created = try await subscriptions().post(try body())
        let failure = await failure(of: try body(["other"]))
        #expect(failure?.status == 409)
        _ = try await subscriptions("ben").post(try body())
        _ = try await subscriptions("other").post(try body())
        let id = try #require(created.id)
        for token in ["ben", "other"] {
            let error = await #expect(throws: GraphError.self) { try await subscriptions(token)[id].delete() }
            #expect(error?.status == 404)
        }
    }

    @Test("Only a signed-in user with the required permission can subscribe") func requiredPermission() async throws {
        for token in ["app", "weak"] { #expect(await failure(of: try body(), token)?.status == 403) }
        #expect(await failure(of: try body(), "none")?.status == 401)
    }

    @Test("Other clouds do not support subscriptions") func otherClouds() async throws {
        let emulator = EmulatorTransport(clock: clock, signedInUser: "ann".guid, cloud: .usGovL4)
        let client = GraphServiceClient(
            credential: StaticTokenCredential("t"),
            cloud: .usGovL4,
            transport: emulator,
            validation: []
        )
        let error = await #expect(throws: GraphError.self) { try await client.subscriptions.get() }
        #expect(error?.status == 404)
    }

    @Test("A subscription can include at most 650 users") func maximumUsers() async throws {
        let ids = (0..<650).map { "it's user \($0)" }
        var more = try body(ids)
        more.resource = more.resource?.replacingOccurrences(of: "in (", with: "in ('another',")
        #expect(await failure(of: more)?.message == "The provided [resource] is invalid.")
        _ = try await subscriptions().post(try body(ids))
        try show("it's user 649", PresenceState(.busy, .busy))
        #expect(try changed() == [["it's user 649"]])
    }

    @Test("Notifications can be taken over HTTP") func takesOverHTTP() async throws {
        _ = try await subscriptions().post(try body())
        try show("u", PresenceState(.busy, .busy))
        let url = try #require(URL(string: "http://127.0.0.1/emulator/notifications"))
        let request = TransportRequest(method: .post, url: url)
        let responses = [try await emulator.send(request), try await emulator.send(request)]
        #expect(responses.map(\.status) == [200, 200])
        let first = try JSONDecoder().decode(GraphJSONValue.self, from: responses[0].body)
        guard case .array(let taken) = first["value"] else {
            Issue.record("\(first)")
            return
        }
        #expect(taken.count == 1)
        #expect(taken.first?["url"] == "https://example.com/hook")
        #expect(String(decoding: responses[1].body, as: UTF8.self) == #"{"value":[]}"#)
    }

    @Test("A reset removes all subscriptions") func resetRemoves() async throws {
        _ = try await subscriptions().post(try body())
        emulator.reset()
        try show("u", PresenceState(.busy, .busy))
        #expect(try changed() == [])
        _ = try await subscriptions().post(try body())
    }
}
