// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import GraphRuntime

/// Tests for a request that is sent again because its kept-alive connection was closed.
@Suite(.timeLimit(.minutes(5))) struct ResendTests {
    private static let clear = GraphRequest<Void>(
        GraphOperation(
            method: .post,
            pathTemplate: "/me/clear",
            isIdempotent: true,
            treatsNotFoundAsSuccessOnRetry: true
        ),
        at: "/me/clear",
        body: .emptyObject
    )

    private static let stale = TransportError(partialResponse: nil, underlying: StaleConnection())

    private func client(_ responses: [Result<TransportResponse, any Error>]) -> (TestClient, RecordingTransport) {
        let transport = RecordingTransport(responses)
        let client = TestClient(
            credential: StaticTokenCredential("t"),
            transport: transport,
            retryPolicy: .withoutChance(),
            clock: TestClock()
        )
        return (client, transport)
    }

    @Test("An operation that is sent again may treat a 404 response as success")
    func notFound() async throws {
        let (client, transport) = client([.failure(Self.stale), .success(response(404))])
        try await client.send(Self.clear)
        #expect(transport.requests.count == 2)
        // Sending the request again is not a new attempt.
        #expect(transport.requests.map { $0.headers["Retry-Attempt"] } == [nil, nil])
    }

    @Test("A 404 response to the first request causes an error")
    func notFoundAtOnce() async {
        let (client, transport) = client([.success(response(404))])
        let error = await graphError { try await client.send(Self.clear) }
        #expect(error?.status == 404)
        #expect(transport.requests.count == 1)
    }

    @Test("A batch item that is sent again may treat a 404 response as success")
    func batch() async throws {
        let item = TransportResponse(json: #"{"responses":[{"id":"1","status":404}]}"#)
        let (client, transport) = client([.failure(Self.stale), .success(item)])
        try #require(try await client.batch([Self.clear]).first).get()
        #expect(transport.requests.count == 2)
        let (other, _) = self.client([.success(item)])
        let result = try await other.batch([Self.clear]).first
        #expect(throws: GraphError.self) { try result?.get() }
    }

    @Test("Resends are limited and do not count as attempts")
    func limit() async {
        let (client, transport) = client([.failure(Self.stale)])
        let error = await graphError { try await client.send(Self.clear) }
        #expect(transport.requests.count == 8 + 4)
        #expect(error?.attempts == 4)
    }
}
