// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

struct TestClient: GraphClient {
    static let serviceVersion = "v1.0"
    let requestAdapter: GraphRequestAdapter

    init(requestAdapter: GraphRequestAdapter) {
        self.requestAdapter = requestAdapter
    }

    /// Returns a client whose transport calls a closure.
    static func responding(
        baseURL: URL? = nil,
        credential: any TokenCredential = StaticTokenCredential("secret-token"),
        allowedHosts: Set<String> = [],
        middleware: [any GraphMiddleware] = [],
        retryPolicy: GraphRetryPolicy = .never,
        onEvent: (@Sendable (GraphEvent) -> Void)? = nil,
        _ handler: @escaping @Sendable (TransportRequest) async throws -> TransportResponse
    ) -> TestClient {
        TestClient(
            credential: credential,
            transport: ClosureTransport(handler),
            baseURL: baseURL,
            allowedHosts: allowedHosts,
            middleware: middleware,
            retryPolicy: retryPolicy,
            onEvent: onEvent
        )
    }
}

/// Returns a response. The body is JSON unless the headers specify a different content type.
func response(_ status: Int, _ body: String = "", headers: GraphHeaders = [:]) -> TransportResponse {
    var headers = headers
    if !body.isEmpty, headers["Content-Type"] == nil { headers["Content-Type"] = "application/json" }
    return TransportResponse(status: status, headers: headers, body: Data(body.utf8))
}

/// Returns the `GraphError` that a call throws, or `nil` if the call succeeds or throws a different error.
func graphError<Value>(_ call: () async throws -> Value) async -> GraphError? {
    do {
        _ = try await call()
        return nil
    } catch {
        return error as? GraphError
    }
}

extension TransportError {
    /// An error for a connection that failed before a response was received.
    static let refused = TransportError(partialResponse: nil, underlying: URLError(.cannotConnectToHost))
}

/// A write request that may be retried.
let idempotentWrite = GraphRequest<Void>(
    GraphOperation(method: .post, pathTemplate: "/me/x", isIdempotent: true),
    at: "/me/x",
    body: .emptyObject
)
