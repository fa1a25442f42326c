public import Foundation

/// The credential of an application that proves itself with an assertion of another issuer: workload identity federation,
/// or a certificate that signs elsewhere.
///
/// It keeps its token until shortly before it expires, and asks for a new assertion for each token. See
/// [Workload identity federation](https://learn.microsoft.com/entra/workload-id/workload-identity-federation).
public struct ClientAssertionCredential: CachingCredential, CustomReflectable, CustomStringConvertible {
    private let clientId: String
    private let cache: TokenCache

    /// A credential that asks a closure for its assertions.
    ///
    /// - Parameters:
    ///   - tenantId: The id of the tenant, or one of its domain names.
    ///   - clientId: The id of the application.
    ///   - options: Where and how the token endpoint is asked. Default: the endpoint of the client's cloud.
    ///   - assertion: Gives a signed JWT.
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

    /// A credential that reads its assertion from a file, anew for each token, because platforms replace it.
    ///
    /// - Parameters:
    ///   - tenantId: The id of the tenant, or one of its domain names.
    ///   - clientId: The id of the application.
    ///   - assertionFile: The file with the signed JWT.
    ///   - options: Where and how the token endpoint is asked. Default: the endpoint of the client's cloud.
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

    /// Gives a token, a kept one if there is one that works.
    ///
    /// - Parameter context: What the token is for.
    /// - Returns: The token.
    /// - Throws: ``GraphError`` of kind `authentication`, what the closure throws, or `CancellationError` if the task was
    ///   cancelled.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await cache.token(for: context)
    }

    package func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? {
        cache.cachedToken(for: context)
    }

    /// Names the application.
    public var description: String { "ClientAssertionCredential(\(clientId))" }

    /// Shows the application's id alone.
    public var customMirror: Mirror { Mirror(self, children: ["clientId": clientId], displayStyle: .struct) }
}
