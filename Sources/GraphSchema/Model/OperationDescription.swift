/// What can be asked of a path: a plain HTTP method or an OData action.
package struct OperationDescription: Sendable {
    /// The name; an action's is also the last segment of its paths.
    package var name: Located<String>
    /// The HTTP method; an action is always posted.
    package var method: HTTPMethod
    /// What the operation does.
    package var description: String
    /// What is sent.
    package var body: Body
    /// The parameters of an action, in the order of the file.
    package var parameters: [PropertyDescription] = []
    /// The combinations of parameters that the service supports; nil if any may be sent.
    package var combinations: CombinationSet?
    /// The type that the service answers with; nil if it answers without a body.
    package var returns: Located<String>?
    /// What holds on every path that does not say otherwise.
    package var facts: OperationFacts
    /// Whether doing it twice leaves the service as doing it once.
    package var idempotent: Bool
    /// Whether it is an OData action; a plain method if not.
    package var isAction = false
    /// Whether 404, when it is sent again after a failure, means that it was done the first time.
    package var treatsNotFoundAsSuccessOnRetry = false

    /// What an operation sends.
    package enum Body: Sendable {
        /// Nothing.
        case none
        /// The JSON object `{}`.
        case empty
        /// A JSON object of the action's parameters.
        case parameters
        /// A value of the type as written.
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

    /// The name of the Swift method that sends it.
    package var swiftName: String { rawValue.lowercased() }
}

/// What holds for an operation on a path: a path may say otherwise than the operation.
package struct OperationFacts: Sendable {
    /// The documentation page; nil if no page documents the operation there.
    package var documentation: Located<String>?
    /// Who may call it.
    package var permissions: Permissions
    /// Where it is offered.
    package var clouds: [Cloud]
    /// What else a caller should know.
    package var notes: [String]
}

/// The permissions that allow an operation, the least privileged first; none if that kind of caller is not supported.
package struct Permissions: Hashable, Sendable {
    /// For a signed-in user of a work or school account.
    package var delegatedWork: [String]
    /// For a signed-in user of a personal account.
    package var delegatedPersonal: [String]
    /// For an application without a user.
    package var application: [String]
}

/// The combinations of parameter values that an action supports.
package struct CombinationSet: Sendable {
    /// The Swift name of the type of the combinations, if the schema gives one.
    package var swiftName: Located<String>?
    /// The names of the parameters that make a combination.
    package var parameters: [Located<String>]
    /// The combinations, in the order of the file.
    package var values: [Combination]

    /// One supported combination.
    package struct Combination: Sendable {
        /// Where it stands.
        package var location: SourceLocation
        /// The Swift name, if the schema gives one.
        package var swiftName: Located<String>?
        /// What the combination does; nil if the schema does not tell.
        package var description: String?
        /// The value of each parameter.
        package var values: [(parameter: Located<String>, value: Located<String>)]
        /// What the service assumes for other parameters when they are absent.
        package var defaults: [(parameter: Located<String>, value: Located<String>)]
    }
}
