// SPDX-License-Identifier: MIT

import Foundation

/// A user's sign-in, which a ``RefreshTokenStore`` contains as JSON.
package struct StoredSignIn: Codable, CustomReflectable, Equatable, Sendable {
    /// The unique ID of the sign-in; `nil` if an earlier version of the package stored the sign-in.
    package var id: String?
    /// The ID of the application that the user signed in to.
    package var clientId: String
    /// The ID or domain name of the tenant that the user signed in to.
    package var tenant: String
    /// The URL of the authority that issued the refresh token; `nil` for the cloud's authority.
    package var authority: String?
    /// The name of the cloud for which the sign-in can acquire tokens.
    package var cloud: String
    package var refreshToken: String
    /// The base URL of the service; `nil` for the cloud's base URL.
    package var baseURL: String?
    /// The user who signed in; `nil` if the token endpoint returned no ID token.
    package var user: IDToken?

    package init(
        id: String? = nil,
        clientId: String,
        tenant: String,
        authority: String?,
        cloud: String,
        refreshToken: String,
        baseURL: String? = nil,
        user: IDToken? = nil
    ) {
        self.id = id
        self.clientId = clientId
        self.tenant = tenant
        self.authority = authority
        self.cloud = cloud
        self.refreshToken = refreshToken
        self.baseURL = baseURL
        self.user = user
    }

    /// Returns whether another value represents the same sign-in, regardless of its refresh token.
    package func isSame(as other: StoredSignIn) -> Bool {
        var other = other
        other.refreshToken = refreshToken
        return self == other
    }

    /// A mirror that contains the application and the tenant, but not the refresh token.
    package var customMirror: Mirror {
        Mirror(self, children: ["clientId": clientId, "tenant": tenant], displayStyle: .struct)
    }
}
