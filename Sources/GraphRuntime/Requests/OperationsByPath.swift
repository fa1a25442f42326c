// SPDX-License-Identifier: MIT

/// The variants of an operation in the schema, one for each path that offers the operation.
public struct OperationsByPath: Sendable {
    /// A property of the operation that differs on a specific path.
    public enum Fact: Sendable {
        /// The URL of the documentation page; `nil` if no page documents the operation on this path.
        case documentation(String?)
        /// The permissions that allow the operation.
        case permissions(GraphPermissions)
        /// The clouds that offer the operation.
        case clouds(Set<GraphCloud.Name>)
    }

    /// The name of the operation in the schema, such as `sendMail`.
    let name: String
    /// The variants of the operation, one for each path, in schema order.
    public let all: [GraphOperation]

    private let byTemplate: [String: GraphOperation]
    private let unknown: GraphOperation

    /// Creates a description of an operation that is available on one or more paths.
    ///
    /// - Parameters:
    ///   - name: The name of the operation in the schema.
    ///   - method: The HTTP method. The default is POST, which all actions use.
    ///   - documentation: The URL of the documentation page; `nil` if there is none. The default is `nil`.
    ///   - permissions: The permissions that allow the operation; `nil` if they are unknown. The default is `nil`.
    ///   - clouds: The clouds that offer the operation; `nil` if they are unknown. The default is `nil`.
    ///   - isIdempotent: Whether sending a request repeatedly has the same effect as sending the request once. If the
    ///     value is `nil`, the effect is unknown, and only GET requests can be retried. The default is `nil`.
    ///   - treatsNotFoundAsSuccessOnRetry: Whether a 404 response to a retry means that an earlier attempt succeeded.
    ///     The default is `false`.
    ///   - sensitiveProperties: The names of the JSON members with sensitive values, which errors omit. The default is
    ///     empty.
    ///   - constraints: The known constraints on parameter values. The default is empty.
    ///   - paths: The path templates, each with the properties that differ on that path.
    public init(
        _ name: String,
        method: GraphMethod = .post,
        documentation: String? = nil,
        permissions: GraphPermissions? = nil,
        clouds: Set<GraphCloud.Name>? = nil,
        isIdempotent: Bool? = nil,
        treatsNotFoundAsSuccessOnRetry: Bool = false,
        sensitiveProperties: Set<String> = [],
        constraints: [PropertyConstraint] = [],
        paths: KeyValuePairs<String, [Fact]>
    ) {
        func operation(
            _ template: String,
            _ permissions: GraphPermissions?,
            _ clouds: Set<GraphCloud.Name>?,
            _ documentation: String?
        ) -> GraphOperation {
            GraphOperation(
                name: name,
                method: method,
                pathTemplate: template,
                permissions: permissions,
                clouds: clouds,
                isIdempotent: isIdempotent,
                treatsNotFoundAsSuccessOnRetry: treatsNotFoundAsSuccessOnRetry,
                sensitiveProperties: sensitiveProperties,
                constraints: constraints,
                documentation: documentation
            )
        }
        self.name = name
        all = paths.map { template, facts in
            var (permissions, clouds, documentation) = (permissions, clouds, documentation)
            for fact in facts {
                switch fact {
                case .documentation(let value): documentation = value
                case .permissions(let value): permissions = value
                case .clouds(let value): clouds = value
                }
            }
            return operation(template, permissions, clouds, documentation)
        }
        byTemplate = Dictionary(all.map { ($0.pathTemplate, $0) }) { first, _ in first }
        unknown = operation("", nil, nil, nil)
    }

    /// Returns the operation for a path.
    ///
    /// If the schema does not list the path, the permissions, clouds, and documentation are unknown.
    ///
    /// - Parameter path: The request path.
    package subscript(path: GraphPath) -> GraphOperation {
        let template = path.template
        return byTemplate[template] ?? unknown.at(template)
    }
}
