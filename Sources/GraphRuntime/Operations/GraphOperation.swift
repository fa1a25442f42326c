// SPDX-License-Identifier: MIT

/// A Microsoft Graph operation, with the properties that the client's schema describes.
public struct GraphOperation: CustomStringConvertible, Hashable, Sendable {
    /// The name of the operation in the schema, such as `sendMail`; `nil` if no schema describes the operation.
    public var name: String? { facts.value.name }
    /// The HTTP method.
    public var method: GraphMethod { facts.value.method }
    /// The path with placeholders instead of values, such as `/users/{user-id}/messages`.
    public private(set) var pathTemplate: String
    /// The permissions that allow the operation; `nil` if they are unknown.
    public var permissions: GraphPermissions? { facts.value.permissions }
    /// The clouds that offer the operation; `nil` if they are unknown.
    public var clouds: Set<GraphCloud.Name>? { facts.value.clouds }
    /// Whether sending a request repeatedly has the same effect as sending the request once, so that retries are safe.
    public var isIdempotent: Bool { facts.value.isIdempotent }
    /// Whether a 404 response to a retry means that an earlier attempt succeeded, unless it is certain that the service
    /// performed no earlier attempt.
    public var treatsNotFoundAsSuccessOnRetry: Bool { facts.value.treatsNotFoundAsSuccessOnRetry }
    /// The names of the JSON members with sensitive values in requests and responses. Errors omit these values.
    public var sensitiveProperties: Set<String> { facts.value.sensitiveProperties }
    /// The known constraints on parameter values.
    public var constraints: [PropertyConstraint] { facts.value.constraints }
    /// The URL of the documentation page; `nil` if no page documents the operation on this path.
    public var documentation: String? { facts.value.documentation }
    /// The properties that do not depend on the path. A reference keeps every request, event, and error small.
    private let facts: GraphIndirect<Facts>

    private struct Facts: Hashable, Sendable {
        let name: String?
        let method: GraphMethod
        let permissions: GraphPermissions?
        let clouds: Set<GraphCloud.Name>?
        let isIdempotent: Bool
        let treatsNotFoundAsSuccessOnRetry: Bool
        let sensitiveProperties: Set<String>
        let constraints: [PropertyConstraint]
        let documentation: String?
    }

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
        self.pathTemplate = pathTemplate
        facts = GraphIndirect(
            Facts(
                name: name,
                method: method,
                permissions: permissions,
                clouds: clouds,
                isIdempotent: isIdempotent ?? (method == .get),
                treatsNotFoundAsSuccessOnRetry: treatsNotFoundAsSuccessOnRetry,
                sensitiveProperties: sensitiveProperties,
                constraints: constraints,
                documentation: documentation
            )
        )
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
