import Foundation
import GraphPresence

extension LoggedRequest {
    /// The names of headers, JSON members, and form fields whose values are secrets, in lowercase.
    private static let secretNames: Set<String> = [
        "authorization", "proxy-authorization", "cookie", "set-cookie", "x-identity-header", "access_token",
        "refresh_token", "id_token", "client_secret", "client_assertion", "assertion", "device_code", "password",
        "code",
        "code_verifier", "clientstate", "clientsecret", "token", "validationtokens",
    ]
    private static let redacted = "REDACTED"

    /// Returns header fields without the values of secrets.
    static func redacted(_ headers: GraphHeaders) -> [GraphHeaders.Field] {
        headers.fields.map { field in
            isSecret(field.name) ? GraphHeaders.Field(name: field.name, value: redacted) : field
        }
    }

    /// Returns a body as text without secrets.
    ///
    /// A body that cannot be searched for secrets, because it is incomplete or neither JSON nor a form, is replaced by
    /// its size.
    static func redacted(_ body: Body, type: String?) -> String {
        guard body.count > 0 else { return "" }
        let type = (type ?? "").prefix { $0 != ";" }.lowercased()
        if body.isComplete {
            if type == "application/x-www-form-urlencoded", let text = String(bytes: body.bytes, encoding: .utf8) {
                return redactedForm(text)
            }
            if let value = try? JSONCoding.decode(GraphJSONValue.self, from: body.bytes),
                let data = try? JSONCoding.encoder.encode(redacted(value))
            {
                return String(decoding: data, as: UTF8.self)
            }
        }
        return "(\(body.count) bytes)"
    }

    /// Returns a query or a form without the values of secrets.
    static func redactedForm(_ text: String) -> String {
        text.split(separator: "&", omittingEmptySubsequences: false).map { option in
            let name = option.prefix { $0 != "=" }
            let isShown = name.endIndex == option.endIndex || !isSecret(name.removingPercentEncoding ?? String(name))
            return isShown ? String(option) : "\(name)=\(redacted)"
        }.joined(separator: "&")
    }

    private static func redacted(_ value: GraphJSONValue) -> GraphJSONValue {
        switch value {
        case .array(let values): .array(values.map(redacted))
        case .object(let members):
            .object(
                Dictionary(
                    uniqueKeysWithValues: members.map { name, value in
                        // The code of an error is not a secret, and the codes of OAuth are in forms.
                        let isHidden = name.lowercased() != "code" && isSecret(name) && value != .null
                        return (name, isHidden ? .string(redacted) : redacted(value))
                    }
                )
            )
        default: value
        }
    }

    private static func isSecret(_ name: String) -> Bool { secretNames.contains(name.lowercased()) }
}
