/// An answer of Microsoft Graph: the value and what came with it.
public struct GraphResponse<Value: Sendable>: Sendable {
    /// The value.
    public let value: Value
    /// The HTTP status.
    public let status: Int
    /// The headers.
    public let headers: GraphHeaders
    /// The client's id of the request, as the service repeated it or else as it was sent; nil if neither is known.
    public let clientRequestId: String?

    /// An answer.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - status: The HTTP status.
    ///   - headers: The headers.
    ///   - clientRequestId: The client's id of the request, as it was sent; nil if that is not known.
    public init(value: Value, status: Int, headers: GraphHeaders, clientRequestId: String? = nil) {
        self.value = value
        self.status = status
        self.headers = headers
        self.clientRequestId = headers["client-request-id"] ?? clientRequestId
    }

    /// The service's id of the request; nil if it sent none. Quote it to Microsoft's support.
    public var requestId: String? { headers["request-id"] }
}

extension GraphResponse: Equatable where Value: Equatable {}
