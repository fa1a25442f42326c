// SPDX-License-Identifier: MIT

public import Foundation

/// A credential for an application that authenticates with a signed assertion.
///
/// The assertion is issued by another identity provider, as in workload identity federation, or signed with a
/// certificate by another system.
///
/// The credential reuses an access token until shortly before the token expires, and requests a new assertion for each
/// access token. See [Workload identity
/// federation](https://learn.microsoft.com/entra/workload-id/workload-identity-federation).
public struct ClientAssertionCredential: CachingCredential, CustomReflectable, CustomStringConvertible, TokenCredential
{
    private let clientId: String
    private let cache: TokenCache

    /// Creates a credential that calls a closure to obtain each assertion.
    ///
    /// - Parameters:
    ///   - tenantId: The tenant ID or one of the tenant's domain names.
    ///   - clientId: The application (client) ID.
    ///   - options: The settings for the token endpoint. By default, the credential uses the token endpoint of the
    ///     client's cloud.
    ///   - assertion: A closure that returns a signed JWT.
    public init(
        tenantId: String,
        clientId: String,
        options: CredentialOptions = CredentialOptions(),
        assertion: @escaping @Sendable () async throws -> String
    ) {
        self.clientId = clientId
        cache = TokenCache(clock: options.clock) { context in
            let assertion = try await assertion()
            let fields: KeyValuePairs = [
                "client_id": clientId,
                "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion": assertion,
            ]
            return try await ClientCredentialsGrant(tenantId: tenantId, proof: fields, secrets: [assertion])
                .token(for: context, options)
        }
    }

    /// Creates a credential that reads its assertion from a file.
    ///
    /// The credential reads the file again for each access token, because the platform may have replaced the file.
    ///
    /// - Parameters:
    ///   - tenantId: The tenant ID or one of the tenant's domain names.
    ///   - clientId: The application (client) ID.
    ///   - assertionFile: The URL of the file that contains the signed JWT.
    ///   - options: The settings for the token endpoint. By default, the credential uses the token endpoint of the
    ///     client's cloud.
    public init(
        tenantId: String,
        clientId: String,
        assertionFile: URL,
        options: CredentialOptions = CredentialOptions()
    ) {
        self.init(tenantId: tenantId, clientId: clientId, options: options) {
            String(decoding: try Data(contentsOf: assertionFile), as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// Returns a cached access token, or acquires a new one.
    ///
    /// - Parameter context: The cloud, scopes, and claims of the token.
    /// - Returns: The access token.
    /// - Throws: ``GraphError`` of the kind `authentication`, any error that the closure throws, or `CancellationError`
    ///   if the task is canceled.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await cache.token(for: context)
    }

    package func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? {
        cache.cachedToken(for: context)
    }

    /// The type name and the application ID.
    public var description: String { "ClientAssertionCredential(\(clientId))" }

    /// A mirror that contains only the application ID.
    public var customMirror: Mirror { Mirror(self, children: ["clientId": clientId], displayStyle: .struct) }
}
