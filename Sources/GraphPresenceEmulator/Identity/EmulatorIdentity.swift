// SPDX-License-Identifier: MIT

/// The user and application that an access token represents, and the permissions that it contains.
public struct EmulatorIdentity: Hashable, Sendable {
    /// The ID of the signed-in user; `nil` if the token represents an application without a user.
    public let user: String?
    /// The granted permissions, for example `Presence.ReadWrite`.
    public let permissions: Set<String>
    /// The ID of the application that the token was issued to. Throttling applies separately to each application in
    /// each tenant.
    public let application: String
    /// The ID of the tenant.
    public let tenant: String

    private init(_ user: String?, _ permissions: Set<String>, _ application: String, _ tenant: String) {
        self.user = user
        self.permissions = permissions
        self.application = application
        self.tenant = tenant
    }

    /// Returns the identity of a signed-in user with delegated permissions.
    ///
    /// - Parameters:
    ///   - id: The ID of the user.
    ///   - permissions: The delegated permissions.
    ///   - application: The ID of the application that the user is signed in to. The default is `"application"`.
    ///   - tenant: The ID of the tenant. The default is `"tenant"`.
    /// - Returns: The identity.
    public static func user(
        _ id: String,
        permissions: Set<String>,
        application: String = "application",
        tenant: String = "tenant"
    ) -> EmulatorIdentity {
        EmulatorIdentity(id, permissions, application, tenant)
    }

    /// Returns the identity of an application without a user.
    ///
    /// - Parameters:
    ///   - permissions: The application permissions.
    ///   - id: The ID of the application. The default is `"application"`.
    ///   - tenant: The ID of the tenant. The default is `"tenant"`.
    /// - Returns: The identity.
    public static func application(
        permissions: Set<String>,
        id: String = "application",
        tenant: String = "tenant"
    ) -> EmulatorIdentity {
        EmulatorIdentity(nil, permissions, id, tenant)
    }
}
