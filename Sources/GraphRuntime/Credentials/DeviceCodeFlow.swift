import Foundation

/// Signs a user in with a device code, and later with the refresh token that came of it.
struct DeviceCodeFlow: Sendable {
    let tenantId: String
    let clientId: String
    let scopes: [String]?
    let options: CredentialOptions
    let refreshToken: Locked<String?>
    let onRefreshToken: (@Sendable (String) -> Void)?
    let prompt: @Sendable (DeviceCodePrompt) async throws -> Void

    func token(for context: TokenRequestContext) async throws -> AccessToken {
        if let kept = refreshToken.withLock({ $0 }) {
            let fields = [("grant_type", "refresh_token"), ("refresh_token", kept), ("scope", scope(context))]
            let answer = try await post("token", context, fields, secrets: [kept])
            if answer.isSuccess { return try token(of: answer) }
            // The user has to sign in again; any other refusal is told.
            guard ["invalid_grant", "interaction_required"].contains(answer.errorCode) else { throw answer.error }
            refreshToken.withLock { $0 = nil }
        }
        return try await signIn(context)
    }

    private func signIn(_ context: TokenRequestContext) async throws -> AccessToken {
        let clock = options.retryPolicy.clock
        let start = try await post("devicecode", context, [("scope", scope(context))], secrets: [])
        guard start.isSuccess, let body = start.body, let userCode = body.string("user_code"),
            let deviceCode = body.string("device_code"),
            let url = (body.string("verification_uri") ?? body.string("verification_url")).flatMap({ URL(string: $0) })
        else { throw start.error }
        let end = clock.now() + (body.number("expires_in") ?? 900)
        var interval = max(1, body.number("interval") ?? 5)
        let message = body.string("message") ?? "To sign in, open \(url.absoluteString) and enter the code \(userCode)."
        try await prompt(
            DeviceCodePrompt(userCode: userCode, verificationURL: url, expiresOn: end, message: message)
        )
        while true {
            try await clock.sleep(.seconds(interval))
            try Task.checkCancellation()
            let grant = "urn:ietf:params:oauth:grant-type:device_code"
            let fields = [("grant_type", grant), ("device_code", deviceCode)]
            let answer = try await post("token", context, fields, secrets: [deviceCode])
            if answer.isSuccess { return try token(of: answer) }
            switch answer.errorCode {
            case "authorization_pending" where clock.now() < end: continue
            case "slow_down": interval += 5
            default: throw answer.error
            }
        }
    }

    private func token(of answer: TokenEndpointAnswer) throws -> AccessToken {
        if let token = answer.body?.string("refresh_token") {
            refreshToken.withLock { $0 = token }
            onRefreshToken?(token)
        }
        return try answer.accessToken(at: options.retryPolicy.clock.now())
    }

    private func post(
        _ resource: String,
        _ context: TokenRequestContext,
        _ fields: [(String, String)],
        secrets: [String]
    ) async throws -> TokenEndpointAnswer {
        var fields = [("client_id", clientId)] + fields
        if let claims = context.claims { fields.append(("claims", claims)) }
        return try await options.endpoint.post(
            resource,
            tenant: tenantId,
            authority: options.authority ?? context.cloud.authority,
            fields: fields,
            secrets: secrets
        )
    }

    private func scope(_ context: TokenRequestContext) -> String {
        let asked = scopes.map { names in
            // A permission stands behind the URL of the service.
            names.map { $0.contains("://") ? $0 : context.cloud.serviceRoot.absoluteString + "/" + $0 }
        }
        return ((asked ?? context.scopes) + ["offline_access"]).joined(separator: " ")
    }
}
