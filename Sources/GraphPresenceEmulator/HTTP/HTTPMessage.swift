import Foundation
import GraphPresence

/// A request as it came over a connection.
struct HTTPMessage: Equatable {
    /// The method, as it was sent.
    let method: String
    /// The path and query, as they were sent.
    let target: String
    let headers: GraphHeaders
    let body: Data
    /// Whether the peer wants to send another request on the connection.
    let isKeptAlive: Bool
    /// Whether the request is HTTP/1.0, whose connections end with each response unless both sides say otherwise.
    var isHTTP10 = false
    /// The host and port that the peer asked: those of a target that is a whole URL, otherwise the header `Host`. `nil` if
    /// the request, of HTTP/1.0, has neither.
    var host: String?
}

/// A request that cannot be answered as it asks; the connection ends with the answer.
struct HTTPFailure: Error, Equatable {
    let status: Int
    let message: String
}

/// How large a request may be.
struct HTTPLimits: Sendable {
    var headerBytes = 16 * 1_024
    var bodyBytes = 1_024 * 1_024

    static let standard = HTTPLimits()
}
