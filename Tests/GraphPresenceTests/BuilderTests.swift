// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport
import Testing

/// Tests that every builder sends its operation's request.
@Suite(.timeLimit(.minutes(5))) struct BuilderTests {
    private struct Sent: Hashable {
        let operation: GraphOperation
        let path: String
        let body: String?
    }

    private let client = GraphServiceClient.recording(RecordingTransport())

    private func sent<Value>(_ request: GraphRequest<Value>) throws -> Sent {
        let wire = try client.requestAdapter.transportRequest(for: request)
        #expect(wire.method == request.operation.method)
        #expect(request.path.template == request.operation.pathTemplate)
        return Sent(
            operation: request.operation,
            path: String(wire.url.absoluteString.dropFirst("https://graph.microsoft.com/v1.0".count)),
            body: wire.body.map { String(decoding: $0, as: UTF8.self) }
        )
    }

    private let message = PresenceStatusMessage(message: ItemBody(content: "m"))

    /// The expected body for each operation name, or `nil` for operations without a body.
    private let bodies: [String: String?] = [
        "getPresence": nil,
        "getPresencesByUserId": #"{"ids":["i"]}"#,
        "setPresence": #"{"activity":"InACall","availability":"Busy","sessionId":"s"}"#,
        "clearPresence": #"{"sessionId":"s"}"#,
        "setUserPreferredPresence": #"{"activity":"OffWork","availability":"Offline"}"#,
        "clearUserPreferredPresence": "{}",
        "setStatusMessage": #"{"statusMessage":{"message":{"content":"m"}}}"#,
        "setAutomaticLocation": #"{"workLocationType":"remote"}"#,
        "setManualLocation": #"{"placeId":"p","workLocationType":"office"}"#,
        "createSubscription":
            #"{"changeType":"updated","expirationDateTime":"2025-01-01T00:00:00Z","notificationUrl":"https://x/","#
            + #""resource":"r"}"#,
        "updateSubscription": #"{"expirationDateTime":"2025-01-01T00:00:00Z"}"#,
        "listSubscriptions": nil,
        "getSubscription": nil,
        "deleteSubscription": nil,
        "clearAutomaticLocation": nil,
        "clearLocation": nil,
    ]

    private func all(_ presence: PresenceRequestBuilder) throws -> [Sent] {
        [
            try sent(presence.getRequest(configuration: RequestConfiguration())),
            try sent(presence.setPresence.postRequest(SetPresencePostRequestBody(.busyInACall, sessionId: "s"))),
            try sent(presence.clearPresence.postRequest(ClearPresencePostRequestBody(sessionId: "s"))),
            try sent(
                presence.setUserPreferredPresence.postRequest(SetUserPreferredPresencePostRequestBody(.offlineOffWork))
            ),
            try sent(presence.clearUserPreferredPresence.postRequest()),
            try sent(presence.setStatusMessage.postRequest(SetStatusMessagePostRequestBody(statusMessage: message))),
            try sent(
                presence.setAutomaticLocation.postRequest(
                    SetAutomaticLocationPostRequestBody(workLocationType: .remote)
                )
            ),
            try sent(
                presence.setManualLocation.postRequest(
                    SetManualLocationPostRequestBody(workLocationType: .office, placeId: "p")
                )
            ),
            try sent(presence.clearAutomaticLocation.postRequest()), try sent(presence.clearLocation.postRequest()),
        ]
    }

    private func subscriptions() throws -> [Sent] {
        let one = client.subscriptions["u/1"]
        let subscription = Subscription(
            changeType: "updated",
            notificationUrl: "https://x/",
            resource: "r",
            expirationDateTime: "2025-01-01T00:00:00Z"
        )
        return [
            try sent(client.subscriptions.getRequest()), try sent(client.subscriptions.postRequest(subscription)),
            try sent(one.getRequest()),
            try sent(one.patchRequest(SubscriptionUpdate(expirationDateTime: "2025-01-01T00:00:00Z"))),
            try sent(one.deleteRequest()),
        ]
    }

    @Test("Every operation has a builder that sends its request")
    func sendsEveryOperation() throws {
        let communications = client.communications
        let all =
            try all(client.users["u/1"].presence) + all(client.me.presence)
            + all(communications.presences.byPresenceId("u/1"))
            + [sent(communications.getPresencesByUserId.postRequest(GetPresencesByUserIdPostRequestBody(ids: ["i"])))]
            + subscriptions()
        #expect(Set(all.map(\.operation)) == Set(GraphServiceClient.operations))
        #expect(all.count == GraphServiceClient.operations.count)
        for sent in all {
            let path = sent.operation.pathTemplate.replacing(/\{[^}]+\}/, with: "u%2F1")
            #expect(sent.path == path)
            #expect(sent.body == bodies[sent.operation.name ?? ""] ?? "no such action", "\(sent.operation)")
        }
    }

    @Test("Unsafe path segments and header values are rejected even without validation")
    func rejectsUnsafeValues() async {
        let open = GraphServiceClient.recording(RecordingTransport(), validation: [])
        let off = RequestConfiguration(validation: [])
        for id in ["", ".", "..", "....."] {
            for request in [
                open.users[id].presence.getRequest(configuration: off),
                open.communications.presences[id].getRequest(configuration: off),
            ] {
                let error = #expect(throws: GraphError.self) { try open.requestAdapter.transportRequest(for: request) }
                #expect(error?.kind == .invalidRequest)
                #expect(error?.message.hasSuffix(id.isEmpty ? "not be empty" : "only of dots") == true)
            }
        }
        let headers = RequestConfiguration(headers: ["X-Note": "a\r\nb"], validation: [])
        let error = await #expect(throws: GraphError.self) { try await open.me.presence.get(configuration: headers) }
        #expect(error?.kind == .invalidRequest)
    }

    @Test("All equivalent forms of a call send the same request")
    func formsAreEquivalent() async throws {
        let transport = RecordingTransport()
        let presence = GraphServiceClient.recording(transport).users["u"].presence
        let body = SetPresencePostRequestBody(.away, sessionId: "s", expirationDuration: .minutes(5))
        try await presence.setPresence.post(body)
        _ = try await presence.context.requestAdapter.response(for: presence.setPresence.postRequest(body))
        try await presence.setPresence(.away, sessionId: "s", expirationDuration: .minutes(5))
        try await presence.setPresence.post(
            SetPresencePostRequestBody(
                sessionId: "s",
                availability: .away,
                activity: .away,
                expirationDuration: .minutes(5)
            )
        )
        let sent = transport.requests.map {
            [$0.url.absoluteString, String(decoding: $0.body ?? Data(), as: UTF8.self)]
        }
        #expect(sent.count == 4)
        #expect(Set(sent).count == 1)
    }
}
