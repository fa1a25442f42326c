// SPDX-License-Identifier: MIT

/// A type that is generated from the schema: an entity, a complex type, or a request body.
public protocol GraphModel: Codable, Hashable, Sendable {
    /// The names of the JSON members that the schema describes.
    static var propertyNames: Set<String> { get }

    /// The constraints on the values that the service accepts, according to the schema. The default is empty.
    static var constraints: [GraphConstraint<Self>] { get }

    /// The generated types of properties and of collection elements, by property name.
    ///
    /// The default is empty.
    ///
    /// Listing these types speeds up the search for members that the schema does not describe. If a type is listed for
    /// one property, it must be listed for every property with values of that type.
    static var modelProperties: [String: any GraphModel.Type] { get }

    /// The JSON members that the schema does not describe, by key. These members are preserved and sent with the
    /// described members.
    var additionalData: [String: GraphJSONValue] { get set }
}

extension GraphModel {
    /// No constraints.
    public static var constraints: [GraphConstraint<Self>] { [] }

    /// No types.
    public static var modelProperties: [String: any GraphModel.Type] { [:] }

    /// Descriptions of the constraints on individual properties.
    public static var propertyConstraints: [PropertyConstraint] { constraints.compactMap(\.description) }

    /// The problems that validation against the schema finds before the value is sent.
    public var validationIssues: ValidationIssues {
        var issues = ValidationIssues()
        validate(at: "", into: &issues)
        return issues
    }

    /// Implements an unavailable initializer, which exists only for its compiler message and cannot be called.
    ///
    /// - Returns: Never.
    public static func unavailableInitializer() -> Never {
        preconditionFailure("an unavailable initializer was called")
    }

    /// Checks the value against the constraints.
    ///
    /// - Parameters:
    ///   - path: The path of the value in the request body, such as `statusMessage.`; empty for the body itself.
    ///   - issues: The problems found so far. This method adds the problems that it finds.
    func validate(at path: String, into issues: inout ValidationIssues) {
        for constraint in Self.constraints { constraint.validate(self, path, &issues) }
    }
}
