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
    /// The timeout of a request then excludes token acquisition. With ``DeviceCodeCredential``, it excludes only the
    /// sign-in itself. The default is `false`.
    var isInteractive: Bool { get }
}

/// A credential that keeps its tokens.
package protocol CachingCredential: TokenCredential {
    /// Returns the token that the credential keeps, without waiting; `nil` if there is no valid one.
    func cachedToken(for context: TokenRequestContext) -> GraphAccessToken?
}

/// A credential that acquires most tokens without the user, and reports when it begins to wait for the user.
protocol InteractiveCredential: CachingCredential {
    /// Returns an access token.
    ///
    /// - Parameters:
    ///   - context: The cloud, scopes, and claims of the token.
    ///   - onSignIn: A closure that is called when the token requires a sign-in, before the user is prompted.
    /// - Returns: The access token.
    /// - Throws: An error if no token can be acquired, or if the context does not allow a sign-in that is required.
    func token(
        for context: TokenRequestContext,
        onSignIn: @escaping @Sendable () -> Void
    ) async throws -> GraphAccessToken
}

/// A setting of the requests that a task sends.
package enum SignIn {
    /// Whether the requests of the current task may start the sign-in of a user. The default is `true`.
    @TaskLocal package static var isAllowed = true
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
    /// Whether the credential may start the sign-in of a user.
    ///
    /// It is `false` while the client cleans up, for example when it clears a held session. A credential that would need
    /// the user must then throw an error.
    public var allowsSignIn: Bool

    /// Creates a context.
    ///
    /// - Parameters:
    ///   - cloud: The cloud that the token is for.
    ///   - scopes: The scopes to request.
    ///   - claims: The claims that the service requires in the token, as JSON. The default is `nil`.
    ///   - rejectedToken: The token that the service just rejected. The default is `nil`.
    ///   - allowsSignIn: Whether the credential may start the sign-in of a user. The default is `true`.
    public init(
        cloud: GraphCloud,
        scopes: [String],
        claims: String? = nil,
        rejectedToken: GraphAccessToken? = nil,
        allowsSignIn: Bool = true
    ) {
        self.cloud = cloud
        self.scopes = scopes
        self.claims = claims
        self.rejectedToken = rejectedToken
        self.allowsSignIn = allowsSignIn
    }
}

extension GraphCloud {
    /// The scope for all permissions that the application was granted: `{root}/.default`.
    public var defaultScope: String { serviceRoot.absoluteString + "/.default" }
}
