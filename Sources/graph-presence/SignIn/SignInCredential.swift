// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphRuntime

/// A credential that uses the sign-in that `login` stored. Other processes can use the sign-in at the same time.
struct SignInCredential: TokenCredential {
    private let cache: TokenCache

    /// The error for a sign-in that has expired or was revoked.
    struct SignInEnded: ExitCoded, LocalizedError {
        var exitCode: ExitCode { .signInRequired }
        /// The error that the token endpoint returned; `nil` if there is none.
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
        let file = store.file(lockTimeout: SignInStore.lockTimeout(options))
        let renewal = StoredSignInRenewal(of: signIn, in: file, options: options) { error in
            StandardError.print(Self.warning(error))
        }
        cache = TokenCache(clock: options.clock) { context in
            do {
                guard let token = try await renewal.token(for: context) else { throw SignInEnded() }
                return token
            } catch let refusal as RefreshTokenRefusal {
                throw SignInEnded(reason: refusal.reason)
            }
        }
    }

    /// Returns the warning for a new refresh token that cannot be stored.
    static func warning(_ error: any Error) -> String {
        "warning: \(error.localizedDescription); this command continues, but later commands may require "
            + "'graph-presence login'"
    }

    func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await cache.token(for: context)
    }

    /// `true`, because a request's timeout must not include the wait for another process that renews the sign-in.
    var isInteractive: Bool { true }
}
