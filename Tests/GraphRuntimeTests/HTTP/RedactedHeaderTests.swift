// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import GraphRuntime

/// Tests for the header fields that the client itself reads, and that a caller receives without secrets.
@Suite(.timeLimit(.minutes(5))) struct RedactedHeaderTests {
    private static let token = "canary-token-0123456789"

    private func client(_ script: TransportResponse...) -> (TestClient, RecordingTransport) {
        let transport = RecordingTransport(script)
        let client = TestClient(
            credential: StaticTokenCredential(Self.token),
            transport: transport,
            retryPolicy: .never
        )
        return (client, transport)
    }

    @Test("The error for a 401 response does not contain the token in WWW-Authenticate")
    func challenge() async {
        let (client, _) = client(response(401, headers: ["WWW-Authenticate": "Bearer error=\"\(Self.token) expired\""]))
        let error = await graphError { try await client.send(idempotentWrite) }
        #expect(error?.status == 401)
        #expect(error?.headers["WWW-Authenticate"] == "Bearer error=\"••• expired\"")
    }

    @Test("The error for a token that was not renewed after a 401 response does not contain the first token")
    func failedRenewal() async {
        let credential = ClosureTokenCredential { context in
            guard context.rejectedToken == nil else { throw URLError(.cannotFindHost) }
            return GraphAccessToken(Self.token)
        }
        let client = TestClient.responding(credential: credential) { _ in
            response(401, headers: ["WWW-Authenticate": "Bearer realm=\"\(Self.token)\""])
        }
        let error = await graphError { try await client.send(idempotentWrite) }
        #expect(error?.kind == .authentication)
        #expect(error?.status == 401)
        #expect(error?.headers["WWW-Authenticate"] == "Bearer realm=\"•••\"")
    }

    @Test("The error for a redirect that was not followed does not contain the token in Location")
    func refusedRedirect() async {
        let (client, _) = client(response(302, headers: ["Location": "https://portal.example/?from=\(Self.token)"]))
        let error = await graphError { try await client.send(idempotentWrite) }
        #expect(error?.status == 302)
        #expect(error?.headers["Location"] == "https://portal.example/?from=•••")
    }

    @Test("A redirect is followed to the unredacted location, and a response is returned without the token")
    func followedRedirect() async throws {
        let (client, transport) = client(
            response(307, headers: ["Location": "/x?from=\(Self.token)"]),
            response(200, "{}", headers: ["Location": "/y/\(Self.token)", "WWW-Authenticate": Self.token])
        )
        let response = try await client.response(for: GraphRequest<GraphJSONValue>(.get, "/me"))
        #expect(transport.requests.last?.url.absoluteString == "https://graph.microsoft.com/x?from=\(Self.token)")
        #expect(response.headers["Location"] == "/y/•••")
        #expect(response.headers["WWW-Authenticate"] == "•••")
    }

    @Test("A middleware and a batch receive header fields without the token")
    func middlewareAndBatch() async throws {
        struct Reading: GraphMiddleware {
            let read = Locked<[String?]>([])

            func intercept(
                _ request: TransportRequest,
                for operation: GraphOperation,
                next: Next
            ) async throws -> TransportResponse {
                let response = try await next(request)
                read.withLock { $0.append(response.headers["Location"]) }
                return response
            }
        }
        let reading = Reading()
        let item = #"{"id":"1","status":403,"headers":{"Location":"/z/\#(Self.token)"},"body":{}}"#
        let client = TestClient.responding(
            credential: StaticTokenCredential(Self.token),
            middleware: [reading]
        ) { _ in response(200, "{\"responses\":[\(item)]}", headers: ["Location": "/y/\(Self.token)"]) }
        let results = try await client.batch([GraphRequest<GraphJSONValue>(.get, "/me")])
        guard case .failure(let error)? = results.first else { return #expect(Bool(false), "\(results)") }
        #expect(error.headers["Location"] == "/z/•••")
        #expect(reading.read.withLock { $0 } == ["/y/•••"])
    }

    @Test("The partial response in an error does not contain the token in Location")
    func partialResponse() async throws {
        let client = TestClient.responding(credential: StaticTokenCredential(Self.token)) { _ in
            let partial = response(302, "{", headers: ["Location": "/\(Self.token)"])
            throw TransportError(partialResponse: partial, underlying: URLError(.networkConnectionLost))
        }
        let error = await graphError { try await client.send(idempotentWrite) }
        let partial = try #require((error?.underlying as? TransportError)?.partialResponse)
        #expect(partial.headers["Location"] == "/•••")
        #expect(error?.headers["Location"] == "/•••")
    }
}
