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
    /// Where sign-ins are stored, or why there is no place for one.
    private let store: Result<SignInStore, ConfigurationFolder.Failure>
    private let baseURL: URL?
    private let tokenFile: String?
    /// The time-out that the user specified; nil for the defaults.
    let givenTimeout: Duration?
    /// How long an attempt may take. A person who waits for a command sooner looks for the cause than a server does.
    private var timeout: Duration { givenTimeout ?? .seconds(15) }
    private let isVerbose: Bool
    private let environment = ProcessInfo.processInfo.environment

    /// There is nothing to sign in with.
    struct NoCredential: LocalizedError {
        var errorDescription: String? {
            "nobody is signed in: run 'graph-presence login', or set GRAPH_ACCESS_TOKEN or the variables AZURE_…"
        }
    }

    /// The file of a token cannot be used.
    struct UnusableTokenFile: LocalizedError {
        let errorDescription: String?
    }

    /// Reads the options.
    ///
    /// - Parameters:
    ///   - options: The options.
    ///   - isSigningIn: Whether the options are those of a new sign-in; without a client id it repeats the last one.
    ///     Default: false.
    /// - Throws: `UsageError` if an option has no sense, or contradicts the sign-in that is used.
    init(_ options: Options, isSigningIn: Bool = false) throws(UsageError) {
        let environment = ProcessInfo.processInfo.environment
        let hasToken = options.has("--token-file") || Self.nonEmpty(environment["GRAPH_ACCESS_TOKEN"]) != nil
        let isOther = hasToken || Self.isDescribed(environment)
        let named = options["--client-id"] ?? Self.nonEmpty(environment["AZURE_CLIENT_ID"])
        let isUsed = isSigningIn ? named == nil : !isOther
        store = Result { () throws(ConfigurationFolder.Failure) in try SignInStore() }
        let kept = isUsed ? (try? store.get())?.load() : nil
        if !isSigningIn {
            if hasToken {
                try options.checkAgainstToken()
            } else if let kept {
                try options.check(against: kept)
            } else {
                try options.check(against: environment)
            }
        }
        signIn = isSigningIn ? nil : kept
        let keptCloud = kept.flatMap { kept in Cloud.all.first { $0.name.rawValue == kept.cloud } }
        cloud = options["--cloud"].flatMap { Cloud.named($0) } ?? keptCloud ?? .global
        tenant = options["--tenant"] ?? kept?.tenant ?? "organizations"
        clientId = options["--client-id"] ?? kept?.clientId ?? Self.nonEmpty(environment["AZURE_CLIENT_ID"])
        authority = try Self.url(options, "--authority") ?? kept?.authority.flatMap { URL(string: $0) }
        baseURL = try Self.url(options, "--base-url")
        tokenFile = options["--token-file"]
        isVerbose = options.has("--verbose")
        givenTimeout = try options.duration("--timeout").map { $0.duration ?? .seconds(Int32.max) }
        guard timeout > .zero else { throw UsageError(message: "'--timeout' must be greater than zero") }
    }

    /// The client.
    ///
    /// - Parameter returned: What keeps the JSON that is returned; nil if nobody wants it. Default: nil.
    /// - Returns: The client.
    /// - Throws: An error that says why nobody can sign in.
    func client(keeping returned: ReturnedPresences? = nil) throws -> GraphServiceClient {
        let isVerbose = isVerbose
        return GraphServiceClient(
            credential: try credential(),
            cloud: cloud,
            baseURL: baseURL,
            allowedHosts: Set([baseURL?.host].compactMap { $0 }),
            middleware: [returned].compactMap { $0 },
            retryPolicy: Self.retryPolicy,
            timeout: timeout
        ) { event in
            if isVerbose { StandardError.print("\(event)") }
        }
    }

    var credentialOptions: CredentialOptions {
        CredentialOptions(authority: authority, retryPolicy: Self.retryPolicy, timeout: timeout)
    }

    /// Without a response no command takes more than three times its time-out.
    private static let retryPolicy = GraphRetryPolicy(maximumAttempts: 3)

    private func credential() throws -> any TokenCredential {
        if let tokenFile { return StaticTokenCredential(try Self.token(inFile: tokenFile)) }
        if let token = Self.nonEmpty(environment["GRAPH_ACCESS_TOKEN"]) {
            return StaticTokenCredential(try TokenText.token(in: Data(token.utf8), of: "GRAPH_ACCESS_TOKEN"))
        }
        if Self.isDescribed(environment) { return EnvironmentCredential(options: credentialOptions) }
        let store = try store.get()
        guard let signIn else { throw NoCredential() }
        return SignInCredential(signIn, in: store, options: credentialOptions)
    }

    /// Whether variables describe an application that signs in by itself.
    private static func isDescribed(_ environment: [String: String]) -> Bool {
        ["AZURE_CLIENT_SECRET", "AZURE_FEDERATED_TOKEN_FILE", "IDENTITY_ENDPOINT"]
            .contains { nonEmpty(environment[$0]) != nil }
    }

    private static func nonEmpty(_ text: String?) -> String? {
        text.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func token(inFile file: String) throws -> String {
        let name = file == "-" ? "the standard input" : "the token file '\(file)'"
        let data: Data
        if file == "-" {
            data = FileHandle.standardInput.readDataToEndOfFile()
        } else {
            // A pipe is read to its end too.
            guard let contents = try? FileHandle(forReadingFrom: URL(fileURLWithPath: file)).readToEnd() ?? Data()
            else {
                throw UnusableTokenFile(errorDescription: "\(name) cannot be read")
            }
            data = contents
        }
        return try TokenText.token(in: data, of: name)
    }

    private static func url(_ options: Options, _ name: String) throws(UsageError) -> URL? {
        guard let text = options[name] else { return nil }
        guard let url = URL(string: text), url.scheme != nil, url.host?.isEmpty == false else {
            throw UsageError(message: "'\(text)' is no URL; '\(name)' takes one such as http://127.0.0.1:8080/v1.0")
        }
        return url
    }
}
