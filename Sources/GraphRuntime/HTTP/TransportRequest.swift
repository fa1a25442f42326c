// SPDX-License-Identifier: MIT

public import Foundation

/// An HTTP request.
///
/// The description and the mirror show only the method and the host. The URL may contain personal data, and the header
/// fields and the body may contain secrets.
public struct TransportRequest: CustomStringConvertible, CustomReflectable, Sendable {
    /// The HTTP method.
    public var method: GraphMethod
    /// The absolute URL.
    public var url: URL
    /// The header fields.
    public var headers: GraphHeaders
    /// The request body; `nil` if there is none.
    public var body: Data?
    /// The maximum duration of the attempt; `nil` if the transport's own timeout applies.
    ///
    /// A transport may ignore the timeout, because the client enforces it.
    public var timeout: Duration?

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - method: The HTTP method.
    ///   - url: The absolute URL.
    ///   - headers: The header fields. The default is empty.
    ///   - body: The bytes of the request body. By default, the request has no body.
    ///   - timeout: The maximum duration of the attempt. By default, the transport's own timeout applies.
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

    /// The request ID that the client generated; `nil` if a middleware removed it.
    var clientRequestId: String? { headers["client-request-id"] }

    /// The method and the host.
    public var description: String { "\(method.rawValue) \(url.host ?? "")" }

    /// A mirror that shows the method and the host.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = ["method": method.rawValue, "host": url.host ?? ""]
        return Mirror(self, children: children, displayStyle: .struct)
    }
}
