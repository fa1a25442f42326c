/// What the service accepts for a property or parameter, in words.
public struct PropertyConstraint: CustomStringConvertible, Hashable, Sendable {
    /// The name of the JSON member, such as `expirationDuration`.
    public let property: String
    /// What is accepted, such as `5 minutes to 4 hours`.
    public let accepted: String

    /// Creates a description of what the service accepts.
    ///
    /// - Parameters:
    ///   - property: The name of the JSON member.
    ///   - accepted: What is accepted, in words.
    public init(property: String, accepted: String) {
        self.property = property
        self.accepted = accepted
    }

    /// The property and what is accepted.
    public var description: String { "\(property): \(accepted)" }
}
