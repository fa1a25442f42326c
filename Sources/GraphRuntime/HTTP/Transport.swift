/// Sends a request and returns the response, whatever its status.
public protocol Transport: Sendable {
    /// Sends one request once: it follows no redirect and repeats nothing.
    ///
    /// - Parameter request: What to send.
    /// - Returns: The response, whatever its status.
    /// - Throws: `CancellationError` if the task was cancelled, ``TransportError`` if a response broke off, any other
    ///   error if none came.
    func send(_ request: TransportRequest) async throws -> TransportResponse
}

/// A transfer that broke off, with what had arrived of the response.
public struct TransportError: Error {
    /// What had arrived; nil if not even the status had.
    public let partialResponse: TransportResponse?
    /// Why it broke off.
    public let underlying: any Error

    /// A transfer that broke off.
    ///
    /// - Parameters:
    ///   - partialResponse: What had arrived; nil if not even the status had.
    ///   - underlying: Why it broke off.
    public init(partialResponse: TransportResponse?, underlying: any Error) {
        self.partialResponse = partialResponse
        self.underlying = underlying
    }
}
