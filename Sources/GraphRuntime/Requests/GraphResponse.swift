// SPDX-License-Identifier: MIT

/// A response from Microsoft Graph, with its value, status, and header fields.
public struct GraphResponse<Value: Sendable>: Sendable {
    /// The decoded value.
    public let value: Value
    /// The HTTP status.
    public let status: Int
    /// The header fields of the HTTP response. Secrets in their values are redacted.
    public let headers: GraphHeaders
    /// The client request ID in the response or, if it is missing, the ID that the client generated; `nil` if both are
    /// unknown.
    public let clientRequestId: String?

    /// Creates a response.
    ///
    /// - Parameters:
    ///   - value: The decoded value.
    ///   - status: The HTTP status.
    ///   - headers: The header fields.
    ///   - clientRequestId: The request ID that the client sent; `nil` if it is unknown. The default is `nil`.
    public init(value: Value, status: Int, headers: GraphHeaders, clientRequestId: String? = nil) {
        self.value = value
        self.status = status
        self.headers = headers
        self.clientRequestId = headers["client-request-id"] ?? clientRequestId
    }

    /// The request ID that the service assigned; `nil` if the response contains none. Microsoft Support asks for this
    /// ID.
    public var requestId: String? { headers["request-id"] }
}

extension GraphResponse: Equatable where Value: Equatable {}
