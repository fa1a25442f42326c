/// A credential that asks a closure, such as one around MSAL.
public struct ClosureTokenCredential: TokenCredential {
    /// Whether the closure may wait for a person, so that the time-out of a request does not include it.
    public let isInteractive: Bool
    private let closure: @Sendable (TokenRequestContext) async throws -> GraphAccessToken

    /// A credential that asks a closure before every request.
    ///
    /// - Parameters:
    ///   - isInteractive: Whether the closure may wait for a person, so that the time-out of a request does not include
    ///     it. The default is false.
    ///   - closure: Returns a token that has not expired; libraries such as MSAL keep theirs until it does.
    public init(
        isInteractive: Bool = false,
        _ closure: @escaping @Sendable (TokenRequestContext) async throws -> GraphAccessToken
    ) {
        self.isInteractive = isInteractive
        self.closure = closure
    }

    /// Asks the closure.
    ///
    /// - Parameter context: What the token is for.
    /// - Returns: What the closure returns.
    /// - Throws: What the closure throws.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await closure(context)
    }
}
