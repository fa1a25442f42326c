// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import Testing

/// Tests that text from a user cannot change a request's destination or header fields.
@Suite(.timeLimit(.minutes(5))) struct InjectionTests {
    private static let texts = [
        "a/b", "../x", "..%2Fx", "a?b=c", "a#b", "a&b=c", "a b", "a%b", "a\r\nX-Injected: yes", "a\nb", "a\0b", "a\\b",
        "@host", "//host", "https://host/", "ä👋", "a;b", "a:b@c", "'", "\"", "{id}", "%2e%2e", "a\u{202E}b", "+", "~",
    ]

    /// Returns the request that a call sends and the error that the call throws. The request is `nil` if the call sends
    /// no request.
    private func sent(
        _ call: (GraphServiceClient) async throws -> Void
    ) async -> (request: TransportRequest?, error: (any Error)?) {
        let sent = Locked<TransportRequest?>(nil)
        let client = GraphServiceClient(
            credential: StaticTokenCredential("t"),
            transport: ClosureTransport { request in
                sent.withLock { $0 = request }
                return TransportResponse(json: #"{"id":"x","value":[]}"#)
            }
        )
        do {
            try await call(client)
            return (sent.withLock { $0 }, nil)
        } catch {
            return (sent.withLock { $0 }, error)
        }
    }

    @Test("An ID is sent as exactly one path segment", arguments: texts) func idInPath(_ text: String) async throws {
        let (request, error) = await sent { _ = try await $0.users[text].presence.get() }
        #expect(error == nil)
        let url = try #require(request?.url)
        let parts = try #require(URLComponents(url: url, resolvingAgainstBaseURL: true))
        #expect(parts.host == "graph.microsoft.com")
        #expect(parts.query == nil)
        #expect(parts.fragment == nil)
        let segments = parts.percentEncodedPath.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        #expect(segments.count == 5)
        #expect(segments[3].removingPercentEncoding == text)
        #expect(segments[4] == "presence")
    }

    @Test("An ID that is not a valid path segment is rejected", arguments: ["", ".", "..", "..."]) func invalidSegment(
        _ text: String
    ) async {
        let (request, error) = await sent { _ = try await $0.users[text].presence.get() }
        #expect(request == nil)
        #expect((error as? GraphError)?.kind == .invalidRequest)
    }

    @Test("A query option's value cannot add another option", arguments: texts) func queryOption(_ text: String)
        async throws
    {
        let configuration = RequestConfiguration(query: ["$select": text])
        let (request, _) = await sent { _ = try await $0.me.presence.get(configuration: configuration) }
        let url = try #require(request?.url)
        let items = URLComponents(url: url, resolvingAgainstBaseURL: true)?.percentEncodedQueryItems
        #expect(items?.count == 1)
        #expect(items?.first?.value?.removingPercentEncoding == text)
        let named = RequestConfiguration(query: [text: "v"])
        let (other, _) = await sent { _ = try await $0.me.presence.get(configuration: named) }
        #expect(URLComponents(string: other?.url.absoluteString ?? "")?.percentEncodedQueryItems?.count == 1)
        #expect(other?.url.path == "/v1.0/me/presence")
    }

    @Test("A header field's value cannot add another field, and an invalid value is rejected", arguments: texts)
    func headerField(_ text: String)
        async
    {
        let isControl = text.unicodeScalars.contains { $0.value < 0x20 }
        let value = RequestConfiguration(headers: ["X-Own": text])
        let (request, error) = await sent { _ = try await $0.me.presence.get(configuration: value) }
        #expect((request == nil) == isControl)
        #expect((error as? GraphError)?.kind == (isControl ? .invalidRequest : nil))
        #expect(request?.headers["X-Injected"] == nil)
        let isName = text.utf8.allSatisfy { "!#$%&'*+-.^_`|~abFex2".utf8.contains($0) }
        let name = RequestConfiguration(headers: [text: "v"])
        let (named, nameError) = await sent { _ = try await $0.me.presence.get(configuration: name) }
        #expect((named == nil) == !isName)
        #expect((nameError as? GraphError)?.kind == (isName ? nil : .invalidRequest))
    }

    @Test("A value in a body cannot add another value", arguments: texts) func bodyValue(_ text: String) async throws {
        let (request, _) = await sent { try await $0.me.presence.setPresence(.away, sessionId: text) }
        let body = try JSONDecoder().decode(GraphJSONValue.self, from: try #require(request?.body))
        #expect(body == ["sessionId": .string(text), "availability": "Away", "activity": "Away"])
    }

    @Test("A value in a batch item cannot add another item", arguments: texts) func batchItem(_ text: String)
        async throws
    {
        let (request, _) = await sent { client in
            let body = ClearPresencePostRequestBody(sessionId: text)
            _ = try await client.batch([client.users[text].presence.clearPresence.postRequest(body)])
        }
        #expect(request?.url.absoluteString == "https://graph.microsoft.com/v1.0/$batch")
        let body = try JSONDecoder().decode(GraphJSONValue.self, from: try #require(request?.body))
        guard case .array(let items)? = body["requests"], case .string(let url)? = items.first?["url"] else {
            Issue.record("the batch contains no request")
            return
        }
        #expect(items.count == 1)
        #expect(items[0]["body"] == ["sessionId": .string(text)])
        #expect(url.split(separator: "/").count == 4)
        #expect(!url.contains("?") && !url.contains("#") && !url.contains("\n"))
    }

    @Test(
        "An access token with invalid characters is rejected",
        arguments: ["a b", "a\r\nX-Injected: yes", "ä", "", "a\0"]
    ) func invalidToken(_ token: String)
        async
    {
        let client = GraphServiceClient(
            credential: StaticTokenCredential(token),
            transport: ClosureTransport { _ in
                Issue.record("sent")
                return TransportResponse(json: "{}")
            }
        )
        let error = await #expect(throws: GraphError.self) { try await client.me.presence.get() }
        #expect(error?.kind == .authentication)
    }

    @Test(
        "An invalid or untrusted base URL is rejected",
        arguments: [
            "https://graph.microsoft.com/v1.0?x=", "https://graph.microsoft.com/v1.0#",
            "https://u:p@graph.microsoft.com/v1.0",
            "https://graph.microsoft.com/v1.0/../x", "file:///v1.0", "graph.microsoft.com/v1.0", "javascript:alert(1)",
            "https://graph.microsoft.com.evil.example/v1.0", "https://evil.example/graph.microsoft.com",
        ]
    )
    func invalidBaseURL(_ text: String) async {
        let client = GraphServiceClient(
            credential: StaticTokenCredential("t"),
            transport: ClosureTransport { _ in
                Issue.record("sent")
                return TransportResponse(json: "{}")
            },
            baseURL: URL(string: text)
        )
        let error = await #expect(throws: GraphError.self) { try await client.me.presence.get() }
        #expect(error?.kind == .invalidRequest)
    }
}
