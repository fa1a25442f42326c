import Foundation
import GraphPresence

/// What says something else than what signs in would be ignored, and is refused.
extension Options {
    /// Compares the options with the sign-in that is used.
    ///
    /// - Throws: `UsageError` if one contradicts it.
    func check(against signIn: SignInStore.SignIn) throws(UsageError) {
        let cloud = Cloud.all.first { $0.name.rawValue == signIn.cloud }
        let authority = signIn.authority ?? cloud?.authority.absoluteString
        for (name, asked, used) in [
            ("--tenant", self["--tenant"], signIn.tenant), ("--client-id", self["--client-id"], signIn.clientId),
            ("--cloud", self["--cloud"].flatMap { Cloud.named($0) }?.name.rawValue, signIn.cloud),
            // What keeps the sign-in alive goes to nobody else.
            ("--authority", self["--authority"], authority ?? ""),
        ] {
            guard let asked, Self.plain(asked) != Self.plain(used) else { continue }
            throw UsageError(
                message: "'\(name)' is not that of the sign-in, '\(used)'; run 'graph-presence login' first"
            )
        }
    }

    /// Compares the options with the variables that describe an application.
    ///
    /// - Throws: `UsageError` if one contradicts them.
    func check(against environment: [String: String]) throws(UsageError) {
        for (name, variable) in [("--tenant", "AZURE_TENANT_ID"), ("--client-id", "AZURE_CLIENT_ID")] {
            guard let asked = self[name], let used = environment[variable], !used.isEmpty,
                Self.plain(asked) != Self.plain(used)
            else { continue }
            throw UsageError(message: "'\(name)' is not \(variable), '\(used)', which signs in")
        }
    }

    /// Refuses what would say how to sign in, where a token is given.
    ///
    /// - Throws: `UsageError` if there is such an option.
    func checkAgainstToken() throws(UsageError) {
        for name in ["--tenant", "--authority"] where has(name) {
            let source = has("--token-file") ? "'--token-file'" : "GRAPH_ACCESS_TOKEN"
            throw UsageError(message: "'\(name)' has no use with the token of \(source)")
        }
    }

    /// A name or URL without its case, and without a slash at its end.
    private static func plain(_ text: String) -> String {
        (text.hasSuffix("/") ? String(text.dropLast()) : text).lowercased()
    }
}
