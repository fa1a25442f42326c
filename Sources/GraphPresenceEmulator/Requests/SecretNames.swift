// SPDX-License-Identifier: MIT

/// The names of header fields, JSON members, and options that have secret values.
enum SecretNames {
    /// Parts of secret names, in lowercase.
    private static let parts = [
        "authorization", "cookie", "secret", "password", "assertion", "token", "api-key", "apikey", "functions-key",
        "subscription-key", "device_code", "clientstate", "code_verifier", "x-identity-header",
    ]
    /// Names that contain one of the parts, but do not have secret values.
    private static let exceptions: Set<String> = [
        "token_type", "client_assertion_type", "$skiptoken", "$deltatoken", "requested_token_use",
    ]
    /// Secret names of query options and form fields. In JSON, `code` is an error code.
    private static let options: Set<String> = ["code", "key", "sig", "signature"]

    /// Returns whether a header field or a JSON member has a secret value.
    static func contain(_ name: String) -> Bool {
        let name = name.lowercased()
        return !exceptions.contains(name) && parts.contains { name.contains($0) }
    }

    /// Returns whether a query option or a form field has a secret value.
    static func containOption(_ name: String) -> Bool { contain(name) || options.contains(name.lowercased()) }
}
