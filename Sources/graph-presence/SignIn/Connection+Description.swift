// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphRuntime

extension Connection {
    /// A fact about the credential.
    struct Fact {
        /// The name of the fact in JSON.
        let key: String
        /// The human-readable name of the fact.
        let title: String
        let value: String
    }

    /// The facts about the credential, without its secrets.
    ///
    /// - Throws: ``NoCredential`` if there is no credential, or ``UnusableSignIn`` if the stored sign-in cannot be
    ///   used.
    var description: [Fact] {
        get throws {
            var facts = [Fact(key: "credential", title: "credential", value: try credentialName())]
            if let signIn {
                let user = signIn.user
                facts += [
                    fact("name", "name", user?.name), fact("username", "username", user?.username),
                    fact("userId", "user ID", user?.objectId),
                    fact("tenantId", "tenant ID", user?.tenantId), fact("tenant", "tenant", signIn.tenant),
                    fact("clientId", "application", signIn.clientId),
                    fact("authority", "authority", signIn.authority),
                ]
                .compactMap { $0 }
            }
            return facts
                + [
                    fact("cloud", "cloud", cloud.name.rawValue), fact("baseURL", "base URL", baseURL?.absoluteString),
                ]
                .compactMap { $0 }
        }
    }

    private func fact(_ key: String, _ title: String, _ value: String?) -> Fact? {
        value.map { Fact(key: key, title: title, value: $0) }
    }
}

extension IDToken {
    /// The user's name for display, for example `Adele Vance (adele@contoso.com)`; `nil` if the claims contain no name.
    var text: String? {
        guard let name, let username else { return name ?? username }
        return "\(name) (\(username))"
    }
}
