// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@Suite struct MiddlewareTests {
    /// A middleware that throws a given error.
    private struct ThrowingMiddleware: GraphMiddleware {
        let error: any Error

        func intercept(
            _ request: TransportRequest,
            for operation: GraphOperation,
            next: Next
        ) async throws -> TransportResponse {
            throw error
        }
    }

    private let request = GraphRequest<Void>(.post, "/me/\("a")/x", body: .emptyObject)

    @Test("A GraphError that a middleware throws keeps its retryAfter value")
    func thrownRetryAfter() async {
        var thrown = GraphError(kind: .transport, operation: request.operation, message: "the circuit is open")
        thrown.retryAfter = .seconds(30)
        thrown.headers = ["X-Circuit": "open"]
        let client = TestClient.responding(middleware: [ThrowingMiddleware(error: thrown)]) { _ in response(204) }
        let error = await graphError { try await client.send(request) }
        #expect(error?.retryAfter == .seconds(30))
        #expect(error?.message == "the circuit is open")
        #expect(error?.clientRequestId != nil)
        #expect(error?.attempts == nil)
    }

    @Test("Any other error that a middleware throws becomes a transport error")
    func thrownError() async {
        struct Broken: Error {}
        let client = TestClient.responding(middleware: [ThrowingMiddleware(error: Broken())]) { _ in response(204) }
        let error = await graphError { try await client.send(request) }
        #expect(error?.kind == .transport)
        #expect(error?.underlying is Broken)
        #expect(error?.operation == request.operation)
    }

    @Test("A middleware receives the operation and a request whose description does not identify a user")
    func operation() async throws {
        final class RecordingMiddleware: GraphMiddleware {
            let texts = Locked<[String]>([])

            func intercept(
                _ request: TransportRequest,
                for operation: GraphOperation,
                next: Next
            ) async throws -> TransportResponse {
                texts.withLock { $0 += ["\(operation)", "\(request)"] }
                return try await next(request)
            }
        }
        let recorder = RecordingMiddleware()
        try await TestClient.responding(middleware: [recorder]) { _ in response(204) }.send(request)
        #expect(recorder.texts.withLock { $0 } == ["POST /me/{1}/x", "POST graph.microsoft.com"])
    }
}
