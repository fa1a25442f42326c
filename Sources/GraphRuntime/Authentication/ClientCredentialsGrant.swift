// SPDX-License-Identifier: MIT

import Foundation

/// The OAuth 2.0 client credentials grant, which authenticates an application without a user.
struct ClientCredentialsGrant {
    let tenantId: String
    /// The form fields that identify and authenticate the application.
    let proof: KeyValuePairs<String, String>
    let secrets: [String]

    func token(for context: TokenRequestContext, _ options: CredentialOptions) async throws -> GraphAccessToken {
        var pairs = [("grant_type", "client_credentials"), ("scope", context.scopes.joined(separator: " "))]
        pairs += proof.map { ($0.key, $0.value) }
        if let claims = context.claims { pairs.append(("claims", claims)) }
        let response = try await options.endpoint.post(
            "token",
            tenant: tenantId,
            authority: options.authority ?? context.cloud.authority,
            fields: pairs,
            secrets: secrets
        )
        return try response.accessToken(at: options.clock.now)
    }
}
