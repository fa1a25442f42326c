// SPDX-License-Identifier: MIT

/// A Microsoft Graph operation, with the properties that the client's schema describes.
public struct GraphOperation: CustomStringConvertible, Hashable, Sendable {
    /// The name of the operation in the schema, such as `sendMail`; `nil` if no schema describes the operation.
    public let name: String?
    /// The HTTP method.
    public let method: GraphMethod
    /// The path with placeholders instead of values, such as `/users/{user-id}/messages`.
    public private(set) var pathTemplate: String
    /// The permissions that allow the operation; `nil` if they are unknown.
    public let permissions: GraphPermissions?
    /// The clouds that offer the operation; `nil` if they are unknown.
    public let clouds: Set<GraphCloud.Name>?
    /// Whether sending a request repeatedly has the same effect as sending the request once, so that retries are safe.
    public let isIdempotent: Bool
    /// Whether a 404 response to a retry means that an earlier attempt succeeded, unless the service throttled or did not
    /// receive every earlier attempt.
    public let treatsNotFoundAsSuccessOnRetry: Bool
    /// The names of the JSON members with sensitive values in requests and responses. Errors omit these values.
    public let sensitiveProperties: Set<String>
    /// The known constraints on parameter values.
    public let constraints: [PropertyConstraint]
    /// The URL of the documentation page; `nil` if no page documents the operation on this path.
    public let documentation: String?

    /// Creates a description of an operation.
    ///
    /// - Parameters:
    ///   - name: The name of the operation in the schema; `nil` if no schema describes the operation. The default is
    ///     `nil`.
    ///   - method: The HTTP method.
    ///   - pathTemplate: The path with placeholders instead of values.
    ///   - permissions: The permissions that allow the operation; `nil` if they are unknown. The default is `nil`.
    ///   - clouds: The clouds that offer the operation; `nil` if they are unknown. The default is `nil`.
    ///   - isIdempotent: Whether the request can be retried. By default, only a GET request can be retried.
    ///   - treatsNotFoundAsSuccessOnRetry: Whether a 404 response to a retry means that an earlier attempt succeeded.
    ///     The default is `false`.
    ///   - sensitiveProperties: The names of the JSON members with sensitive values, which errors omit. The default is
    ///     empty.
    ///   - constraints: The known constraints on parameter values. The default is empty.
    ///   - documentation: The URL of the documentation page; `nil` if there is none. The default is `nil`.
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

    /// Returns a copy of the operation with another path template.
    func at(_ pathTemplate: String) -> GraphOperation {
        var operation = self
        operation.pathTemplate = pathTemplate
        return operation
    }

    /// The method and the path template, such as `GET /users/{user-id}/messages`.
    public var description: String { "\(method.rawValue) \(pathTemplate)" }
}
