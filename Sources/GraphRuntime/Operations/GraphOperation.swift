// SPDX-License-Identifier: MIT

/// An operation of Microsoft Graph, with the properties that the client's schema describes.
public struct GraphOperation: CustomStringConvertible, Hashable, Sendable {
    /// The name in the schema, such as `sendMail`; `nil` if no schema describes the operation.
    public let name: String?
    /// The HTTP method.
    public let method: GraphMethod
    /// The path with placeholders, such as `/users/{user-id}/messages`. It contains no values.
    public private(set) var pathTemplate: String
    /// The permissions that allow the operation; `nil` if they are unknown.
    public let permissions: GraphPermissions?
    /// The clouds that offer the operation; `nil` if they are unknown.
    public let clouds: Set<GraphCloud.Name>?
    /// Whether a repeated request has the same effect as a single one, so that it can be retried.
    public let isIdempotent: Bool
    /// Whether a 404 response to a retry means that an earlier attempt succeeded.
    public let treatsNotFoundAsSuccessOnRetry: Bool
    /// The names of JSON members whose values are sensitive, in requests and responses. Errors omit them.
    public let sensitiveProperties: Set<String>
    /// The known constraints on the values of parameters.
    public let constraints: [PropertyConstraint]
    /// The documentation page; `nil` if none documents the operation on this path.
    public let documentation: String?

    /// Creates a description of an operation.
    ///
    /// - Parameters:
    ///   - name: The name in the schema; `nil` if no schema describes the operation. The default is `nil`.
    ///   - method: The HTTP method.
    ///   - pathTemplate: The path with placeholders.
    ///   - permissions: The permissions that allow the operation; `nil` if they are unknown. The default is `nil`.
    ///   - clouds: The clouds that offer the operation; `nil` if they are unknown. The default is `nil`.
    ///   - isIdempotent: Whether the request can be retried. By default, only a GET can.
    ///   - treatsNotFoundAsSuccessOnRetry: Whether a 404 response to a retry means that an earlier attempt succeeded.
    ///     The default is `false`.
    ///   - sensitiveProperties: The names of JSON members whose values errors omit. The default is empty.
    ///   - constraints: The known constraints on the values of parameters. The default is empty.
    ///   - documentation: The documentation page; `nil` if there is none. The default is `nil`.
    public init(
        name: String? = nil,
        method: GraphMethod,
        pathTemplate: String,
        permissions: GraphPermissions? = nil,
        clouds: Set<GraphCloud.Name>? = nil,
        isIdempotent: Bool? = nil,
        treatsNotFoundAsSuccessOnRetry: Bool = false,
        sensitiveProperties: Set<String> = [],
        constraints: [PropertyConstraint] = [],
        documentation: String? = nil
    ) {
        self.name = name
        self.method = method
        self.pathTemplate = pathTemplate
        self.permissions = permissions
        self.clouds = clouds
        self.isIdempotent = isIdempotent ?? (method == .get)
        self.treatsNotFoundAsSuccessOnRetry = treatsNotFoundAsSuccessOnRetry
        self.sensitiveProperties = sensitiveProperties
        self.constraints = constraints
        self.documentation = documentation
    }

    /// Returns the operation with another path template.
    func at(_ pathTemplate: String) -> GraphOperation {
        var operation = self
        operation.pathTemplate = pathTemplate
        return operation
    }

    /// The method and the path template, such as `GET /users/{user-id}/messages`.
    public var description: String { "\(method.rawValue) \(pathTemplate)" }
}
