// SPDX-License-Identifier: MIT

/// The names of headers, members, and options whose values are secrets.
enum SecretNames {
    /// Parts of the names, in lowercase.
    private static let parts = [
        "authorization", "cookie", "secret", "password", "assertion", "token", "api-key", "apikey", "functions-key",
        "subscription-key", "device_code", "clientstate", "code_verifier", "x-identity-header",
    ]
    /// Names that are not secret although they contain one of the parts.
    private static let exceptions: Set<String> = [
        "token_type", "client_assertion_type", "$skiptoken", "$deltatoken", "requested_token_use",
    ]
    /// Names of query options and form fields. In JSON, `code` is an error code.
    private static let options: Set<String> = ["code", "key", "sig", "signature"]

    /// Returns whether a header field or a member of JSON is secret.
    static func contain(_ name: String) -> Bool {
        let name = name.lowercased()
        return !exceptions.contains(name) && parts.contains { name.contains($0) }
    }

    /// Returns whether a query option or a form field is secret.
    static func containOption(_ name: String) -> Bool { contain(name) || options.contains(name.lowercased()) }
}
