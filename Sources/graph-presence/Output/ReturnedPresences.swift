import Foundation
import GraphPresence

/// The JSON of presences as the service returned it, which the types do not keep in full.
final class ReturnedPresences: Middleware {
    private let returned = Locked<[String: JSONValue]>([:])

    func intercept(
        _ request: TransportRequest,
        next: @Sendable (TransportRequest) async throws -> TransportResponse
    ) async throws -> TransportResponse {
        let response = try await next(request)
        guard let body = try? JSONDecoder().decode(JSONValue.self, from: response.body) else { return response }
        var presences = [body]
        if case .array(let values) = body["value"] { presences = values }
        returned.withLock { returned in
            for presence in presences {
                if case .string(let id) = presence["id"] { returned[id.lowercased()] = presence }
            }
        }
        return response
    }

    /// What was returned of a user last; nil if nothing was.
    subscript(id: String) -> JSONValue? { returned.withLock { $0[id.lowercased()] } }
}
