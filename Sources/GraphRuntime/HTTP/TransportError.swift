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
enum BodyTooLarge: LocalizedError {
    case bytes(Int)
    case pieces(Int)

    /// In how many pieces a body may arrive that are tiny on average. Each costs an event, however small it is.
    static let maximumPieces = 16_384
    /// Below how many bytes on average pieces are tiny.
    static let tinyPieceBytes = 512

    var errorDescription: String? {
        switch self {
        case .bytes(let maximum): "the body is larger than \(maximum) bytes"
        case .pieces(let maximum): "the body arrived in more than \(maximum) tiny pieces"
        }
    }
}

/// A kept-alive connection closed as a request with a body was sent on it, before any response.
struct StaleConnection: LocalizedError {
    var errorDescription: String? { "the connection was closed while the request was being sent" }
}

/// A proxy did not open a tunnel, because it wants to know who asks.
struct ProxyAuthenticationRequired: LocalizedError {
    var errorDescription: String? { "the proxy responded 407 Proxy Authentication Required" }
}

/// A connection through a proxy failed, perhaps because the proxy did not open a tunnel.
struct TunnelFailure: LocalizedError {
    let underlying: any Error

    var errorDescription: String? {
        "the connection through the proxy failed: \(FailureDescription.text(of: underlying))"
    }
}

/// No complete response was received before the time-out.
struct RequestTimedOut: LocalizedError {
    let timeout: Duration
    /// Whether the time passed before the request was sent.
    var isAcquiringToken = false

    var errorDescription: String? {
        (isAcquiringToken ? "acquiring an access token" : "the request") + " timed out after \(timeout.textForPeople)"
    }
}
