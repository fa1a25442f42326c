/// A step between the client and its transport, which sees every request and response.
public protocol GraphMiddleware: Sendable {
    /// Sends a request through everything after a middleware: the other middleware, retries, authentication and transport.
    ///
    /// A conforming type names it instead of the function type, which differs between the compiler settings of modules.
    typealias Next = @Sendable (TransportRequest) async throws -> TransportResponse

    /// Handles a request, normally by passing it on.
    ///
    /// A client's own middleware runs before authentication, so that it never sees a token.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - operation: What is requested, and the facts that the client's schema has about it.
    ///   - next: Sends a request through everything after this middleware.
    /// - Returns: The response.
    /// - Throws: What `next` throws, or an error of its own.
    func intercept(
        _ request: TransportRequest,
        for operation: GraphOperation,
        next: Next
    ) async throws -> TransportResponse
}
