public import Foundation

/// The credential of code that runs in Azure: of a virtual machine by its instance metadata service, and of App Service,
/// Functions and Container Apps by the endpoint that they name in the environment.
///
/// It keeps its token until shortly before it expires. See
/// [Managed identities](https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token).
public struct ManagedIdentityCredential: CachingCredential, CustomStringConvertible, CustomReflectable {
    private let clientId: String?
    private let cache: TokenCache

    /// A credential.
    ///
    /// - Parameters:
    ///   - clientId: The id of a user-assigned identity; nil for the system-assigned one. Default: nil.
    ///   - options: How the endpoint is asked; the authority is not used. Default: by `URLSession`.
    ///   - environment: Where `IDENTITY_ENDPOINT` and `IDENTITY_HEADER` are looked up. Default: that of the process.
    public init(
        clientId: String? = nil,
        options: CredentialOptions = CredentialOptions(),
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.clientId = clientId
        let endpoint = ManagedIdentityEndpoint(environment: environment, clientId: clientId)
        cache = TokenCache(clock: options.clock) { context in
            let request = try endpoint.request(for: context)
            let answer = try await options.endpoint.send(
                request,
                for: endpoint.operation,
                secrets: endpoint.secrets,
                retrying: ManagedIdentityEndpoint.transientStatuses
            )
            return try answer.accessToken(at: options.clock.now)
        }
    }

    /// Gives a token, a kept one if there is one that works.
    ///
    /// - Parameter context: What the token is for.
    /// - Returns: The token.
    /// - Throws: ``GraphError`` of kind `authentication`, or `CancellationError` if the task was cancelled.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await cache.token(for: context)
    }

    package func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? {
        cache.cachedToken(for: context)
    }

    /// Names the identity.
    public var description: String { "ManagedIdentityCredential(\(clientId ?? "system-assigned"))" }

    /// Shows the identity's id alone.
    public var customMirror: Mirror { Mirror(self, children: ["clientId": clientId as Any], displayStyle: .struct) }
}
