import Foundation

/// The credential of an application with a secret: for servers and scheduled jobs, with application permissions.
///
/// It keeps its token until shortly before it expires. See
/// [OAuth 2.0 client credentials](https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow).
public struct ClientSecretCredential: CachingCredential, CustomReflectable, CustomStringConvertible {
    private let clientId: String
    private let cache: TokenCache

    /// A credential.
    ///
    /// - Parameters:
    ///   - tenantId: The id of the tenant, or one of its domain names.
    ///   - clientId: The id of the application.
    ///   - clientSecret: The secret's value.
    ///   - options: Where and how the token endpoint is asked. Default: the endpoint of the client's cloud.
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

    /// Gives a token, a kept one if there is one that works.
    ///
    /// - Parameter context: What the token is for.
    /// - Returns: The token.
    /// - Throws: ``GraphError`` of kind `authentication` with the code of the endpoint, such as `AADSTS7000215`;
    ///   `CancellationError` if the task was cancelled.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await cache.token(for: context)
    }

    package func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? {
        cache.cachedToken(for: context)
    }

    /// Names the application.
    public var description: String { "ClientSecretCredential(\(clientId))" }

    /// Shows the application's id alone.
    public var customMirror: Mirror { Mirror(self, children: ["clientId": clientId], displayStyle: .struct) }
}
