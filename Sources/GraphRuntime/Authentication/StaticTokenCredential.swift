// SPDX-License-Identifier: MIT

/// A credential with an access token that was acquired elsewhere.
public struct StaticTokenCredential: CachingCredential, CustomReflectable, CustomStringConvertible, TokenCredential {
    private let accessToken: GraphAccessToken

    /// Creates a credential with an access token.
    ///
    /// - Parameter token: The token string.
    public init(_ token: String) {
        accessToken = GraphAccessToken(token)
    }

    /// Returns the access token.
    ///
    /// - Parameter context: The context, which is ignored.
    /// - Returns: The access token.
    public func token(for context: TokenRequestContext) async -> GraphAccessToken { accessToken }

    package func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? { accessToken }

    /// The name of the type, without the token.
    public var description: String { "StaticTokenCredential" }

    /// A mirror that shows nothing.
    public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }
}
