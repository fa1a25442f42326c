/// Who stands behind a token, and what the token permits.
public struct EmulatorIdentity: Hashable, Sendable {
    /// The id of the signed-in user; nil for an application without a user.
    public let user: String?
    /// The permissions that were granted, such as `Presence.ReadWrite`.
    public let permissions: Set<String>
    /// The id of the application that holds the token. Requests are counted for each application in each tenant.
    public let application: String
    /// The id of the tenant.
    public let tenant: String

    private init(_ user: String?, _ permissions: Set<String>, _ application: String, _ tenant: String) {
        self.user = user
        self.permissions = permissions
        self.application = application
        self.tenant = tenant
    }

    /// A signed-in user with delegated permissions.
    ///
    /// - Parameters:
    ///   - id: The user's id.
    ///   - permissions: The permissions that were granted.
    ///   - application: The id of the application that the user uses. Default: "application".
    ///   - tenant: The id of the tenant. Default: "tenant".
    /// - Returns: The identity.
    public static func user(
        _ id: String,
        permissions: Set<String>,
        application: String = "application",
        tenant: String = "tenant"
    ) -> EmulatorIdentity {
        EmulatorIdentity(id, permissions, application, tenant)
    }

    /// An application without a user.
    ///
    /// - Parameters:
    ///   - permissions: The application permissions that were granted.
    ///   - id: The id of the application. Default: "application".
    ///   - tenant: The id of the tenant. Default: "tenant".
    /// - Returns: The identity.
    public static func application(
        permissions: Set<String>,
        id: String = "application",
        tenant: String = "tenant"
    ) -> EmulatorIdentity {
        EmulatorIdentity(nil, permissions, id, tenant)
    }
}
