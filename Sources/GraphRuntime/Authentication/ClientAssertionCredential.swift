// SPDX-License-Identifier: MIT

public import Foundation

/// A credential for an application that authenticates with a signed assertion.
///
/// The assertion comes from another issuer, for example with workload identity federation, or from a system that signs
/// with a certificate.
///
/// The credential reuses an access token until shortly before the token expires, and requests a new assertion for each
/// token. See [Workload identity
/// federation](https://learn.microsoft.com/entra/workload-id/workload-identity-federation).
public struct ClientAssertionCredential: CachingCredential, CustomReflectable, CustomStringConvertible, TokenCredential
{
    private let clientId: String
    private let cache: TokenCache

    /// Creates a credential that calls a closure for its assertions.
    ///
    /// - Parameters:
    ///   - tenantId: The ID of the tenant, or one of its domain names.
    ///   - clientId: The ID of the application.
    ///   - options: The settings for the token endpoint. The default endpoint is that of the client's cloud.
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
    /// The credential reads the file again for each token, because platforms replace the file.
    ///
    /// - Parameters:
    ///   - tenantId: The ID of the tenant, or one of its domain names.
    ///   - clientId: The ID of the application.
    ///   - assertionFile: The file that contains the signed JWT.
    ///   - options: The settings for the token endpoint. The default endpoint is that of the client's cloud.
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

    /// Returns a cached access token, or acquires one.
    ///
    /// - Parameter context: The cloud, scopes, and claims of the token.
    /// - Returns: The access token.
    /// - Throws: ``GraphError`` of kind `authentication`, any error that the closure throws, or `CancellationError` if
    ///   the task is canceled.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await cache.token(for: context)
    }

    package func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? {
        cache.cachedToken(for: context)
    }

    /// The name of the type and the ID of the application.
    public var description: String { "ClientAssertionCredential(\(clientId))" }

    /// A mirror that shows only the ID of the application.
    public var customMirror: Mirror { Mirror(self, children: ["clientId": clientId], displayStyle: .struct) }
}
