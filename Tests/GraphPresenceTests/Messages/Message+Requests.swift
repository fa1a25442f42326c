// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport

extension Message {
    /// Error messages for requests that are rejected before they are sent.
    static let requests: [Message] = baseURLs + paths + pages + values + headers + batches

    private static let baseURLs: [Message] = [
        refused("a base URL that is not absolute", baseURL: "graph.microsoft.com"),
        refused("a base URL with a query", baseURL: "https://graph.microsoft.com/v1.0?a=b"),
        refused("a base URL with a fragment", baseURL: "https://graph.microsoft.com/v1.0#a"),
        refused("a base URL with a user name", baseURL: "https://a:b@graph.microsoft.com/v1.0"),
        refused("a base URL with dots", baseURL: "https://graph.microsoft.com/../v1.0"),
        refused("a base URL without TLS", baseURL: "http://graph.microsoft.com/v1.0"),
        refused("a base URL with another host", baseURL: "https://example.com/v1.0"),
    ]

    private static let paths: [Message] = [
        refused("an empty ID") { _ = try await $0.users[""].presence.get() },
        refused("an ID that consists of dots") { _ = try await $0.users[".."].presence.get() },
        refused("a path without a slash") { try await $0.send(GraphRequest<Void>(.get, "me")) },
        refused("a path with an empty segment") { try await $0.send(GraphRequest<Void>(.get, "/me//presence")) },
        refused("a cloud without the operation", cloud: .china) { _ = try await $0.me.presence.get() },
    ]

    /// Returns a closure that requests the page after a page with the given link.
    private static func next(_ link: String) -> @Sendable (GraphServiceClient) async throws -> Void {
        let page = CollectionResponse<GraphJSONValue>(value: [], odataNextLink: link)
        let first = GraphRequest<CollectionResponse<GraphJSONValue>>(.get, "/me/messages")
        return { client in
            if let request = first.nextPage(after: page) { _ = try await client.send(request) }
        }
    }

    private static let pages: [Message] = [
        refused("a page link that is not a URL", next("/me/messages?$skip=10")),
        refused("a page link to another host", next("https://example.com/v1.0/me/messages?$skip=10")),
        thrown("a repeated page link") {
            let page = TransportResponse(
                json: #"{"value":[],"@odata.nextLink":"https://graph.microsoft.com/v1.0/me/messages?$skip=10"}"#
            )
            let client = GraphServiceClient(clock: TestClock(), transport: RecordingTransport(page))
            let first = GraphRequest<CollectionResponse<GraphJSONValue>>(.get, "/me/messages")
            for try await _ in client.pages(of: first) {}
        },
    ]

    private static func set(_ body: SetPresencePostRequestBody) -> @Sendable (GraphServiceClient) async throws -> Void {
        { try await $0.me.presence.setPresence.post(body) }
    }

    private static let values: [Message] = [
        refused(
            "a combination that is not supported",
            set(SetPresencePostRequestBody(sessionId: "s", availability: .busy, activity: .away))
        ),
        refused(
            "a session without an ID",
            set(SetPresencePostRequestBody(sessionId: nil, availability: .away, activity: .away))
        ),
        refused("an empty session ID", set(SetPresencePostRequestBody(.away, sessionId: ""))),
        refused(
            "a duration that is too short",
            set(SetPresencePostRequestBody(.away, sessionId: "s", expirationDuration: "PT1M"))
        ),
        refused(
            "a duration that is too long",
            set(SetPresencePostRequestBody(.away, sessionId: "s", expirationDuration: .hours(5)))
        ),
        refused(
            "a string that is not a duration",
            set(SetPresencePostRequestBody(.away, sessionId: "s", expirationDuration: "1 hour"))
        ),
        refused("an enum value that the action does not support") {
            try await $0.me.presence.setManualLocation(workLocationType: .unspecified)
        },
        refused("too many IDs") { client in
            let ids = (0...650).map { "u\($0)".guid }
            _ = try await client.communications.getPresencesByUserId(ids: ids)
        },
        refused("a number that JSON cannot represent") { client in
            try await client.send(GraphRequest<Void>(.post, "/me/x", body: .json(["a": GraphJSONValue.double(.nan)])))
        },
        thrown("a subscription without users") {
            _ = try Subscription.presences(of: [], notificationUrl: URL(fileURLWithPath: "/"), expires: Date())
        },
        thrown("a subscription with too many users") {
            let ids = (0...650).map { "u\($0)".guid }
            _ = try Subscription.presences(of: ids, notificationUrl: URL(fileURLWithPath: "/"), expires: Date())
        },
        thrown("a subscription with an address that is not https") {
            let url = URL(fileURLWithPath: "/notifications")
            _ = try Subscription.presences(of: ["u".guid], notificationUrl: url, expires: Date())
        },
    ]

    private static func sending(_ headers: GraphHeaders) -> @Sendable (GraphServiceClient) async throws -> Void {
        { _ = try await $0.me.presence.get(configuration: RequestConfiguration(headers: headers)) }
    }

    private static let headers: [Message] =
        [
            refused("a header name with a space", sending(["X Note": "a"])),
            refused("a header value with a line break", sending(["X-Note": "a\r\nb"])),
        ]
        + ["Authorization", "Connection", "Content-Length", "Host", "Transfer-Encoding"].map { name in
            refused("the header \(name)", sending([name: "a"]))
        }

    /// Returns the message for the last request in a batch, which fails.
    private static func batch(
        _ situation: String,
        _ response: TransportResponse = TransportResponse(json: #"{"responses":[]}"#),
        _ items: @escaping @Sendable (GraphServiceClient) -> [BatchItem<Presence>]
    ) -> Message {
        thrown(situation) {
            let client = GraphServiceClient(clock: TestClock(), transport: RecordingTransport(response))
            let results = try await client.batch(items(client))
            for case .failure(let error) in results.reversed() { throw error }
        }
    }

    private static let batches: [Message] = [
        batch("a batch with duplicate request IDs") { client in
            ["a", "a"].map { BatchItem(client.me.presence.getRequest(), id: $0) }
        },
        batch("a batch item that depends on an unknown ID") { client in
            [BatchItem(client.me.presence.getRequest(), dependsOn: ["b"])]
        },
        batch("batch items with circular dependencies") { client in
            [("a", "b"), ("b", "a")].map { BatchItem(client.me.presence.getRequest(), id: $0, dependsOn: [$1]) }
        },
        batch("too many batch items that depend on one another") { client in
            (0...20).map { BatchItem(client.me.presence.getRequest(), id: "\($0)", dependsOn: $0 == 0 ? [] : ["0"]) }
        },
        batch("a batch item whose dependency cannot be sent") { client in
            [
                BatchItem(client.users[""].presence.getRequest(), id: "b"),
                BatchItem(client.me.presence.getRequest(), id: "a", dependsOn: ["b"]),
            ]
        },
        batch("a batch response without a response to the request") { [BatchItem($0.me.presence.getRequest())] },
        batch("an invalid batch response", TransportResponse(json: "[]")) {
            [BatchItem($0.me.presence.getRequest())]
        },
        batch("a batch that the service rejects", .error(500, "InternalServerError")) {
            [BatchItem($0.me.presence.getRequest())]
        },
    ]
}
