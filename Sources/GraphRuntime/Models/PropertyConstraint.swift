// SPDX-License-Identifier: MIT

/// A description of the values that the service accepts for a property or parameter.
public struct PropertyConstraint: CustomStringConvertible, Hashable, Sendable {
    /// The name of the JSON member, such as `expirationDuration`.
    public let property: String
    /// A description of the accepted values, for example `from 5 minutes to 4 hours`.
    public let accepted: String

    /// Creates a description of the accepted values for a property or parameter.
    ///
    /// - Parameters:
    ///   - property: The name of the JSON member.
    ///   - accepted: A description of the accepted values.
    public init(property: String, accepted: String) {
        self.property = property
        self.accepted = accepted
    }

    /// A predicate that states the accepted values, such as `must be from 5 minutes to 4 hours`.
    var requirement: String {
        accepted.hasPrefix("from ") ? "must be \(accepted)" : "accepts \(accepted)"
    }

    /// The name of the property and the accepted values.
    public var description: String { "\(property): \(accepted)" }
}
