public import Foundation

/// One request to Microsoft Graph and the type of its answer.
///
/// Request builders make them; for a path that no builder has, write one by hand:
/// ```swift
/// let request = GraphRequest<GraphJSONValue>(.get, "/users/\(userID)/manager")
/// let manager = try await graphClient.send(request)
/// ```
///
/// The description and the mirror show the method and the path template: values, headers and body may be personal.
public struct GraphRequest<Response: Sendable>: CustomReflectable, CustomStringConvertible, Sendable {
    /// What is sent. Its description and mirror do not show the value, which may be personal.
    public enum Body: CustomReflectable, CustomStringConvertible, Sendable {
        /// Nothing.
        case none
        /// The JSON object `{}`.
        case emptyObject
        /// A value as JSON.
        case json(any Encodable & Sendable)

        /// The kind of body.
        public var description: String {
            switch self {
            case .none: "none"
            case .emptyObject: "emptyObject"
            case .json: "json"
            }
        }

        /// Shows the kind of body.
        public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .enum) }
    }

    /// Where to.
    public var path: GraphPath
    /// What is sent.
    public var body: Body
    /// The settings of this call.
    public var configuration: RequestConfiguration
    /// What is asked for, and what the schema says of it.
    public let operation: GraphOperation

    let decode: @Sendable (TransportResponse) throws -> Response

    /// The HTTP method.
    public var method: GraphMethod { operation.method }

    /// The method and the path template.
    public var description: String { operation.description }

    /// Shows the method and the path template.
    public var customMirror: Mirror {
        Mirror(self, children: ["operation": operation.description], displayStyle: .struct)
    }

    /// The body as it goes over the wire; nil if there is none. Members are sorted, so equal bodies have equal bytes.
    ///
    /// - Returns: UTF-8 JSON, or nil.
    /// - Throws: `EncodingError` if a value cannot be written as JSON.
    public func bodyData() throws -> Data? {
        switch body {
        case .none: nil
        case .emptyObject: Data("{}".utf8)
        case .json(let value): try JSONCoding.encoder.encode(value)
        }
    }
}

extension GraphRequest where Response: Decodable {
    /// A request of an operation that a schema describes, answered with JSON.
    ///
    /// - Parameters:
    ///   - operation: What is asked for.
    ///   - path: Where to.
    ///   - body: What is sent. Default: nothing.
    ///   - configuration: The settings of this call. Default: the client's own.
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

    /// A request of an operation that a schema describes on several paths, answered with JSON.
    ///
    /// - Parameters:
    ///   - operations: The operation on the paths that offer it.
    ///   - path: The path.
    ///   - body: What is sent. The default is nothing.
    ///   - configuration: The settings of this call. The default is the client's own.
    public init(
        _ operations: OperationsByPath,
        at path: GraphPath,
        body: Body = .none,
        configuration: RequestConfiguration = RequestConfiguration()
    ) {
        self.init(operations[path], at: path, body: body, configuration: configuration)
    }

    /// A request written by hand, answered with JSON.
    ///
    /// - Parameters:
    ///   - method: The HTTP method.
    ///   - path: Where to.
    ///   - body: What is sent. Default: nothing.
    ///   - configuration: The settings of this call. Default: the client's own.
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
    /// A request of an operation that a schema describes, whose answer has no body that matters.
    ///
    /// - Parameters:
    ///   - operation: What is asked for.
    ///   - path: Where to.
    ///   - body: What is sent. Default: nothing.
    ///   - configuration: The settings of this call. Default: the client's own.
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

    /// A request of an operation that a schema describes on several paths, whose answer has no body that matters.
    ///
    /// - Parameters:
    ///   - operations: The operation on the paths that offer it.
    ///   - path: The path.
    ///   - body: What is sent. The default is nothing.
    ///   - configuration: The settings of this call. The default is the client's own.
    public init(
        _ operations: OperationsByPath,
        at path: GraphPath,
        body: Body = .none,
        configuration: RequestConfiguration = RequestConfiguration()
    ) {
        self.init(operations[path], at: path, body: body, configuration: configuration)
    }

    /// A request written by hand, whose answer has no body that matters.
    ///
    /// - Parameters:
    ///   - method: The HTTP method.
    ///   - path: Where to.
    ///   - body: What is sent. Default: nothing.
    ///   - configuration: The settings of this call. Default: the client's own.
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
