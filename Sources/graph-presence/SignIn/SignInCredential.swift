import Foundation
import GraphPresence
import GraphRuntime

/// A credential that uses the sign-in that `login` stored. Other processes can use it at the same time.
///
/// A token endpoint may accept a refresh token only once and return another one with each access token. Therefore only
/// one process at a time renews the sign-in, with the refresh token that is stored at that time.
struct SignInCredential: TokenCredential {
    private let cache: TokenCache

    /// The error of a sign-in that has expired or was revoked.
    struct SignInEnded: LocalizedError {
        /// The error of the token endpoint; `nil` if there is none.
        var reason: GraphError?

        var errorDescription: String? {
            let code = reason?.code.map { "\($0): " } ?? ""
            let text = reason.map { " (\(code)\($0.message.trimmingCharacters(in: [".", " "])))" } ?? ""
            return "the sign-in has expired or was revoked\(text); run 'graph-presence login'"
        }
    }

    /// Creates a credential.
    ///
    /// - Parameters:
    ///   - signIn: The sign-in as it was stored when the command started.
    ///   - store: The store that contains the sign-in.
    ///   - options: The options for calling the token endpoint.
    init(_ signIn: SignInStore.SignIn, in store: SignInStore, options: CredentialOptions) {
        let renewal = SignInRenewal(signIn, store, options)
        cache = TokenCache(clock: options.clock) { try await renewal.token(for: $0) }
    }

    func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await cache.token(for: context)
    }

    /// `true`, because the timeout of a request must not include the wait for another process that renews the sign-in.
    var isInteractive: Bool { true }
}
