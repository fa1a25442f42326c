// SPDX-License-Identifier: MIT

import Foundation

/// The OAuth 2.0 device code flow, which signs in a user with a device code and then renews tokens with refresh tokens.
struct DeviceCodeFlow: Sendable {
    let tenantId: String
    let clientId: String
    var scopes: [String]?
    let options: CredentialOptions
    var refreshTokens = RefreshTokens(nil)
    var onRefreshToken: (@Sendable (String) async -> Void)?
    /// A closure that receives the claims of each ID token. The token endpoint returns an ID token if the scopes
    /// include `openid`.
    var onIDToken: (@Sendable (IDToken) -> Void)?
    /// A closure that throws an error if no caller may wait for the user.
    var beginSignIn: @Sendable () throws -> Void = {}
    var prompt: @Sendable (DeviceCodePrompt) async throws -> Void = { _ in }

    func authority(_ context: TokenRequestContext) -> URL { options.authority ?? context.cloud.authority }

    /// Acquires an access token with the current refresh token, or by prompting the user to sign in.
    func token(for context: TokenRequestContext, _ renewals: SerialRenewals) async throws -> GraphAccessToken {
        var reason: GraphError?
        do {
            if let token = try await renewals.token(for: context, of: authority(context), redeemKept) { return token }
        } catch let refusal as RefreshTokenRefusal {
            reason = refusal.reason
        }
        return try await signIn(context, because: reason)
    }

    private func redeemKept(_ context: TokenRequestContext) async throws -> GraphAccessToken? {
        let authority = authority(context)
        guard let kept = refreshTokens.token(of: authority) else { return nil }
        do {
            return try await redeem(kept, for: context)
        } catch let refusal as RefreshTokenRefusal {
            refreshTokens.set(nil, of: authority)
            throw refusal
        }
    }

    /// Acquires an access token with a refresh token, without involving the user.
    ///
    /// - Throws: ``RefreshTokenRefusal`` if the user must sign in again, or ``GraphError`` for any other failure.
    func redeem(_ refreshToken: String, for context: TokenRequestContext) async throws -> GraphAccessToken {
        let fields = [
            ("grant_type", "refresh_token"), ("refresh_token", refreshToken), ("scope", scope(context)),
        ]
        let response = try await post("token", context, fields, secrets: [refreshToken])
        if response.isSuccess { return try await token(of: response, context) }
        guard ["invalid_grant", "interaction_required"].contains(response.errorCode) else { throw response.error }
        throw RefreshTokenRefusal(reason: response.error)
    }

    /// Acquires an access token by prompting the user to sign in.
    ///
    /// - Throws: `reason` if no caller may wait for the user. If `reason` is `nil`, this method throws the error from
    ///   `beginSignIn`.
    func signIn(
        _ context: TokenRequestContext,
        because reason: GraphError? = nil
    ) async throws -> GraphAccessToken {
        do { try beginSignIn() } catch { throw reason ?? error }
        let clock = options.clock
        let start = try await post("devicecode", context, [("scope", scope(context))], secrets: [])
        guard start.isSuccess, let body = start.body, let userCode = body.text("user_code"),
            let deviceCode = body.text("device_code"),
            let url = (body.text("verification_uri") ?? body.text("verification_url")).flatMap({ URL(string: $0) })
        else { throw start.error }
        let end = clock.now + min(86_400, max(0, body.number("expires_in") ?? 900))
        var interval = min(300, max(1, body.number("interval") ?? 5))
        let message = body.text("message") ?? "To sign in, open \(url.absoluteString) and enter the code \(userCode)."
        try await prompt(
            DeviceCodePrompt(
                userCode: userCode,
                verificationURL: url,
                expiresOn: end,
                message: message,
                reason: reason
            )
        )
        while true {
            try await clock.sleep(for: .seconds(interval))
            try Task.checkCancellation()
            let grant = "urn:ietf:params:oauth:grant-type:device_code"
            let fields = [("grant_type", grant), ("device_code", deviceCode)]
            let response = try await post("token", context, fields, secrets: [deviceCode])
            if response.isSuccess { return try await token(of: response, context) }
            switch response.errorCode {
            case "authorization_pending" where clock.now < end: continue
            case "slow_down" where clock.now < end: interval += 5
            case "authorization_pending", "slow_down":
                // The service does not report the expiration yet, but the caller needs the error code that the service
                // will report.
                var error = response.error
                (error.code, error.errorObject) = ("expired_token", nil)
                error.message = "the code expired before the user signed in"
                throw error
            default: throw response.error
            }
        }
    }

    private func token(of response: TokenResponse, _ context: TokenRequestContext) async throws -> GraphAccessToken {
        if let token = response.body?.text("id_token").flatMap({ IDToken($0) }) { onIDToken?(token) }
        if let token = response.body?.text("refresh_token") {
            refreshTokens.set(token, of: authority(context))
            await onRefreshToken?(token)
        }
        return try response.accessToken(at: options.clock.now)
    }

    private func post(
        _ resource: String,
        _ context: TokenRequestContext,
        _ fields: [(String, String)],
        secrets: [String]
    ) async throws -> TokenResponse {
        var fields = [("client_id", clientId)] + fields
        if let claims = context.claims { fields.append(("claims", claims)) }
        return try await options.endpoint.post(
            resource,
            tenant: tenantId,
            authority: authority(context),
            fields: fields,
            secrets: secrets
        )
    }

    private static let openIDScopes: Set<String> = ["openid", "profile", "email", "offline_access"]

    private func scope(_ context: TokenRequestContext) -> String {
        let requested = scopes.map { names in
            // The scope of a permission starts with the service's URL. OpenID Connect scopes do not.
            names.map { name in
                let isComplete = name.contains("://") || Self.openIDScopes.contains(name)
                return isComplete ? name : context.cloud.serviceRoot.absoluteString + "/" + name
            }
        }
        return ((requested ?? context.scopes) + ["offline_access"]).joined(separator: " ")
    }
}

/// A user's refresh tokens. Each token is sent only to the authority that issued it.
final class RefreshTokens: Sendable {
    private let state: Locked<(first: String?, byAuthority: [URL: String])>

    /// Creates a set of refresh tokens. The first token belongs to the first authority that is used.
    init(_ first: String?) {
        state = Locked((first, [:]))
    }

    func token(of authority: URL) -> String? {
        state.withLock { state in
            if let first = state.first {
                state.byAuthority[authority] = first
                state.first = nil
            }
            return state.byAuthority[authority]
        }
    }

    func set(_ token: String?, of authority: URL) {
        state.withLock { $0.byAuthority[authority] = token }
    }
}
