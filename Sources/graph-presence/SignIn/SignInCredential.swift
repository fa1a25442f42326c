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
        cache = TokenCache(clock: options.clock) { try await renewal.token(for: $0) }
    }

    func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await cache.token(for: context)
    }

    /// True: another process may be renewing the sign-in, and waiting for it is no part of a request.
    var isInteractive: Bool { true }
}
