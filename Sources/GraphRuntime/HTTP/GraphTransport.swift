// SPDX-License-Identifier: MIT

/// A type that sends HTTP requests, for example with `URLSession`.
public protocol GraphTransport: Sendable {
    /// Sends a request once, without following redirects or retrying.
    ///
    /// - Parameter request: The request to send.
    /// - Returns: The response, regardless of its status.
    /// - Throws: `CancellationError` if the task was canceled, or ``TransportError`` if the connection failed or the
    ///   response is incomplete. After an error, the client retries the request only if the error is a `URLError` or a
    ///   ``TransportError`` without a partial response.
    func send(_ request: TransportRequest) async throws -> TransportResponse
}
