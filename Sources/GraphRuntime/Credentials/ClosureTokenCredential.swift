/// A credential that asks a closure, such as one around MSAL.
public struct ClosureTokenCredential: TokenCredential {
    private let closure: @Sendable (TokenRequestContext) async throws -> AccessToken

    /// A credential that asks a closure before every request.
    ///
    /// - Parameter closure: Gives a token that has not expired; libraries such as MSAL keep theirs until it does.
    public init(_ closure: @escaping @Sendable (TokenRequestContext) async throws -> AccessToken) {
        self.closure = closure
    }

    /// Asks the closure.
    ///
    /// - Parameter context: What the token is for.
    /// - Returns: What the closure returns.
    /// - Throws: What the closure throws.
    public func token(for context: TokenRequestContext) async throws -> AccessToken {
        try await closure(context)
    }
}
