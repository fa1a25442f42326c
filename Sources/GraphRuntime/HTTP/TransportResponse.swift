// SPDX-License-Identifier: MIT

public import Foundation

/// An HTTP response as the transport received it.
///
/// The description and the mirror omit the body, because the body may contain a token.
public struct TransportResponse: CustomReflectable, CustomStringConvertible, Sendable {
    /// The HTTP status.
    public var status: Int
    /// The header fields.
    public var headers: GraphHeaders
    /// The body; empty if the response has none.
    public var body: Data
    /// Information that the client adds about the exchange and that is not part of the HTTP message.
    var exchange = Exchange()

    /// Information about the exchange that produced a response.
    struct Exchange: Sendable {
        /// The secrets that the response may repeat.
        var redaction = Redaction()
        /// The time at which the response was received, according to the client's clock; `nil` if no transport returned
        /// the response.
        var receivedAt: Date?
        /// The access token in the request, which determines the advice in an error; `nil` if there was no token.
        var token: String?
        /// The number of attempts; `nil` if unknown.
        var attempts: Int?
        /// Whether an earlier attempt to send the request may have succeeded.
        var earlierMayHaveSucceeded = false
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

    /// The body with all secrets masked.
    var redactedBody: Data { exchange.redaction.redacted(body) }

    /// The header fields with all secrets masked, including the fields that the client itself reads.
    var redactedHeaders: GraphHeaders { exchange.redaction.redacted(headers) }

    /// The lowercase names of the header fields that the client itself reads, to follow a redirect and to renew a
    /// token. These fields are redacted when the response leaves the client.
    private static let fieldsForClient: Set<String> = ["location", "www-authenticate"]

    /// Returns a copy of the response with its time of receipt and its redaction.
    ///
    /// The header fields are redacted immediately, because many descriptions and errors contain them.
    func received(at instant: Date, _ redaction: Redaction) -> TransportResponse {
        var response = self
        response.headers = redaction.redacted(headers, except: Self.fieldsForClient)
        response.exchange.redaction = redaction
        response.exchange.receivedAt = instant
        return response
    }

    /// Returns a copy of the response without secrets in any header field.
    func leavingClient() -> TransportResponse {
        var response = self
        response.headers = redactedHeaders
        return response
    }

    /// Returns a copy of the response as part of an exchange, for example a response from a middleware or a batch.
    func within(_ exchange: Exchange) -> TransportResponse {
        var response = self
        response.headers = exchange.redaction.redacted(headers)
        response.exchange = exchange
        return response
    }

    /// The status, the header fields without potentially secret values, and the body size in bytes.
    public var description: String { "\(status) \(headers), \(body.count) bytes" }

    /// A mirror that shows the status, the header fields, and the body size in bytes.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = ["status": status, "headers": headers, "bodyCount": body.count]
        return Mirror(self, children: children, displayStyle: .struct)
    }
}
