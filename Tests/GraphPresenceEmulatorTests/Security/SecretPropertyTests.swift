// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

/// Tests that values that the schema marks as sensitive do not appear in printed text.
@Suite(.timeLimit(.minutes(5))) struct SecretPropertyTests {
    private static let canary = "canary-5f2a-0123456789"

    private static func subscription(_ clientState: String? = canary) -> Subscription {
        Subscription(
            changeType: "updated",
            notificationUrl: "https://example.com/",
            resource: "communications/presences/a",
            expirationDateTime: GraphDateTimeOffset("2025-01-01T00:00:00Z"),
            clientState: clientState
        )
    }

    private func shown(_ value: Any) -> String {
        var text = "\(value) \(String(reflecting: value)) \([value])"
        dump(value, to: &text)
        return text
    }

    private func client(_ status: Int, _ body: String, type: String = "application/json") -> GraphServiceClient {
        GraphServiceClient(
            credential: StaticTokenCredential("t"),
            transport: ClosureTransport { _ in
                TransportResponse(status: status, headers: ["Content-Type": type], body: Data(body.utf8))
            },
            retryPolicy: .never
        )
    }

    @Test("A subscription is printed without its client state") func printsSubscription() {
        let text = shown(Self.subscription())
        #expect(!text.contains(Self.canary))
        #expect(text.contains("_clientState: •••"))
        #expect(text.contains("resource: Optional(\"communications/presences/a\")"))
        #expect("\(Self.subscription(nil))".contains("_clientState: nil"))
    }

    @Test("Notifications are printed without their sensitive values") func printsNotifications() throws {
        let body = #"{"value":[{"clientState":"\#(Self.canary)"}],"validationTokens":["\#(Self.canary)"]}"#
        let notifications = try ChangeNotificationCollection(body: Data(body.utf8))
        #expect(notifications.value?.first?.clientState == Self.canary)
        #expect(notifications.validationTokens == [Self.canary])
        #expect(!shown(notifications).contains(Self.canary))
    }

    @Test("The client state is sent and decoded with its actual value") func sendsClientState() async throws {
        let sent = Locked<Data?>(nil)
        let client = GraphServiceClient(
            credential: StaticTokenCredential("t"),
            transport: ClosureTransport { request in
                sent.withLock { $0 = request.body }
                return TransportResponse(status: 201, json: String(decoding: request.body ?? Data(), as: UTF8.self))
            }
        )
        let created = try await client.subscriptions.post(Self.subscription())
        #expect(created.clientState == Self.canary)
        let body = sent.withLock { $0 }.map { String(decoding: $0, as: UTF8.self) } ?? ""
        #expect(body.contains(#""clientState":"\#(Self.canary)""#))
    }

    @Test(
        "A response that cannot be decoded is shown without sensitive values",
        arguments: [
            (#"{"id": 7, "clientState" : "CANARY", "x": 1}"#, #"{"id": 7, "clientState" : "•••", "x": 1}"#),
            (#"{"id": 7, "clientState":["CANARY" , "a\"CANARY"],"x"#, #"{"id": 7, "clientState":["•••" , "•••"],"x"#),
            (#"{"id": 7, "clientState":"CANARY"#, #"{"id": 7, "clientState":"•••"#),
            (
                #"{"id": 7, "clientState":"a\\","x":"clientState"}"#,
                #"{"id": 7, "clientState":"•••","x":"clientState"}"#
            ),
            (#"{"id": 7, "clientState":"a\"#, #"{"id": 7, "clientState":"•••"#),
            (#"{"id": 7, "clientState":null,"clientState":"#, #"{"id": 7, "clientState":null,"clientState":"#),
            (#"{"id": 7, "clientState":[]} "clientState"#, #"{"id": 7, "clientState":[]} "clientState"#),
            (#"{"id": 7, "clientState":["#, #"{"id": 7, "clientState":["#),
        ]
    )
    func undecodableResponse(_ body: String, _ excerpt: String) async throws {
        let body = body.replacingOccurrences(of: "CANARY", with: Self.canary)
        let client = client(201, body)
        let error = await #expect(throws: GraphError.self) { try await client.subscriptions.post(Self.subscription()) }
        #expect(error?.bodyExcerpt == excerpt)
        #expect(error.map { shown($0).contains(Self.canary) } == false)
    }

    /// A proxy between the client and the service may repeat the request in the proxy's error page.
    @Test("A response that repeats the request is shown without sensitive values", arguments: [400, 502])
    func echoedRequest(_ status: Int) async throws {
        let secret = #"a "quoted" \#(Self.canary)"#
        let sent = String(decoding: try JSONEncoder().encode(["clientState": secret]), as: UTF8.self)
        let message = String(decoding: try JSONEncoder().encode("bad: \(sent)"), as: UTF8.self)
        for body in [#"{"error":{"code":"Bad","message":\#(message)}}"#, "<pre>bad: \(secret)</pre>", "bad: \(sent)"] {
            let client = client(status, body, type: body.hasPrefix("{") ? "application/json" : "text/html")
            let error = await #expect(throws: GraphError.self) {
                try await client.subscriptions.post(Self.subscription(secret))
            }
            #expect(error.map { shown($0).contains(Self.canary) } == false, "\(body)")
            #expect(error.map { shown($0).contains("•••") } == true, "\(body)")
        }
    }

    @Test("A member with the same name in a different type is shown") func otherMembers() async throws {
        let client = client(200, #"{"clientState":"shown""#)
        let error = await #expect(throws: GraphError.self) { try await client.users["u".guid].presence.get() }
        #expect(error?.bodyExcerpt == #"{"clientState":"shown""#)
    }

    @Test("The error for a batch item is shown without sensitive values") func batchItem() async throws {
        let item =
            #"{"id":"1","status":201,"headers":{"Content-Type":"application/json"},"body":{"id":7,"clientState":"\#(Self.canary)"}}"#
        for body in [#"{"responses":[\#(item)]}"#, #"{"responses":[\#(item)"#] {
            let client = client(200, body)
            let result = try await client.batch([client.subscriptions.postRequest(Self.subscription())])[0]
            let error = #expect(throws: GraphError.self) { try result.get() }
            #expect(error?.bodyExcerpt?.contains("•••") == true, "\(String(describing: error))")
            #expect(error.map { shown($0).contains(Self.canary) } == false)
        }
    }

    @Test("The error for a rejected request is shown without sensitive values") func rejectedRequest() async throws {
        let long = Self.canary + String(repeating: "x", count: 128)
        let client = client(201, "{}")
        let error = await #expect(throws: GraphError.self) {
            try await client.subscriptions.post(Self.subscription(long))
        }
        #expect(error?.localizedDescription.contains("clientState") == true)
        #expect(error.map { shown($0).contains(Self.canary) } == false)
    }
}
