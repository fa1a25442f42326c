import Foundation
import GraphPresence

extension TransportRequest {
    /// Checks that the body is declared as JSON.
    ///
    /// - Throws: ``PresenceServiceError`` of status 415 if it is not.
    func checkIsJSON() throws(PresenceServiceError) {
        let type = headers["Content-Type"] ?? ""
        guard type.prefix(while: { $0 != ";" && $0 != " " }).lowercased() == "application/json" else {
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
            return try JSONCoding.decode(Body.self, from: body ?? Data())
        } catch {
            throw PresenceServiceError(
                status: 400,
                code: "BadRequest",
                message: "The body is not what the action takes."
            )
        }
    }
}
