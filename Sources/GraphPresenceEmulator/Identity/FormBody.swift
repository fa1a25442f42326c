// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The fields of an `application/x-www-form-urlencoded` body.
struct FormBody {
    private let fields: [String: String]

    /// Creates a form by parsing the body of a request.
    ///
    /// If a name is repeated, the first value is used. A body of a different type has no fields.
    init(_ request: ServerRequest) {
        let type = request.headers["Content-Type"]?.lowercased() ?? ""
        guard type.hasPrefix("application/x-www-form-urlencoded") else {
            fields = [:]
            return
        }
        let text = String(decoding: request.body, as: UTF8.self)
        let pairs = text.split(separator: "&").map { pair -> (String, String) in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(parts[0]), parts.count == 2 ? Self.decoded(parts[1]) : "")
        }
        fields = Dictionary(pairs) { first, _ in first }
    }

    /// Returns the value of a field; `nil` if the field is missing or empty.
    subscript(name: String) -> String? {
        fields[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Returns the value of a required field.
    ///
    /// - Throws: ``TokenError`` if the field is missing or empty.
    func required(_ name: String) throws(TokenError) -> String {
        guard let value = self[name] else { throw .missing(name) }
        return value
    }

    private static func decoded(_ text: Substring) -> String {
        let spaced = text.replacingOccurrences(of: "+", with: " ")
        return spaced.removingPercentEncoding ?? spaced
    }
}
