// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

/// Tests for the renewal of a token after a 401 response.
@Suite(.timeLimit(.minutes(5))) struct ReauthenticationTests {
    private let request = GraphRequest<Void>(.post, "/me/x", body: .emptyObject)

    /// A credential that returns its tokens in order and records the context of each request.
    private final class Credential: TokenCredential {
        let contexts = Locked<[TokenRequestContext]>([])
        private let tokens: [String]

        init(_ tokens: String...) {
            self.tokens = tokens
        }

        func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
            contexts.withLock { contexts in
                contexts.append(context)
                return GraphAccessToken(tokens[min(contexts.count, tokens.count) - 1])
            }
        }
    }

    private func send(_ credential: Credential, _ transport: RecordingTransport) async -> GraphError? {
        let client = TestClient(credential: credential, transport: transport, retryPolicy: .never)
        return await graphError { try await client.send(request) }
    }

    @Test("A rejected token is renewed once")
    func renewedOnce() async {
        let credential = Credential("old", "new")
        let transport = RecordingTransport(response(401), response(200))
        #expect(await send(credential, transport) == nil)
        #expect(transport.requests.map { $0.headers["Authorization"] } == ["Bearer old", "Bearer new"])
        #expect(credential.contexts.withLock { $0.map(\.rejectedToken) } == [nil, GraphAccessToken("old")])
        let repeated = RecordingTransport(response(401))
        #expect(await send(Credential("old", "new", "newer"), repeated)?.status == 401)
        #expect(repeated.requests.count == 2)
    }

    @Test("The error for a failed renewal contains the status and request ID of the 401 response")
    func failedRenewal() async {
        let credential = ClosureTokenCredential { context in
            guard context.rejectedToken != nil else { return GraphAccessToken("old") }
            throw GraphError(
                kind: .authentication,
                operation: GraphOperation(method: .post, pathTemplate: "/t"),
                message: "m"
            )
        }
        let transport = RecordingTransport(response(401, headers: ["request-id": "r"]))
        let client = TestClient(credential: credential, transport: transport, retryPolicy: .never)
        let error = await graphError { try await client.send(request) }
        #expect(error?.kind == .authentication)
        #expect(error?.status == 401)
        #expect(error?.requestId == "r")
    }

    @Test("A rejected request is not retried with the same token")
    func sameToken() async {
        let transport = RecordingTransport(response(401))
        #expect(await send(Credential("same"), transport)?.status == 401)
        #expect(transport.requests.count == 1)
    }

    @Test(
        "The claims challenge is passed to the credential",
        arguments: [
            (
                #"Bearer realm="", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ==", error="insufficient_claims""#,
                #"{"access_token":{}}"#
            ),
            (#"Bearer error="x", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ""#, #"{"access_token":{}}"#),
            (#"Bearer claims=eyJhY2Nlc3NfdG9rZW4iOnt9fQ, error="x""#, #"{"access_token":{}}"#),
            (#"Bearer claims="{\"access_token\":{}}""#, #"{"access_token":{}}"#),
            (#"Bearer Claims="eyJhIjoiPz8_In0""#, #"{"a":"???"}"#),
            (#"Bearer xclaims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ""#, nil), (#"Bearer claims="not base64!""#, nil),
            (#"Bearer claims="eyJ"#, nil), ("Bearer", nil),
        ]
    )
    func claimsChallenge(_ header: String, _ claims: String?) async {
        let credential = Credential("old", "new")
        let transport = RecordingTransport(response(401, headers: ["WWW-Authenticate": header]), response(200))
        #expect(await send(credential, transport) == nil)
        #expect(credential.contexts.withLock { $0.map(\.claims) } == [nil, claims])
    }
}
