// SPDX-License-Identifier: MIT

import Foundation

/// A type that provides access tokens for requests.
public protocol TokenCredential: Sendable {
    /// Returns an access token for a request.
    ///
    /// The client calls this method before every request, so a credential should cache its token until the token
    /// expires. After a 401 response, the client calls this method once more, with the rejected token in the context.
    ///
    /// - Parameter context: The cloud, scopes, and claims of the token.
    /// - Returns: The access token.
    /// - Throws: `CancellationError` if the task is canceled, or another error if no token can be acquired.
    func token(for context: TokenRequestContext) async throws -> GraphAccessToken

    /// Whether acquiring a token may wait for a user.
    ///
    /// If the value is `true`, the timeout of a request excludes token acquisition. With ``DeviceCodeCredential``, the
    /// timeout excludes only the sign-in itself. The default is `false`.
    var isInteractive: Bool { get }
}

/// A credential that caches its tokens.
package protocol CachingCredential: TokenCredential {
    /// Returns the cached token without waiting, or `nil` if there is no valid token.
    func cachedToken(for context: TokenRequestContext) -> GraphAccessToken?
}

/// A credential that acquires most tokens without the user and reports when it starts to wait for the user.
protocol InteractiveCredential: CachingCredential {
    /// Returns an access token and reports whether a sign-in is required.
    ///
    /// - Parameters:
    ///   - context: The cloud, scopes, and claims of the token.
    ///   - onSignIn: A closure that is called before the user is prompted, if acquiring the token requires a sign-in.
    /// - Returns: The access token.
    /// - Throws: An error if no token can be acquired, or if a sign-in is required but the context does not allow it.
    func token(
        for context: TokenRequestContext,
        onSignIn: @escaping @Sendable () -> Void
    ) async throws -> GraphAccessToken
}

/// Task-local settings for the requests that a task sends.
package enum SignIn {
    /// A stage of a request that matters to code that may abandon the request.
    package enum Stage: Sendable {
        /// The request needs a token, which may be cached.
        case acquiringToken
        /// The request waits for a user to sign in, or for a credential that may wait for a user.
        case waitingForUser
        /// The request has a token and is about to be sent.
        case sending
    }

    /// Whether requests from the current task may prompt a user to sign in. The default is `true`.
    @TaskLocal package static var isAllowed = true
    /// A closure that is called with the operation at each stage of the requests from the current task. If the closure
    /// throws an error before a request is sent, the request is not sent. The default is `nil`.
    ///
    /// Tasks that an app starts while it handles an event inherit the closure, so the closure must check the operation.
    @TaskLocal package static var onStage: (@Sendable (Stage, GraphOperation) throws -> Void)?
}

extension TokenCredential {
    /// `false`, because the timeout of a request includes token acquisition by default.
    public var isInteractive: Bool { false }
}

/// The cloud, scopes, and claims of a requested access token.
///
/// The description and the mirror do not contain the rejected token.
public struct TokenRequestContext: Hashable, Sendable {
    /// The cloud that the token is for.
    public var cloud: GraphCloud
    /// The scopes to request, such as `https://graph.microsoft.com/.default`.
    public var scopes: [String]
    /// The claims that the service requires in the token, as JSON that must be passed on unchanged; `nil` if the
    /// service requires none.
    public var claims: String?
    /// The token that the service just rejected with a 401 response; `nil` if no token was rejected.
    ///
    /// A credential must remove this token from its cache.
    public var rejectedToken: GraphAccessToken?
    /// Whether the credential may prompt a user to sign in.
    ///
    /// The value is `false` while the client cleans up, for example when it clears a held session. If the value is
    /// `false` and the credential needs the user, it must throw an error.
    public var allowsSignIn: Bool

    /// Creates a context for a token request.
    ///
    /// - Parameters:
    ///   - cloud: The cloud that the token is for.
    ///   - scopes: The scopes to request.
    ///   - claims: The claims that the service requires in the token, as JSON. The default is `nil`.
    ///   - rejectedToken: The token that the service just rejected. The default is `nil`.
    ///   - allowsSignIn: Whether the credential may prompt a user to sign in. The default is `true`.
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
    /// The scope that represents all permissions granted to the application: `{root}/.default`.
    public var defaultScope: String { serviceRoot.absoluteString + "/.default" }
}
