// SPDX-License-Identifier: MIT

/// An operation that a path can offer: an HTTP method or an OData action.
package struct OperationDescription: Sendable {
    /// The name. The name of an action is also the last segment of its request paths.
    package var name: Located<String>
    /// The HTTP method, which is `POST` for an action.
    package var method: HTTPMethod
    /// The documentation of the operation; `nil` if it is not known.
    package var description: String?
    /// The request body.
    package var body: Body
    /// The parameters of an action, in the order of the file.
    package var parameters: [PropertyDescription] = []
    /// The combinations of parameter values that the service supports; `nil` if it supports any combination.
    package var combinations: CombinationSet?
    /// The type of the response; `nil` if the response has no body.
    package var returns: Located<String>?
    /// The facts that apply to every path that does not override them.
    package var facts: OperationFacts
    /// Whether a repeated request has the same effect as a single request; `nil` if this is not known.
    package var idempotent: Bool?
    /// Whether the operation is an OData action.
    package var isAction = false
    /// The reason why the operation is deprecated, or its replacement; `nil` if the operation is not deprecated.
    package var deprecated: Located<String>?
    /// Whether a 404 response to a retry means that the first attempt succeeded.
    package var treatsNotFoundAsSuccessOnRetry = false

    /// The request body of an operation.
    package enum Body: Sendable {
        /// No body.
        case none
        /// The JSON object `{}`.
        case empty
        /// A JSON object that contains the action's parameters.
        case parameters
        /// A value of the referenced type.
        case type(Located<String>)
    }
}

/// An HTTP method that an operation can have.
package enum HTTPMethod: String, CaseIterable, Sendable {
    case get = "GET"
    case post = "POST"
    case patch = "PATCH"
    case put = "PUT"
    case delete = "DELETE"

    /// The name of the generated method that sends the request.
    package var swiftName: String { rawValue.lowercased() }
}

/// The documentation, permissions, and clouds of an operation, which each path can override.
package struct OperationFacts: Sendable {
    /// The link to the documentation page; `nil` if the path's operation is not documented or no page is known.
    package var documentation: Located<String>?
    /// The permissions that allow the operation; `nil` if they are not known.
    package var permissions: Permissions?
    /// The national clouds that offer the operation; `nil` if they are not known.
    package var clouds: [Cloud]?
    /// The notes for callers, one paragraph per note.
    package var notes: [String]
}

/// The permissions that allow an operation, from least to most privileged. An empty list means that the operation is
/// not supported.
package struct Permissions: Hashable, Sendable {
    /// The delegated permissions for work or school accounts.
    package var delegatedWork: [String]
    /// The delegated permissions for personal Microsoft accounts.
    package var delegatedPersonal: [String]
    /// Application permissions.
    package var application: [String]
}

/// The combinations of parameter values that an action accepts.
package struct CombinationSet: Sendable {
    /// The Swift name of the combination type; `nil` to derive the name from the action's name.
    package var swiftName: Located<String>?
    /// The names of the parameters that a combination consists of.
    package var parameters: [Located<String>]
    /// The combinations, in the order of the file.
    package var values: [Combination]

    /// One supported combination.
    package struct Combination: Sendable {
        /// The position of the combination in the file.
        package var location: SourceLocation
        /// The Swift name; `nil` to derive it from the values.
        package var swiftName: Located<String>?
        /// The documentation of the combination; `nil` if there is none.
        package var description: String?
        /// The value of each parameter.
        package var values: [(parameter: Located<String>, value: Located<String>)]
        /// The values that the service uses for other parameters that the request omits.
        package var defaults: [(parameter: Located<String>, value: Located<String>)]
    }
}
