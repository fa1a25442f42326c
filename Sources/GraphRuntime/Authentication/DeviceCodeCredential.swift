// SPDX-License-Identifier: MIT

import Foundation

/// A credential for a user who signs in with a code on another device.
///
/// Use this credential in command-line tools and on devices without a browser.
///
/// The credential caches its tokens and prompts the user to sign in again only when the refresh token is no longer
/// valid. See [OAuth 2.0 device code](https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code).
public struct DeviceCodeCredential: CustomReflectable, CustomStringConvertible, InteractiveCredential, TokenCredential {
    private let clientId: String
    private let cache: TokenCache

    /// Creates a credential that does not store the sign-in.
    ///
    /// When the program restarts, the user must sign in again, unless your code stores the refresh tokens. To have the
    /// credential store the refresh tokens, use
    /// ``init(tenantId:clientId:scopes:store:options:onStoreFailure:prompt:)``.
    ///
    /// - Parameters:
    ///   - tenantId: The tenant ID or one of the tenant's domain names. The default is `organizations`, which allows
    ///     any work or school account.
    ///   - clientId: The application (client) ID. The application must allow public client flows.
    ///   - scopes: The permissions to request, such as `User.Read`; `nil` to request the permissions in the
    ///     application's registration. The default is `nil`.
    ///   - refreshToken: A refresh token from an earlier sign-in; `nil` if there is none. The default is `nil`.
    ///   - options: The settings for the token endpoint. By default, the credential uses the token endpoint of the
    ///     client's cloud.
    ///   - onRefreshToken: A closure that receives each new refresh token. The default is `nil`.
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
        self.init(
            tenantId: tenantId,
            clientId: clientId,
            scopes: scopes,
            refreshToken: refreshToken,
            options: options,
            onRefreshToken: onRefreshToken,
            onIDToken: nil,
            prompt: prompt
        )
    }

    /// Creates a credential that also reports which user signed in. The scopes must include `openid`.
    package init(
        tenantId: String,
        clientId: String,
        scopes: [String]?,
        refreshToken: String? = nil,
        options: CredentialOptions,
        onRefreshToken: (@Sendable (String) -> Void)?,
        onIDToken: (@Sendable (IDToken) -> Void)?,
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
            onIDToken: onIDToken,
            prompt: prompt
        )
        let renewals = SerialRenewals(clock: options.clock)
        cache = TokenCache(clock: options.clock) { context, beginSignIn in
            var flow = flow
            flow.beginSignIn = beginSignIn
            return try await flow.token(for: context, renewals)
        }
    }

    /// Creates a credential that stores the sign-in, so the user stays signed in when the program restarts.
    ///
    /// ```swift
    /// let store = FileRefreshTokenStore(
    ///     file: URL(fileURLWithPath: "/var/lib/busy-light/sign-in.json")
    /// )
    /// let credential = DeviceCodeCredential(clientId: "…", store: store) {
    ///     print($0.message)
    /// }
    /// ```
    ///
    /// Several credentials and processes can share the store. The credential uses a stored sign-in only if the sign-in
    /// belongs to the same application, tenant, and authority. If the user signs out or signs in again in another
    /// process, this credential does not overwrite that change.
    ///
    /// - Parameters:
    ///   - tenantId: The tenant ID or one of the tenant's domain names. The default is `organizations`, which allows
    ///     any work or school account.
    ///   - clientId: The application (client) ID. The application must allow public client flows.
    ///   - scopes: The permissions to request, such as `Presence.ReadWrite`; `nil` to request the permissions in the
    ///     application's registration. The default is `nil`.
    ///   - store: The store that contains the sign-in.
    ///   - options: The settings for the token endpoint. By default, the credential uses the token endpoint of the
    ///     client's cloud.
    ///   - onStoreFailure: A closure that receives the error if a new refresh token cannot be stored. After such a
    ///     failure, the credential continues to work until it is released. The default is `nil`.
    ///   - prompt: A closure that shows the code to the user.
    public init(
        tenantId: String = "organizations",
        clientId: String,
        scopes: [String]? = nil,
        store: any RefreshTokenStore,
        options: CredentialOptions = CredentialOptions(),
        onStoreFailure: (@Sendable (any Error) -> Void)? = nil,
        prompt: @escaping @Sendable (DeviceCodePrompt) async throws -> Void
    ) {
        self.clientId = clientId
        let flow = DeviceCodeFlow(
            tenantId: tenantId,
            clientId: clientId,
            scopes: scopes,
            options: options,
            prompt: prompt
        )
        let renewal = StoredSignInRenewal(flow, store, onStoreFailure: onStoreFailure)
        cache = TokenCache(clock: options.clock) { context, beginSignIn in
            var reason: GraphError?
            do {
                if let token = try await renewal.token(for: context) { return token }
            } catch let refusal as RefreshTokenRefusal {
                reason = refusal.reason
            }
            var flow = flow
            flow.onRefreshToken = { await renewal.start($0, for: context) }
            flow.beginSignIn = beginSignIn
            return try await flow.signIn(context, because: reason)
        }
    }

    /// Returns a cached access token, or acquires a new one.
    ///
    /// If necessary, this method prompts the user to sign in.
    ///
    /// - Parameter context: The cloud, scopes, and claims of the token. If the context does not allow a sign-in, this
    ///   method throws an error instead of prompting the user.
    /// - Returns: The access token.
    /// - Throws: ``GraphError`` of the kind `authentication`, any error that the prompt throws, or `CancellationError`
    ///   if the task is canceled.
    public func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        try await cache.token(for: context)
    }

    func token(
        for context: TokenRequestContext,
        onSignIn: @escaping @Sendable () -> Void
    ) async throws -> GraphAccessToken {
        try await cache.token(for: context, onSignIn: onSignIn)
    }

    package func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? {
        cache.cachedToken(for: context)
    }

    /// `true`, because the credential may wait for a user to sign in.
    public var isInteractive: Bool { true }

    /// The type name and the application ID.
    public var description: String { "DeviceCodeCredential(\(clientId))" }

    /// A mirror that contains only the application ID.
    public var customMirror: Mirror { Mirror(self, children: ["clientId": clientId], displayStyle: .struct) }
}
