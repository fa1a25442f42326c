import Foundation
import GraphPresence
import GraphRuntime

/// The credential of the sign-in that `login` stored, which other processes may use at the same time.
///
/// A token endpoint may accept a refresh token once and return another one with each access token. So one process at a time
/// renews the sign-in, with the refresh token that is stored by then.
struct SignInCredential: TokenCredential {
    private let cache: TokenCache

    /// The sign-in does not work any more.
    struct SignInEnded: LocalizedError {
        /// What the token endpoint said.
        var reason: GraphError?

        var errorDescription: String? {
            let code = reason?.code.map { "\($0): " } ?? ""
            let text = reason.map { " (\(code)\($0.message.trimmingCharacters(in: [".", " "])))" } ?? ""
            return "the sign-in has ended\(text); run 'graph-presence login'"
        }
    }

    /// Creates a credential.
    ///
    /// - Parameters:
    ///   - signIn: The sign-in as it was stored when the command started.
    ///   - store: Where it is stored.
    ///   - options: Where and how the token endpoint is called.
    init(_ signIn: SignInStore.SignIn, in store: SignInStore, options: CredentialOptions) {
        let renewal = SignInRenewal(signIn, store, options)
        cache = TokenCache(clock: options.retryPolicy.clock) { try await renewal.token(for: $0) }
    }

    func token(for context: TokenRequestContext) async throws -> AccessToken {
        try await cache.token(for: context)
    }
}

/// Renews a sign-in and stores its refresh tokens.
private final class SignInRenewal: Sendable {
    private struct Tokens {
        /// The refresh token that was last seen in the store.
        var stored: String
        /// The newest one. It is not the stored one if that could not be replaced.
        var latest: String
    }

    private let signIn: SignInStore.SignIn
    private let store: SignInStore
    private let options: CredentialOptions
    private let tokens: Locked<Tokens>

    init(_ signIn: SignInStore.SignIn, _ store: SignInStore, _ options: CredentialOptions) {
        self.signIn = signIn
        self.store = store
        self.options = options
        tokens = Locked(Tokens(stored: signIn.refreshToken, latest: signIn.refreshToken))
    }

    func token(for context: TokenRequestContext) async throws -> AccessToken {
        // Cancellation must not lose a refresh token that is on its way.
        try await Task { try await lockedToken(for: context) }.value
    }

    private func lockedToken(for context: TokenRequestContext) async throws -> AccessToken {
        let lock = try await store.lock()
        defer { lock?.release() }
        var refused: [String: SignInCredential.SignInEnded] = [:]
        while true {
            let token = refreshToken()
            if let ended = refused[token] { throw ended }
            do {
                return try await renew(token, for: context)
            } catch let ended as SignInCredential.SignInEnded {
                // Where there is no lock, another process may have stored a new one.
                refused[token] = ended
            }
        }
    }

    /// The refresh token to use: the newest one of this process, unless another process has stored one since.
    private func refreshToken() -> String {
        let stored = store.load()
        return tokens.withLock { tokens in
            if let stored, stored.isSame(as: signIn), stored.refreshToken != tokens.stored {
                tokens = Tokens(stored: stored.refreshToken, latest: stored.refreshToken)
            }
            return tokens.latest
        }
    }

    private func renew(_ refreshToken: String, for context: TokenRequestContext) async throws -> AccessToken {
        try await DeviceCodeCredential(
            tenantId: signIn.tenant,
            clientId: signIn.clientId,
            refreshToken: refreshToken,
            options: options,
            onRefreshToken: { self.keep($0) },
            prompt: { throw SignInCredential.SignInEnded(reason: $0.reason) }
        )
        .token(for: context)
    }

    /// Stores a refresh token in place of the one before. A user who has signed out or signed in again since stays so.
    private func keep(_ token: String) {
        let before = tokens.withLock { tokens in
            tokens.latest = token
            return tokens.stored
        }
        guard var renewed = store.load(), renewed.isSame(as: signIn), renewed.refreshToken == before else { return }
        renewed.refreshToken = token
        do {
            try store.save(renewed)
            tokens.withLock { $0.stored = token }
        } catch {
            StandardError.print(
                "warning: \(error.localizedDescription); this command continues, later ones may need 'graph-presence login'"
            )
        }
    }
}
