// SPDX-License-Identifier: MIT

/// A transport that obtains responses from a closure, for example in tests.
public struct ClosureTransport: GraphTransport {
    private let handler: @Sendable (TransportRequest) async throws -> TransportResponse

    /// Creates a transport that obtains responses from a closure.
    ///
    /// - Parameter handler: A closure that returns the response to a request.
    public init(_ handler: @escaping @Sendable (TransportRequest) async throws -> TransportResponse) {
        self.handler = handler
    }

    /// Calls the closure.
    ///
    /// - Parameter request: The request to pass to the closure.
    /// - Returns: The response that the closure returns.
    /// - Throws: Any error that the closure throws.
    public func send(_ request: TransportRequest) async throws -> TransportResponse {
        try await handler(request)
    }
}
