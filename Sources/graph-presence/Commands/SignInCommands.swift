import Foundation
import GraphPresence

/// Signs a user in with a device code.
struct LoginCommand: Command {
    static let name = "login"
    static let summary = "Sign in with a code on another device, and stay signed in."
    static let options =
        CommandOption.connection.filter { ["--cloud", "--tenant", "--authority", "--timeout"].contains($0.name) } + [
            CommandOption(
                name: "--client-id",
                placeholder: "ID",
                help: "The application that signs in. Default: AZURE_CLIENT_ID, else all as in the last sign-in."
            )
        ]
    static let example = "graph-presence login --tenant contoso.com --client-id ID"

    private let connection: Connection
    private let clientId: String

    /// The platform gave no token to stay signed in with.
    private struct NoRefreshToken: LocalizedError {
        var errorDescription: String? { "the platform gave no refresh token, so the sign-in cannot be kept" }
    }

    init(_ options: Options) throws(UsageError) {
        connection = try Connection(options, isSigningIn: true)
        guard let id = connection.clientId else { throw UsageError(message: "'--client-id' is missing") }
        clientId = id
    }

    func run() async throws {
        // Before the user is asked: there may be no place for the sign-in.
        let store = try SignInStore()
        let refreshToken = Locked<String?>(nil)
        let credential = DeviceCodeCredential(
            tenantId: connection.tenant,
            clientId: clientId,
            scopes: ["Presence.Read.All", "Presence.ReadWrite"],
            options: connection.credentialOptions,
            onRefreshToken: { token in refreshToken.withLock { $0 = token } },
            prompt: { StandardError.print($0.message) }
        )
        _ = try await credential.token(
            for: TokenRequestContext(cloud: connection.cloud, scopes: [connection.cloud.defaultScope])
        )
        guard let token = refreshToken.withLock({ $0 }) else { throw NoRefreshToken() }
        // What the user has just done is stored, whatever another process does.
        let lock = try? await store.lock(timeout: SignInStore.lockTimeout(connection.credentialOptions))
        defer { lock?.release() }
        try store.save(
            SignInStore.SignIn(
                id: UUID().uuidString,
                clientId: clientId,
                tenant: connection.tenant,
                authority: connection.authority?.absoluteString,
                cloud: connection.cloud.name.rawValue,
                refreshToken: token
            )
        )
        StandardError.print("Signed in.")
    }
}

/// Forgets the sign-in.
struct LogoutCommand: Command {
    static let name = "logout"
    static let summary = "Forget the sign-in."
    static let options: [CommandOption] = []
    static let example = "graph-presence logout"

    init(_ options: Options) throws(UsageError) {}

    func run() async throws {
        let store = try SignInStore()
        // A process that hangs keeps nobody signed in; what it renews later is not stored.
        let lock = try? await store.lock()
        defer { lock?.release() }
        StandardError.print(try store.remove() ? "Signed out." : "Nobody was signed in.")
    }
}
