// SPDX-License-Identifier: MIT

import Foundation

/// The permissions in an access token, which are used only for the advice in error messages.
///
/// Nothing else depends on the permissions, because an access token is opaque to clients and may not be readable. See
/// [Access token claims](https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference).
struct TokenPermissions: Sendable {
    /// The delegated permissions in a user's token; `nil` if the token belongs to an application.
    let delegated: [String]?
    /// The application permissions in an application's token; `nil` if the token belongs to a user.
    let application: [String]?

    /// Creates a value by decoding the permissions in a token; returns `nil` if the token is not readable or contains
    /// no permissions.
    init?(_ token: String) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        var base64 = parts[1].replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        while base64.utf8.count % 4 != 0 { base64 += "=" }
        guard let data = Data(base64Encoded: base64),
            let claims = try? JSONCoding.decode(GraphJSONValue.self, from: data)
        else { return nil }
        let scopes = claims.text("scp")?.split(separator: " ").map(String.init)
        var roles: [String]?
        if case .array(let values)? = claims["roles"] {
            roles = values.compactMap { if case .string(let role) = $0 { role } else { nil } }
        }
        // A user's token may also contain roles, which are the roles of the user.
        guard scopes != nil || roles != nil else { return nil }
        delegated = scopes
        application = scopes == nil ? roles : nil
    }

    /// Returns advice about the permission that a rejected operation requires.
    func advice(for permissions: GraphPermissions) -> String {
        if let delegated {
            let row = permissions.delegatedWork
            guard let has = row.first(where: delegated.contains) else {
                return row.first.map { "the delegated permission \($0) is required" }
                    ?? Self.onlyOther("application", permissions.application, "delegated")
            }
            guard let other = permissions.application.first else {
                return "the token has the delegated permission \(has), which might not cover this resource"
            }
            return "the token has the delegated permission \(has), which might not cover another user's data; "
                + "in that case, the application permission \(other) is required"
        }
        let row = permissions.application
        guard let has = row.first(where: (application ?? []).contains) else {
            return row.first.map { "the application permission \($0) is required" }
                ?? Self.onlyOther("delegated", permissions.delegatedWork, "application")
        }
        return "the token has the application permission \(has), which might be limited to certain users"
    }

    private static func onlyOther(_ kind: String, _ names: [String], _ unsupported: String) -> String {
        let text = "\(unsupported) permissions are not supported"
        return names.first.map { text + "; the \(kind) permission \($0) is required" } ?? text
    }
}

extension GraphPermissions {
    /// Advice about the permissions that an operation requires, if the token's permissions are unknown.
    var advice: String {
        switch (delegatedWork.first, application.first) {
        case (let name?, nil) where delegatedPersonal.isEmpty:
            "the delegated permission \(name) is required (application permissions are not supported)"
        case (nil, let name?) where delegatedPersonal.isEmpty:
            "the application permission \(name) is required (delegated permissions are not supported)"
        default: "required permissions: \(self)"
        }
    }
}
