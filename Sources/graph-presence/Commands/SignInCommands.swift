// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphRuntime

/// The `login` command: signs a user in with a device code and stores the sign-in.
struct LoginCommand: Command {
    static let name = "login"
    static let summary = "Sign in with a code in any browser, and stay signed in."
    static let options =
        CommandOption.connection.filter {
            ["--cloud", "--base-url", "--tenant", "--authority", "--profile", "--timeout"].contains($0.name)
        } + [
            .clientId(
                "The application (client) ID to sign in with. The default is AZURE_CLIENT_ID. If neither is specified, "
                    + "the stored sign-in is repeated with its application, tenant, cloud, and authority."
            )
        ]
    static let example = "graph-presence login --tenant contoso.com --client-id 22553876-f5ab-4529-bffb-cfe50aa89f87"

    static let notes: (title: String, paragraphs: [String])? = (
        "TO REGISTER AN APPLICATION",
        [
            "1. In the Microsoft Entra admin center (https://entra.microsoft.com), open App registrations, and select New "
                + "registration.", "2. Under Authentication, set 'Allow public client flows' to Yes.",
            "3. Under API permissions, add the delegated permissions Presence.Read.All and Presence.ReadWrite of "
                + "Microsoft Graph.", "4. Copy the application (client) ID, and specify it with --client-id.",
        ]
    )

    /// Advice for a missing client ID.
    private static let clientIdHint =
        "specify the application (client) ID of an app registration, or set AZURE_CLIENT_ID (the emulator accepts any ID)"

    private let connection: Connection
    private let clientId: String

    /// The error for a response without a refresh token.
    struct NoRefreshToken: LocalizedError {
        var errorDescription: String? {
            "the login endpoint returned no refresh token, so the sign-in cannot be stored; grant the application the "
                + "offline_access permission"
        }
    }

    init(_ options: Options) throws(UsageError) {
        connection = try Connection(options, isSigningIn: true)
        guard let id = connection.clientId else {
            throw UsageError(message: "'--client-id' is required; \(Self.clientIdHint)")
        }
        clientId = id
    }

    func run() async throws {
        // The store is created first, so that a missing configuration folder is reported before the user signs in.
        let store = try SignInStore(profile: connection.profile)
        let user = Locked<IDToken?>(nil)
        let refreshToken = Locked<String?>(nil)
        let credential = DeviceCodeCredential(
            tenantId: connection.tenant,
            clientId: clientId,
            scopes: ["Presence.Read.All", "Presence.ReadWrite", "openid", "profile"],
            options: connection.credentialOptions,
            onRefreshToken: { token in refreshToken.withLock { $0 = token } },
            onIDToken: { token in user.withLock { $0 = token } },
            prompt: { StandardError.print($0.message) }
        )
        _ = try await credential.token(
            for: TokenRequestContext(cloud: connection.cloud, scopes: [connection.cloud.defaultScope])
        )
        guard let token = refreshToken.withLock({ $0 }) else { throw NoRefreshToken() }
        // The new sign-in is stored even if another process does not release the lock.
        let lock = try? await store.lock(timeout: SignInStore.lockTimeout(connection.credentialOptions))
        defer { lock?.release() }
        try store.save(
            SignInStore.SignIn(
                id: UUID().uuidString,
                clientId: clientId,
                tenant: connection.tenant,
                authority: connection.authority?.absoluteString,
                cloud: connection.cloud.name.rawValue,
                refreshToken: token,
                baseURL: connection.baseURL?.absoluteString,
                user: user.withLock { $0 }
            )
        )
        StandardError.print(Self.note(user.withLock { $0 }))
    }
}

extension LoginCommand {
    /// Returns the note about a successful sign-in.
    static func note(_ user: IDToken?) -> String { user?.text.map { "Signed in as \($0)." } ?? "Signed in." }
}

/// The `logout` command: removes the stored sign-in.
struct LogoutCommand: Command {
    static let name = "logout"
    static let summary = "Sign out: remove the stored sign-in from this machine."
    static let options: [CommandOption] = [.profile]
    static let example = "graph-presence logout"

    private let profile: String?

    init(_ options: Options) throws(UsageError) {
        profile = try options.profile
    }

    func run() async throws {
        let store = try SignInStore(profile: profile)
        // Signing out must succeed even if another process hangs. If that process renews the sign-in later, the renewed
        // sign-in is not stored.
        let lock = try? await store.lock()
        defer { lock?.release() }
        StandardError.print(try store.remove() ? "Signed out." : "No one was signed in.")
    }
}
