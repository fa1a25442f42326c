import Foundation
import GraphPresence
import Testing

/// No text of a user's changes where a request goes or what headers it has.
@Suite(.timeLimit(.minutes(5))) struct InjectionTests {
    private static let texts = [
        "a/b", "../x", "..%2Fx", "a?b=c", "a#b", "a&b=c", "a b", "a%b", "a\r\nX-Injected: yes", "a\nb", "a\0b", "a\\b",
        "@host", "//host", "https://host/", "ä👋", "a;b", "a:b@c", "'", "\"", "{id}", "%2e%2e", "a\u{202E}b", "+", "~",
    ]

    /// What was sent; nil if the request was refused.
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

    @Test(arguments: texts) func anIdIsOneSegment(_ text: String) async throws {
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

    @Test(arguments: ["", ".", "..", "..."]) func anIdThatIsNoSegmentIsRefused(_ text: String) async {
        let (request, error) = await sent { _ = try await $0.users[text].presence.get() }
        #expect(request == nil)
        #expect((error as? GraphError)?.kind == .invalidRequest)
    }

    @Test(arguments: texts) func aQueryOptionIsOne(_ text: String) async throws {
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

    @Test(arguments: texts) func aHeaderIsOne(_ text: String) async {
        let isControl = text.unicodeScalars.contains { $0.value < 0x20 }
        let value = RequestConfiguration(headers: ["X-Own": text])
        let (request, error) = await sent { _ = try await $0.me.presence.get(configuration: value) }
        #expect((request == nil) == isControl)
        #expect((error as? GraphError)?.kind == (isControl ? .invalidRequest : nil))
        #expect(request?.headers["X-Injected"] == nil)
        let isName = text.utf8.allSatisfy { "!#$%&'*+-.^_`|~abFex2".utf8.contains($0) }
        let name = RequestConfiguration(headers: [text: "v"])
        let (named, refused) = await sent { _ = try await $0.me.presence.get(configuration: name) }
        #expect((named == nil) == !isName)
        #expect((refused as? GraphError)?.kind == (isName ? nil : .invalidRequest))
    }

    @Test(arguments: texts) func aValueOfABodyIsOne(_ text: String) async throws {
        let (request, _) = await sent { try await $0.me.presence.setPresence(.away, sessionId: text) }
        let body = try JSONDecoder().decode(GraphJSONValue.self, from: try #require(request?.body))
        #expect(body == ["sessionId": .string(text), "availability": "Away", "activity": "Away"])
    }

    @Test(arguments: texts) func aBatchItemIsOne(_ text: String) async throws {
        let (request, _) = await sent { client in
            let body = ClearPresencePostRequestBody(sessionId: text)
            _ = try await client.batch([client.users[text].presence.clearPresence.postRequest(body)])
        }
        #expect(request?.url.absoluteString == "https://graph.microsoft.com/v1.0/$batch")
        let body = try JSONDecoder().decode(GraphJSONValue.self, from: try #require(request?.body))
        guard case .array(let items)? = body["requests"], case .string(let url)? = items.first?["url"] else {
            Issue.record("no request in the batch")
            return
        }
        #expect(items.count == 1)
        #expect(items[0]["body"] == ["sessionId": .string(text)])
        #expect(url.split(separator: "/").count == 4)
        #expect(!url.contains("?") && !url.contains("#") && !url.contains("\n"))
    }

    @Test(arguments: ["a b", "a\r\nX-Injected: yes", "ä", "", "a\0"]) func aTokenThatIsNoneIsRefused(_ token: String)
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

    @Test(arguments: [
        "https://graph.microsoft.com/v1.0?x=", "https://graph.microsoft.com/v1.0#",
        "https://u:p@graph.microsoft.com/v1.0",
        "https://graph.microsoft.com/v1.0/../x", "file:///v1.0", "graph.microsoft.com/v1.0", "javascript:alert(1)",
        "https://graph.microsoft.com.evil.example/v1.0", "https://evil.example/graph.microsoft.com",
    ])
    func aBaseURLThatIsNoneIsRefused(_ text: String) async {
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
