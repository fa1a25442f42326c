// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A middleware that stores the JSON of presences exactly as the service returned it, including the parts that the
/// Swift types discard.
final class ReturnedPresences: GraphMiddleware {
    /// The number of presences to store for each user. This number exceeds the number of responses in flight.
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

    /// Returns the JSON from which a presence was decoded.
    ///
    /// - Throws: `EncodingError` if the JSON is unknown and the presence cannot be encoded.
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
