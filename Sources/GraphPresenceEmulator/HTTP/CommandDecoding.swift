import Foundation
import GraphPresence

extension PresenceCommand {
    /// The command that a request of an action asks for; nil if the operation is no action of one user.
    init?(_ operation: GraphOperation, _ request: TransportRequest) throws(PresenceServiceError) {
        switch operation.name {
        case "setPresence": self = .setPresence(try request.decodedBody())
        case "clearPresence": self = .clearPresence(try request.decodedBody())
        case "setUserPreferredPresence": self = .setUserPreferredPresence(try request.decodedBody())
        case "clearUserPreferredPresence": self = .clearUserPreferredPresence
        case "setStatusMessage": self = .setStatusMessage(try request.decodedBody())
        case "setAutomaticLocation": self = .setAutomaticLocation(try request.decodedBody())
        case "setManualLocation": self = .setManualLocation(try request.decodedBody())
        case "clearAutomaticLocation": self = .clearAutomaticLocation
        case "clearLocation": self = .clearLocation
        default: return nil
        }
    }
}

extension TransportRequest {
    /// Whether the body says that it is JSON.
    var isJSON: Bool {
        let type = headers["Content-Type"] ?? ""
        return type.prefix { $0 != ";" && $0 != " " }.lowercased() == "application/json"
    }

    /// The body of an action.
    func decodedBody<Body: Decodable>() throws(PresenceServiceError) -> Body {
        guard isJSON else {
            throw PresenceServiceError(
                status: 415,
                code: "UnsupportedMediaType",
                message: "The body has to be application/json."
            )
        }
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
