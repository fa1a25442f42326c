/// What a request asks for, and what the client's schema says of it.
public struct GraphOperation: CustomStringConvertible, Hashable, Sendable {
    /// The name in the schema, such as `setPresence`; nil for a request written by hand.
    public let name: String?
    /// The HTTP method.
    public let method: GraphMethod
    /// The path with its placeholders, such as `/users/{user-id}/presence`; it holds nothing that a user entered.
    public private(set) var pathTemplate: String
    /// Who may call it; nil if that is not known.
    public let permissions: GraphPermissions?
    /// The clouds that offer it; nil if that is not known.
    public let clouds: Set<GraphCloud.Name>?
    /// Whether doing it twice leaves the service as doing it once, so that it may be sent again after a failure.
    public let isIdempotent: Bool
    /// Whether 404, when it is sent again after a failure, means that it was done the first time.
    public let treatsNotFoundAsSuccessOnRetry: Bool
    /// The names of JSON members whose values are secret, in what is sent and answered; errors leave them out.
    public let sensitiveProperties: Set<String>
    /// What the service accepts for parameters, as far as that is known.
    public let constraints: [PropertyConstraint]
    /// The documentation page; nil if none documents the operation on this path.
    public let documentation: String?

    /// What a request asks for.
    ///
    /// - Parameters:
    ///   - name: The name in the schema; nil for a request written by hand.
    ///   - method: The HTTP method.
    ///   - pathTemplate: The path with its placeholders.
    ///   - permissions: Who may call it; nil if that is not known.
    ///   - clouds: The clouds that offer it; nil if that is not known.
    ///   - isIdempotent: Whether it may be sent again after a failure. Default: only reading may.
    ///   - treatsNotFoundAsSuccessOnRetry: Whether 404 on a retry means that it was done the first time. Default: false.
    ///   - sensitiveProperties: The names of JSON members whose values errors leave out. Default: none.
    ///   - constraints: What the service accepts for parameters. The default is unknown.
    ///   - documentation: The documentation page; nil if there is none.
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

    /// The operation with another path template.
    func at(_ pathTemplate: String) -> GraphOperation {
        var operation = self
        operation.pathTemplate = pathTemplate
        return operation
    }

    /// The method and the path template, such as `GET /users/{user-id}/presence`.
    public var description: String { "\(method.rawValue) \(pathTemplate)" }
}
