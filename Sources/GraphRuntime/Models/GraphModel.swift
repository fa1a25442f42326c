/// A generated struct: an entity, a complex type, a request body or an answer.
public protocol GraphModel: Codable, Hashable, Sendable {
    /// The names of the JSON members that the schema describes.
    static var propertyNames: Set<String> { get }

    /// The types of the described members whose values are generated structs or collections of such, by name. The
    /// default is none.
    ///
    /// A client that reads a response finds members that the schema does not describe faster with them. A type that is
    /// named for one member must be named for all members that have values of it.
    static var modelProperties: [String: any GraphModel.Type] { get }

    /// The JSON members that the schema does not describe, by key.
    var additionalData: [String: JSONValue] { get set }

    /// Adds what the service would refuse in this value, by what the schema says of it.
    ///
    /// - Parameters:
    ///   - problems: What was found.
    ///   - path: Where the value stands in the request's body, such as `statusMessage.`; empty for the body itself.
    func validate(into problems: inout RequestProblems, at path: String)
}

extension GraphModel {
    /// None.
    public static var modelProperties: [String: any GraphModel.Type] { [:] }

    /// Adds nothing: the schema sets no limits.
    public func validate(into problems: inout RequestProblems, at path: String) {}
}
