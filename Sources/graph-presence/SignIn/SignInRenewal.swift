import Foundation
import GraphPresence
import GraphRuntime

/// Renews a sign-in and stores its refresh tokens.
final class SignInRenewal: Sendable {
    private struct Tokens {
        /// The refresh token that was last read from the store.
        var stored: String
        /// The newest refresh token. It differs from the stored one if storing it failed.
        var latest: String
    }

    /// A renewal in progress.
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

    /// Returns an access token, from a renewal in progress or a new one.
    func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await task(for: context).value
    }

    /// Returns the renewal in progress, or starts one.
    ///
    /// A renewal is a separate task, because cancellation must not lose a refresh token whose response is on its way.
    /// All callers during a renewal share its result.
    private func task(for context: TokenRequestContext) -> Task<GraphAccessToken, any Error> {
        // The token of a renewal in progress cannot be the rejected one.
        var context = context
        context.rejectedToken = nil
        return current.withLock { current in
            if let current, current.context == context { return current.task }
            let (number, previous) = ((current?.number ?? 0) + 1, current?.task)
            let task = Task { [context] in
                _ = await previous?.result
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
        var rejected: [String: SignInCredential.SignInEnded] = [:]
        while true {
            let token = refreshToken()
            if let ended = rejected[token] { throw ended }
            do {
                return try await redeem(token, for: context)
            } catch let rejection as RefreshTokenRefusal {
                // Without a lock, another process may have stored a new refresh token in the meantime.
                rejected[token] = SignInCredential.SignInEnded(reason: rejection.reason)
            }
        }
    }

    /// Returns the newest refresh token, which another process may have stored.
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
        // The endpoint may accept a refresh token only once, so room for the next one is reserved first.
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

    /// Returns the stored sign-in; `nil` if the user has signed out or signed in again in the meantime.
    private func storedSignIn() -> SignInStore.SignIn? {
        let token = tokens.withLock { $0.stored }
        return store.load().flatMap { $0.isSame(as: signIn) && $0.refreshToken == token ? $0 : nil }
    }

    /// Replaces the stored refresh token, unless the user has signed out or signed in again in the meantime.
    private func keep(_ token: String, in file: SignInFile?) {
        tokens.withLock { $0.latest = token }
        guard let file, var renewed = storedSignIn() else { return }
        renewed.refreshToken = token
        do {
            try store.save(renewed, in: file)
            tokens.withLock { $0.stored = token }
        } catch {
            StandardError.print(Self.warning(error))
        }
    }

    /// Returns the warning about a new refresh token that cannot be stored.
    static func warning(_ error: any Error) -> String {
        "warning: \(error.localizedDescription); this command continues, but later ones may require "
            + "'graph-presence login'"
    }
}
