public import Foundation

/// An HTTP request.
///
/// Its description shows the method and the host alone: the URL may contain personal data, and headers and body secrets.
public struct TransportRequest: CustomStringConvertible, CustomReflectable, Sendable {
    /// The HTTP method.
    public var method: GraphMethod
    /// The absolute URL.
    public var url: URL
    /// The header fields.
    public var headers: GraphHeaders
    /// The body; `nil` if there is none.
    public var body: Data?
    /// How long the attempt may take in all; `nil` if the transport decides. The client ends an attempt by itself, so a
    /// transport may ignore it.
    public var timeout: Duration?

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - method: The HTTP method.
    ///   - url: The absolute URL.
    ///   - headers: The header fields. The default is none.
    ///   - body: The body. The default is none.
    ///   - timeout: How long the attempt may take in all. By default the transport decides.
    public init(
        method: GraphMethod,
        url: URL,
        headers: GraphHeaders = [:],
        body: Data? = nil,
        timeout: Duration? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
    }

    /// The client's id of the request; `nil` if a middleware removed it.
    var clientRequestId: String? { headers["client-request-id"] }

    /// The method and the host.
    public var description: String { "\(method.rawValue) \(url.host ?? "")" }

    /// Shows the method and the host.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = ["method": method.rawValue, "host": url.host ?? ""]
        return Mirror(self, children: children, displayStyle: .struct)
    }
}
