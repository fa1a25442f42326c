// SPDX-License-Identifier: MIT

import Foundation

/// A credential for an application with a client secret: for servers and scheduled jobs, with application permissions.
///
/// The credential reuses an access token until shortly before the token expires. See [OAuth 2.0 client
/// credentials](https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow).
public struct ClientSecretCredential: CachingCredential, CustomReflectable, CustomStringConvertible, TokenCredential {
    private let clientId: String
    private let cache: TokenCache

    /// Creates a credential with the secret of an application in a tenant.
    ///
    /// - Parameters:
    ///   - tenantId: The ID of the tenant, or one of its domain names.
    ///   - clientId: The ID of the application.
    ///   - clientSecret: The value of the client secret.
    ///   - options: The settings for the token endpoint. The default endpoint is that of the client's cloud.
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

    /// Returns a cached access token, or acquires one.
    ///
    /// - Parameter context: The cloud, scopes, and claims of the token.
    /// - Returns: The access token.
    /// - Throws: ``GraphError`` of kind `authentication` with the code of the token endpoint, such as `AADSTS7000215`,
    ///   or `CancellationError` if the task is canceled.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await cache.token(for: context)
    }

    package func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? {
        cache.cachedToken(for: context)
    }

    /// The name of the type and the ID of the application.
    public var description: String { "ClientSecretCredential(\(clientId))" }

    /// A mirror that shows only the ID of the application.
    public var customMirror: Mirror { Mirror(self, children: ["clientId": clientId], displayStyle: .struct) }
}
