// SPDX-License-Identifier: MIT

public import Foundation

/// A credential for code that runs in Azure with a managed identity.
///
/// On a virtual machine, the credential uses the Azure Instance Metadata Service. In App Service, Functions, and
/// Container Apps, the credential uses the endpoint that the environment variables specify. The credential reuses an
/// access token until shortly before the token expires. See [Managed
/// identities](https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token).
public struct ManagedIdentityCredential: CachingCredential, CustomStringConvertible, CustomReflectable, TokenCredential
{
    private let clientId: String?
    private let cache: TokenCache

    /// Creates a credential for the system-assigned identity or for a user-assigned identity.
    ///
    /// - Parameters:
    ///   - clientId: The client ID of a user-assigned identity; `nil` for the system-assigned identity. The default is
    ///     `nil`.
    ///   - options: The settings for the managed identity endpoint. The authority in the settings is ignored. The
    ///     default transport uses `URLSession`, and the default timeout is 10 seconds.
    ///   - environment: The environment variables, which may include `IDENTITY_ENDPOINT` and `IDENTITY_HEADER`. The
    ///     default is the environment of the process.
    public init(
        clientId: String? = nil,
        options: CredentialOptions = CredentialOptions(),
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.clientId = clientId
        let endpoint = ManagedIdentityEndpoint(environment: environment, clientId: clientId)
        cache = TokenCache(clock: options.clock) { context in
            let request = try endpoint.request(
                for: context,
                timeout: options.timeout ?? ManagedIdentityEndpoint.defaultTimeout
            )
            let response = try await options.endpoint.send(
                request,
                for: endpoint.operation,
                secrets: endpoint.secrets,
                retrying: ManagedIdentityEndpoint.transientStatuses
            )
            return try response.accessToken(at: options.clock.now)
        }
    }

    /// Returns a cached access token, or acquires a new one.
    ///
    /// - Parameter context: The cloud, scopes, and claims of the token.
    /// - Returns: The access token.
    /// - Throws: ``GraphError`` of the kind `authentication`, or `CancellationError` if the task is canceled.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await cache.token(for: context)
    }

    package func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? {
        cache.cachedToken(for: context)
    }

    /// The type name and the client ID of a user-assigned identity, or `system-assigned`.
    public var description: String { "ManagedIdentityCredential(\(clientId ?? "system-assigned"))" }

    /// A mirror that contains only the client ID of the identity.
    public var customMirror: Mirror { Mirror(self, children: ["clientId": clientId as Any], displayStyle: .struct) }
}
