public import Foundation

/// A response as it came over the wire.
///
/// Its description and mirror leave out the body, which may hold a token.
public struct TransportResponse: CustomReflectable, CustomStringConvertible, Sendable {
    /// The HTTP status.
    public var status: Int
    /// The headers.
    public var headers: GraphHeaders
    /// The body; empty if there is none.
    public var body: Data
    /// What the client knows of the exchange besides the message itself.
    var exchange = Exchange()

    /// How a response came about.
    struct Exchange: Sendable {
        /// The secrets that the response may repeat.
        var redaction = Redaction()
        /// When the response was received, by the client's clock; `nil` if no transport sent it.
        var receivedAt: Date?
        /// The access token of the request, for the advice in an error; `nil` if there was none.
        var token: String?
        /// The number of attempts; `nil` if it is unknown.
        var attempts: Int?
        /// Whether the request was sent more than once, so that it may have been carried out before.
        var isRepeated = false
    }

    /// A response as it came over the wire.
    ///
    /// - Parameters:
    ///   - status: The HTTP status.
    ///   - headers: The headers.
    ///   - body: The body; empty if there is none.
    public init(status: Int, headers: GraphHeaders = [:], body: Data = Data()) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A response with a JSON body, such as a test's transport gives.
    ///
    /// - Parameters:
    ///   - status: The HTTP status. Default: 200.
    ///   - json: The body, UTF-8 JSON.
    public init(status: Int = 200, json: String) {
        self.init(status: status, headers: ["Content-Type": "application/json"], body: Data(json.utf8))
    }

    /// The wait that the response asks for; `nil` if it asks for none.
    var retryAfter: Duration? { RetryAfter.wait(headers, at: exchange.receivedAt ?? Date()) }

    /// The body without secrets.
    var redactedBody: Data { exchange.redaction.redacted(body) }

    /// The response as it was received: its header fields are shown in many places, so they are redacted at once.
    func received(at instant: Date, _ redaction: Redaction) -> TransportResponse {
        var response = self
        response.headers = redaction.redacted(headers)
        response.exchange.redaction = redaction
        response.exchange.receivedAt = instant
        return response
    }

    /// The response as a part of an exchange, such as one that a middleware made, or an item of a batch.
    func within(_ exchange: Exchange) -> TransportResponse {
        var response = self
        response.headers = exchange.redaction.redacted(headers)
        response.exchange = exchange
        return response
    }

    /// The status, the headers without values that may be secret, and the size of the body.
    public var description: String { "\(status) \(headers), \(body.count) bytes" }

    /// Shows what ``description`` shows.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = ["status": status, "headers": headers, "bodyCount": body.count]
        return Mirror(self, children: children, displayStyle: .struct)
    }
}
