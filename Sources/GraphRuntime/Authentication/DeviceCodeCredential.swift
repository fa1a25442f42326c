import Foundation

/// A credential for a user who signs in with a code on another device.
///
/// Use it in command-line tools and on devices without a browser.
///
/// It caches its tokens and asks the user to sign in again only when the refresh token is no longer valid. See
/// [OAuth 2.0 device code](https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code).
public struct DeviceCodeCredential: CachingCredential, CustomReflectable, CustomStringConvertible, TokenCredential {
    private let clientId: String
    private let cache: TokenCache

    /// Creates a credential.
    ///
    /// - Parameters:
    ///   - tenantId: The ID of the tenant, or one of its domain names. The default is `organizations`, which allows any
    ///     work or school account.
    ///   - clientId: The ID of the application, which must allow public client flows.
    ///   - scopes: The permissions to request, such as `User.Read`; `nil` to request those in the
    ///     application's configuration. The default is `nil`.
    ///   - refreshToken: A refresh token of an earlier sign-in; `nil` if there is none. The default is `nil`.
    ///   - options: The settings for the token endpoint. By default, it is that of the client's cloud.
    ///   - onRefreshToken: A closure that receives each new refresh token, for example to store it in a keychain. The
    ///     default is `nil`.
    ///   - prompt: A closure that shows the code to the user.
    public init(
        tenantId: String = "organizations",
        clientId: String,
        scopes: [String]? = nil,
        refreshToken: String? = nil,
        options: CredentialOptions = CredentialOptions(),
        onRefreshToken: (@Sendable (String) -> Void)? = nil,
        prompt: @escaping @Sendable (DeviceCodePrompt) async throws -> Void
    ) {
        self.clientId = clientId
        let flow = DeviceCodeFlow(
            tenantId: tenantId,
            clientId: clientId,
            scopes: scopes,
            options: options,
            refreshTokens: RefreshTokens(refreshToken),
            onRefreshToken: onRefreshToken,
            prompt: prompt
        )
        cache = TokenCache(clock: options.clock) { try await flow.token(for: $0) }
    }

    /// Acquires an access token with a refresh token, without involving the user.
    ///
    /// - Parameters:
    ///   - refreshToken: The refresh token.
    ///   - tenantId: The tenant that the user signed in to.
    ///   - clientId: The application that the user signed in with.
    ///   - options: The settings for the token endpoint.
    ///   - context: The cloud, scopes, and claims of the access token.
    ///   - onRefreshToken: A closure that receives the new refresh token, if there is one, before this method returns.
    /// - Returns: The access token.
    /// - Throws: ``RefreshTokenRefusal`` if the user must sign in again, ``GraphError`` of kind `authentication`, or
    ///   `CancellationError` if the task is canceled.
    package static func redeem(
        _ refreshToken: String,
        tenantId: String,
        clientId: String,
        options: CredentialOptions,
        for context: TokenRequestContext,
        onRefreshToken: @escaping @Sendable (String) -> Void
    ) async throws -> GraphAccessToken {
        let flow = DeviceCodeFlow(
            tenantId: tenantId,
            clientId: clientId,
            scopes: nil,
            options: options,
            refreshTokens: RefreshTokens(nil),
            onRefreshToken: onRefreshToken,
            prompt: { _ in }
        )
        return try await flow.redeem(refreshToken, for: context)
    }

    /// Returns a cached access token, or acquires one. If necessary, it prompts the user to sign in.
    ///
    /// - Parameter context: The cloud, scopes, and claims of the token.
    /// - Returns: The access token.
    /// - Throws: ``GraphError`` of kind `authentication`, any error that the prompt throws, or `CancellationError` if
    ///   the task is canceled.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await cache.token(for: context)
    }

    package func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? {
        cache.cachedToken(for: context)
    }

    /// `true`, because a user signs in.
    public var isInteractive: Bool { true }

    /// The name of the type and the ID of the application.
    public var description: String { "DeviceCodeCredential(\(clientId))" }

    /// A mirror that shows only the ID of the application.
    public var customMirror: Mirror { Mirror(self, children: ["clientId": clientId], displayStyle: .struct) }
}
