import Foundation

/// Gives the access tokens that requests carry.
public protocol TokenCredential: Sendable {
    /// Gives a token; asked before every request, so a credential keeps its token until it expires.
    ///
    /// - Parameter context: What the token is for.
    /// - Returns: The token.
    /// - Throws: `CancellationError` if the task was cancelled, any other error if there is no token.
    func token(for context: TokenRequestContext) async throws -> AccessToken
}

/// What a token is for.
public struct TokenRequestContext: Hashable, Sendable {
    /// The cloud whose service is called.
    public var cloud: GraphCloud
    /// The scopes to ask for, such as `https://graph.microsoft.com/.default`.
    public var scopes: [String]

    /// What a token is for.
    ///
    /// - Parameters:
    ///   - cloud: The cloud whose service is called.
    ///   - scopes: The scopes to ask for.
    public init(cloud: GraphCloud, scopes: [String]) {
        self.cloud = cloud
        self.scopes = scopes
    }
}

extension GraphCloud {
    /// The scope that stands for all permissions that an application was granted: `{root}/.default`.
    public var defaultScope: String { serviceRoot.absoluteString + "/.default" }
}
