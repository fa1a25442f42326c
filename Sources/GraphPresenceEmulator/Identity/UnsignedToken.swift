// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// An unsigned ID token that contains the names of the signed-in user.
enum UnsignedToken {
    /// Returns an ID token for a user.
    ///
    /// - Parameters:
    ///   - user: The user.
    ///   - refresh: The user's sign-in.
    ///   - now: The current instant.
    /// - Returns: The token, which consists of three base64url parts, separated by periods. The last part is empty.
    static func text(of user: UserDirectory.User, _ refresh: IdentityProvider.Refresh, at now: Date) -> String {
        let seconds = Int64(now.timeIntervalSince1970)
        let claims: GraphJSONValue = [
            "aud": .string(refresh.clientId), "tid": .string(refresh.tenant), "oid": .string(user.id),
            "name": .string(user.displayName), "preferred_username": .string(user.userPrincipalName),
            "iat": .integer(seconds), "exp": .integer(seconds + Int64(IdentityProvider.tokenLifetime)),
        ]
        return [["alg": "none", "typ": "JWT"], claims].map(part).joined(separator: ".") + "."
    }

    private static func part(_ value: GraphJSONValue) -> String {
        // Encoding cannot fail, because the value consists only of strings and integers.
        let data = (try? JSONCoding.encoder.encode(value)) ?? Data()
        return data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
