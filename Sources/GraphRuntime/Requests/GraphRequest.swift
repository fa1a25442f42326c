// SPDX-License-Identifier: MIT

public import Foundation

/// A request to Microsoft Graph with a typed response.
///
/// Request builders create requests. For a path without a request builder, create a request yourself:
/// ```swift
/// let request = GraphRequest<GraphJSONValue>(.get, "/users/\(userID)/manager")
/// let manager = try await graphClient.send(request)
/// ```
///
/// The description and the mirror show only the method and the path template, because the values, header fields, and
/// body may contain personal data.
public struct GraphRequest<Response: Sendable>: CustomReflectable, CustomStringConvertible, Sendable {
    /// A request body. The description and the mirror do not show the value, because it may contain personal data.
    public enum Body: CustomReflectable, CustomStringConvertible, Sendable {
        /// No body.
        case none
        /// The JSON object `{}`.
        case emptyObject
        /// A value that is encoded as JSON.
        case json(any Encodable & Sendable)

        /// The kind of body.
        public var description: String {
            switch self {
            case .none: "none"
            case .emptyObject: "emptyObject"
            case .json: "json"
            }
        }

        /// A mirror that shows only the kind of body.
        public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .enum) }
    }

    /// The request path.
    public var path: GraphPath
    /// The request body.
    public var body: Body
    /// The configuration for this call.
    public var configuration: RequestConfiguration
    /// The requested operation.
    public let operation: GraphOperation

    let decode: @Sendable (TransportResponse) throws -> Response

    /// The URL of a further page, which replaces the path; `nil` for the first page of a collection and for all other
    /// requests.
    var pageLink: PageLink?

    /// The HTTP method.
    public var method: GraphMethod { operation.method }

    /// The method and the path template.
    public var description: String { operation.description }

    /// A mirror that shows the method and the path template.
    public var customMirror: Mirror {
        Mirror(self, children: ["operation": operation.description], displayStyle: .struct)
    }

    /// Encodes the body as JSON. Members are sorted, so that equal bodies produce identical bytes.
    ///
    /// - Returns: The JSON body; `nil` if there is none.
    /// - Throws: `EncodingError` if a value cannot be encoded.
    public func bodyData() throws -> Data? {
        switch body {
        case .none: nil
        case .emptyObject: Data("{}".utf8)
        case .json(let value): try JSONCoding.encoder.encode(value)
        }
    }
}

extension GraphRequest where Response: Decodable {
    /// Creates a request for an operation that returns JSON.
    ///
    /// - Parameters:
    ///   - operation: The requested operation.
    ///   - path: The request path.
    ///   - body: The request body. By default, the request has no body.
    ///   - configuration: The configuration for this call. By default, the client's settings apply.
    public init(
        _ operation: GraphOperation,
        at path: GraphPath,
        body: Body = .none,
        configuration: RequestConfiguration = RequestConfiguration()
    ) {
        self.init(path: path, body: body, configuration: configuration, operation: operation) { response in
            try JSONCoding.decode(Response.self, from: try response.jsonBody())
        }
    }

    /// Creates a request for an operation that returns JSON and is available on several paths.
    ///
    /// - Parameters:
    ///   - operations: The variants of the operation, one for each path that offers the operation.
    ///   - path: The request path.
    ///   - body: The request body. By default, the request has no body.
    ///   - configuration: The configuration for this call. By default, the client's settings apply.
    public init(
        _ operations: OperationsByPath,
        at path: GraphPath,
        body: Body = .none,
        configuration: RequestConfiguration = RequestConfiguration()
    ) {
        self.init(operations[path], at: path, body: body, configuration: configuration)
    }

    /// Creates a request for an operation that returns JSON and that the schema does not describe.
    ///
    /// - Parameters:
    ///   - method: The HTTP method.
    ///   - path: The request path.
    ///   - body: The request body. By default, the request has no body.
    ///   - configuration: The configuration for this call. By default, the client's settings apply.
    public init(
        _ method: GraphMethod,
        _ path: GraphPath,
        body: Body = .none,
        configuration: RequestConfiguration = RequestConfiguration()
    ) {
        let operation = GraphOperation(method: method, pathTemplate: path.template)
        self.init(operation, at: path, body: body, configuration: configuration)
    }
}

extension GraphRequest where Response == Void {
    /// Creates a request for an operation that returns no value.
    ///
    /// The response body must be empty or JSON. Its value is ignored.
    ///
    /// - Parameters:
    ///   - operation: The requested operation.
    ///   - path: The request path.
    ///   - body: The request body. By default, the request has no body.
    ///   - configuration: The configuration for this call. By default, the client's settings apply.
    public init(
        _ operation: GraphOperation,
        at path: GraphPath,
        body: Body = .none,
        configuration: RequestConfiguration = RequestConfiguration()
    ) {
        self.init(path: path, body: body, configuration: configuration, operation: operation) { response in
            try response.checkActionBody()
        }
    }

    /// Creates a request for an operation that returns no value and is available on several paths.
    ///
    /// The response body must be empty or JSON. Its value is ignored.
    ///
    /// - Parameters:
    ///   - operations: The variants of the operation, one for each path that offers the operation.
    ///   - path: The request path.
    ///   - body: The request body. By default, the request has no body.
    ///   - configuration: The configuration for this call. By default, the client's settings apply.
    public init(
        _ operations: OperationsByPath,
        at path: GraphPath,
        body: Body = .none,
        configuration: RequestConfiguration = RequestConfiguration()
    ) {
        self.init(operations[path], at: path, body: body, configuration: configuration)
    }

    /// Creates a request for an operation that returns no value and that the schema does not describe.
    ///
    /// The response body must be empty or JSON. Its value is ignored.
    ///
    /// - Parameters:
    ///   - method: The HTTP method.
    ///   - path: The request path.
    ///   - body: The request body. By default, the request has no body.
    ///   - configuration: The configuration for this call. By default, the client's settings apply.
    public init(
        _ method: GraphMethod,
        _ path: GraphPath,
        body: Body = .none,
        configuration: RequestConfiguration = RequestConfiguration()
    ) {
        let operation = GraphOperation(method: method, pathTemplate: path.template)
        self.init(operation, at: path, body: body, configuration: configuration)
    }
}
