import Foundation
import GraphPresence

/// The JSON of presences as the service returned it, which the types do not keep in full.
final class ReturnedPresences: GraphMiddleware {
    /// As many answers of a user as may be under way at once, and more.
    private static let maximumCount = 16

    private let returned = Locked<[String: [GraphJSONValue]]>([:])

    func intercept(
        _ request: TransportRequest,
        for operation: GraphOperation,
        next: Next
    ) async throws -> TransportResponse {
        let response = try await next(request)
        guard let body = try? JSONCoding.decode(GraphJSONValue.self, from: response.body) else { return response }
        var presences = [body]
        if case .array(let values) = body["value"] { presences = values }
        returned.withLock { returned in
            for presence in presences {
                guard case .string(let id) = presence["id"] else { continue }
                let last = returned[id.lowercased(), default: []].suffix(Self.maximumCount - 1)
                returned[id.lowercased()] = last + [presence]
            }
        }
        return response
    }

    /// The JSON that a presence was read from.
    ///
    /// - Throws: `EncodingError` if it cannot be read again.
    func json(of presence: Presence) throws -> GraphJSONValue {
        let (encoder, decoder) = (JSONEncoder(), JSONDecoder())
        let candidates = returned.withLock { $0[presence.id.lowercased()] ?? [] }
        let json = candidates.last { json in
            let data = try? encoder.encode(json)
            return data.flatMap { try? decoder.decode(Presence.self, from: $0) } == presence
        }
        return try json ?? decoder.decode(GraphJSONValue.self, from: encoder.encode(presence))
    }
}
