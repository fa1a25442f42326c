// SPDX-License-Identifier: MIT

import Foundation

/// The claims of an ID token that identify the user who signed in.
///
/// The signature is not verified. Use only a token that was received directly from the token endpoint over TLS, which
/// verifies the identity of the endpoint. See [ID token
/// claims](https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference).
package struct IDToken: Codable, Equatable, Sendable {
    /// The object ID of the user who signed in.
    package var objectId: String?
    /// The ID of the tenant that the user belongs to.
    package var tenantId: String?
    /// The name that the user signs in with, usually the user principal name.
    package var username: String?
    /// The user's display name.
    package var name: String?

    package init(objectId: String?, tenantId: String?, username: String?, name: String?) {
        self.objectId = objectId
        self.tenantId = tenantId
        self.username = username
        self.name = name
    }

    /// Creates a value by decoding the claims in a token; returns `nil` if the token is invalid or contains none of
    /// these claims.
    ///
    /// - Parameter token: The token, which consists of three parts that are encoded in base64url and separated by
    ///   periods.
    package init?(_ token: String) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        var base64 = parts[1].replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        base64 += String(repeating: "=", count: (4 - base64.count % 4) % 4)
        guard let data = Data(base64Encoded: base64),
            let claims = try? JSONCoding.decode(GraphJSONValue.self, from: data)
        else { return nil }
        self.init(
            objectId: claims.text("oid"),
            tenantId: claims.text("tid"),
            username: claims.text("preferred_username"),
            name: claims.text("name")
        )
        if self == IDToken(objectId: nil, tenantId: nil, username: nil, name: nil) { return nil }
    }
}
