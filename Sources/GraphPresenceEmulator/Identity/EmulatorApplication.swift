/// An application that is registered with the emulator and asks its token endpoint for tokens.
///
/// Its description and mirror do not show the secret.
public struct EmulatorApplication: CustomReflectable, CustomStringConvertible, Hashable, Sendable {
    /// The id of the application.
    public let clientId: String
    /// The application permissions that an administrator granted, such as `Presence.ReadWrite.All`.
    public let applicationPermissions: Set<String>
    /// The delegated permissions that users grant, such as `Presence.ReadWrite`.
    public let delegatedPermissions: Set<String>

    let clientSecret: String?

    /// An application.
    ///
    /// - Parameters:
    ///   - clientId: The id of the application.
    ///   - clientSecret: Its secret, or the assertion that it proves itself with; nil for a public client, which signs
    ///     users in alone.
    ///   - applicationPermissions: The application permissions that were granted. Default: none.
    ///   - delegatedPermissions: The delegated permissions that users grant. Default: none.
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

    /// The id of the application.
    public var description: String { "EmulatorApplication(\(clientId))" }

    /// Shows everything but the secret.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = [
            "clientId": clientId, "applicationPermissions": applicationPermissions,
            "delegatedPermissions": delegatedPermissions, "hasSecret": clientSecret != nil,
        ]
        return Mirror(self, children: children, displayStyle: .struct)
    }
}
