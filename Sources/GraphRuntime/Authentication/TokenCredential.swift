import Foundation

/// Gives the access tokens that requests carry.
public protocol TokenCredential: Sendable {
    /// Gives a token; asked before every request, so a credential keeps its token until it expires. After a 401 it is asked
    /// once more, with the token that was refused.
    ///
    /// - Parameter context: What the token is for.
    /// - Returns: The token.
    /// - Throws: `CancellationError` if the task was cancelled, any other error if there is no token.
    func token(for context: TokenRequestContext) async throws -> GraphAccessToken

    /// Whether acquiring a token may wait for a person, so that the time-out of a request does not include it. The default
    /// is false.
    var isInteractive: Bool { get }
}

/// A credential that keeps its tokens.
package protocol CachingCredential: TokenCredential {
    /// Returns the token that the credential keeps, without waiting; `nil` if there is none that works.
    func cachedToken(for context: TokenRequestContext) -> GraphAccessToken?
}

extension TokenCredential {
    /// False: acquiring a token takes no longer than a request may.
    public var isInteractive: Bool { false }
}

/// What a token is for. Its description and mirror do not show the rejected token.
public struct TokenRequestContext: Hashable, Sendable {
    /// The cloud whose service is called.
    public var cloud: GraphCloud
    /// The scopes to ask for, such as `https://graph.microsoft.com/.default`.
    public var scopes: [String]
    /// The claims that the service wants the token to have, as JSON; nil if it wants none. Pass them on as they are.
    public var claims: String?
    /// The token that the service has just refused with 401; nil if it refused none. A credential that keeps its tokens
    /// forgets this one.
    public var rejectedToken: GraphAccessToken?

    /// What a token is for.
    ///
    /// - Parameters:
    ///   - cloud: The cloud whose service is called.
    ///   - scopes: The scopes to ask for.
    ///   - claims: The claims that the service wants the token to have, as JSON. Default: none.
    ///   - rejectedToken: The token that the service has just refused. Default: none.
    public init(cloud: GraphCloud, scopes: [String], claims: String? = nil, rejectedToken: GraphAccessToken? = nil) {
        self.cloud = cloud
        self.scopes = scopes
        self.claims = claims
        self.rejectedToken = rejectedToken
    }
}

extension GraphCloud {
    /// The scope that stands for all permissions that an application was granted: `{root}/.default`.
    public var defaultScope: String { serviceRoot.absoluteString + "/.default" }
}
