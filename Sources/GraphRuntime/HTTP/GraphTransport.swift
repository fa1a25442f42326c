// SPDX-License-Identifier: MIT

/// A type that sends HTTP requests, for example with `URLSession`.
public protocol GraphTransport: Sendable {
    /// Sends a request once, without following redirects or retrying.
    ///
    /// - Parameter request: The request to send.
    /// - Returns: The response, whatever its status.
    /// - Throws: `CancellationError` if the task was canceled, or ``TransportError`` if the connection failed or the
    ///   response is incomplete. The client retries a request only after a ``TransportError`` without a partial
    ///   response, or after a `URLError`.
    func send(_ request: TransportRequest) async throws -> TransportResponse
}
