// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The service that a command calls and the credential that the command uses.
struct Connection {
    let cloud: GraphCloud
    let tenant: String
    let clientId: String?
    let authority: URL?
    /// The stored sign-in; `nil` if no sign-in is stored or another credential is used.
    let signIn: SignInStore.SignIn?
    /// Why the stored sign-in cannot be read; `nil` if it can be read or another credential is used.
    private let signInFailure: SignInStore.Failure?
    /// The store that contains the sign-in, or the error for a missing configuration folder.
    private let store: Result<SignInStore, ConfigurationFolder.Failure>
    /// The name of the sign-in; `nil` for the unnamed sign-in.
    let profile: String?
    /// The base URL of the service; `nil` for the cloud's base URL.
    let baseURL: URL?
    private let tokenFile: String?
    /// The timeout that the user specified; `nil` for the default timeouts.
    let givenTimeout: Duration?
    /// How long an attempt may take. The default is 15 seconds, which is shorter than the client's default because a
    /// person is waiting.
    private var timeout: Duration { givenTimeout ?? .seconds(15) }
    private let isVerbose: Bool
    private let environment = ProcessInfo.processInfo.environment

    /// The error for a command without a credential.
    struct NoCredential: ExitCoded, LocalizedError {
        var profile: String?
        var exitCode: ExitCode { .signInRequired }
        var errorDescription: String? {
            if let profile {
                return
                    "no one is signed in with the profile '\(profile)'; run 'graph-presence login --profile \(profile)'"
            }
            return
                "no one is signed in; run 'graph-presence login', or set GRAPH_ACCESS_TOKEN or the AZURE_… variables (see "
                + "'graph-presence --help')"
        }
    }

    /// The error for a stored sign-in that cannot be used.
    struct UnusableSignIn: ExitCoded, LocalizedError {
        let errorDescription: String?
        var exitCode: ExitCode { .signInRequired }
    }

    /// The error for a token file that cannot be read.
    struct UnusableTokenFile: LocalizedError {
        let errorDescription: String?
    }

    /// Creates a connection from the options of a command.
    ///
    /// - Parameters:
    ///   - options: The options of the command.
    ///   - isSigningIn: Whether the connection is for a new sign-in. If no client ID is specified, the new sign-in
    ///     repeats the stored sign-in. The default is `false`.
    /// - Throws: `UsageError` if an option is invalid or contradicts the credential.
    init(_ options: Options, isSigningIn: Bool = false) throws(UsageError) {
        let environment = ProcessInfo.processInfo.environment
        let hasToken = options.has("--token-file") || Self.nonEmpty(environment["GRAPH_ACCESS_TOKEN"]) != nil
        let hasOtherCredential = hasToken || Self.describesApplication(environment)
        let specifiedId = options["--client-id"] ?? Self.nonEmpty(environment["AZURE_CLIENT_ID"])
        let profile = try options.profile
        self.profile = profile
        // A profile takes precedence over an application that environment variables describe.
        let usesStoredSignIn = isSigningIn ? specifiedId == nil : !hasToken && (profile != nil || !hasOtherCredential)
        store = Result { () throws(ConfigurationFolder.Failure) in try SignInStore(profile: profile) }
        var stored: SignInStore.SignIn?
        do throws(SignInStore.Failure) {
            stored = usesStoredSignIn ? try (try? store.get())?.read() : nil
            signInFailure = nil
        } catch {
            signInFailure = error
        }
        if !isSigningIn {
            if hasToken {
                try options.checkAgainstToken()
            } else if let stored {
                try options.check(against: stored)
            } else {
                try options.check(against: environment)
            }
        }
        signIn = isSigningIn ? nil : stored
        let storedCloud = stored.flatMap { stored in Cloud.all.first { $0.name.rawValue == stored.cloud } }
        cloud = options["--cloud"].flatMap { Cloud.named($0) } ?? storedCloud ?? .global
        tenant = options["--tenant"] ?? stored?.tenant ?? "organizations"
        clientId = options["--client-id"] ?? stored?.clientId ?? Self.nonEmpty(environment["AZURE_CLIENT_ID"])
        authority = try Self.url(options, "--authority") ?? stored?.authority.flatMap { URL(string: $0) }
        let specifiedURL = try Self.url(options, "--base-url")
        let variable = "GRAPH_PRESENCE_BASE_URL"
        let defaultURL = try Self.url(Self.nonEmpty(environment[variable]), of: variable)
        baseURL = Self.withVersion(specifiedURL ?? defaultURL ?? stored?.baseURL.flatMap { URL(string: $0) })
        tokenFile = options["--token-file"]
        isVerbose = options.has("--verbose")
        givenTimeout = try options.duration("--timeout").map { $0.duration ?? .seconds(Int32.max) }
        guard timeout > .zero else {
            throw UsageError(
                message: "'--timeout' must be longer than 0 seconds; specify a duration, for example 30s"
            )
        }
    }

    /// Returns a client for the service.
    ///
    /// - Parameter returned: The middleware that stores the JSON of presences; `nil` if the JSON is not needed. The
    ///   default is `nil`.
    /// - Returns: The client.
    /// - Throws: An error that describes why there is no credential.
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

    /// The options for credentials that call the login endpoint.
    var credentialOptions: CredentialOptions {
        CredentialOptions(authority: authority, retryPolicy: Self.retryPolicy, timeout: timeout)
    }

    /// The retry policy. The policy limits a request that receives no response to three times the timeout.
    private static let retryPolicy = GraphRetryPolicy(maximumAttempts: 3)

    private func credential() throws -> any TokenCredential {
        if let tokenFile { return StaticTokenCredential(try Self.token(inFile: tokenFile)) }
        if let token = Self.nonEmpty(environment["GRAPH_ACCESS_TOKEN"]) {
            return StaticTokenCredential(try TokenText.token(in: Data(token.utf8), of: "GRAPH_ACCESS_TOKEN"))
        }
        if usesApplication { return EnvironmentCredential(options: credentialOptions) }
        let (signIn, store) = try usableSignIn()
        return SignInCredential(signIn, in: store, options: credentialOptions)
    }

    private func usableSignIn() throws -> (signIn: SignInStore.SignIn, store: SignInStore) {
        let store = try store.get()
        if let signInFailure { throw UnusableSignIn(errorDescription: signInFailure.errorDescription) }
        guard let signIn else { throw NoCredential(profile: profile) }
        return (signIn, store)
    }

    /// The reason why there is no usable sign-in; `nil` if there is a usable sign-in or another credential is used.
    var signInProblem: (any Error)? {
        let hasToken = tokenFile != nil || Self.nonEmpty(environment["GRAPH_ACCESS_TOKEN"]) != nil
        guard !hasToken, !usesApplication else { return nil }
        do {
            _ = try usableSignIn()
            return nil
        } catch {
            return error
        }
    }

    private var usesApplication: Bool { profile == nil && Self.describesApplication(environment) }

    /// Returns the source of the credential that ``client(keeping:)`` uses.
    ///
    /// - Throws: An error that describes why there is no credential.
    func credentialName() throws -> String {
        if tokenFile != nil { return "--token-file" }
        if Self.nonEmpty(environment["GRAPH_ACCESS_TOKEN"]) != nil { return "GRAPH_ACCESS_TOKEN" }
        if usesApplication { return "AZURE_…" }
        _ = try credential()
        return profile.map { "profile \($0)" } ?? "sign-in"
    }

    /// Returns whether environment variables describe an application that signs in without a user.
    private static func describesApplication(_ environment: [String: String]) -> Bool {
        ["AZURE_CLIENT_SECRET", "AZURE_FEDERATED_TOKEN_FILE", "IDENTITY_ENDPOINT"]
            .contains { nonEmpty(environment[$0]) != nil }
    }

    private static func nonEmpty(_ text: String?) -> String? {
        text.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func token(inFile file: String) throws -> String {
        let name = file == "-" ? "standard input" : "the token file '\(file)'"
        let data: Data
        if file == "-" {
            data = FileHandle.standardInput.readDataToEndOfFile()
        } else {
            do {
                // Unlike Data(contentsOf:), this method reads a pipe to its end.
                data = try FileHandle(forReadingFrom: URL(fileURLWithPath: file)).readToEnd() ?? Data()
            } catch {
                let problem = FileProblem(error, while: .reading)
                throw UnusableTokenFile(errorDescription: "\(name) cannot be read: \(problem.description)")
            }
        }
        return try TokenText.token(in: data, of: name)
    }

    /// Returns a base URL, with the API version added if the URL has no path. Every Graph path starts with a version.
    private static func withVersion(_ url: URL?) -> URL? {
        guard let url, ["", "/"].contains(url.path) else { return url }
        return url.appending(path: GraphServiceClient.serviceVersion)
    }

    private static func url(_ options: Options, _ name: String) throws(UsageError) -> URL? {
        try url(options[name], of: name)
    }

    private static func url(_ text: String?, of name: String) throws(UsageError) -> URL? {
        guard let text else { return nil }
        guard let url = URL(string: text), url.scheme != nil, url.host?.isEmpty == false else {
            let example = name == "--authority" ? "https://login.microsoftonline.com" : "http://127.0.0.1:8080/v1.0"
            throw .invalid(text, of: name, hint: "specify a URL, for example \(example)")
        }
        return url
    }
}
