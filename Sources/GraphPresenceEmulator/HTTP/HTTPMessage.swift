// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A request received over a connection.
struct HTTPMessage: Equatable {
    /// The method as the peer sent it.
    let method: String
    /// The percent-encoded path and query.
    let target: String
    let headers: GraphHeaders
    let body: Data
    /// Whether the peer keeps the connection open for another request.
    let isKeptAlive: Bool
    /// Whether the request uses HTTP/1.0, which by default closes the connection after each response.
    var isHTTP10 = false
    /// The host and port of the request: the authority of a target in absolute form, otherwise the value of the `Host`
    /// header; `nil` if an HTTP/1.0 request has neither.
    var host: String?
}

/// A violation of HTTP or of a size limit. The server closes the connection after the error response.
struct HTTPFailure: Error, Equatable {
    let status: Int
    let message: String

    /// Returns the failure for a body that exceeds the size limit.
    static func tooLargeBody(_ limit: Int) -> HTTPFailure {
        HTTPFailure(status: 413, message: "the body exceeds the limit of \(limit) bytes")
    }
}

/// The maximum size of a request.
struct HTTPLimits: Sendable {
    var headerBytes = 16 * 1_024
    var bodyBytes = 1_024 * 1_024

    static let standard = HTTPLimits()
}
