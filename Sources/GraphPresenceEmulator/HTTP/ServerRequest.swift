import Foundation
import GraphPresence

/// A request that the emulator has received, over a connection or from a client in the same process.
struct ServerRequest: Sendable {
    /// The method as it was sent. It may be one that Graph does not know.
    let method: String
    /// The path.
    let path: RequestPath
    /// The query, percent-encoded, without its question mark; `nil` if there is none.
    let query: String?
    /// The headers.
    let headers: GraphHeaders
    /// The body. Empty if there is none.
    let body: Data
    /// The scheme and authority that the client uses for the emulator, such as `http://127.0.0.1:8080`.
    let origin: String

    /// The decoded names of the options in the query.
    var queryNames: [String] {
        (query ?? "").split(separator: "&").map { option in
            let name = String(option.prefix { $0 != "=" })
            return name.removingPercentEncoding ?? name
        }
    }

    /// Checks that the body is declared as JSON.
    ///
    /// - Throws: ``PresenceServiceError`` of status 415 if it is not.
    func checkIsJSON() throws(PresenceServiceError) {
        let type = (headers["Content-Type"] ?? "").utf8.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
        guard Substring(type).lowercased() == "application/json" else {
            throw PresenceServiceError(
                status: 415,
                code: "UnsupportedMediaType",
                message: "The body has to be application/json."
            )
        }
    }

    /// Decodes the JSON body.
    ///
    /// - Throws: ``PresenceServiceError`` of status 415 if the body is not declared as JSON, 400 if it cannot be decoded.
    func decodedBody<Body: Decodable>() throws(PresenceServiceError) -> Body {
        try checkIsJSON()
        do {
            return try JSONCoding.decode(Body.self, from: body)
        } catch {
            throw PresenceServiceError(
                status: 400,
                code: "BadRequest",
                message: "The body is not what the action takes."
            )
        }
    }
}
