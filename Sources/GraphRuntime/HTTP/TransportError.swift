// SPDX-License-Identifier: MIT

import Foundation

/// An error that a transport throws, with the part of the response that was received.
public struct TransportError: Error {
    /// The part of the response that was received; `nil` if not even the status was received.
    public let partialResponse: TransportResponse?
    /// The error that caused the failure.
    public let underlying: any Error

    /// Creates a transport error.
    ///
    /// - Parameters:
    ///   - partialResponse: The part of the response that was received; `nil` if not even the status was received.
    ///   - underlying: The error that caused the failure.
    public init(partialResponse: TransportResponse?, underlying: any Error) {
        self.partialResponse = partialResponse
        self.underlying = underlying
    }
}

/// The error for a response body that exceeds a limit of the transport.
enum BodyTooLarge: LocalizedError {
    case bytes(Int)
    case pieces(Int)

    /// The maximum number of pieces in a body if the pieces are tiny on average, because each piece causes a separate
    /// event.
    static let maximumPieces = 16_384
    /// The average size, in bytes, below which pieces are considered tiny.
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

/// The error for an idle connection that the server closed while a request with a body was being sent.
struct StaleConnection: LocalizedError {
    var errorDescription: String? { "the connection was closed while the request was being sent" }
}

/// The error for a proxy that did not open a tunnel because it requires authentication.
struct ProxyAuthenticationRequired: LocalizedError {
    var errorDescription: String? { "the proxy responded with 407 Proxy Authentication Required" }
}

/// The error for a failed connection through a proxy, possibly because the proxy did not open a tunnel.
struct TunnelFailure: LocalizedError {
    let underlying: any Error

    var errorDescription: String? {
        "the connection through the proxy failed: \(FailureDescription.text(of: underlying))"
    }
}

/// The error for a timeout that elapsed before the complete response was received.
struct RequestTimedOut: LocalizedError {
    let timeout: Duration
    /// Whether the timeout elapsed during token acquisition, before the request was sent.
    var isAcquiringToken = false

    var errorDescription: String? {
        (isAcquiringToken ? "acquiring an access token" : "the request") + " timed out after \(timeout.textForPeople)"
    }
}
