// SPDX-License-Identifier: MIT

import Foundation

/// A type that provides access tokens for requests.
public protocol TokenCredential: Sendable {
    /// Returns an access token.
    ///
    /// The client calls this method before every request, so a credential should cache its token until it expires.
    /// After a 401, it calls the method once more, with the rejected token in the context.
    ///
    /// - Parameter context: The cloud, scopes, and claims of the token.
    /// - Returns: The access token.
    /// - Throws: `CancellationError` if the task was canceled, or another error if no token can be acquired.
    func token(for context: TokenRequestContext) async throws -> GraphAccessToken

    /// Whether acquiring a token may wait for a user.
    ///
    /// The timeout of a request then excludes token acquisition. The default is `false`.
    var isInteractive: Bool { get }
}

/// A credential that keeps its tokens.
package protocol CachingCredential: TokenCredential {
    /// Returns the token that the credential keeps, without waiting; `nil` if there is no valid one.
    func cachedToken(for context: TokenRequestContext) -> GraphAccessToken?
}

extension TokenCredential {
    /// `false`: the timeout of a request includes token acquisition.
    public var isInteractive: Bool { false }
}

/// The cloud, scopes, and claims of a requested access token.
///
/// Its description and its mirror do not show the rejected token.
public struct TokenRequestContext: Hashable, Sendable {
    /// The cloud that the token is for.
    public var cloud: GraphCloud
    /// The scopes to request, such as `https://graph.microsoft.com/.default`.
    public var scopes: [String]
    /// The claims that the service requires in the token, as JSON to be passed on unchanged; `nil` if it requires none.
    public var claims: String?
    /// The token that the service just rejected with 401; `nil` if it rejected none.
    ///
    /// A credential must remove this token from its cache.
    public var rejectedToken: GraphAccessToken?

    /// Creates a context.
    ///
    /// - Parameters:
    ///   - cloud: The cloud that the token is for.
    ///   - scopes: The scopes to request.
    ///   - claims: The claims that the service requires in the token, as JSON. The default is `nil`.
    ///   - rejectedToken: The token that the service just rejected. The default is `nil`.
    public init(cloud: GraphCloud, scopes: [String], claims: String? = nil, rejectedToken: GraphAccessToken? = nil) {
        self.cloud = cloud
        self.scopes = scopes
        self.claims = claims
        self.rejectedToken = rejectedToken
    }
}

extension GraphCloud {
    /// The scope for all permissions that the application was granted: `{root}/.default`.
    public var defaultScope: String { serviceRoot.absoluteString + "/.default" }
}
