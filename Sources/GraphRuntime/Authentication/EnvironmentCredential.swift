// SPDX-License-Identifier: MIT

public import Foundation

/// A credential that is configured with the same environment variables as the Azure Identity libraries.
///
/// Together with `AZURE_TENANT_ID` and `AZURE_CLIENT_ID`, the variable `AZURE_CLIENT_SECRET` configures a
/// ``ClientSecretCredential``, and `AZURE_FEDERATED_TOKEN_FILE` configures a ``ClientAssertionCredential``.
/// `AZURE_AUTHORITY_HOST` specifies another authority. `IDENTITY_ENDPOINT` and `IDENTITY_HEADER` configure a
/// ``ManagedIdentityCredential``. If `AZURE_CLIENT_ID` is set, it specifies the managed identity.
public struct EnvironmentCredential: CustomStringConvertible, TokenCredential {
    private let credential: any TokenCredential & CustomStringConvertible

    /// Creates a credential and reads the environment variables once.
    ///
    /// - Parameters:
    ///   - environment: The environment variables. The default is the environment of the process.
    ///   - options: The settings for the token endpoint. `AZURE_AUTHORITY_HOST` takes precedence over the authority in
    ///     the settings. By default, the credential uses the token endpoint of the client's cloud.
    public init(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        options: CredentialOptions = CredentialOptions()
    ) {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        var options = options
        if let host = value("AZURE_AUTHORITY_HOST") {
            let text = host.contains("://") ? host : "https://" + host
            // An invalid URL causes an error when a token is requested.
            options.authority = URL(string: text) ?? URL(fileURLWithPath: "/")
        }
        if let tenantId = value("AZURE_TENANT_ID"), let clientId = value("AZURE_CLIENT_ID") {
            if let secret = value("AZURE_CLIENT_SECRET") {
                credential = ClientSecretCredential(
                    tenantId: tenantId,
                    clientId: clientId,
                    clientSecret: secret,
                    options: options
                )
                return
            }
            if let file = value("AZURE_FEDERATED_TOKEN_FILE") {
                credential = ClientAssertionCredential(
                    tenantId: tenantId,
                    clientId: clientId,
                    assertionFile: URL(fileURLWithPath: file),
                    options: options
                )
                return
            }
        }
        if value("IDENTITY_ENDPOINT") != nil, value("IDENTITY_HEADER") != nil {
            let clientId = value("AZURE_CLIENT_ID")
            credential = ManagedIdentityCredential(clientId: clientId, options: options, environment: environment)
            return
        }
        let names = ["AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET", "AZURE_FEDERATED_TOKEN_FILE"]
        credential = MissingCredential(missing: names.filter { value($0) == nil })
    }

    /// Returns an access token from the configured credential.
    ///
    /// - Parameter context: The cloud, scopes, and claims of the token.
    /// - Returns: The access token.
    /// - Throws: ``GraphError`` of the kind `authentication`, or `CancellationError` if the task is canceled. If no
    ///   credential is configured, the ``GraphError`` lists the missing variables.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await credential.token(for: context)
    }

    /// The type name and the description of the configured credential.
    public var description: String { "EnvironmentCredential(\(credential))" }
}

/// A credential that throws an error that lists the missing environment variables.
private struct MissingCredential: CustomStringConvertible, TokenCredential {
    let missing: [String]

    var description: String { "none" }

    func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        throw GraphError(
            kind: .authentication,
            operation: GraphOperation(method: .post, pathTemplate: "/{tenant}/oauth2/v2.0/token"),
            message: "the environment does not configure a credential, because \(missing.listed()) "
                + "\(missing.count == 1 ? "is" : "are") not set; set AZURE_TENANT_ID, AZURE_CLIENT_ID, and "
                + "either AZURE_CLIENT_SECRET or AZURE_FEDERATED_TOKEN_FILE, or, for a managed identity, set "
                + "IDENTITY_ENDPOINT and IDENTITY_HEADER"
        )
    }
}
