/// Who stands behind a token, and what the token permits.
public struct EmulatorIdentity: Hashable, Sendable {
    /// The id of the signed-in user; nil for an application without a user.
    public let user: String?
    /// The permissions that were granted, such as `Presence.ReadWrite`.
    public let permissions: Set<String>

    /// A signed-in user with delegated permissions.
    ///
    /// - Parameters:
    ///   - id: The user's id.
    ///   - permissions: The permissions that were granted.
    /// - Returns: The identity.
    public static func user(_ id: String, permissions: Set<String>) -> EmulatorIdentity {
        EmulatorIdentity(user: id, permissions: permissions)
    }

    /// An application without a user.
    ///
    /// - Parameter permissions: The application permissions that were granted.
    /// - Returns: The identity.
    public static func application(permissions: Set<String>) -> EmulatorIdentity {
        EmulatorIdentity(user: nil, permissions: permissions)
    }
}
