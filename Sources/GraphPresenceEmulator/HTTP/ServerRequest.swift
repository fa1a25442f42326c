// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A request that the emulator receives, over a connection or from a client in the same process.
struct ServerRequest: Sendable {
    /// The method as the client sent it, which may be a method that Graph does not use.
    let method: String
    /// The path and its decoded segments.
    let path: RequestPath
    /// The percent-encoded query without the question mark; `nil` if the request has no query.
    let query: String?
    /// The header fields as the client sent them.
    let headers: GraphHeaders
    /// The body data, which is empty if the request has no body.
    let body: Data
    /// The scheme and authority that the client uses for the emulator, for example `http://127.0.0.1:8080`.
    let origin: String

    /// The methods that Graph uses, for error messages.
    static let graphMethods = "GET, POST, PATCH, PUT, or DELETE"

    /// The decoded names of the query options.
    var queryNames: [String] {
        (query ?? "").split(separator: "&").map { option in
            let name = String(option.prefix { $0 != "=" })
            return name.removingPercentEncoding ?? name
        }
    }

    /// Returns the decoded value of a query option; `nil` if the request does not contain the option, or if the value
    /// has invalid percent-encoding.
    func option(_ name: String) -> String? {
        for option in (query ?? "").split(separator: "&") {
            let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].removingPercentEncoding == name else { continue }
            return parts[1].replacing("+", with: " ").removingPercentEncoding
        }
        return nil
    }

    /// Checks that the body's content type is JSON.
    ///
    /// - Throws: ``PresenceServiceError`` with status 415 if the content type is not JSON.
    func checkIsJSON() throws(PresenceServiceError) {
        let type = (headers["Content-Type"] ?? "").utf8.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
        guard Substring(type).lowercased() == "application/json" else {
            throw PresenceServiceError(
                status: 415,
                code: "UnsupportedMediaType",
                message: "the body is not declared as JSON; send the header 'Content-Type: application/json'"
            )
        }
    }

    /// Decodes the JSON body.
    ///
    /// - Throws: ``PresenceServiceError`` with status 415 if the content type is not JSON, or 400 if the body cannot be
    ///   decoded.
    func decodedBody<Body: Decodable>() throws(PresenceServiceError) -> Body {
        try checkIsJSON()
        do {
            return try JSONCoding.decode(Body.self, from: body)
        } catch {
            throw PresenceServiceError(
                status: 400,
                code: "BadRequest",
                message: "the request body cannot be decoded: \(error.readingProblem())"
            )
        }
    }
}
