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
    /// What the response may repeat and no one is to see.
    private(set) var redaction = Redaction()
    /// Reads the permissions of the token that it was requested with, for the advice in an error; nil if there was none.
    var granted: (@Sendable () -> TokenPermissions?)?
    /// How many attempts were made; nil if that is unknown.
    var attempts: Int?
    /// Whether the request was sent more than once, so that it may have been carried out before.
    var isRepeated = false

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

    /// The response with a redaction, which its headers have been through already: they are shown in many places.
    func redacted(by redaction: Redaction) -> TransportResponse {
        var response = self
        response.headers = redaction.redacted(headers)
        response.redaction = redaction
        return response
    }

    /// The response with what is known of another one besides its status, headers and body.
    func withContext(of other: TransportResponse) -> TransportResponse {
        var response = redacted(by: other.redaction)
        response.granted = other.granted
        response.attempts = other.attempts
        response.isRepeated = other.isRepeated
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
