/// A type that sends HTTP requests, for example with `URLSession`.
public protocol GraphTransport: Sendable {
    /// Sends a request once, without following redirects or retrying.
    ///
    /// - Parameter request: The request to send.
    /// - Returns: The response, whatever its status.
    /// - Throws: `CancellationError` if the task was canceled, ``TransportError`` if the response is incomplete, or
    ///   another error if no response was received.
    func send(_ request: TransportRequest) async throws -> TransportResponse
}
