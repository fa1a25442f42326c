// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@Suite(.timeLimit(.minutes(5))) struct CredentialTests {
    private let request = GraphRequest<Void>(.get, "/me")

    @Test("A closure credential is called for every request")
    func closureCredential() async throws {
        let contexts = Locked<[TokenRequestContext]>([])
        let credential = ClosureTokenCredential { context in
            contexts.withLock { $0.append(context) }
            return GraphAccessToken("abc")
        }
        let client = TestClient.responding(credential: credential) { request in
            #expect(request.headers["Authorization"] == "Bearer abc")
            return response(200)
        }
        try await client.send(request)
        try await client.send(request)
        let expected = TokenRequestContext(cloud: .global, scopes: ["https://graph.microsoft.com/.default"])
        #expect(contexts.withLock { $0 } == [expected, expected])
    }

    @Test("An error that a credential throws becomes an authentication error")
    func failingCredential() async {
        struct NoAccount: Error {}
        let client = TestClient.responding(credential: ClosureTokenCredential { _ in throw NoAccount() }) { _ in
            response(200)
        }
        let error = await graphError { try await client.send(request) }
        #expect(error?.kind == .authentication)
        #expect(error?.message == "the credential provided no access token")
        #expect(error?.underlying is NoAccount)
        #expect(error?.operation.description == "GET /me")
    }

    @Test("A CancellationError is rethrown")
    func cancellation() async {
        let client = TestClient.responding(credential: ClosureTokenCredential { _ in throw CancellationError() }) { _ in
            response(200)
        }
        await #expect(throws: CancellationError.self) { try await client.send(request) }
        let sending = TestClient.responding { _ in throw CancellationError() }
        await #expect(throws: CancellationError.self) { try await sending.send(request) }
    }

    @Test(
        "An invalid token is rejected, and the error does not contain the token",
        arguments: ["", "a b", "a\r\nX: y", "ä"]
    )
    func invalidToken(_ token: String) async {
        let client = TestClient.responding(credential: StaticTokenCredential(token)) { _ in response(200) }
        let error = await graphError { try await client.send(request) }
        #expect(error?.kind == .authentication)
        #expect(error?.message == "the credential's access token is empty or contains invalid characters")
    }

    @Test(
        "No token is sent to a host that is neither the cloud's host nor an allowed host",
        arguments: [
            "http://example.com/v1.0", "http://graph.microsoft.com/v1.0", "http://127.0.0.1.example.com/v1.0",
            "https://example.com/v1.0", "https://graph.microsoft.com.example.com/v1.0",
            "https://dod-graph.microsoft.us/v1.0",
            "https://graph.microsoft.com@example.com/v1.0", "http://proxy.example/v1.0",
        ]
    )
    func disallowedHosts(_ base: String) async {
        let client = TestClient.responding(
            baseURL: URL(string: base),
            credential: ClosureTokenCredential { _ in
                Issue.record("a token was requested")
                return GraphAccessToken("secret")
            }
        ) { _ in response(200) }
        let error = await graphError { try await client.send(request) }
        #expect(error?.kind == .invalidRequest)
    }

    @Test(
        "The token is sent to this machine, the cloud, and allowed hosts",
        arguments: [
            "http://127.0.0.1:1/v1.0", "http://localhost:1/v1.0", "http://[::1]:1/v1.0", "https://Proxy.example/v1.0",
            "https://GRAPH.microsoft.com/v1.0",
        ]
    )
    func allowedHosts(_ base: String) async throws {
        let client = TestClient.responding(baseURL: URL(string: base), allowedHosts: ["proxy.Example"]) { _ in
            response(200)
        }
        try await client.send(request)
    }

    @Test("Any error that a canceled task throws becomes a CancellationError")
    func errorAfterCancellation() async {
        struct Wrapped: Error {}
        let errors: [any Error & Sendable] = [URLError(.cancelled), Wrapped()]
        for error in errors {
            let acquiring = TestClient.responding(
                credential: ClosureTokenCredential { _ in
                    withUnsafeCurrentTask { $0?.cancel() }
                    throw error
                }
            ) { _ in response(200) }
            let sending = TestClient.responding { _ in
                withUnsafeCurrentTask { $0?.cancel() }
                throw error
            }
            for client in [acquiring, sending] {
                let call = Task { try await client.send(request) }
                await #expect(throws: CancellationError.self) { try await call.value }
            }
        }
        let client = TestClient.responding { _ in throw URLError(.cancelled) }
        await #expect(throws: CancellationError.self) { try await client.send(request) }
    }

    /// A custom credential that stores its secret in a property.
    private struct OwnCredential: TokenCredential {
        let clientSecret: String
        func token(for context: TokenRequestContext) async throws -> GraphAccessToken { GraphAccessToken(clientSecret) }
    }

    @Test("No description contains a sensitive value", arguments: [true, false])
    func noSensitiveDescription(_ isOwn: Bool) async {
        let canary = "canary-7f3a"
        let credential: any TokenCredential =
            isOwn ? OwnCredential(clientSecret: canary) : StaticTokenCredential(canary)
        let client = TestClient.responding(credential: credential) { request in
            #expect(request.headers["Authorization"] == "Bearer \(canary)")
            for text in texts(of: request) + texts(of: request.headers) + texts(of: request.headers.fields) {
                #expect(!text.contains(canary))
            }
            return response(401, #"{"error":{"code":"InvalidAuthenticationToken","message":"no"}}"#)
        }
        let configuration = RequestConfiguration(headers: ["X-Key": canary], query: ["key": canary])
        let path: GraphPath = "/users/\(canary)"
        let personal = GraphRequest<Void>(.post, path, body: .json([canary]), configuration: configuration)
        let error = await graphError { try await client.send(personal) }
        #expect(error?.status == 401)
        let token = GraphAccessToken(canary, expiresOn: Date(timeIntervalSince1970: 0))
        var values: [Any] = [token, client, client.requestAdapter, error as Any, configuration, path, personal]
        values.append(GraphRequestContext(requestAdapter: client.requestAdapter, path: path))
        if !isOwn { values.append(credential) }
        for text in values.flatMap({ texts(of: $0) }) { #expect(!text.contains(canary)) }
        #expect(token.description == "GraphAccessToken(expiresOn: 1970-01-01T00:00:00.0000000Z)")
    }
}

/// Returns the strings that a log is likely to contain for a value.
private func texts(of value: Any) -> [String] {
    var dumped = ""
    dump(value, to: &dumped)
    return ["\(value)", String(reflecting: value), dumped]
}
