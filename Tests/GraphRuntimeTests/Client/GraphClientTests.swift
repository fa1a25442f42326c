// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@Suite(.timeLimit(.minutes(5))) struct GraphClientTests {
    @Test(
        "A base URL replaces the root and the version",
        arguments: ["http://127.0.0.1:8080/v1.0", "http://127.0.0.1:8080/v1.0/", "http://127.0.0.1:8080/v1.0//"]
    )
    func customBaseURL(_ base: String) throws {
        let client = TestClient.responding(baseURL: URL(string: base)) { _ in response(200) }
        let request = try client.requestAdapter.transportRequest(for: GraphRequest<Void>(.get, "/me"))
        #expect(request.url.absoluteString == "http://127.0.0.1:8080/v1.0/me")
    }

    @Test("An invalid base URL is rejected")
    func invalidBaseURL() async {
        for base in ["/v1.0", "ftp://graph.microsoft.com", "file:///etc"] {
            let client = TestClient.responding(baseURL: URL(string: base)) { _ in response(200) }
            let error = await graphError { try await client.send(GraphRequest<Void>(.get, "/me")) }
            #expect(error?.message == "the base URL is not an absolute http or https URL")
        }
    }

    static let unsafeBaseURLs: [(String, String)] = [
        ("https://proxy.example.com/v1.0?key=1", "the base URL must not have a query"),
        ("https://proxy.example.com/v1.0#f", "the base URL must not have a fragment"),
        ("https://u:p@proxy.example.com/v1.0", "the base URL must not contain a user name or password"),
        ("https://proxy.example.com/a/../v1.0", "the base URL must not have path segments that consist only of dots"),
    ]

    @Test("A base URL that would change the path is rejected", arguments: unsafeBaseURLs)
    func unsafeBaseURL(_ base: String, _ message: String) async {
        let client = TestClient.responding(baseURL: URL(string: base)) { _ in response(200) }
        let error = await graphError { try await client.send(GraphRequest<Void>(.get, "/me")) }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.message == message)
    }

    @Test("Middleware runs in order and does not receive the token")
    func middlewareOrder() async throws {
        let log = Locked<[String]>([])
        struct LoggingMiddleware: GraphMiddleware {
            let name: String
            let log: Locked<[String]>
            func intercept(
                _ request: TransportRequest,
                for operation: GraphOperation,
                next: Next
            ) async throws -> TransportResponse {
                log.withLock { $0.append("\(name) \(request.headers["Authorization"] ?? "-")") }
                let response = try await next(request)
                log.withLock { $0.append("\(name) \(response.status)") }
                return response
            }
        }
        let client = TestClient.responding(middleware: [
            LoggingMiddleware(name: "a", log: log), LoggingMiddleware(name: "b", log: log),
        ]) {
            request in
            log.withLock { $0.append("sent \(request.headers["Authorization"] ?? "-")") }
            return response(200)
        }
        try await client.send(GraphRequest<Void>(.get, "/me"))
        #expect(log.withLock { $0 } == ["a -", "b -", "sent Bearer secret-token", "b 200", "a 200"])
    }

    @Test(
        "The description and the mirror show only the scheme, host, port, and path of the base URL",
        arguments: [
            (
                "https://svc:canary@proxy.example:8443/a%20b/v1.0?code=canary#canary",
                "https://proxy.example:8443/a%20b/v1.0"
            ),
            ("https://canary@proxy.example/v1.0", "https://proxy.example/v1.0"),
            ("http://[::1]:8080/v1.0", "http://[::1]:8080/v1.0"), ("canary", "an invalid base URL"),
            ("mailto:canary@proxy.example", "an invalid base URL"),
        ]
    )
    func shownBaseURL(_ base: String, _ shown: String) {
        let client = TestClient.responding(baseURL: URL(string: base)) { _ in response(200) }
        let adapter = client.requestAdapter
        #expect("\(adapter)" == "GraphRequestAdapter(global, \(shown))")
        #expect(
            adapter.customMirror.children.map { "\($0.label ?? ""): \($0.value)" }.prefix(2) == [
                "cloud: global", "baseURL: \(shown)",
            ]
        )
        var text = "\(client)"
        dump(client, to: &text)
        #expect(!text.contains("canary"))
    }
}
