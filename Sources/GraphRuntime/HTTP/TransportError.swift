import Foundation

/// A transfer that failed, with the part of the response that had arrived.
public struct TransportError: Error {
    /// What had arrived; nil if not even the status had.
    public let partialResponse: TransportResponse?
    /// Why the transfer failed.
    public let underlying: any Error

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - partialResponse: What had arrived; nil if not even the status had.
    ///   - underlying: Why the transfer failed.
    public init(partialResponse: TransportResponse?, underlying: any Error) {
        self.partialResponse = partialResponse
        self.underlying = underlying
    }
}

/// The body of a response was larger than the transport accepts.
struct BodyTooLarge: LocalizedError {
    let maximumBytes: Int

    var errorDescription: String? { "the body is larger than \(maximumBytes) bytes" }
}

/// A kept-alive connection closed as a request with a body was sent on it, before any response.
struct StaleConnection: LocalizedError {
    var errorDescription: String? { "the connection was closed as the request was sent" }
}

/// A proxy did not open a tunnel, because it wants to know who asks.
struct ProxyAuthenticationRequired: LocalizedError {
    var errorDescription: String? { "the proxy responded 407 Proxy Authentication Required" }
}
