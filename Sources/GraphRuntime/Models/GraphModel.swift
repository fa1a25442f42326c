/// A generated struct: an entity, a complex type, a request body or an answer.
public protocol GraphModel: Codable, Hashable, Sendable {
    /// The names of the JSON members that the schema describes.
    static var propertyNames: Set<String> { get }

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
    /// Adds nothing: the schema sets no limits.
    public func validate(into problems: inout RequestProblems, at path: String) {}
}
