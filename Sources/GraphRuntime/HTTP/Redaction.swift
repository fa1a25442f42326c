import Foundation

/// The secrets of an exchange, which nothing that is made for people may show.
struct Redaction: Sendable {
    static let mask = Array("•••".utf8)

    /// Strings that a response may repeat: the token that it was requested with, and sensitive values that were sent.
    private let secrets: [String]
    /// The length of the shortest secret, in bytes. No escaped form is shorter.
    private let leastLength: Int
    /// The names of JSON members whose values are sensitive.
    let members: Set<String>

    /// Creates a redaction.
    ///
    /// - Parameters:
    ///   - secrets: Strings that a response may repeat. Empty ones are left out.
    ///   - members: The names of JSON members whose values are sensitive.
    init(secrets: [String] = [], members: Set<String> = []) {
        self.secrets = secrets.filter { !$0.isEmpty }
        leastLength = self.secrets.map(\.utf8.count).min() ?? .max
        self.members = members
    }

    /// A body without the secrets, in whatever form it repeats them, and without the values of sensitive members.
    func redacted(_ body: Data) -> Data {
        var clean = secrets.isEmpty ? body : Data(withoutSecrets(Array(body)))
        for name in members.sorted() { Self.maskValues(of: name, in: &clean) }
        return clean
    }

    /// A text without the secrets, in whatever form it repeats them.
    func redacted(_ text: String) -> String {
        guard text.utf8.count >= leastLength else { return text }
        return String(decoding: withoutSecrets(Array(text.utf8)), as: UTF8.self)
    }

    /// Headers without the secrets, but for those that the client itself acts on and never shows.
    func redacted(_ headers: GraphHeaders) -> GraphHeaders {
        // Every response comes here, and few header fields are as long as a token.
        guard headers.fields.contains(where: { $0.value.utf8.count >= leastLength }) else { return headers }
        return GraphHeaders(
            headers.fields.map { field in
                if ["location", "www-authenticate"].contains(field.name.lowercased()) { return field }
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
            // Bytes that repeat the beginning of a secret again and again would take a time that grows with both.
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
