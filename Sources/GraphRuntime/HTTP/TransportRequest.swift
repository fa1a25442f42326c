public import Foundation

/// A request as it goes over the wire.
///
/// Its description leaves out headers and body, which may hold secrets.
public struct TransportRequest: CustomStringConvertible, CustomReflectable, Sendable {
    /// The HTTP method.
    public var method: GraphMethod
    /// The whole URL.
    public var url: URL
    /// The headers.
    public var headers: GraphHeaders
    /// The body; nil if there is none.
    public var body: Data?
    /// How long the attempt may take in all; nil if the transport decides. The client ends an attempt by itself, so a
    /// transport may ignore it.
    public var timeout: Duration?
    /// What is asked for, and what the schema says of it.
    public var operation: GraphOperation

    /// A request as it goes over the wire.
    ///
    /// - Parameters:
    ///   - method: The HTTP method.
    ///   - url: The whole URL.
    ///   - headers: The headers.
    ///   - body: The body; nil if there is none.
    ///   - timeout: How long the attempt may take in all; nil if the transport decides.
    ///   - operation: What is asked for.
    public init(
        method: GraphMethod,
        url: URL,
        headers: GraphHeaders = [:],
        body: Data? = nil,
        timeout: Duration? = nil,
        operation: GraphOperation
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.operation = operation
    }

    /// The client's id of the request; nil if it was removed.
    var clientRequestId: String? { headers["client-request-id"] }

    /// The method and the path template.
    public var description: String { operation.description }

    /// Shows no headers and no body.
    public var customMirror: Mirror {
        Mirror(self, children: ["operation": operation.description], displayStyle: .struct)
    }
}
