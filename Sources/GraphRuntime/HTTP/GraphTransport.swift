/// Sends a request and returns the response, whatever its status.
public protocol GraphTransport: Sendable {
    /// Sends one request once: it follows no redirect and repeats nothing.
    ///
    /// - Parameter request: What to send.
    /// - Returns: The response, whatever its status.
    /// - Throws: `CancellationError` if the task was cancelled, ``TransportError`` if a response broke off, any other
    ///   error if none came.
    func send(_ request: TransportRequest) async throws -> TransportResponse
}
