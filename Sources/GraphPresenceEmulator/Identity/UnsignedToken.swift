// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// An ID token without a signature. It contains the names of the user who signed in.
enum UnsignedToken {
    /// Returns the token of a user.
    ///
    /// - Parameters:
    ///   - user: The user.
    ///   - refresh: The sign-in of the user.
    ///   - now: The current instant.
    /// - Returns: The token: three parts in base64url, separated by periods. The last one is empty.
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
        // Encoding cannot fail, because the value consists of strings and integers only.
        let data = (try? JSONCoding.encoder.encode(value)) ?? Data()
        return data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
