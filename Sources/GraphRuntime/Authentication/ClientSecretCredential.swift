// SPDX-License-Identifier: MIT

import Foundation

/// A credential for an application that authenticates with a client secret, for example a server or a scheduled job.
///
/// The access tokens have application permissions. The credential reuses an access token until shortly before the token
/// expires. See [OAuth 2.0 client
/// credentials](https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow).
public struct ClientSecretCredential: CachingCredential, CustomReflectable, CustomStringConvertible, TokenCredential {
    private let clientId: String
    private let cache: TokenCache

    /// Creates a credential from a client secret of an application in a tenant.
    ///
    /// - Parameters:
    ///   - tenantId: The tenant ID or one of the tenant's domain names.
    ///   - clientId: The application (client) ID.
    ///   - clientSecret: The value of the client secret, not its ID.
    ///   - options: The settings for the token endpoint. By default, the credential uses the token endpoint of the
    ///     client's cloud.
    public init(
        tenantId: String,
        clientId: String,
        clientSecret: String,
        options: CredentialOptions = CredentialOptions()
    ) {
        self.clientId = clientId
        cache = TokenCache(clock: options.clock) { context in
            let fields: KeyValuePairs = ["client_id": clientId, "client_secret": clientSecret]
            return try await ClientCredentialsGrant(tenantId: tenantId, proof: fields, secrets: [clientSecret])
                .token(for: context, options)
        }
    }

    /// Returns a cached access token, or acquires a new one.
    ///
    /// - Parameter context: The cloud, scopes, and claims of the token.
    /// - Returns: The access token.
    /// - Throws: ``GraphError`` of the kind `authentication` with the token endpoint's error code, such as
    ///   `AADSTS7000215`, or `CancellationError` if the task is canceled.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await cache.token(for: context)
    }

    package func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? {
        cache.cachedToken(for: context)
    }

    /// The type name and the application ID.
    public var description: String { "ClientSecretCredential(\(clientId))" }

    /// A mirror that contains only the application ID.
    public var customMirror: Mirror { Mirror(self, children: ["clientId": clientId], displayStyle: .struct) }
}
