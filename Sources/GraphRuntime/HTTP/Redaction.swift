// SPDX-License-Identifier: MIT

import Foundation

/// The secrets of an exchange, which must not appear in errors, descriptions, or events.
struct Redaction: Sendable {
    static let mask = Array("•••".utf8)

    /// The secrets that a response may repeat: the access token and the sensitive values in the request.
    private let secrets: [String]
    /// The length of the shortest secret, in bytes. An escaped secret is never shorter than the unescaped one.
    private let leastLength: Int
    /// The names of JSON members whose values are sensitive.
    let members: Set<String>

    /// Creates a redaction.
    ///
    /// - Parameters:
    ///   - secrets: The secrets that a response may repeat. Empty strings are ignored.
    ///   - members: The names of JSON members whose values are sensitive.
    init(secrets: [String] = [], members: Set<String> = []) {
        self.secrets = secrets.filter { !$0.isEmpty }
        leastLength = self.secrets.map(\.utf8.count).min() ?? .max
        self.members = members
    }

    /// Returns a copy of the body in which the secrets, escaped or not, and the values of sensitive members are masked.
    func redacted(_ body: Data) -> Data {
        var clean = secrets.isEmpty ? body : Data(withoutSecrets(Array(body)))
        for name in members.sorted() { Self.maskValues(of: name, in: &clean) }
        return clean
    }

    /// Returns a copy of the string in which the secrets, escaped or not, are masked.
    func redacted(_ text: String) -> String {
        guard text.utf8.count >= leastLength else { return text }
        return String(decoding: withoutSecrets(Array(text.utf8)), as: UTF8.self)
    }

    /// Returns a copy of the header fields in which the secrets are masked.
    ///
    /// - Parameters:
    ///   - headers: The header fields.
    ///   - names: The lowercase names of the fields to leave unchanged. The default is empty.
    /// - Returns: The header fields without secrets.
    func redacted(_ headers: GraphHeaders, except names: Set<String> = []) -> GraphHeaders {
        // Most responses contain no field value that is as long as a token, so this check avoids copying their fields.
        guard headers.fields.contains(where: { $0.value.utf8.count >= leastLength }) else { return headers }
        return GraphHeaders(
            headers.fields.map { field in
                if names.contains(field.name.lowercased()) { return field }
                return GraphHeaders.Field(name: field.name, value: redacted(field.value))
            }
        )
    }

    private func withoutSecrets(_ bytes: [UInt8]) -> [UInt8] {
        secrets.reduce(bytes) { bytes, secret in
            let secret = EscapableText(secret)
            var clean: [UInt8] = []
            var rest = 0
            var index = 0
            // Without a limit, searching bytes that repeat the start of a secret would take time proportional to the
            // product of both lengths.
            var effort = 4 * bytes.count + 100_000
            while index < bytes.count {
                guard let end = secret.end(in: bytes, at: index, effort: &effort) else {
                    if effort < 0 { return clean + bytes[rest..<index] + Self.mask }
                    index += 1
                    continue
                }
                clean += bytes[rest..<index] + Self.mask
                (rest, index) = (end, end)
            }
            return rest == 0 ? bytes : clean + bytes[rest...]
        }
    }
}
