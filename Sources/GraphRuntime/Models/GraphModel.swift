/// A generated struct: an entity, a complex type or a request body.
public protocol GraphModel: Codable, Hashable, Sendable {
    /// The names of the JSON members that the schema describes.
    static var propertyNames: Set<String> { get }

    /// What the service accepts, as far as the schema says. The default is no rules.
    static var constraints: [GraphConstraint<Self>] { get }

    /// The types of the described members whose values are generated structs or collections of such, by name. The
    /// default is none.
    ///
    /// With them, members that the schema does not describe are found faster. A type that is listed for one member must
    /// be listed for every member that has values of it.
    static var modelProperties: [String: any GraphModel.Type] { get }

    /// The JSON members that the schema does not describe, by key. They are kept, and sent with the others.
    var additionalData: [String: GraphJSONValue] { get set }
}

extension GraphModel {
    /// No rules: the schema does not say what the service accepts.
    public static var constraints: [GraphConstraint<Self>] { [] }

    /// No types.
    public static var modelProperties: [String: any GraphModel.Type] { [:] }

    /// What the service accepts for single properties, in words.
    public static var propertyConstraints: [PropertyConstraint] { constraints.compactMap(\.description) }

    /// What is wrong with the value before it is sent, as far as the schema says.
    public var validationIssues: ValidationIssues {
        var issues = ValidationIssues()
        validate(at: "", into: &issues)
        return issues
    }

    /// The body of an initializer that is unavailable and only explains what to write: no program can call it.
    ///
    /// - Returns: Nothing.
    public static func unavailableInitializer() -> Never {
        preconditionFailure("an unavailable initializer was called")
    }

    /// Applies the rules.
    ///
    /// - Parameters:
    ///   - path: The value's place in the request body, such as `statusMessage.`; empty for the body itself.
    ///   - issues: What is wrong.
    func validate(at path: String, into issues: inout ValidationIssues) {
        for constraint in Self.constraints { constraint.validate(self, path, &issues) }
    }
}
