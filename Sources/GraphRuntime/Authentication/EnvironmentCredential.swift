public import Foundation

/// The credential that the environment describes, in the variables that Azure's libraries use.
///
/// With `AZURE_TENANT_ID` and `AZURE_CLIENT_ID`: `AZURE_CLIENT_SECRET` makes a ``ClientSecretCredential``,
/// `AZURE_FEDERATED_TOKEN_FILE` a ``ClientAssertionCredential``; `AZURE_AUTHORITY_HOST` names another login endpoint. With
/// `IDENTITY_ENDPOINT` and `IDENTITY_HEADER` it is a ``ManagedIdentityCredential``, of `AZURE_CLIENT_ID` if there is one.
public struct EnvironmentCredential: CustomStringConvertible, TokenCredential {
    private let credential: any TokenCredential & CustomStringConvertible

    /// A credential.
    ///
    /// - Parameters:
    ///   - environment: The variables. Default: those of the process.
    ///   - options: Where and how the token endpoint is asked; `AZURE_AUTHORITY_HOST` wins over the authority. Default: the
    ///     endpoint of the client's cloud.
    public init(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        options: CredentialOptions = CredentialOptions()
    ) {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        var options = options
        if let host = value("AZURE_AUTHORITY_HOST") {
            let text = host.contains("://") ? host : "https://" + host
            // What is no URL fails where the endpoint is asked, and says so.
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

    /// Gives a token of the credential that the environment describes.
    ///
    /// - Parameter context: What the token is for.
    /// - Returns: The token.
    /// - Throws: ``GraphError`` of kind `authentication`, naming the variables that lack if the environment describes no
    ///   credential; `CancellationError` if the task was cancelled.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await credential.token(for: context)
    }

    /// Names the credential that the environment describes.
    public var description: String { "EnvironmentCredential(\(credential))" }
}

/// What there is if the environment describes no credential.
private struct MissingCredential: CustomStringConvertible, TokenCredential {
    let missing: [String]

    var description: String { "none" }

    func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        throw GraphError(
            kind: .authentication,
            operation: GraphOperation(method: .post, pathTemplate: "/{tenant}/oauth2/v2.0/token"),
            message: "the environment configures no credential, because \(missing.joined(separator: ", ")) "
                + "\(missing.count == 1 ? "is" : "are") not set; set AZURE_TENANT_ID, AZURE_CLIENT_ID and "
                + "AZURE_CLIENT_SECRET or AZURE_FEDERATED_TOKEN_FILE, or for a managed identity IDENTITY_ENDPOINT and "
                + "IDENTITY_HEADER"
        )
    }
}
