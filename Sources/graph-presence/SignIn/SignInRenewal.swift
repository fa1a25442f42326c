import Foundation
import GraphPresence
import GraphRuntime

/// Renews a sign-in and stores its refresh tokens.
final class SignInRenewal: Sendable {
    private struct Tokens {
        /// The refresh token that was last seen in the store.
        var stored: String
        /// The newest one. It is not the stored one if that could not be replaced.
        var latest: String
    }

    /// A renewal that is under way.
    private struct Current {
        let number: Int
        let context: TokenRequestContext
        let task: Task<GraphAccessToken, any Error>
    }

    private let signIn: SignInStore.SignIn
    private let store: SignInStore
    private let options: CredentialOptions
    private let tokens: Locked<Tokens>
    private let current = Locked<Current?>(nil)

    init(_ signIn: SignInStore.SignIn, _ store: SignInStore, _ options: CredentialOptions) {
        self.signIn = signIn
        self.store = store
        self.options = options
        tokens = Locked(Tokens(stored: signIn.refreshToken, latest: signIn.refreshToken))
    }

    func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await task(for: context).value
    }

    /// The renewal that is under way, or a new one. It is a task of its own: cancellation must not lose a refresh token that
    /// is on its way, and those who ask again meanwhile get what it gets.
    private func task(for context: TokenRequestContext) -> Task<GraphAccessToken, any Error> {
        // A token that is on its way is none that was rejected.
        var context = context
        context.rejectedToken = nil
        return current.withLock { current in
            if let current, current.context == context { return current.task }
            let (number, before) = ((current?.number ?? 0) + 1, current?.task)
            let task = Task { [context] in
                _ = await before?.result
                defer { self.end(number) }
                return try await self.lockedToken(for: context)
            }
            current = Current(number: number, context: context, task: task)
            return task
        }
    }

    private func end(_ number: Int) {
        current.withLock { current in
            if current?.number == number { current = nil }
        }
    }

    private func lockedToken(for context: TokenRequestContext) async throws -> GraphAccessToken {
        let lock = try await store.lock(timeout: SignInStore.lockTimeout(options))
        defer { lock?.release() }
        var refused: [String: SignInCredential.SignInEnded] = [:]
        while true {
            let token = refreshToken()
            if let ended = refused[token] { throw ended }
            do {
                return try await redeem(token, for: context)
            } catch let refusal as RefreshTokenRefusal {
                // Where there is no lock, another process may have stored a new one.
                refused[token] = SignInCredential.SignInEnded(reason: refusal.reason)
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

    private func redeem(_ refreshToken: String, for context: TokenRequestContext) async throws -> GraphAccessToken {
        try RenewalsAtEndpoint.begin()
        defer { RenewalsAtEndpoint.end() }
        // The endpoint accepts a refresh token once: there must be a place for the next one before.
        let file = storedSignIn() == nil ? nil : try store.reserve()
        defer { file?.discard() }
        return try await DeviceCodeCredential.redeem(
            refreshToken,
            tenantId: signIn.tenant,
            clientId: signIn.clientId,
            options: options,
            for: context
        ) { self.keep($0, in: file) }
    }

    /// The stored sign-in; nil if the user has signed out or signed in again since.
    private func storedSignIn() -> SignInStore.SignIn? {
        let before = tokens.withLock { $0.stored }
        return store.load().flatMap { $0.isSame(as: signIn) && $0.refreshToken == before ? $0 : nil }
    }

    /// Stores a refresh token in place of the one before. A user who has signed out or signed in again since stays so.
    private func keep(_ token: String, in file: SignInFile?) {
        tokens.withLock { $0.latest = token }
        guard let file, var renewed = storedSignIn() else { return }
        renewed.refreshToken = token
        do {
            try store.save(renewed, in: file)
            tokens.withLock { $0.stored = token }
        } catch {
            StandardError.print(
                "warning: \(error.localizedDescription); this command continues, later ones may need 'graph-presence login'"
            )
        }
    }
}
