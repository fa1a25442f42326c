// SPDX-License-Identifier: MIT

/// An application that is registered with the emulator and requests tokens from its token endpoint.
///
/// The description and the mirror of an application omit the client secret.
public struct EmulatorApplication: CustomReflectable, CustomStringConvertible, Hashable, Sendable {
    /// The application (client) ID.
    public let clientId: String
    /// The application permissions that an administrator has granted, for example `Presence.ReadWrite.All`.
    public let applicationPermissions: Set<String>
    /// The delegated permissions that users consent to, for example `Presence.ReadWrite`.
    public let delegatedPermissions: Set<String>

    let clientSecret: String?

    /// Creates an application.
    ///
    /// - Parameters:
    ///   - clientId: The application (client) ID.
    ///   - clientSecret: The client secret, or the client assertion that the application authenticates with; `nil` for
    ///     a public client, which can only sign in users. The default is `nil`.
    ///   - applicationPermissions: The application permissions that an administrator has granted. The default is an
    ///     empty set.
    ///   - delegatedPermissions: The delegated permissions that users consent to. The default is an empty set.
    public init(
        clientId: String,
        clientSecret: String? = nil,
        applicationPermissions: Set<String> = [],
        delegatedPermissions: Set<String> = []
    ) {
        self.clientId = clientId
        self.clientSecret = clientSecret
        self.applicationPermissions = applicationPermissions
        self.delegatedPermissions = delegatedPermissions
    }

    /// The type name and the application ID.
    public var description: String { "EmulatorApplication(\(clientId))" }

    /// A mirror that shows all properties except the client secret.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = [
            "clientId": clientId, "applicationPermissions": applicationPermissions,
            "delegatedPermissions": delegatedPermissions, "hasSecret": clientSecret != nil,
        ]
        return Mirror(self, children: children, displayStyle: .struct)
    }
}
