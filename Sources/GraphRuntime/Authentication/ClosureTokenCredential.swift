// SPDX-License-Identifier: MIT

/// A credential that calls a closure, for example one that uses MSAL.
public struct ClosureTokenCredential: TokenCredential {
    /// Whether the closure may wait for a user. The timeout of a request then excludes token acquisition.
    public let isInteractive: Bool
    private let closure: @Sendable (TokenRequestContext) async throws -> GraphAccessToken

    /// Creates a credential that calls a closure before every request.
    ///
    /// - Parameters:
    ///   - isInteractive: Whether the closure may wait for a user. The timeout of a request then excludes token
    ///     acquisition. The closure must then throw an error if a user is needed and the context's
    ///     ``TokenRequestContext/allowsSignIn`` is `false`. The default is `false`.
    ///   - closure: A closure that returns an unexpired access token. Libraries such as MSAL cache their tokens.
    public init(
        isInteractive: Bool = false,
        _ closure: @escaping @Sendable (TokenRequestContext) async throws -> GraphAccessToken
    ) {
        self.isInteractive = isInteractive
        self.closure = closure
    }

    /// Calls the closure.
    ///
    /// - Parameter context: The cloud, scopes, and claims of the token.
    /// - Returns: The access token that the closure returns.
    /// - Throws: Any error that the closure throws.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await closure(context)
    }
}
