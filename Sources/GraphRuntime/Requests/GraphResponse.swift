/// An answer of Microsoft Graph: the value and what came with it.
public struct GraphResponse<Value: Sendable>: Sendable {
    /// The value.
    public let value: Value
    /// The HTTP status.
    public let status: Int
    /// The headers.
    public let headers: GraphHeaders

    /// An answer.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - status: The HTTP status.
    ///   - headers: The headers.
    public init(value: Value, status: Int, headers: GraphHeaders) {
        self.value = value
        self.status = status
        self.headers = headers
    }

    /// The service's id of the request; nil if it sent none. Quote it to Microsoft's support.
    public var requestId: String? { headers["request-id"] }

    /// The client's id of the request; nil if the service did not repeat it.
    public var clientRequestId: String? { headers["client-request-id"] }
}

extension GraphResponse: Equatable where Value: Equatable {}
