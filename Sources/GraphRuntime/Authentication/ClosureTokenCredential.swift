// SPDX-License-Identifier: MIT

/// A credential that calls a closure to acquire tokens, for example with MSAL.
public struct ClosureTokenCredential: TokenCredential {
    /// Whether the closure may wait for a user. If the closure may wait, the timeout of a request excludes token
    /// acquisition.
    public let isInteractive: Bool
    private let closure: @Sendable (TokenRequestContext) async throws -> GraphAccessToken

    /// Creates a credential that calls a closure before every request.
    ///
    /// - Parameters:
    ///   - isInteractive: Whether the closure may wait for a user. If the closure may wait, the timeout of a request
    ///     excludes token acquisition, and the closure must throw an error if a user is needed but the context's
    ///     ``TokenRequestContext/allowsSignIn`` is `false`. The default is `false`.
    ///   - closure: A closure that returns an unexpired access token. The closure should cache the token, as libraries
    ///     such as MSAL do.
    public init(
        isInteractive: Bool = false,
        _ closure: @escaping @Sendable (TokenRequestContext) async throws -> GraphAccessToken
    ) {
        self.isInteractive = isInteractive
        self.closure = closure
    }

    /// Calls the closure and returns its access token.
    ///
    /// - Parameter context: The cloud, scopes, and claims of the token.
    /// - Returns: The access token that the closure returns.
    /// - Throws: Any error that the closure throws.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await closure(context)
    }
}
