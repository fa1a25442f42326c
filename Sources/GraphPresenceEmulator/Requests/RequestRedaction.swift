// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A redaction of the secrets in a logged request and its response, so that both can be shown.
struct RequestRedaction {
    private static let redacted = "REDACTED"
    /// The minimum length of a secret that is also redacted where other text repeats it. A shorter secret might be a
    /// word.
    private static let minimumLength = 8

    /// The secrets in the request and its response, both unencoded and percent-encoded.
    private let secrets: [String]

    init(_ request: LoggedRequest) {
        var found: [String] = []
        for (headers, body) in [(request.headers, request.body), (request.responseHeaders, request.responseBody)] {
            for field in headers.fields where SecretNames.contain(field.name) {
                found.append(field.value)
                // The value without the authentication scheme is also a secret.
                found += field.value.split(separator: " ", maxSplits: 1).dropFirst().map(String.init)
            }
            found += Self.secrets(of: body, type: headers["Content-Type"])
        }
        found += request.query.map(Self.secrets) ?? []
        secrets = Set(found.flatMap { [$0, $0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? $0] })
            .filter { $0.count >= Self.minimumLength }
            .sorted { $0.count > $1.count }
    }

    /// Returns a string in which the known secrets are redacted.
    func text(_ text: String) -> String {
        secrets.reduce(text) { $0.replacing($1, with: Self.redacted) }
    }

    /// Returns header fields in which secret values are redacted.
    func headers(_ headers: GraphHeaders) -> [GraphHeaders.Field] {
        headers.fields.map { field in
            let value = SecretNames.contain(field.name) ? Self.redacted : text(Self.string(field.value))
            return GraphHeaders.Field(name: field.name, value: value)
        }
    }

    /// Returns a query or a form in which secret values are redacted.
    func form(_ form: String) -> String { text(Self.form(form)) }

    /// Returns a body as text in which secrets are redacted.
    ///
    /// A body that is incomplete, or is neither JSON nor a form, cannot be searched for secrets and is replaced with
    /// its size.
    func body(_ body: LoggedRequest.Body, type: String?) -> String {
        guard body.count > 0 else { return "" }
        switch Self.content(of: body, type: type) {
        case .form(let text): return form(text)
        case .json(let value):
            guard let data = try? JSONCoding.encoder.encode(Self.json(value)) else { break }
            return text(String(decoding: data, as: UTF8.self))
        case nil: break
        }
        return "(\(body.count) bytes)"
    }
}

extension RequestRedaction {
    private enum Content {
        case form(String)
        case json(GraphJSONValue)
    }

    private static func content(of body: LoggedRequest.Body, type: String?) -> Content? {
        guard body.isComplete, body.count > 0 else { return nil }
        let type = (type ?? "").prefix { $0 != ";" }.lowercased()
        if type == "application/x-www-form-urlencoded", let text = String(bytes: body.bytes, encoding: .utf8) {
            return .form(text)
        }
        return (try? JSONCoding.decode(GraphJSONValue.self, from: body.bytes)).map(Content.json)
    }

    private static func secrets(of body: LoggedRequest.Body, type: String?) -> [String] {
        switch content(of: body, type: type) {
        case .form(let text): secrets(of: text)
        case .json(let value): secrets(of: value)
        case nil: []
        }
    }

    private static func secrets(of form: String) -> [String] {
        form.split(separator: "&").compactMap { option in
            let parts = option.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, isSecret(option: parts[0]) else { return nil }
            return parts[1].replacing("+", with: " ").removingPercentEncoding
        }
    }

    private static func secrets(of value: GraphJSONValue) -> [String] {
        switch value {
        case .array(let values): values.flatMap(secrets)
        case .object(let members):
            members.flatMap { name, value in
                if SecretNames.contain(name), case .string(let text) = value { [text] } else { secrets(of: value) }
            }
        default: []
        }
    }

    private static func form(_ text: String) -> String {
        text.split(separator: "&", omittingEmptySubsequences: false).map { option in
            let name = option.prefix { $0 != "=" }
            return name.endIndex != option.endIndex && isSecret(option: name) ? "\(name)=\(redacted)" : String(option)
        }.joined(separator: "&")
    }

    private static func isSecret(option name: Substring) -> Bool {
        SecretNames.containOption(name.removingPercentEncoding ?? String(name))
    }

    private static func json(_ value: GraphJSONValue) -> GraphJSONValue {
        switch value {
        case .array(let values): .array(values.map(json))
        case .object(let members):
            .object(
                Dictionary(
                    uniqueKeysWithValues: members.map { name, value in
                        (name, SecretNames.contain(name) && value != .null ? .string(redacted) : json(value))
                    }
                )
            )
        case .string(let text): .string(string(text))
        default: value
        }
    }

    /// Returns a string in which the secrets of a URL are redacted: the user and the values of query options.
    private static func string(_ text: String) -> String {
        let text = text.replacing(#/(:\/\/)[^\/?#@\s]*@/#) { "\($0.1)\(redacted)@" }
        guard let start = text.firstIndex(of: "?") else { return text }
        return text[...start] + form(String(text[text.index(after: start)...]))
    }
}
