// SPDX-License-Identifier: MIT

/// A credential that always returns the same access token, which was acquired elsewhere.
public struct StaticTokenCredential: CachingCredential, CustomReflectable, CustomStringConvertible, TokenCredential {
    private let accessToken: GraphAccessToken

    /// Creates a credential from an access token.
    ///
    /// - Parameter token: The token string.
    public init(_ token: String) {
        accessToken = GraphAccessToken(token)
    }

    /// Returns the access token that the credential was created with.
    ///
    /// - Parameter context: The context, which is ignored.
    /// - Returns: The access token.
    public func token(for context: TokenRequestContext) async -> GraphAccessToken { accessToken }

    package func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? { accessToken }

    /// The type name, without the token.
    public var description: String { "StaticTokenCredential" }

    /// An empty mirror.
    public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }
}
