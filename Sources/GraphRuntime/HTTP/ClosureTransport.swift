/// A transport of one closure: for tests, and for whatever else can answer a request.
public struct ClosureTransport: GraphTransport {
    private let handler: @Sendable (TransportRequest) async throws -> TransportResponse

    /// A transport that calls a closure.
    ///
    /// - Parameter handler: Takes a request and gives the response.
    public init(_ handler: @escaping @Sendable (TransportRequest) async throws -> TransportResponse) {
        self.handler = handler
    }

    /// Calls the closure.
    ///
    /// - Parameter request: What to send.
    /// - Returns: What the closure returns.
    /// - Throws: What the closure throws.
    public func send(_ request: TransportRequest) async throws -> TransportResponse {
        try await handler(request)
    }
}
