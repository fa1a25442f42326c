// SPDX-License-Identifier: MIT

/// A type that processes every request and response between the client and its transport.
public protocol GraphMiddleware: Sendable {
    /// A closure that sends a request through the rest of the pipeline.
    ///
    /// The rest of the pipeline consists of further middleware, retries, authentication, and the transport.
    ///
    /// Use this type alias in a conforming type, because the spelling of the function type depends on a module's
    /// compiler settings.
    typealias Next = @Sendable (TransportRequest) async throws -> TransportResponse

    /// Processes a request, normally by passing it to `next`.
    ///
    /// A client's middleware runs before authentication, so the requests that it processes never contain an access
    /// token.
    ///
    /// - Parameters:
    ///   - request: The request to process.
    ///   - operation: The requested operation.
    ///   - next: A closure that sends a request through the rest of the pipeline.
    /// - Returns: The response.
    /// - Throws: Any error that `next` throws, or an error that the middleware itself throws.
    func intercept(
        _ request: TransportRequest,
        for operation: GraphOperation,
        next: Next
    ) async throws -> TransportResponse
}
