import Foundation
import GraphPresence

/// The service that a command calls, and who calls it.
struct Connection {
    let cloud: GraphCloud
    let tenant: String
    let clientId: String?
    let authority: URL?
    /// The sign-in that is used; nil if there is none, or something else signs in.
    private let signIn: SignInStore.SignIn?
    private let baseURL: URL?
    private let tokenFile: String?
    private let isVerbose: Bool
    private let environment = ProcessInfo.processInfo.environment

    /// There is nothing to sign in with.
    struct NoCredential: LocalizedError {
        var errorDescription: String? {
            "nobody is signed in: run 'graph-presence login', or set GRAPH_ACCESS_TOKEN or the variables AZURE_…"
        }
    }

    /// The sign-in that was kept has ended.
    struct SignInEnded: LocalizedError {
        var errorDescription: String? { "the sign-in has ended: run 'graph-presence login'" }
    }

    init(_ options: Options) throws(UsageError) {
        let environment = ProcessInfo.processInfo.environment
        let others = ["GRAPH_ACCESS_TOKEN", "AZURE_CLIENT_SECRET", "AZURE_FEDERATED_TOKEN_FILE", "IDENTITY_ENDPOINT"]
        let isOther = options.has("--token-file") || others.contains { environment[$0]?.isEmpty == false }
        signIn = isOther ? nil : SignInStore().load()
        let signedIn = signIn.flatMap { signIn in Cloud.all.first { $0.name.rawValue == signIn.cloud } }
        cloud = options["--cloud"].flatMap { Cloud.named($0) } ?? signedIn ?? .global
        tenant = options["--tenant"] ?? "organizations"
        clientId = options["--client-id"] ?? signIn?.clientId ?? environment["AZURE_CLIENT_ID"]
        authority = try Self.url(options, "--authority")
        baseURL = try Self.url(options, "--base-url")
        tokenFile = options["--token-file"]
        isVerbose = options.has("--verbose")
    }

    /// The client.
    func client() throws -> GraphServiceClient {
        let isVerbose = isVerbose
        return GraphServiceClient(
            credential: try credential(),
            cloud: cloud,
            baseURL: baseURL,
            allowedHosts: Set([baseURL?.host].compactMap { $0 })
        ) { event in
            if isVerbose { StandardError.print("\(event)") }
        }
    }

    var credentialOptions: CredentialOptions { CredentialOptions(authority: authority) }

    private func credential() throws -> any TokenCredential {
        if let tokenFile { return StaticTokenCredential(try Self.token(inFile: tokenFile)) }
        if let token = environment["GRAPH_ACCESS_TOKEN"], !token.isEmpty { return StaticTokenCredential(token) }
        let isDescribed = ["AZURE_CLIENT_SECRET", "AZURE_FEDERATED_TOKEN_FILE", "IDENTITY_ENDPOINT"]
            .contains { environment[$0]?.isEmpty == false }
        if isDescribed { return EnvironmentCredential(options: credentialOptions) }
        guard let signIn else { throw NoCredential() }
        return DeviceCodeCredential(
            tenantId: signIn.tenant,
            clientId: signIn.clientId,
            refreshToken: signIn.refreshToken,
            options: CredentialOptions(authority: authority ?? signIn.authority.flatMap { URL(string: $0) })
        ) { token in
            var renewed = signIn
            renewed.refreshToken = token
            // Without the new one the old one is used again.
            try? SignInStore().save(renewed)
        } prompt: { _ in
            throw SignInEnded()
        }
    }

    private static func token(inFile file: String) throws -> String {
        let data =
            file == "-"
            ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(fileURLWithPath: file))
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func url(_ options: Options, _ name: String) throws(UsageError) -> URL? {
        guard let text = options[name] else { return nil }
        guard let url = URL(string: text), url.scheme != nil, url.host?.isEmpty == false else {
            throw UsageError(message: "'\(text)' is no URL; '\(name)' takes one such as http://127.0.0.1:8080/v1.0")
        }
        return url
    }
}
