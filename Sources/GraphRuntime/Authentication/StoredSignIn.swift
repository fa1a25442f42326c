// SPDX-License-Identifier: MIT

import Foundation

/// The sign-in of a user, which a ``RefreshTokenStore`` contains as JSON.
package struct StoredSignIn: Codable, CustomReflectable, Equatable, Sendable {
    /// The ID of the sign-in, which differs for each sign-in; `nil` in files of earlier versions.
    package var id: String?
    /// The application that the user signed in with.
    package var clientId: String
    /// The tenant that the user signed in to.
    package var tenant: String
    /// The authority that issued the refresh token; `nil` for that of the cloud.
    package var authority: String?
    /// The name of the cloud whose tokens the sign-in can acquire.
    package var cloud: String
    package var refreshToken: String
    /// The base URL of the service; `nil` for that of the cloud.
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

    /// Returns whether another value is of the same sign-in, even if its refresh token differs.
    package func isSame(as other: StoredSignIn) -> Bool {
        var other = other
        other.refreshToken = refreshToken
        return self == other
    }

    /// A mirror without the refresh token.
    package var customMirror: Mirror {
        Mirror(self, children: ["clientId": clientId, "tenant": tenant], displayStyle: .struct)
    }
}
