/// A credential with one token, got elsewhere.
public struct StaticTokenCredential: CachingCredential, CustomReflectable, CustomStringConvertible {
    private let accessToken: GraphAccessToken

    /// A credential with one token.
    ///
    /// - Parameter token: The secret text.
    public init(_ token: String) {
        accessToken = GraphAccessToken(token)
    }

    /// Gives the token.
    ///
    /// - Parameter context: Not used.
    /// - Returns: The token.
    public func token(for context: TokenRequestContext) async -> GraphAccessToken { accessToken }

    package func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? { accessToken }

    /// Names the kind of credential, and not its token.
    public var description: String { "StaticTokenCredential" }

    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }
}
