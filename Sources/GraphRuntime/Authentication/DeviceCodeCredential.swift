import Foundation

/// The credential of a user who signs in with a code at another device: for command lines and devices without a browser.
///
/// It keeps its tokens, and asks the user again only when the refresh token does not work any more. See
/// [OAuth 2.0 device code](https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code).
public struct DeviceCodeCredential: CachingCredential, CustomReflectable, CustomStringConvertible {
    private let clientId: String
    private let cache: TokenCache

    /// A credential.
    ///
    /// - Parameters:
    ///   - tenantId: The id of the tenant, or one of its domain names. Default: `organizations`, any work or school account.
    ///   - clientId: The id of the application, which allows public client flows.
    ///   - scopes: The permissions to ask for, such as `Presence.ReadWrite`; nil for those that the application is
    ///     configured with. Default: nil.
    ///   - refreshToken: A refresh token that was kept from before; nil for none. Default: nil.
    ///   - options: Where and how the token endpoint is asked. Default: the endpoint of the client's cloud.
    ///   - onRefreshToken: Gets each new refresh token, to keep it where secrets are kept; nil to keep none. Default: nil.
    ///   - prompt: Shows the user the code.
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

    /// Gets a token with a refresh token, and never asks the user.
    ///
    /// - Parameters:
    ///   - refreshToken: The refresh token.
    ///   - tenantId: The tenant that the user signed in to.
    ///   - clientId: The application that the user signed in with.
    ///   - options: Where and how the token endpoint is asked.
    ///   - context: What the token is for.
    ///   - onRefreshToken: Gets the new refresh token if there is one, before this returns.
    /// - Returns: The token.
    /// - Throws: ``RefreshTokenRefusal`` if the user has to sign in again, ``GraphError`` of kind `authentication`, or
    ///   `CancellationError` if the task was cancelled.
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

    /// Gives a token, a kept one if there is one that works; else the user is asked.
    ///
    /// - Parameter context: What the token is for.
    /// - Returns: The token.
    /// - Throws: ``GraphError`` of kind `authentication`, what the prompt throws, or `CancellationError` if the task was
    ///   cancelled.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await cache.token(for: context)
    }

    package func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? {
        cache.cachedToken(for: context)
    }

    /// True: a user signs in.
    public var isInteractive: Bool { true }

    /// Names the application.
    public var description: String { "DeviceCodeCredential(\(clientId))" }

    /// Shows the application's id alone.
    public var customMirror: Mirror { Mirror(self, children: ["clientId": clientId], displayStyle: .struct) }
}
