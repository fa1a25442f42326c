/// Stands between the client and its transport and sees every request and response.
public protocol Middleware: Sendable {
    /// Handles a request, normally by passing it on.
    ///
    /// A client's own middleware runs before authentication, so that it never sees a token.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - next: What comes behind this middleware.
    /// - Returns: The response.
    /// - Throws: What `next` throws, or an error of its own.
    func intercept(
        _ request: TransportRequest,
        next: @Sendable (TransportRequest) async throws -> TransportResponse
    ) async throws -> TransportResponse
}
