// SPDX-License-Identifier: MIT

import Foundation

/// A claims challenge: a `WWW-Authenticate` header field in a 401 response that specifies the claims required in a new
/// access token.
///
/// See [Claims challenges](https://learn.microsoft.com/entra/identity-platform/claims-challenge).
enum ClaimsChallenge {
    /// Returns the claims as JSON, or `nil` if the header field contains no claims.
    static func claims(in header: String?) -> String? {
        guard let header, let value = parameter("claims", in: header) else { return nil }
        // The Microsoft identity platform encodes claims in base64, with or without padding. Some services send the
        // claims as JSON.
        if value.hasPrefix("{") { return value }
        var base64 = value.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        while base64.utf8.count % 4 != 0 { base64 += "=" }
        guard let data = Data(base64Encoded: base64), (try? JSONSerialization.jsonObject(with: data)) != nil else {
            return nil
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// Returns the value of a parameter that has the form `name=value` or `name="value"`. A quoted value may contain
    /// escaped quotation marks.
    private static func parameter(_ name: String, in header: String) -> String? {
        var rest = header[...]
        while let range = rest.range(of: name + "=", options: .caseInsensitive) {
            let isWhole =
                range.lowerBound == header.startIndex || " ,\t".contains(header[header.index(before: range.lowerBound)])
            rest = rest[range.upperBound...]
            guard isWhole else { continue }
            guard rest.first == "\"" else { return String(rest.prefix { $0 != "," && $0 != " " }) }
            var value = ""
            var isEscaped = false
            for character in rest.dropFirst() {
                if isEscaped {
                    value.append(character)
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else if character == "\"" {
                    return value
                } else {
                    value.append(character)
                }
            }
            return nil
        }
        return nil
    }
}
