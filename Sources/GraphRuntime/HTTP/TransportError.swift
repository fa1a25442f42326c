// SPDX-License-Identifier: MIT

import Foundation

/// An error of a transport, with the part of the response that was received.
public struct TransportError: Error {
    /// The part of the response that was received; `nil` if not even its status was received.
    public let partialResponse: TransportResponse?
    /// The cause of the failure.
    public let underlying: any Error

    /// Creates a transport error.
    ///
    /// - Parameters:
    ///   - partialResponse: The part of the response that was received; `nil` if not even its status was received.
    ///   - underlying: The cause of the failure.
    public init(partialResponse: TransportResponse?, underlying: any Error) {
        self.partialResponse = partialResponse
        self.underlying = underlying
    }
}

/// The response body exceeded a limit of the transport.
enum BodyTooLarge: LocalizedError {
    case bytes(Int)
    case pieces(Int)

    /// The maximum number of pieces of a body whose pieces are tiny on average. Each piece costs an event.
    static let maximumPieces = 16_384
    /// The average number of bytes below which pieces are tiny.
    static let tinyPieceBytes = 512

    var errorDescription: String? {
        switch self {
        case .bytes(let maximum): "the response body exceeds the limit of \(Self.text(maximum)) bytes"
        case .pieces(let maximum): "the response body arrived in more than \(Self.text(maximum)) small fragments"
        }
    }

    private static func text(_ number: Int) -> String {
        number.formatted(.number.locale(Locale(identifier: "en_US")))
    }
}

/// The server closed an idle connection while a request with a body was being sent on it.
struct StaleConnection: LocalizedError {
    var errorDescription: String? { "the connection was closed while the request was being sent" }
}

/// A proxy did not open a tunnel, because it requires authentication.
struct ProxyAuthenticationRequired: LocalizedError {
    var errorDescription: String? { "the proxy responded with 407 Proxy Authentication Required" }
}

/// A connection through a proxy failed, possibly because the proxy did not open a tunnel.
struct TunnelFailure: LocalizedError {
    let underlying: any Error

    var errorDescription: String? {
        "the connection through the proxy failed: \(FailureDescription.text(of: underlying))"
    }
}

/// The timeout elapsed before the complete response was received.
struct RequestTimedOut: LocalizedError {
    let timeout: Duration
    /// Whether the timeout elapsed before the request was sent.
    var isAcquiringToken = false

    var errorDescription: String? {
        (isAcquiringToken ? "acquiring an access token" : "the request") + " timed out after \(timeout.textForPeople)"
    }
}
