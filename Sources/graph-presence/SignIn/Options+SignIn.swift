// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// Checks for options that contradict the credential. Without these checks, such options would be ignored.
extension Options {
    /// Checks the options against the stored sign-in.
    ///
    /// - Throws: `UsageError` if an option contradicts the stored sign-in.
    func check(against signIn: SignInStore.SignIn) throws(UsageError) {
        let cloud = Cloud.all.first { $0.name.rawValue == signIn.cloud }
        let authority = signIn.authority ?? cloud?.authority.absoluteString
        for (name, specified, stored) in [
            ("--tenant", self["--tenant"], signIn.tenant), ("--client-id", self["--client-id"], signIn.clientId),
            ("--cloud", self["--cloud"].flatMap { Cloud.named($0) }?.name.rawValue, signIn.cloud),
            // The refresh token must not be sent to a different endpoint.
            ("--authority", self["--authority"], authority ?? ""),
        ] {
            guard let specified, Self.normalized(specified) != Self.normalized(stored) else { continue }
            throw UsageError(
                message:
                    "'\(name)' does not match the stored sign-in, which uses \(stored.inQuotes); omit the option, or sign in "
                    + "with 'graph-presence login \(name) …'"
            )
        }
    }

    /// The name of the sign-in; `nil` for the unnamed sign-in.
    ///
    /// - Throws: `UsageError` if the name is not valid in a file name.
    var profile: String? {
        get throws(UsageError) {
            guard let name = self["--profile"] else { return nil }
            guard name.wholeMatch(of: /[A-Za-z0-9_-]{1,64}/) != nil else {
                throw .invalid(name, of: "--profile", hint: "specify 1 to 64 letters, digits, hyphens, or underscores")
            }
            return name
        }
    }

    /// Checks the options against the environment variables that describe an application.
    ///
    /// - Throws: `UsageError` if an option contradicts an environment variable.
    func check(against environment: [String: String]) throws(UsageError) {
        for (name, variable) in [("--tenant", "AZURE_TENANT_ID"), ("--client-id", "AZURE_CLIENT_ID")] {
            guard let specified = self[name], let value = environment[variable], !value.isEmpty,
                Self.normalized(specified) != Self.normalized(value)
            else { continue }
            throw UsageError(
                message:
                    "'\(name)' does not match \(variable), which is \(value.inQuotes); omit the option, or change the "
                    + "variable"
            )
        }
    }

    /// Checks that no option describes a sign-in, because an access token is specified.
    ///
    /// - Throws: `UsageError` if an option describes a sign-in.
    func checkAgainstToken() throws(UsageError) {
        for name in ["--tenant", "--authority", "--profile"] where has(name) {
            let source = has("--token-file") ? "'--token-file'" : "GRAPH_ACCESS_TOKEN"
            throw UsageError(
                message: "'\(name)' cannot be combined with the access token in \(source); remove one of them"
            )
        }
    }

    /// Returns a name or URL in lowercase and without a trailing slash.
    private static func normalized(_ text: String) -> String {
        (text.hasSuffix("/") ? String(text.dropLast()) : text).lowercased()
    }
}
