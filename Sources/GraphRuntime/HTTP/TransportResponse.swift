// SPDX-License-Identifier: MIT

public import Foundation

/// An HTTP response as it was received.
///
/// Its description and its mirror omit the body, which may contain a token.
public struct TransportResponse: CustomReflectable, CustomStringConvertible, Sendable {
    /// The HTTP status.
    public var status: Int
    /// The header fields.
    public var headers: GraphHeaders
    /// The body; empty if there is none.
    public var body: Data
    /// The client's information about the exchange, which is not part of the message.
    var exchange = Exchange()

    /// Information about the exchange that led to a response.
    struct Exchange: Sendable {
        /// The secrets that the response may repeat.
        var redaction = Redaction()
        /// The time at which the response was received, by the client's clock; `nil` if no transport returned it.
        var receivedAt: Date?
        /// The access token of the request, used for advice in an error; `nil` if there was none.
        var token: String?
        /// The number of attempts; `nil` if it is unknown.
        var attempts: Int?
        /// Whether the request was sent several times, so that an earlier attempt may have succeeded.
        var isRepeated = false
    }

    /// Creates a response.
    ///
    /// - Parameters:
    ///   - status: The HTTP status.
    ///   - headers: The header fields. The default is empty.
    ///   - body: The bytes of the response body. The default is empty.
    public init(status: Int, headers: GraphHeaders = [:], body: Data = Data()) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Creates a response with a JSON body, for example in a test.
    ///
    /// - Parameters:
    ///   - status: The HTTP status. The default is 200.
    ///   - json: The JSON body.
    public init(status: Int = 200, json: String) {
        self.init(status: status, headers: ["Content-Type": "application/json"], body: Data(json.utf8))
    }

    /// The delay that the response requests; `nil` if it requests none.
    var retryAfter: Duration? { RetryAfter.wait(headers, at: exchange.receivedAt ?? Date()) }

    /// The body without secrets.
    var redactedBody: Data { exchange.redaction.redacted(body) }

    /// Returns the response with its redaction.
    ///
    /// The header fields are redacted immediately, because they are shown in many places.
    func received(at instant: Date, _ redaction: Redaction) -> TransportResponse {
        var response = self
        response.headers = redaction.redacted(headers)
        response.exchange.redaction = redaction
        response.exchange.receivedAt = instant
        return response
    }

    /// Returns the response as a part of an exchange, for example a response of a middleware or of a batch.
    func within(_ exchange: Exchange) -> TransportResponse {
        var response = self
        response.headers = exchange.redaction.redacted(headers)
        response.exchange = exchange
        return response
    }

    /// The status, the header fields without values that may be secret, and the size of the body.
    public var description: String { "\(status) \(headers), \(body.count) bytes" }

    /// A mirror that shows the status, the header fields, and the size of the body.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = ["status": status, "headers": headers, "bodyCount": body.count]
        return Mirror(self, children: children, displayStyle: .struct)
    }
}
